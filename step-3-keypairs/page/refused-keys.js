// Public keys that no honest person has. With a point of small order, everybody shares the same
// secret, and signatures that nobody made can verify. A non-canonical Ed25519 key is a second way
// to write another key. Browsers accept all of these, so they are refused here by comparison,
// without arithmetic on the curve.
//
// Keys are 32 bytes, little-endian; p is 2^255 - 19. Bit 255 is not part of an X25519 key's number
// (RFC 7748 section 5), and is the sign of x in an Ed25519 key (RFC 8032 section 5.1.2).

const p = 2n ** 255n - 19n;

// The u of every point of small order on the curve or its twist, in each of its 255-bit encodings.
const lowOrder = new Set([
    0n,
    1n,
    0x00b8495f16056286fdb1329ceb8d09da6ac49ff1fae35616aeb8413b7c7aebe0n,
    0x57119fd0dd4e22d8868e1c58c45c44045bef839c55b1d0b1248c50a3bc959c5fn,
    p - 1n,
    p,
    p + 1n,
]);

// The y of every point whose order divides 8.
const smallOrder = new Set([
    0n,
    1n,
    0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
    0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
    p - 1n,
]);

const numberOf = (key) => key.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) % 2n ** 255n;

/** Whether `key` (X25519, 32 bytes) is refused. */
export const refusesEncryptionKey = (key) => lowOrder.has(numberOf(key));

/** Whether `key` (Ed25519, 32 bytes) is refused. */
export const refusesSigningKey = (key) => numberOf(key) >= p || smallOrder.has(numberOf(key));
