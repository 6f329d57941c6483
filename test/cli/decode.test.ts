/** Bytes that are text, and bytes that are not: each refusal has its own reason. */
import { describe, expect, it } from 'vitest'
import { decodeBytes, LARGEST_FILE } from '../../core/store/decode.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)

describe('decodeBytes', () => {
  it('reads UTF-8, with or without a byte order mark', () => {
    expect(decodeBytes(new TextEncoder().encode('预算 𠀀\r\n'))).toEqual({ text: '预算 𠀀\r\n' })
    expect(decodeBytes(bytes(0xef, 0xbb, 0xbf, 0x41))).toEqual({ text: 'A' })
    expect(decodeBytes(bytes())).toEqual({ text: '' })
  })

  it('names the encoding that it takes a text for', () => {
    // 预算 in GBK
    expect(decodeBytes(bytes(0xd4, 0xa4, 0xcb, 0xe3))).toEqual({ problem: 'encoding', detail: 'GBK' })
    expect(decodeBytes(bytes(0xff, 0xfe, 0x84, 0x98))).toEqual({ problem: 'encoding', detail: 'UTF-16' })
    expect(decodeBytes(bytes(0xff, 0xff))).toEqual({ problem: 'encoding' })
  })

  it('refuses half a character, an overlong form and a surrogate', () => {
    for (const wrong of [bytes(0xe9, 0xa2), bytes(0xc0, 0xaf), bytes(0xed, 0xa0, 0x80)])
      expect(decodeBytes(wrong)).toHaveProperty('problem', 'encoding')
  })

  it('tells binary and too much', () => {
    expect(decodeBytes(bytes(0x50, 0x4b, 3, 4, 0))).toEqual({ problem: 'binary' })
    expect(decodeBytes(new Uint8Array(LARGEST_FILE + 1).fill(0x20))).toEqual({ problem: 'too-large' })
  })
})
