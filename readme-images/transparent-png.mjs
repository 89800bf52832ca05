// A PNG of transparent pixels (ISO/IEC 15948), so that the guide's spacer needs no drawing program.

import { deflateSync } from "node:zlib";

const crcTable = Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; ++bit)
        n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    return n >>> 0;
});

function crc(bytes) {
    let value = 0xffffffff;
    for (const byte of bytes)
        value = crcTable[(value ^ byte) & 0xff] ^ (value >>> 8);
    return (value ^ 0xffffffff) >>> 0;
}

const uint32 = (value) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value]);

function chunk(type, data) {
    const body = Buffer.concat([Buffer.from(type), data]);
    return Buffer.concat([uint32(data.length), body, uint32(crc(body))]);
}

/** `width` x `height` pixels of one bit, grey, all of the shade 0, which is declared transparent. */
export function transparentPng(width, height) {
    const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
    const header = [...uint32(width), ...uint32(height), 1, 0, 0, 0, 0];
    const rowBytes = 1 + Math.ceil(width / 8); // the row's filter, then its pixels
    return Buffer.concat([
        Buffer.from(signature),
        chunk("IHDR", Buffer.from(header)),
        chunk("tRNS", Buffer.from([0, 0])),
        chunk("IDAT", deflateSync(Buffer.alloc(rowBytes * height))),
        chunk("IEND", Buffer.alloc(0)),
    ]);
}
