/** Declared names: `本年预算数.基本支出.小计` into steps, 「」 taken off. Names inside expressions are the parser's own. */
import type { NamePath, Word } from './syntax.ts'

const STEP = /(?:\u300C[^\u300C\u300D]*\u300D|[^.\u3002])+/g

export function splitPath(name: Word): NamePath {
  const steps: Word[] = []
  for (const match of name.value.matchAll(STEP)) {
    const piece = match[0]
    const start = name.start + match.index + (piece.length - piece.trimStart().length)
    const trimmed = piece.trim()
    if (trimmed !== '') steps.push(unquoted({ value: trimmed, start, end: start + trimmed.length }))
  }
  return { steps, start: name.start, end: name.end }
}

/** 「甲 乙」 is the name 甲 乙; the span keeps the marks. */
export function unquoted(name: Word): Word {
  const whole = /^\u300C([^\u300C\u300D]*)\u300D$/.exec(name.value)
  return whole ? { ...name, value: whole[1] ?? '' } : name
}
