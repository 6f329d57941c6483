/**
 * Every name of a form under another name: tables, columns, row labels, 设 and 校验, in the format and in the budgets that use it. It goes by the
 * syntax tree, so the language's own words (合计 as a row, 本组, 上年, 年, levels, types) stay, also where a form uses the same word as a name.
 */

import { bareLabel, foldLabel, totalKind } from '../../core/format/label.ts'
import {
  cutCells,
  type Declaration,
  type EachClause,
  type Expression,
  type NamePath,
  parseExpression,
  parseLine,
  type Span,
  type Word,
} from '../../grammar/index.ts'

/** From folded names without ordinals to new names. */
export type Names = ReadonlyMap<string, string>

interface Change extends Span {
  readonly text: string
}
type Note = (word: Word) => void

/** All names that a format gives, folded. */
export function namesOf(format: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>()
  walk(format, { labels: undefined, name: (word) => names.add(key(word.value)), use: () => {} })
  return names
}

/** The labels of rows that a format fixes, table by table: a data cell of another table may hold the same words. */
export type Labels = ReadonlyMap<string, ReadonlySet<string>>

export function labelsOf(format: readonly string[]): Labels {
  const labels = new Map<string, Set<string>>()
  const note = (word: Word, _line: number, table: string) => {
    const own = labels.get(table) ?? new Set<string>()
    labels.set(table, own.add(key(word.value)))
  }
  walk(format, { labels: undefined, name: () => {}, use: () => {}, label: note })
  return labels
}

/** `labels` are those of the format, for a budget; a format's own rows are read as such. */
export function renamed(lines: readonly string[], names: Names, labels: Labels | undefined): readonly string[] {
  const changes = new Map<number, Change[]>()
  const note = (word: Word, line: number) => {
    const to = names.get(key(word.value))
    if (to === undefined) return
    const bare = bareLabel(foldLabel(word.value))
    const folded = foldLabel(word.value)
    const at = folded.indexOf(bare)
    changes.set(line, [
      ...(changes.get(line) ?? []),
      { start: word.start, end: word.end, text: folded.slice(0, at) + to + folded.slice(at + bare.length) },
    ])
  }
  walk(lines, { labels, name: note, use: note })
  return lines.map((line, index) => {
    const sorted = [...(changes.get(index) ?? [])].sort((a, b) => b.start - a.start)
    return sorted.reduce((text, change) => text.slice(0, change.start) + change.text + text.slice(change.end), line)
  })
}

function key(value: string): string {
  return bareLabel(foldLabel(value))
}

interface Visitor {
  readonly labels: Labels | undefined
  name(word: Word, line: number): void
  use(word: Word, line: number): void
  label?(word: Word, line: number, table: string): void
}

const NO_LABELS: ReadonlySet<string> = new Set()

function walk(lines: readonly string[], visitor: Visitor): void {
  let table = ''
  for (const [index, text] of lines.entries()) {
    const line = parseLine(text)
    const declaration = 'declaration' in line ? line.declaration : undefined
    if (declaration?.type === 'table') table = declaration.name?.value ?? ''
    const name: Note = (word) => visitor.name(word, index)
    const use: Note = (word) => visitor.use(word, index)
    if (line.kind === 'declaration') walkDeclaration(line.declaration, name, use)
    else if (line.kind === 'field' && line.declaration) walkDeclaration(line.declaration, name, use)
    else if (line.kind === 'field') for (const word of cutAtPoints(line.name.value, line.name.start)) use(word)
    else if (line.kind === 'prose') for (const part of line.parts) if (part.type === 'value') walkExpression(part.expression, use)
    if (line.kind !== 'row') continue
    if (parseLine(lines[index + 1] ?? '').kind === 'dash') for (const word of stepsOf(text)) use(word)
    else
      walkCells(text, visitor.labels && (visitor.labels.get(table) ?? NO_LABELS), use, (word) => {
        visitor.label?.(word, index, table)
        name(word)
      })
  }
}

/** The names in the cells of a header. */
function stepsOf(text: string): readonly Word[] {
  return cutCells(text).flatMap((cell) => cutAtPoints(cell.text, cell.start))
}

function cutAtPoints(path: string, from: number): readonly Word[] {
  let start = from
  return path.split('.').map((value) => {
    const word = { value, start, end: start + value.length }
    start = word.end + 1
    return word
  })
}

function walkCells(text: string, labels: ReadonlySet<string> | undefined, use: Note, label: Note): void {
  for (const cell of cutCells(text)) {
    const formula = /^[=＝]/.exec(cell.text)
    if (formula) walkExpression(parseExpression(text.slice(cell.start + 1, cell.end), cell.start + 1).expression, use)
    else if (labels ? labels.has(key(cell.text)) : isLabel(cell.text)) label({ value: cell.text, start: cell.start, end: cell.end })
  }
}

/** In a format's rows: what is no formula, no code, no mark. */
function isLabel(text: string): boolean {
  return text !== '' && text !== '无' && text !== '…' && !/^\d+$/.test(text) && totalKind(foldLabel(text)) === undefined
}

function walkDeclaration(declaration: Declaration, name: Note, use: Note): void {
  for (const word of wordsOf(declaration)) if (word && word.value !== '') name(word)
  if (declaration.type === 'levels') for (const word of declaration.levels) name(word)
  for (const path of declaration.type === 'keys' ? declaration.columns : declaration.type === 'known' ? [declaration.name] : [])
    if (path) walkPath(path, use)
  if (declaration.type === 'suppress' && declaration.rule) use(declaration.rule)
  const each = declaration.type === 'each' || declaration.type === 'check' ? declaration.each : undefined
  if (each) walkEach(each, use)
  for (const formula of formulasOf(declaration)) if (formula) walkExpression(formula, use)
}

/** The names that a declaration gives. */
function wordsOf(declaration: Declaration): readonly (Word | undefined)[] {
  switch (declaration.type) {
    case 'table':
      return [declaration.name, declaration.title]
    case 'side':
    case 'define':
    case 'check':
      return [declaration.name]
    case 'column':
      return declaration.name?.steps ?? []
    default:
      return []
  }
}

function formulasOf(declaration: Declaration): readonly (Expression | undefined)[] {
  switch (declaration.type) {
    case 'define':
    case 'known':
      return [declaration.value]
    case 'column':
      return [declaration.formula, declaration.defaultValue]
    case 'check':
      return [declaration.when, declaration.condition]
    default:
      return []
  }
}

function walkPath(path: NamePath, use: Note): void {
  for (const step of path.steps) use(step)
}

function walkEach(each: EachClause, use: Note): void {
  for (const { column, source } of each.keys) {
    walkPath(column, use)
    if (source) walkExpression(source, use)
  }
  if (each.table) use(each.table)
  if (each.when) walkExpression(each.when, use)
}

function walkExpression(expression: Expression, use: Note): void {
  if (expression.type === 'path') {
    use(expression.head)
    for (const step of expression.steps) if (step.type === 'name') use(step.name)
  }
  for (const part of partsOf(expression)) walkExpression(part, use)
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'path':
      return expression.steps.flatMap((step) => (step.type === 'filter' ? step.conditions : []))
    case 'call':
      return namedArguments(expression.name.value, expression.args)
    case 'negate':
    case 'not':
      return [expression.operand]
    case 'arithmetic':
      return [expression.left, expression.right]
    case 'compare':
    case 'logic':
      return expression.operands
    case 'range':
      return [expression.from, expression.to]
    case 'list':
      return [...expression.items, ...expression.except]
    default:
      return []
  }
}

/** The second argument of 上级 is a level, not a column; 计数(单位) counts the budget's 单位 lines. */
function namedArguments(call: string, args: readonly Expression[]): readonly Expression[] {
  if (call === '上级') return args.slice(0, 1)
  return call === '计数' ? args.filter((each) => each.type !== 'path' || each.head.value !== '单位') : args
}
