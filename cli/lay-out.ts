/** Cells in straight columns for a terminal, where a Chinese character is two cells wide. */
import { displayWidth } from '../grammar/index.ts'
import { harmless } from './harmless.ts'

export interface Cell {
  readonly text: string
  readonly align?: 'right'
  /** Put around the text after its width is known. */
  readonly style?: (text: string) => string
}

const BETWEEN = '  '

export function layOut(lines: readonly (readonly Cell[])[]): readonly string[] {
  const clean = lines.map((cells) => cells.map((cell) => ({ ...cell, text: harmless(cell.text) })))
  const widths: number[] = []
  for (const cells of clean) for (const [index, { text }] of cells.entries()) widths[index] = Math.max(widths[index] ?? 0, displayWidth(text))
  return clean.map((cells) =>
    cells
      .map((cell, index) => fill(cell, widths[index] ?? 0))
      .join(BETWEEN)
      .trimEnd(),
  )
}

function fill({ text, align, style }: Cell, width: number): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)))
  const shown = style && text !== '' ? style(text) : text
  return align === 'right' ? blanks + shown : shown + blanks
}
