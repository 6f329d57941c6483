/** Our SHA-256 and base64 against Node's, over lengths around the borders of blocks and over texts of the standard. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sha256, toBase64, toHex } from '../../publish/sha256.ts'

it('gives the digests of the standard', () => {
  const digest = (text: string) => toHex(sha256(new TextEncoder().encode(text)))
  expect(digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(digest('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

it('agrees with the platform for every length up to three blocks, and for long texts', () => {
  for (const length of [...Array.from({ length: 193 }, (_, index) => index), 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 167 + length) % 256)
    expect(toHex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
  }
})

it('agrees for any bytes, in base64 too', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(toHex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    }),
  )
})
