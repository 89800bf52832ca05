// The page's sentences about whose keys are trusted. Warnings give people's whole addresses.

import { damagedSentence } from "./people-trust.js";

const list = new Intl.ListFormat("en-GB"); // "jane, fred and mary"
const fewNames = 4;

const counted = (people) => `${people.toLocaleString()} people can read what you write`;

/** "fred, jane and 3 more". */
function someOf(names) {
    return names.length <= fewNames
        ? list.format(names)
        : list.format([...names.slice(0, fewNames - 1), `${names.length - fewNames + 1} more`]);
}

/** About newcomers, as PeopleTrust reports them, if `readers` others can read what is written. */
export function announcementOf(newcomers, readers, names) {
    const who = someOf(newcomers.map(({ address }) => names.of(address)));
    if (newcomers.every(({ wasHere }) => wasHere))
        return `You are meeting ${who} for the first time: ${counted(readers + 1)}.`;
    return `${who} ${newcomers.length === 1 ? "is" : "are"} new here: ${counted(readers + 1)}.`;
}

/** The sentence beside the composer. */
export function readersSentence({ problem, isKnown, readers }, names) {
    if (problem === "damaged")
        return "Nothing can be sent: this browser's record of other people's keys is damaged.";
    if (!isKnown) return "It is not known yet who can read what you write.";
    if (readers.length === 0) return "Only you can read what you write.";
    return `${counted(readers.length + 1)}: ${list.format(["you", ...readers.map((each) => names.of(each)).sort()])}.`;
}

export const leftOutSentence = (changes, names) =>
    changes.length === 0
        ? ""
        : `Not ${list.format(changes.map(({ address }) => names.of(address)))}: changed keys.`;

export const warningTitle = (address) => `The keys of ${address} have changed.`;

/** The text after the title, about changed keys as PeopleTrust reports them. */
export function warningOf({ isVerified, wasVerified }) {
    const advice = isVerified
        ? "You have compared the safety number of the new keys, and it was the same: you can accept them."
        : "Compare safety numbers, but not in this messenger. If they are the same, accept the new keys.";
    return [
        ...(wasVerified ? ["You had verified the old ones."] : []),
        "Nothing more is encrypted to this address until you accept the new ones.",
        "Either the passphrase was lost, or this server shows you keys of its own, so that it can read what " +
            "you write.",
        advice,
    ].join(" ");
}

/** [title, the text after it] */
export const problemSentences = {
    damaged: [
        damagedSentence,
        "Your browser will then take everybody's keys as the server shows them, so compare " +
            "safety numbers again. The damaged record stays in this browser, set aside.",
    ],
    "not kept": [
        "This browser does not let this page store anything.",
        "When you close or reload the " +
            "page, it forgets whose keys you know, and everybody is new again. Compare safety numbers each time.",
    ],
};

export const newHistory = [
    "This server has lost messages that it had, and numbers new ones from where it is now.",
    "What you trust stays. A message that comes again from before would not be noticed.",
];

export const otherOwnKeys = [
    "Your own keys are not those that you had here before.",
    "You still trust the same keys of others, but they have to accept yours, and to compare safety numbers " +
        "again. If you have not replaced your keys, this server returned old ones: write nothing.",
];

export const accepted = (address) => `The new keys of ${address} are accepted.`;
