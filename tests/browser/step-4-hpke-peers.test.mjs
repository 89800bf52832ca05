// The wraps of an envelope are HPKE as everybody else has it: two implementations from npm open what
// the reference solution wraps, and seal what it unwraps. That there are two tells whose mistake it is.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { startOracle } from "./step-3-js-oracle.mjs";
import { peers } from "./step-4-hpke.mjs";

const published = JSON.parse(readFileSync(new URL("../vectors.json", import.meta.url))).rfc9180;
const rounds = 25;
const label = Buffer.from("secure-messenger/1 wrap");
const info = Buffer.concat([Buffer.of(0, 0, 0, label.length), label]).toString("hex"); // as a field
let oracle;

before(() => {
    oracle = startOracle();
});
after(() => oracle?.stop());

const random = (size) => randomBytes(size).toString("hex");

/** `count` people with keys, and the header of an envelope to them. */
async function newEnvelope(count) {
    const people = [];
    for (let i = 0; i < count; ++i) people.push(await oracle.ask({ do: "generate" }));
    const to = people.map(({ encryption_key }) => encryption_key).sort();
    const { header } = await oracle.ask({ do: "header", id: random(16), to });
    return { people, header };
}

/** In C++: {enc, sealed}. */
async function wrap(reader, header, contentKey) {
    const { enc, wrapped } = await oracle.ask({
        do: "wrap",
        content_key: contentKey,
        to: reader.encryption_key,
        ephemeral: random(32),
        header,
    });
    return { enc, sealed: wrapped };
}

/** In C++: the content key, or undefined. */
async function unwrap({ encryption_key, encryption_private_key, signing_seed }, header, { enc, sealed }) {
    const answer = await oracle.ask({
        do: "unwrap",
        to: encryption_key,
        enc,
        wrapped: sealed,
        header,
        encryption_private_key,
        signing_seed,
    });
    return answer.content_key;
}

const openedBy = (peer, { encryption_key, encryption_private_key }, header, { enc, sealed }) =>
    peer.open({ to: encryption_key, privateKey: encryption_private_key, enc, info, aad: header, sealed });

function withByteFlipped(hex, at) {
    const bytes = Buffer.from(hex, "hex");
    bytes[at] ^= 1;
    return bytes.toString("hex");
}

/** {enc, sealed} and the header with one byte of them another: all there are. */
function* damaged(header, { enc, sealed }) {
    for (let at = 0; at < enc.length / 2; ++at) yield [header, { enc: withByteFlipped(enc, at), sealed }];
    for (let at = 0; at < sealed.length / 2; ++at)
        yield [header, { enc, sealed: withByteFlipped(sealed, at) }];
    for (let at = 0; at < header.length / 2; ++at) yield [withByteFlipped(header, at), { enc, sealed }];
}

for (const [name, peer] of Object.entries(peers)) {
    test(`${name} opens what RFC 9180 A.1.1 publishes`, async () => {
        const {
            pkRm: to,
            skRm: privateKey,
            enc,
            encryptions: [{ aad, ct: sealed, pt }],
        } = published;
        assert.equal(await peer.open({ to, privateKey, enc, info: published.info, aad, sealed }), pt);
    });

    test(`wrapped in C++, opened by ${name}`, async () => {
        for (let i = 0; i < rounds; ++i) {
            const { people, header } = await newEnvelope(1 + (i % 4));
            const contentKey = random(16);
            for (const reader of people)
                assert.equal(
                    await openedBy(peer, reader, header, await wrap(reader, header, contentKey)),
                    contentKey,
                );
        }
    });

    test(`sealed by ${name}, unwrapped in C++`, async () => {
        for (let i = 0; i < rounds; ++i) {
            const { people, header } = await newEnvelope(1 + (i % 4));
            const contentKey = random(16);
            for (const reader of people) {
                const sealed = await peer.seal({
                    to: reader.encryption_key,
                    info,
                    aad: header,
                    plaintext: contentKey,
                });
                assert.equal(await unwrap(reader, header, sealed), contentKey);
            }
        }
    });
}

test("one byte flipped, and nobody opens it; nor does another reader", async () => {
    const {
        people: [reader, another],
        header,
    } = await newEnvelope(2);
    const wrapped = await wrap(reader, header, random(16));
    const refusedByAll = async (who, aad, what) => {
        assert.equal(await unwrap(who, aad, what), undefined);
        for (const [name, peer] of Object.entries(peers))
            assert.equal(await openedBy(peer, who, aad, what), undefined, name);
    };
    for (const [aad, what] of damaged(header, wrapped)) await refusedByAll(reader, aad, what);
    await refusedByAll(another, header, wrapped);
});
