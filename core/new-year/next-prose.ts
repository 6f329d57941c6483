/** Prose of next year: formulas stay, figures that were written beside them to be checked go, and sections that name a year are marked for whoever writes them. */
import type { Line } from '../store/line-document.ts'

/** `{收入预算 = 61,198,520.24, 元}` → `{收入预算, 元}`: the figure was the old year's. */
export function nextProse(line: Line): string {
  const { text, syntax } = line
  if (syntax.kind !== 'prose') return text
  let next = text
  for (const part of [...syntax.parts].reverse()) {
    if (part.type !== 'value' || part.expression.type !== 'compare') continue
    const { operands, operators } = part.expression
    const [left, right] = operands
    const isWritten = right?.type === 'number' || right?.type === 'text' || (right?.type === 'path' && right.steps.length === 0)
    if (left && right && isWritten && operators.length === 1 && operators[0] === '=') next = next.slice(0, left.end) + next.slice(right.end)
  }
  return next
}

/** The years that a text names, of those that are past once the new one begins; each once. */
export function pastYears(texts: readonly string[], year: number): readonly number[] {
  const found = texts.flatMap((text) =>
    [...withoutFormulas(text).matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([digits]) => Number.parseInt(digits, 10)),
  )
  return [...new Set(found.filter((each) => each <= year && each > year - 100))].sort((a, b) => b - a)
}

function withoutFormulas(text: string): string {
  return text.replace(/(?<!\\)\{[^}]*\}/g, '')
}

export function mark(years: readonly number[], what: string): string {
  return `# 待改：${what}写着 ${years.join('、')} 年`
}
