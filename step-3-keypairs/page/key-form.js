// The forms between the door and the room: one at a time, in place of the door.

import { announce } from "./live-region.js";

/** A problem with the text in one field. */
export class FieldProblem extends Error {
    constructor(field, message) {
        super(message);
        this.field = field;
    }
}

/** Makes an element. Sets text only as text. `properties` are the element's own; `role` and names
    with a hyphen, such as "aria-…", are its attributes. */
function make(name, properties, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
        if (key.includes("-") || key === "role") element.setAttribute(key, value);
        else element[key] = value;
    }
    element.append(...children);
    return element;
}

const paragraph = (words) =>
    Array.isArray(words)
        ? make("ul", {}, ...words.map((item) => make("li", { textContent: item })))
        : make("p", { textContent: words });

/**
 * Shows `form` until there is a result. It has
 *   title
 *   about      paragraphs; an array among them is a list
 *   account    the name under which a password manager may store what is typed here: a passphrase
 *              must not replace a password
 *   fields     each {name, label, hint, autocomplete}; what is typed is hidden at first
 *   show       the words beside the check box that shows what is typed
 *   action     the words on its button; undefined if the user cannot go on from here
 *   busy       the words on the button while attempt() runs
 *   other      {question, words, value}: another way out
 *   problem    what went wrong before, a FieldProblem or another error
 * attempt(values) gets what was typed, by name. If it throws, the form stays and shows the error.
 *
 * Resolves with what attempt() returned, with other.value, or with undefined if `signal` aborts.
 */
export function showForm(form, attempt, signal) {
    if (signal.aborted) return Promise.resolve(undefined);
    return new Promise((resolve) => {
        const shown = new KeyForm(form);
        const done = (value) => {
            shown.main.remove();
            resolve(value);
        };
        signal.addEventListener("abort", () => done(undefined), { once: true });
        shown.form.onsubmit = async (event) => {
            event.preventDefault();
            await shown.try(attempt, done);
        };
        if (shown.other) shown.other.onclick = () => shown.isBusy || done(form.other.value);
        document.getElementById("login").after(shown.main);
        shown.begin();
    });
}

class KeyForm {
    #what; // the `form` of showForm()
    #inputs = new Map(); // name -> input
    #errors = new Map(); // name -> the line beside it; "" is the form's own

    constructor(what) {
        this.#what = what;
        this.title = make("h2", { id: "key-title", tabIndex: -1, textContent: what.title });
        const text = make(
            "div",
            { id: "key-about", className: "about" },
            ...(what.about ?? []).map(paragraph),
        );
        this.#errors.set("", make("p", { className: "error", role: "alert" }));
        this.form = make(
            "form",
            { noValidate: true, "aria-labelledby": "key-title" },
            this.title,
            text,
            ...this.#fields(),
            this.#errors.get(""),
            ...this.#button(),
        );
        this.main = make("main", { className: "form-view" }, this.form, ...this.#otherWay());
    }

    #fields() {
        const { fields = [], account, show } = this.#what;
        if (fields.length === 0) return [];
        const name = make("input", {
            name: "username",
            autocomplete: "username",
            value: account,
            readOnly: true,
            hidden: true,
        });
        return [name, ...fields.map((field, i) => this.#field(field, i === 0)), this.#showBox(show)];
    }

    #field({ name, label, hint, autocomplete }, isFirst) {
        const id = `key-${name}`;
        const hintLine = make("p", { id: `${id}-hint`, className: "hint", hidden: !hint }, hint ?? "");
        const error = make("p", { id: `${id}-error`, className: "error" });
        const input = make("input", {
            id,
            name,
            autocomplete,
            type: "password",
            autocapitalize: "none",
            spellcheck: false,
            "aria-describedby": `${isFirst ? "key-about " : ""}${hintLine.id} ${error.id}`,
        });
        input.setAttribute("autocorrect", "off");
        this.#inputs.set(name, input);
        this.#errors.set(name, error);
        return make(
            "div",
            { className: "field" },
            make("label", { htmlFor: id, textContent: label }),
            input,
            hintLine,
            error,
        );
    }

    #showBox(words) {
        const box = make("input", { type: "checkbox" });
        box.onchange = () => {
            for (const input of this.#inputs.values()) input.type = box.checked ? "text" : "password";
        };
        return make("label", { className: "check" }, box, ` ${words}`);
    }

    #button() {
        if (!this.#what.action) return [];
        this.button = make("button", { className: "primary", textContent: this.#what.action });
        return [this.button];
    }

    #otherWay() {
        if (!this.#what.other) return [];
        const { question, words } = this.#what.other;
        this.other = make("button", { type: "button", className: "quiet", textContent: words });
        return [make("p", { className: "other-way" }, question, " ", this.other)];
    }

    begin() {
        (this.#inputs.values().next().value ?? this.title).focus();
        if (this.#what.problem) this.#say(this.#what.problem);
    }

    get isBusy() {
        return this.button?.getAttribute("aria-disabled") === "true";
    }

    async try(attempt, done) {
        if (this.isBusy) return; // already under way; a disabled button would lose the focus
        this.#clear();
        this.#busy(true);
        try {
            done(await attempt(this.#values()));
        } catch (error) {
            this.#say(error);
        } finally {
            this.#busy(false);
        }
    }

    #values() {
        return Object.fromEntries([...this.#inputs].map(([name, { value }]) => [name, value]));
    }

    #busy(yes) {
        this.button.ariaDisabled = yes ? "true" : null;
        this.button.textContent = yes ? this.#what.busy : this.#what.action;
        if (yes) announce(this.#what.busy);
    }

    #say({ field = "", message }) {
        const error = this.#errors.get(field);
        error.textContent = message;
        const input = this.#inputs.get(field);
        input?.setAttribute("aria-invalid", "true");
        input?.focus(); // a screen reader reads the sentence, its description, with it
        input?.select();
        error.scrollIntoView({ block: "nearest" });
    }

    #clear() {
        for (const error of this.#errors.values()) error.textContent = "";
        for (const input of this.#inputs.values()) input.removeAttribute("aria-invalid");
    }
}
