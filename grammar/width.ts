/**
 * How many cells of a monospaced grid a text takes: East Asian wide and full-width characters two, combining marks none, the rest
 * (ambiguous ones too, as VS Code draws them) one. No shaping: an emoji sequence counts its parts.
 */
import { eastAsianWidth } from 'get-east-asian-width'

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u
const ASCII = /^[\x20-\x7E]*$/

/** Widths of the basic plane, filled as characters are met; 255 means not met yet. */
const known = new Uint8Array(0x10000).fill(255)

export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length
  let width = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit >= 0xd800 && unit < 0xdc00 && index + 1 < text.length) {
      width += widthOf(text.codePointAt(index) ?? unit)
      if ((text.codePointAt(index) ?? 0) > 0xffff) index++
      continue
    }
    let cells = known[unit] ?? 1
    if (cells === 255) {
      cells = widthOf(unit)
      known[unit] = cells
    }
    width += cells
  }
  return width
}

function widthOf(codePoint: number): number {
  if (ZERO_WIDTH.test(String.fromCodePoint(codePoint))) return 0
  return eastAsianWidth(codePoint)
}
