// Shows everybody's fingerprint in the list of people, and a line if somebody's key has changed.
// This tab remembers which fingerprints were seen: people compare them once, and want to know when
// that no longer holds.

import { announce } from "./live-region.js";
import { TabStorage } from "./tab-storage.js";
import { fingerprint } from "./keypair.js";
import { part } from "./message.js";
import { keysOf } from "./shown-keys.js";

const news = document.createElement("section");
news.id = "key-news";
news.setAttribute("role", "status");
document.getElementById("state").after(news);

export class PeopleKeys {
    #me;
    #storage;
    #seen = new Map(); // address -> fingerprint, null for none; what the user knows
    #now = new Map(); // address -> fingerprint, undefined for none; what the server says
    #keys = new Map(); // address -> the public keys that it says; one's own are those that were unlocked
    #fresh = new Set(); // addresses with a first key, since this page was loaded
    #looks = 0; // grows with each look() and forget(): what an earlier look() finds is out of date
    #tellsOf; // whose news are told here: (address) -> yes or no

    /** With `onlyMine`, news of other people's keys is shown elsewhere. */
    constructor({ onlyMine = false } = {}) {
        this.#tellsOf = (email) => !onlyMine || email === this.#me;
    }

    /** Call this when the room opens for `me`, who has unlocked `keypair`. */
    async begin(me, keypair) {
        this.#me = me;
        this.#keys = new Map([[me, keypair]]);
        this.#storage = new TabStorage("fingerprints", me);
        this.#seen = new Map(this.#storage.load());
        this.#seen.set(me, await fingerprint(keypair));
    }

    forget() {
        ++this.#looks;
        this.#seen.clear();
        this.#now.clear();
        this.#keys.clear();
        this.#fresh.clear();
        news.replaceChildren();
    }

    /** Whether the server has sent the list of people since the room opened. */
    get isKnown() {
        return this.#now.size > 0;
    }

    /** The public keys of everybody who has some: {encryptionKey, signingKey}. */
    all() {
        return [...this.#keys.values()];
    }

    /** The public keys of one address; undefined if it has none. */
    of(email) {
        return this.#keys.get(email);
    }

    /** Takes the list of people as it is now, each with encryption_key and signing_key if they have
        keys. Resolves with whether anybody has other keys than before. */
    async look(people) {
        const look = ++this.#looks;
        const before = this.#now;
        this.#keep(people);
        const found = await Promise.all(
            people.map(async (person) => {
                const keys = keysOf(person);
                return [person.email, keys && (await fingerprint(keys))];
            }),
        );
        if (look !== this.#looks) return false; // a later one was faster, or the user has left
        const isFirst = this.#now.size === 0;
        this.#now = new Map(found);
        for (const [email, now] of found) this.#learn(email, now, isFirst);
        this.#storage.save([...this.#seen]);
        this.#tell();
        return found.some(([email, now]) => before.get(email) !== now);
    }

    /** Adds the fingerprint to somebody's list item. */
    show(item, { email }) {
        const now = this.#now.get(email);
        item.append(part("span", "visually-hidden", ", "));
        if (this.#isChanged(email)) item.append(part("span", "key changed", "changed key "));
        else if (this.#fresh.has(email)) item.append(part("span", "key fresh", "new key "));
        item.append(part("span", "key", now ?? "no key yet"));
    }

    #keep(people) {
        const own = this.#keys.get(this.#me);
        const others = people
            .map((person) => [person.email, keysOf(person)])
            .filter(([email, keys]) => email !== this.#me && keys);
        this.#keys = new Map([[this.#me, own], ...others]);
    }

    #learn(email, now, isFirst) {
        if (!now || this.#seen.get(email)) return;
        if (!isFirst && this.#tellsOf(email)) {
            this.#fresh.add(email);
            announce(`${email} has a key now.`);
        }
        this.#seen.set(email, now);
    }

    #isChanged(email) {
        const [seen, now] = [this.#seen.get(email), this.#now.get(email)];
        return Boolean(seen && now && seen !== now && this.#tellsOf(email));
    }

    #tell() {
        const changed = [...this.#now.keys()].filter((email) => this.#isChanged(email));
        const lines = changed.map((email) => part("p", "", this.#sentence(email)));
        const words = lines.map(({ textContent }) => textContent).join();
        if (words === [...news.querySelectorAll("p")].map(({ textContent }) => textContent).join()) return; // unchanged, so it need not be read aloud again
        news.replaceChildren(...lines);
        if (changed.length > 0) news.append(this.#button(changed));
    }

    #sentence(email) {
        const now = this.#now.get(email);
        if (email === this.#me)
            return (
                `Your own key has been replaced. Its fingerprint is now ${now}. If you did that in ` +
                "another browser, reload this page and unlock the new key."
            );
        return (
            `The key of ${email} has changed. Its fingerprint is now ${now}. Did they lose ` +
            "their passphrase, or is this somebody else's key? Ask them, but not here."
        );
    }

    #button(changed) {
        const button = part("button", "", "I have seen it");
        button.onclick = () => {
            for (const email of changed) this.#seen.set(email, this.#now.get(email));
            this.#storage.save([...this.#seen]);
            this.#tell();
            for (const remark of document.querySelectorAll("#people-list .changed")) remark.remove();
            document.getElementById("text").focus();
        };
        return button;
    }
}
