// From the login to an unlocked keypair. It is made here if there is none yet, otherwise unlocked
// with the passphrase, or replaced if the passphrase is lost.

import { browserProblem } from "./browser-support.js";
import { ask, whoAmI } from "./api.js";
import { fromBase64url, toBase64url } from "./base64url.js";
import { FieldProblem, showForm } from "./key-form.js";
import * as forms from "./key-forms.js";
import { generate, lock, unlock } from "./keypair.js";
import { OtherAddress } from "./own-address.js";
import { hadOwnKey, rememberOwnKey } from "./own-key.js";
import { problemOf, samePassphrase } from "./passphrase.js";

/** Resolves with the keypair, whose private keys nobody can read; with undefined when `signal`
    aborts. `password` is what the user logged in with, undefined where the page does not know; `hadKeys`
    whether this browser remembers that the user had keys here. Rejects with OtherAddress if the session
    is not that of `me`, and with a sentence if the server denies those keys and the user makes none. */
export async function unlockKeypair({ me, password, hadKeys = hadOwnKey(me) }, signal) {
    const reason = await browserProblem();
    if (reason) return showForm(reason, undefined, signal); // the user cannot go on from here
    while (!signal.aborted) {
        const account = await findAccount(me, signal);
        if (!account) continue;
        const keypair =
            account.locked_keypair === undefined
                ? await makeFirst({ me, password, hadKeys }, signal)
                : await unlockOrReplace({ me, password }, signal);
        if (keypair) {
            rememberOwnKey(me);
            return keypair;
        }
    }
    return undefined;
}

/** The server says that it has no keypair. If there was one, that is a reason to ask: new keys cost the
    user everything that was encrypted to the old ones. */
async function makeFirst({ me, password, hadKeys }, signal) {
    if (hadKeys && (await showForm(forms.denied, () => true, signal)) !== true)
        throw new Error("No new key was made.");
    return makeKeypair(forms.making(me), { password }, signal);
}

async function findAccount(me, signal) {
    try {
        return await accountOf(me);
    } catch (problem) {
        if (problem instanceof OtherAddress) throw problem;
        return showForm({ ...forms.unreachable, problem }, () => accountOf(me), signal);
    }
}

async function accountOf(me) {
    const found = await whoAmI();
    if (found === null) logInAgain();
    if (found.email !== me) throw new OtherAddress(me);
    return found;
}

/** Loads the page anew, at the door, because the session has ended. */
function logInAgain() {
    location.reload();
    throw new Error("You are not logged in any more.");
}

async function unlockOrReplace({ me, password }, signal) {
    const outcome = await showForm(forms.unlocking(me), (values) => unlockMine(me, values), signal);
    return outcome === forms.lost ? replace({ me, password }, signal) : outcome;
}

async function unlockMine(me, { passphrase }) {
    if (passphrase === "") throw new FieldProblem("passphrase", "The passphrase is missing.");
    // Fetched each time: another browser may have replaced it.
    const { locked_keypair } = await accountOf(me);
    const locked = fromBase64url(String(locked_keypair ?? "")) ?? new Uint8Array();
    const { outcome, keypair } = await unlock(locked, passphrase);
    if (outcome === "unlocked") return keypair;
    throw forms.problemOfUnlocking(outcome);
}

/** Resolves with the new keypair, or with undefined if it was not replaced. */
async function replace({ me, password: known }, signal) {
    let problem;
    while (!signal.aborted) {
        const form = { ...forms.losing(me), problem };
        const password = await showForm(form, (values) => checked(values, known), signal);
        if (password === forms.back) return undefined;
        const keypair = await makeKeypair(forms.remaking(me), { password, replaces: true }, signal);
        if (keypair) return keypair;
        problem = new FieldProblem("password", "The server says that this is not your password.");
    }
    return undefined;
}

function checked({ password }, known) {
    if (password === "") throw new FieldProblem("password", "The password is missing.");
    if (known !== undefined && password !== known)
        throw new FieldProblem("password", "Wrong password: you logged in with a different one.");
    return password;
}

/** Resolves with undefined if this would replace a keypair, and the server refuses that without the
    right password. */
function makeKeypair(form, { password, replaces = false }, signal) {
    return showForm(
        form,
        async ({ passphrase, again }) => {
            const problem = problemOf(passphrase, password);
            if (problem) throw new FieldProblem("passphrase", problem);
            if (!samePassphrase(passphrase, again))
                throw new FieldProblem("again", "The two passphrases do not match.");
            const locked = await lock(await generate(), passphrase);
            // Unlock the block before the server stores it, and use the result. So this page keeps no
            // key that can be read, and a block that does not unlock is noticed now and not tomorrow.
            const { keypair } = await unlock(locked, passphrase);
            if (signal.aborted) return undefined;
            return (await publish(locked, replaces ? password : undefined)) ? keypair : undefined;
        },
        signal,
    );
}

async function publish(locked, password) {
    try {
        await ask("PUT", "/api/keys/me", { locked_keypair: toBase64url(locked), password });
        return true;
    } catch (error) {
        if (error.status === 401) logInAgain();
        if (error.code !== "wrong_password") throw error;
        return false;
    }
}
