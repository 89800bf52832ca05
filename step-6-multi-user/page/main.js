// Step 6: several people, whose keys are pinned.

import { unlockKeypair } from "./unlock-keypair.js";
import { Messenger } from "./messenger.js";
import { addServerView } from "./server-view.js";
import { hadOwnKey } from "./own-key.js";
import { PeopleKeys } from "./people-keys.js";
import { PeopleTrust } from "./trust/people-trust.js";
import { SealedDraft } from "./sealed-draft.js";
import { PinStorage } from "./trust/pin-storage.js";
import { SealingCodec } from "./sealing-codec.js";
import { addStyle } from "./style-sheet.js";
import { TrustView } from "./trust/view.js";

addStyle("keys.css");
addStyle("sealed.css");
addStyle("trust.css");
const keys = new PeopleKeys({ onlyMine: true });
const trust = new PeopleTrust();
const messages = new SealingCodec(trust);
const view = new TrustView(trust);
let messageList;
let draft;

new Messenger({
    notice: "Messages are encrypted: only those named above your message can read it.",
    heard(frame) {
        if (!trust.took(frame)) return;
        messages.forgetReplays();
        view.show();
    },
    read: (row) => messages.read(row),
    write: (text) => messages.write(text),
    draft: () => draft,
    async enter(who, signal) {
        const hadKeys = hadOwnKey(who.me) || new PinStorage(who.me).exists;
        const keypair = await unlockKeypair({ ...who, hadKeys }, signal);
        if (!keypair) return;
        trust.begin(who.me, keypair, () => view.showAll(), signal);
        messages.begin(who.me, keypair, () => messageList?.reread(), trust.seen);
        draft = new SealedDraft(who.me, keypair);
        await keys.begin(who.me, keypair); // last: the user may leave meanwhile
    },
    ready(room) {
        messageList = room.messageList;
        view.open(room);
    },
    leave() {
        messageList = undefined;
        draft = undefined;
        view.close();
        messages.forget();
        trust.forget();
        keys.forget();
    },
    async people(people) {
        const readsOtherwise = trust.look(people);
        view.show(); // announces newcomers before anything can be sealed to them
        await keys.look(people);
        if (readsOtherwise) messageList?.reread();
    },
    person(item, person) {
        keys.show(item, person);
        view.showPerson(item, person);
    },
    decorate: addServerView,
}).start();
