// PNG files (ISO/IEC 15948), chunk by chunk.

import { deflateSync } from "node:zlib";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const crcTable = Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; ++bit) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    return n >>> 0;
});

function crc(bytes) {
    let value = 0xffffffff;
    for (const byte of bytes) value = crcTable[(value ^ byte) & 0xff] ^ (value >>> 8);
    return (value ^ 0xffffffff) >>> 0;
}

const uint32 = (value) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value]);

function chunk(type, data) {
    const body = Buffer.concat([Buffer.from(type), data]);
    return Buffer.concat([uint32(data.length), body, uint32(crc(body))]);
}

/** `width` x `height` pixels of one bit, grey, all of the shade 0, which is declared transparent: so the
    guide's spacer needs no drawing program. */
export function transparentPng(width, height) {
    const header = [...uint32(width), ...uint32(height), 1, 0, 0, 0, 0];
    const rowBytes = 1 + Math.ceil(width / 8); // the row's filter, then its pixels
    return Buffer.concat([
        signature,
        chunk("IHDR", Buffer.from(header)),
        chunk("tRNS", Buffer.from([0, 0])),
        chunk("IDAT", deflateSync(Buffer.alloc(rowBytes * height))),
        chunk("IEND", Buffer.alloc(0)),
    ]);
}

// An "iTXt" chunk: the keyword, then "not compressed", no language and no translated keyword.
const description = Buffer.from("Description\0\0\0\0\0");

/** `png` with a text in it, after its header. */
export function withDescription(png, text) {
    const endOfHeader = signature.length + 12 + 13;
    return Buffer.concat([
        png.subarray(0, endOfHeader),
        chunk("iTXt", Buffer.concat([description, Buffer.from(text)])),
        png.subarray(endOfHeader),
    ]);
}

/** The text that withDescription() has put into `png`, or undefined. */
export function descriptionOf(png) {
    for (let at = signature.length; at < png.length;) {
        const size = png.readUInt32BE(at);
        const data = png.subarray(at + 8, at + 8 + size);
        if (png.toString("latin1", at + 4, at + 8) === "iTXt" && data.indexOf(description) === 0)
            return data.toString("utf8", description.length);
        at += 12 + size;
    }
    return undefined;
}
