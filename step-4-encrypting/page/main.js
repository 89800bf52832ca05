// Step 4: messages are encrypted before they are sent, and opened if they were encrypted to the
// user's key.

import { unlockKeypair } from "./unlock-keypair.js";
import { Messenger } from "./messenger.js";
import { addServerView } from "./server-view.js";
import { PeopleKeys } from "./people-keys.js";
import { SealedDraft } from "./sealed-draft.js";
import { SealingCodec } from "./sealing-codec.js";
import { addStyle } from "./style-sheet.js";

addStyle("keys.css");
addStyle("sealed.css");
const keys = new PeopleKeys();
const messages = new SealingCodec(keys);
let messageList;
let draft;

new Messenger({
    notice: "Messages are encrypted: only those who have a key here can read them.",
    read: (row) => messages.read(row),
    write: (text) => messages.write(text),
    draft: () => draft,
    async enter(who, signal) {
        const keypair = await unlockKeypair(who, signal);
        if (!keypair) return;
        messages.begin(who.me, keypair, () => messageList?.reread());
        draft = new SealedDraft(who.me, keypair);
        await keys.begin(who.me, keypair); // last: the user may leave meanwhile
    },
    ready: (room) => {
        messageList = room.messageList;
    },
    leave() {
        messageList = undefined;
        draft = undefined;
        messages.forget();
        keys.forget();
    },
    async people(people) {
        if (await keys.look(people)) messageList?.reread(); // what somebody unknown wrote may be known now
    },
    person: (item, person) => keys.show(item, person),
    decorate: addServerView,
}).start();
