// From being logged in to an unlocked keypair: made here when there is none yet, unlocked with the
// passphrase when there is, replaced when the passphrase is lost.

import { browserProblem } from "./browser-support.js";
import { ask, whoAmI } from "./api.js";
import { fromBase64url, toBase64url } from "./base64url.js";
import { FieldProblem, showForm } from "./key-form.js";
import * as forms from "./key-forms.js";
import { generate, lock, unlock } from "./keypair.js";
import { problemOf, samePassphrase } from "./passphrase.js";

/** Resolves with the keypair, whose private keys nobody can read; with undefined when `signal`
    aborts. `password` is what the user logged in with, undefined where the page does not know. */
export async function unlockKeypair({ me, password }, signal) {
    const reason = await browserProblem();
    if (reason)
        return showForm(reason, undefined, signal); // there is no way on from here
    while (!signal.aborted) {
        const account = await findAccount(signal);
        if (!account)
            continue;
        const keypair = account.locked_keypair === undefined
            ? await makeKeypair(forms.making(me), { password }, signal)
            : await unlockOrReplace({ me, password }, signal);
        if (keypair)
            return keypair;
    }
    return undefined;
}

async function findAccount(signal) {
    try {
        return await account();
    } catch (problem) {
        return showForm({ ...forms.unreachable, problem }, account, signal);
    }
}

async function account() {
    const found = await whoAmI();
    if (found === null)
        logInAgain();
    return found;
}

/** The session has ended: the page begins anew, at the door. */
function logInAgain() {
    location.reload();
    throw new Error("You are not logged in any more.");
}

async function unlockOrReplace({ me, password }, signal) {
    const outcome = await showForm(forms.unlocking(me), unlockMine, signal);
    return outcome === forms.lost ? replace({ me, password }, signal) : outcome;
}

async function unlockMine({ passphrase }) {
    if (passphrase === "")
        throw new FieldProblem("passphrase", "The passphrase is missing.");
    // Asked for each time: another browser may have replaced it.
    const { locked_keypair } = await account();
    const locked = fromBase64url(locked_keypair ?? "") ?? new Uint8Array();
    const { outcome, keypair } = await unlock(locked, passphrase);
    if (outcome === "unlocked")
        return keypair;
    throw forms.problemOfUnlocking(outcome);
}

/** Resolves with undefined where it was not done. */
async function replace({ me, password: known }, signal) {
    let problem;
    while (!signal.aborted) {
        const form = { ...forms.losing(me), problem };
        const password = await showForm(form, (values) => checked(values, known), signal);
        if (password === forms.back)
            return undefined;
        const keypair = await makeKeypair(forms.remaking(me), { password, replaces: true }, signal);
        if (keypair)
            return keypair;
        problem = new FieldProblem("password", "The server says that this is not your password.");
    }
    return undefined;
}

function checked({ password }, known) {
    if (password === "")
        throw new FieldProblem("password", "The password is missing.");
    if (known !== undefined && password !== known)
        throw new FieldProblem("password", "Wrong password: you logged in with a different one.");
    return password;
}

/** Resolves with undefined where the server does not take it without the right password: there is
    one already that this would replace. */
function makeKeypair(form, { password, replaces = false }, signal) {
    return showForm(form, async ({ passphrase, again }) => {
        const problem = problemOf(passphrase, password);
        if (problem)
            throw new FieldProblem("passphrase", problem);
        if (!samePassphrase(passphrase, again))
            throw new FieldProblem("again", "The two passphrases do not match.");
        const locked = await lock(await generate(), passphrase);
        // What the server is to keep is opened once, and what comes out of it is used: no key that
        // can be read is left in this page, and nobody finds out tomorrow that it does not open.
        const { keypair } = await unlock(locked, passphrase);
        if (signal.aborted)
            return undefined;
        return await publish(locked, replaces ? password : undefined) ? keypair : undefined;
    }, signal);
}

async function publish(locked, password) {
    try {
        await ask("PUT", "/api/keys/me", { locked_keypair: toBase64url(locked), password });
        return true;
    } catch (error) {
        if (error.status === 401)
            logInAgain();
        if (error.code !== "wrong_password")
            throw error;
        return false;
    }
}
