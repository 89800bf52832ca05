// What the server sends, checked before anything comes of it. Numbers above all: a row that is no
// integer would end up in what the page remembers of other people's keys, and spoil it.

import { isCanonicalAddress } from "./address.js";

/** The server broke the protocol. */
export class NotUnderstood extends Error {
    constructor() {
        super("The server sent something that this page does not understand, so the page has left it.");
    }
}

function check(isGood) {
    if (!isGood) throw new NotUnderstood();
}

const isNumber = (value) => Number.isSafeInteger(value) && value >= 0;
const isText = (value) => typeof value === "string";
const isObject = (value) => typeof value === "object" && value !== null;

/** A row, as it came over HTTP or in a frame. Throws NotUnderstood if it is none. */
export function checkRow(row) {
    check(isObject(row) && isNumber(row.id) && isNumber(row.received_at));
    check(
        row.envelope === undefined ? isCanonicalAddress(row.from) && isText(row.text) : isText(row.envelope),
    );
}

function checkPerson(person) {
    check(isObject(person) && isText(person.email) && typeof person.online === "boolean");
}

const checks = {
    welcome: ({ me, latest }) => check(isText(me) && isNumber(latest)),
    message: checkRow,
    accepted: ({ ref, id, received_at }) => check(isText(ref) && isNumber(id) && isNumber(received_at)),
    error: ({ code, message, ref }) =>
        check(isText(code) && isText(message) && (ref === undefined || isText(ref))),
    person: checkPerson,
    person_removed: ({ email }) => check(isText(email)),
    people(frame) {
        check(Array.isArray(frame.people));
        frame.people.forEach(checkPerson);
        // An address in letters that merely look alike would be somebody else.
        frame.people = frame.people.filter(({ email }) => isCanonicalAddress(email));
    },
};

/** The frame that `data` holds; its type may be one that nobody knows. Throws NotUnderstood. */
export function frameIn(data) {
    let frame;
    try {
        frame = JSON.parse(data);
    } catch {
        throw new NotUnderstood();
    }
    check(isObject(frame) && isText(frame.type));
    if (Object.hasOwn(checks, frame.type)) checks[frame.type](frame);
    return frame;
}
