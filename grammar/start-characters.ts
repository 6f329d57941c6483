/**
 * First characters for Chevrotain's optimised lexer, for patterns that it cannot analyse itself (complements of a class).
 * It files characters from 256 up in buckets of 255 code units, so that one character stands for its bucket.
 */
const LOW = Array.from({ length: 256 }, (_, code) => code)
const BUCKETS = Array.from({ length: 258 }, (_, bucket) => Math.min(255 * bucket + 256, 0xffff))

/** Any character may begin the token. */
export const ANY_START: number[] = [...LOW, ...BUCKETS]
