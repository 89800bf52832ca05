// The door: logging in and signing up, in one form, because both ask for the same.

import { canonicalAddress } from "./address.js";
import { logIn, signUp } from "./api.js";
import { OtherAddress, rememberOwnAddress } from "./own-address.js";
import { bytesOf } from "./text.js";

const $ = (id) => document.getElementById(id);

const ways = {
    logIn: {
        title: "Log in",
        question: "New here?",
        other: "Create an account",
        busy: "Logging in…",
        autocomplete: "current-password",
        call: logIn,
    },
    signUp: {
        title: "Create an account",
        question: "Have an account?",
        other: "Log in",
        busy: "Creating your account…",
        autocomplete: "new-password",
        call: signUp,
    },
};
const shortestPassword = 8; // bytes
const longestPassword = 256;

// The field beside which an error of the API is shown. All others are shown above the button.
const placeOf = {
    bad_email: "email",
    email_taken: "email",
    bad_password: "password",
    invite_needed: "invite",
    login_failed: "password",
};

/** What is wrong before the server is even asked: [place, sentence]; undefined if nothing is. */
function problemOf(way, email, password) {
    if (email.trim() === "") return ["email", "Your e-mail address is missing."];
    if (password === "") return ["password", "The password is missing."];
    const problem = lengthProblemOf(password);
    return problem && (way === ways.signUp || bytesOf(password) > longestPassword)
        ? ["password", problem]
        : undefined;
}

/** What is wrong with the length of a password that is chosen; undefined if nothing is. */
export function lengthProblemOf(password) {
    if (bytesOf(password) < shortestPassword)
        return `This password is too short: it needs ${shortestPassword} characters or more.`;
    if (bytesOf(password) > longestPassword)
        return `This password is too long: it can have at most ${longestPassword} bytes.`;
    return undefined;
}

export class LoginForm {
    #way = ways.logIn;
    #entered;

    /** Calls entered(email, password) after a login, with the canonical form of the typed address. */
    constructor(entered) {
        this.#entered = entered;
        $("other-way").onclick = () => {
            this.#choose(this.#way === ways.logIn ? ways.signUp : ways.logIn);
            $("email").focus();
        };
        $("show-password").onchange = () => {
            $("password").type = $("show-password").checked ? "text" : "password";
        };
        $("login-form").onsubmit = (event) => {
            event.preventDefault();
            this.#try();
        };
    }

    /** Shows the form. `reason` says why, if the user was logged in before. */
    open(reason = "") {
        this.#choose(ways.logIn);
        this.#say("login", reason);
        $("login").hidden = false;
        $($("email").value === "" ? "email" : "password").focus();
    }

    close() {
        $("login").hidden = true;
        $("password").value = "";
        $("show-password").checked = false;
        $("password").type = "password";
        $("invite").value = "";
        this.#clear();
    }

    #choose(way) {
        this.#way = way;
        $("invite-field").hidden = true; // until the server wants a code
        $("login-title").textContent = way.title;
        $("enter").textContent = way.title;
        $("other-question").textContent = way.question;
        $("other-way").textContent = way.other;
        $("password").autocomplete = way.autocomplete;
        $("password-hint").hidden = way !== ways.signUp;
        this.#clear();
    }

    async #try() {
        const way = this.#way;
        const button = $("enter");
        if (button.getAttribute("aria-disabled") === "true") return; // already under way; a disabled button would lose the focus
        const [email, password] = [$("email").value, $("password").value];
        const invite = $("invite-field").hidden ? undefined : $("invite").value.trim();
        this.#clear();
        const problem = problemOf(way, email, password);
        if (problem) return this.#say(...problem);
        button.setAttribute("aria-disabled", "true");
        button.textContent = way.busy;
        try {
            const answer = await way.call(email, password, invite);
            const me = canonicalAddress(email);
            if (me === undefined || answer?.email !== me) throw new OtherAddress(me ?? email);
            rememberOwnAddress(me);
            this.#entered(me, password);
        } catch (error) {
            if (error.code === "invite_needed") $("invite-field").hidden = false;
            this.#say(placeOf[error.code] ?? "login", error.message);
        } finally {
            button.removeAttribute("aria-disabled");
            button.textContent = this.#way.title;
        }
    }

    #say(place, words) {
        $(`${place}-error`).textContent = words;
        if (place === "login" || words === "") return;
        $(place).setAttribute("aria-invalid", "true");
        $(place).focus(); // a screen reader reads the sentence, its description, with it
        $(place).select();
    }

    #clear() {
        for (const place of ["email", "password", "invite", "login"]) $(`${place}-error`).textContent = "";
        for (const place of ["email", "password", "invite"]) $(place).removeAttribute("aria-invalid");
    }
}
