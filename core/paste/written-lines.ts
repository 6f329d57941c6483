/** Cells, fields and remarks as lines of a budget: bars and line breaks escaped, nothing else changed. The formatter draws them straight afterwards. */

/** A row. Cells of dashes alone would be a dash row: then the dashes are drawn through, which reads the same. */
export function rowLine(cells: readonly string[]): string {
  const texts = cells.map(cellText)
  const isDashes = texts.every((text) => /^:?-{3,}:?$/.test(text))
  return `| ${(isDashes ? texts.map(() => '——') : texts).join(' | ')} |`
}

export function dashLine(alignments: readonly ('left' | 'right')[]): string {
  return `|${alignments.map((side) => (side === 'right' ? '---:' : '---')).join('|')}|`
}

/** A backslash escapes the bar behind it, so one that was there already is parted from it. */
function cellText(text: string): string {
  return text
    .trim()
    .replace(/\\(?=[|｜])/g, '\\ ')
    .replace(/[|｜]/g, '\\$&')
    .replace(/\s*\n\s*/g, '<br>')
    .replaceAll('\t', ' ')
}

/** `名称: 值`; a text of several lines stands below as prose. */
export function fieldLines(name: string, value: string): readonly string[] {
  const lines = value.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2) return [`${name}: ${value.trim()}`.trimEnd()]
  return [`${name}:`, ...lines.flatMap((line, index) => [...(index > 0 ? ['>'] : []), `> ${proseText(line)}`])]
}

function proseText(line: string): string {
  return line.trim().replace(/[\\{}]/g, '\\$&')
}

/** A word of a declaration: it has no blanks, and begins no comment. */
export function declaredWord(text: string): string {
  return text.replace(/\s+/g, '').replaceAll('#', '＃')
}
