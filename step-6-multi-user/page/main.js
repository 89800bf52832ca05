// Step 6: several people, whose keys are pinned.

import { openKeypair } from "./key-door.js";
import { Messenger } from "./messenger.js";
import { addOtherSide } from "./other-side.js";
import { PeopleKeys } from "./people-keys.js";
import { PeopleTrust } from "./people-trust.js";
import { SealedMessages } from "./sealed-messages.js";
import { addStyle } from "./style-sheet.js";
import { TrustView } from "./trust-view.js";

addStyle("keys.css");
addStyle("sealed.css");
addStyle("trust.css");
const keys = new PeopleKeys({ onlyMine: true });
const trust = new PeopleTrust();
const messages = new SealedMessages(trust);
const view = new TrustView(trust);
let channel;

new Messenger({
    notice: "Messages are encrypted: only those named above your message can read it.",
    heard: (frame) => trust.heard(frame),
    async read(row) {
        const seen = await messages.read(row);
        if (seen.state === "readable" && row.id !== undefined)
            trust.wrote(seen.from, row.id);
        return seen;
    },
    write: (text) => messages.write(text),
    async enter(who, signal) {
        const keypair = await openKeypair(who, signal);
        if (!keypair)
            return;
        trust.begin(who.me, keypair, () => view.showAll(), signal);
        messages.begin(who.me, keypair, () => channel?.reread());
        await keys.begin(who.me, keypair); // last: the user may leave meanwhile
    },
    ready(room) {
        channel = room.channel;
        view.open(room);
    },
    leave() {
        channel = undefined;
        view.close();
        messages.forget();
        trust.forget();
        keys.forget();
    },
    async people(people) {
        const readsOtherwise = trust.look(people);
        view.show(); // who is new is said before anything can be sealed to them
        await keys.look(people);
        if (readsOtherwise)
            channel?.reread();
    },
    person(item, person) {
        keys.show(item, person);
        view.showPerson(item, person);
    },
    decorate: addOtherSide,
}).start();
