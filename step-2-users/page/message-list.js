// The list of messages: in the order of their rows, each once, the newest in view unless the
// reader has scrolled up.

import { announce } from "./live-region.js";
import { part, showMessage } from "./message.js";
import { dayName } from "./time.js";
import { yieldToBrowser } from "./yield-to-browser.js";

const $ = (id) => document.getElementById(id);
const nearEnd = 48; // pixels from the end that still count as the end
const nearBeginning = 400; // pixels from the top at which older messages are asked for
const announcedOneByOne = 3; // news at once; of more, only the number is read aloud

export class MessageList {
    #rows = new Map(); // id -> {row, view, element}
    #how;
    #signal;
    #working = Promise.resolve(); // reading may take its time; rows are shown in turn
    #following = true;
    #unseen = 0;
    #reachesBeginning = true;

    /**
     * `how` has `me`, `names`, `read` and `decorate` (see Messenger), older(), which is called when
     * the reader nears the top, and shown(), called when rows were added.
     */
    constructor(how, signal) {
        this.#how = how;
        this.#signal = signal;
        const box = $("channel");
        box.addEventListener("scroll", () => this.#scrolled(), { signal, passive: true });
        $("older").addEventListener("click", () => how.older(), { signal });
        $("newest").addEventListener(
            "click",
            () => {
                this.toEnd();
                box.focus({ preventScroll: true }); // the button disappears under the reader's finger
            },
            { signal },
        );
        document.addEventListener("visibilitychange", () => this.#showUnseen(), { signal });
        const resized = new ResizeObserver(() => this.#following && this.toEnd());
        resized.observe(box);
        signal.addEventListener("abort", () => resized.disconnect());
        this.clear();
    }

    has = (id) => this.#rows.has(id);

    /** Ids of the first and last row; 0 where there is none. */
    get oldest() {
        return Number($("messages").firstElementChild?.dataset.id ?? 0);
    }
    get newest() {
        return Number($("messages").lastElementChild?.dataset.id ?? 0);
    }

    get reachesBeginning() {
        return this.#reachesBeginning;
    }
    set reachesBeginning(yes) {
        this.#reachesBeginning = yes;
        $("messages").classList.toggle("whole", yes);
        $("older").hidden = yes;
        $("older").textContent = "Older messages";
        this.#scrolled(); // a page that does not fill the screen cannot be scrolled
    }

    olderFailed() {
        $("older").textContent = "Older messages could not be loaded. Try again";
    }

    clear() {
        this.#rows = new Map(); // add() sees by it that what it reads belongs to the old list
        $("messages").replaceChildren();
        $("messages").classList.remove("whole");
        $("older").hidden = true;
        this.#reachesBeginning = true;
        this.#following = true;
        this.#unseen = 0;
        this.#showUnseen();
    }

    /** Shows rows in any order; those that are here already are left as they are. Resolves when done: with
        false if the list was cleared before that, and the rows are not shown. */
    add(rows, { news = false } = {}) {
        const list = this.#rows;
        const over = () => this.#signal.aborted || this.#rows !== list;
        const done = this.#working.then(async () => {
            if (over()) return false;
            const fresh = rows.filter(({ id }) => !this.has(id)).sort((a, b) => b.id - a.id);
            const views = await this.#read(fresh, over);
            if (over()) return false;
            if (fresh.length === 0) return true;
            const renamed = this.#how.names.add(views.flatMap(({ from }) => from ?? []));
            this.keepingPlace(() => {
                for (const [i, row] of fresh.entries()) this.#insert(row, views[i]);
                if (renamed) this.redraw();
                this.#how.shown();
            });
            if (news) this.#tell(views.filter(({ from }) => from !== this.#how.me).reverse());
            return true;
        });
        this.#working = done;
        return done;
    }

    /** Reads every row again: keys have changed, or what is known of other rows. */
    reread() {
        this.#working = this.#working.then(async () => {
            const entries = [...this.#rows.values()];
            const over = () => this.#signal.aborted;
            const views = await this.#read(
                entries.map(({ row }) => row),
                over,
            );
            if (over()) return;
            entries.forEach((entry, i) => {
                entry.view = views[i];
            });
            this.redraw();
        });
        return this.#working;
    }

    /** What the rows read as. Between two of them the page has time for its user. Nothing more is read
        when that is over(). */
    async #read(rows, over) {
        const views = [];
        for (const row of rows) {
            if (views.length > 0) await yieldToBrowser();
            if (over()) break;
            views.push(await this.#how.read(row));
        }
        return views;
    }

    /** Shows every row again as it was read: people are called by other names. */
    redraw() {
        this.keepingPlace(() => {
            for (const entry of this.#rows.values()) this.#draw(entry);
        });
    }

    /** Runs change(), which makes the list longer or shorter, and leaves in view what was there. */
    keepingPlace(change) {
        const box = $("channel");
        const follows = this.#following;
        const top = box.getBoundingClientRect().top;
        const seen = follows
            ? undefined
            : [...$("messages").children].find((element) => element.getBoundingClientRect().bottom > top);
        const before = seen?.getBoundingClientRect().top;
        change();
        if (follows) this.toEnd();
        else if (seen?.isConnected) box.scrollTop += seen.getBoundingClientRect().top - before;
    }

    toEnd() {
        $("channel").scrollTop = $("channel").scrollHeight;
        this.#following = true;
        this.#showUnseen();
    }

    #insert(row, view) {
        const element = document.createElement("li");
        element.dataset.id = row.id;
        const entry = { row, view, element };
        this.#rows.set(row.id, entry);
        const list = $("messages");
        let next = null; // most rows belong at one of the ends
        if (row.id < this.oldest) next = list.firstElementChild;
        else
            for (
                let last = list.lastElementChild;
                last && Number(last.dataset.id) > row.id;
                last = last.previousElementSibling
            )
                next = last;
        list.insertBefore(element, next);
        this.#draw(entry);
        if (next) this.#markDay(next);
    }

    #draw({ row, view, element }) {
        showMessage(element, view, this.#how);
        this.#how.decorate?.(element, row, view);
        element.dataset.day = dayName(view.at);
        this.#markDay(element);
    }

    /** The first message of a day tells the day. */
    #markDay(element) {
        element.querySelector(".day")?.remove();
        if (element.previousElementSibling?.dataset.day !== element.dataset.day)
            element.prepend(part("p", "day", element.dataset.day));
    }

    #tell(views) {
        if (views.length === 0) return;
        if (!this.#following || document.hidden) this.#unseen += views.length;
        this.#showUnseen();
        if (views.length > announcedOneByOne) announce(`${views.length} new messages`);
        else
            for (const { from, text, remark } of views)
                announce(`${from === undefined ? "Somebody" : this.#how.names.of(from)}: ${text ?? remark}`);
    }

    #scrolled() {
        const { scrollTop, scrollHeight, clientHeight } = $("channel");
        this.#following = scrollHeight - scrollTop - clientHeight < nearEnd;
        this.#showUnseen();
        if (scrollTop < nearBeginning && !this.#reachesBeginning) this.#how.older();
    }

    #showUnseen() {
        if (this.#following && !document.hidden) this.#unseen = 0;
        const news = this.#unseen === 1 ? "1 new message" : `${this.#unseen} new messages`;
        $("newest").textContent = this.#unseen > 0 ? news : "Newest messages";
        $("newest").hidden = this.#following;
        document.title = `${this.#unseen > 0 ? `(${this.#unseen}) ` : ""}Secure messenger`;
    }
}
