// Bytes in a fixed order: integers are big-endian, and field(x) is the length of x as 4 bytes, then x.

/** UTF-8 of `text`, which has no lone surrogates. */
export const utf8 = (text) => new TextEncoder().encode(text);

export const sameBytes = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

export class ByteWriter {
    #parts = [];

    /** Writes `value` in `size` bytes, which must be enough for it. */
    integer(value, size) {
        const part = new Uint8Array(size);
        for (let i = size - 1; i >= 0; --i) {
            part[i] = value % 256;
            value = Math.floor(value / 256);
        }
        return this.bytes(part);
    }

    bytes(part) {
        this.#parts.push(part);
        return this;
    }

    field(part) {
        return this.integer(part.length, 4).bytes(part);
    }

    /** Everything written, in a new array. */
    done() {
        const whole = new Uint8Array(this.#parts.reduce((size, part) => size + part.length, 0));
        let at = 0;
        for (const part of this.#parts) {
            whole.set(part, at);
            at += part.length;
        }
        return whole;
    }
}

/** The `parts` as fields, one after the other. */
export const fields = (...parts) =>
    parts.reduce((writer, part) => writer.field(part), new ByteWriter()).done();

/** Reads bytes from the front. Each method throws a RangeError if too few are left. */
export class ByteReader {
    #left;

    constructor(bytes) {
        this.#left = bytes;
    }

    /** How many bytes have not been read. */
    get left() {
        return this.#left.length;
    }

    /** The next `size` bytes: a view, not a copy. */
    bytes(size) {
        if (size > this.#left.length) throw new RangeError("the bytes end too early");
        const part = this.#left.subarray(0, size);
        this.#left = this.#left.subarray(size);
        return part;
    }

    /** Reads an integer of `size` bytes. Throws a RangeError above 2^53 - 1, where numbers have
        gaps. */
    integer(size) {
        const value = this.bytes(size).reduce((sum, byte) => sum * 256 + byte, 0);
        if (!Number.isSafeInteger(value)) throw new RangeError("the integer is too large");
        return value;
    }

    field() {
        return this.bytes(this.integer(4));
    }
}
