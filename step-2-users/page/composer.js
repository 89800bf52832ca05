// The field for the next message. What is typed stays until it is in safe hands.

import { problemOf, speakable } from "./text.js";

const $ = (id) => document.getElementById(id);
const tallest = 0.4; // of the window's height

// Where fingers type there is no Shift+Enter, and a button to send beside the field.
const fingers = matchMedia("(hover: none) and (pointer: coarse)");

export class Composer {
    #draft;
    #send;
    #signal;

    /** `draft` keeps the text over a reload; send(text) is async and rejects with a sentence. */
    constructor(draft, send, signal) {
        this.#draft = draft;
        this.#send = send;
        this.#signal = signal;
        const field = $("text");
        field.readOnly = false; // the last user may have left while a message was being sent
        field.value = draft.load() ?? "";
        field.enterKeyHint = fingers.matches ? "enter" : "send";
        field.addEventListener("input", () => this.#edited(), { signal });
        field.addEventListener("keydown", (event) => {
            // While an input method composes a word, Enter is its own. Safari tells by 229 only.
            const composing = event.isComposing || event.keyCode === 229;
            if (event.key !== "Enter" || event.shiftKey || composing || fingers.matches)
                return;
            event.preventDefault();
            this.#submit();
        }, { signal });
        $("composer").addEventListener("submit", (event) => {
            event.preventDefault();
            this.#submit();
            field.focus();
        }, { signal });
        window.addEventListener("resize", () => this.#fit(), { signal });
        this.#say("");
        this.#fit();
    }

    /** Puts `text` back into the field, behind what is being typed. */
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
        if (field.readOnly || field.value.trim() === "")
            return;
        const text = speakable(field.value);
        if (text !== field.value) {
            field.value = text;
            this.#edited();
            this.#say("Invisible control characters cannot be sent, so they were removed. Send again.");
            return;
        }
        const problem = problemOf(text);
        if (problem)
            return this.#say(problem);
        field.readOnly = true;
        const failure = await this.#send(text).catch((error) => error);
        if (this.#signal.aborted)
            return; // the field may be the next user's
        field.readOnly = false;
        if (failure)
            return this.#say(failure.message);
        field.value = "";
        this.#edited();
    }

    #edited() {
        this.#draft.save($("text").value);
        this.#say(problemOf($("text").value) ?? "");
        this.#fit();
    }

    #say(words) {
        if ($("text-error").textContent !== words)
            $("text-error").textContent = words;
        $("text").setAttribute("aria-invalid", words !== "");
    }

    /** As tall as the text, within limits. */
    #fit() {
        const field = $("text");
        field.style.height = "auto";
        const border = field.offsetHeight - field.clientHeight;
        field.style.height = `${Math.min(field.scrollHeight + border, tallest * innerHeight)}px`;
    }
}
