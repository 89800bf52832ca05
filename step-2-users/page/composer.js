// The field for the next message. It keeps the text until send() has accepted it.

import { problemOf, speakable } from "./text.js";

const $ = (id) => document.getElementById(id);
const tallest = 0.4; // of the window's height

// On a touch screen there is no Shift+Enter: Enter begins a new line, and a button beside the field
// sends.
const fingers = matchMedia("(hover: none) and (pointer: coarse)");

export class Composer {
    #draft;
    #send;
    #signal;

    /** `draft` keeps the text across reloads, as TabStorage does; its load() may be async. send(text)
        is async and rejects with a sentence. */
    constructor(draft, send, signal) {
        this.#draft = draft;
        this.#send = send;
        this.#signal = signal;
        const field = $("text");
        field.readOnly = false; // the last user may have left while a message was being sent
        field.value = "";
        field.enterKeyHint = fingers.matches ? "enter" : "send";
        field.addEventListener("input", () => this.#edited(), { signal });
        field.addEventListener(
            "keydown",
            (event) => {
                // While an input method composes a word, Enter belongs to it. Safari reports this only
                // as key code 229.
                const composing = event.isComposing || event.keyCode === 229;
                if (event.key !== "Enter" || event.shiftKey || composing || fingers.matches) return;
                event.preventDefault();
                this.#submit();
            },
            { signal },
        );
        $("composer").addEventListener(
            "submit",
            (event) => {
                event.preventDefault();
                this.#submit();
                field.focus();
            },
            { signal },
        );
        window.addEventListener("resize", () => this.#fit(), { signal });
        this.#say("");
        this.#fit();
        this.#restore();
    }

    async #restore() {
        const text = await this.#draft.load();
        if (text && !this.#signal.aborted && $("text").value === "") this.putBack(text);
    }

    /** Puts `text` back into the field, after what is being typed. */
    putBack(text) {
        const field = $("text");
        field.value = field.value === "" ? text : `${field.value}\n${text}`;
        this.#edited();
        this.focus();
    }

    focus() {
        $("text").focus();
    }

    async #submit() {
        const field = $("text");
        if (field.readOnly || field.value.trim() === "") return;
        const text = speakable(field.value);
        if (text !== field.value) {
            field.value = text;
            this.#edited();
            this.#say("Invisible control characters cannot be sent, so they were removed. Send again.");
            return;
        }
        const problem = problemOf(text);
        if (problem) return this.#say(problem);
        field.readOnly = true;
        const failure = await this.#send(text).catch((error) => error);
        if (this.#signal.aborted) return; // the field may be the next user's
        field.readOnly = false;
        if (failure) return this.#say(failure.message);
        field.value = "";
        this.#edited();
    }

    #edited() {
        this.#draft.save($("text").value);
        this.#say(problemOf($("text").value) ?? "");
        this.#fit();
    }

    #say(words) {
        if ($("text-error").textContent !== words) $("text-error").textContent = words;
        $("text").setAttribute("aria-invalid", words !== "");
    }

    /** Makes the field as tall as the text, within limits. */
    #fit() {
        const field = $("text");
        field.style.height = "auto";
        const border = field.offsetHeight - field.clientHeight;
        field.style.height = `${Math.min(field.scrollHeight + border, tallest * innerHeight)}px`;
    }
}
