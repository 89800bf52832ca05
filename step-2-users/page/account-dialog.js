// The user's own account: another password, logging out everywhere, removing the account.

import { changePassword, logOutEverywhere, removeAccount } from "./api.js";
import { lengthProblemOf } from "./login-form.js";

const $ = (id) => document.getElementById(id);
const dialog = $("account-dialog");
const passwords = ["old-password", "new-password", "again-password", "removal-password"];

export class AccountDialog {
    #on;
    #isBusy = false;

    /**
     * `on` has
     *   mayLeave()    async: whether the user agrees to lose what was not sent yet
     *   left(reason)  the session is over
     */
    constructor(on) {
        this.#on = on;
        this.#handle("password-form", () => this.#changePassword());
        this.#handle("everywhere-form", () => this.#logOutEverywhere());
        this.#handle("removal-form", () => this.#remove());
        dialog.onclose = () => this.#clear();
    }

    open(me) {
        for (const name of dialog.querySelectorAll("[name=username]")) name.value = me;
        this.#clear();
        dialog.showModal();
    }

    close() {
        dialog.close();
    }

    #handle(form, act) {
        $(form).onsubmit = async (event) => {
            event.preventDefault();
            if (this.#isBusy) return; // already under way; a disabled button would lose the focus
            this.#isBusy = true;
            this.#clearErrors();
            this.#say("One moment…");
            try {
                await act();
            } catch (error) {
                this.#fail(form, error);
            } finally {
                this.#isBusy = false;
            }
        };
    }

    async #changePassword() {
        const [old, fresh, again] = ["old-password", "new-password", "again-password"].map(
            (id) => $(id).value,
        );
        if (old === "") return this.#point("old-password", "The password is missing.");
        const problem = lengthProblemOf(fresh);
        if (problem) return this.#point("new-password", problem);
        if (fresh !== again) return this.#point("again-password", "The two passwords do not match.");
        await changePassword(old, fresh);
        this.#clear();
        this.#say("Your password is changed. Your other sessions have ended.");
        return undefined;
    }

    async #logOutEverywhere() {
        if (!(await this.#on.mayLeave())) return this.#say("");
        await logOutEverywhere();
        return this.#on.left("You are logged out everywhere.");
    }

    async #remove() {
        const password = $("removal-password").value;
        if (password === "") return this.#point("removal-password", "The password is missing.");
        if (!(await this.#on.mayLeave())) return this.#say("");
        await removeAccount(password);
        return this.#on.left("Your account is removed.");
    }

    #fail(form, error) {
        if (error.status === 401) return this.#on.left("You are not logged in any more.");
        const place = {
            wrong_password: form === "removal-form" ? "removal-password" : "old-password",
            bad_password: "new-password",
        }[error.code];
        return place ? this.#point(place, error.message) : this.#say(error.message);
    }

    #point(id, words) {
        this.#say("");
        $(`${id}-error`).textContent = words;
        $(id).setAttribute("aria-invalid", "true");
        $(id).focus(); // a screen reader reads the sentence, its description, with it
        $(id).select();
    }

    #say(words) {
        $("account-state").textContent = words;
        if (words !== "") dialog.scrollTop = 0; // where it is in view
    }

    #clear() {
        for (const id of passwords) $(id).value = "";
        this.#clearErrors();
        this.#say("");
    }

    #clearErrors() {
        for (const id of passwords) {
            $(`${id}-error`).textContent = "";
            $(id).removeAttribute("aria-invalid");
        }
    }
}
