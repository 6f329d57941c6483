/**
 * What a hover says of names and words in formulas and declarations, in a format file as in a budget: a column, a table, a row, a
 * 设 or 已知 name with its value, a word of the language.
 */
import { cutCells, type PathExpression, parseExpression, tokenizeLine } from '../../grammar/index.ts'
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import { BUILT_IN_NAMES, FUNCTION_WORDS, KEYWORD_WORDS, LEVEL_WORDS, OPERATOR_WORDS, PROPERTY_WORDS, TYPE_WORDS } from '../complete/language-words.ts'
import { fixedRow } from '../evaluate/compile-path.ts'
import type { SideState } from '../evaluate/side-state.ts'
import type { TableState } from '../evaluate/table-state.ts'
import { findColumn } from '../format/find-column.ts'
import type { ColumnForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { declarationOf } from '../format/read-format.ts'
import type { Line } from '../store/line-document.ts'
import { describeColumn } from './describe-column.ts'
import type { HoverPiece } from './hover.ts'
import { printValue } from './print-value.ts'
import type { Say } from './say.ts'

/** `side` is where the line's bare names are looked for first; without it the side that the format declares around the line. */
export function hoverFormula(analysis: BudgetAnalysis, line: Line, character: number, side: SideState | undefined, say: Say): HoverPiece | undefined {
  const own = side ?? sideAround(analysis, line)
  const declared = own?.form.columns.find(({ place }) => place.line === line && place.start <= character && character <= place.end)
  if (declared) return { ...spanOf(declared.place), markdown: describeColumn(declared, say).join('\n\n') }
  for (const path of pathsIn(line)) {
    if (character < path.start || character > path.end) continue
    // Behind 属于 a 设 name comes before a column of the same name, as it does when the formula is compiled.
    const isSet = line.text.slice(0, path.start).trimEnd().endsWith('属于')
    const said = (isSet && describeName(analysis, path, path.head.value, say)) || describePath(analysis, path, character, own, say)
    if (said) return said
  }
  return hoverWord(line, character, say)
}

function spanOf({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end }
}

/** The side that a format file is declaring at a line: the last one begun above it. */
export function sideAround(analysis: BudgetAnalysis, line: Line): SideState | undefined {
  const sides = analysis.state?.tables.flatMap((table) => table.sides) ?? []
  const above = sides.filter(({ form, table }) => {
    const first = form.columns[0]?.place.line ?? table.form.place.line
    return first.document === line.document && first.index <= line.index
  })
  return above.sort((a, b) => startOf(a) - startOf(b)).at(-1)
}

function startOf({ form, table }: SideState): number {
  return (form.columns[0]?.place.line ?? table.form.place.line).index
}

/** Every name in the line's formulas, the innermost first. */
function pathsIn(line: Line): readonly PathExpression[] {
  const paths: PathExpression[] = []
  if (line.syntax.kind === 'row') {
    for (const cell of cutCells(line.text))
      if (/^[=＝]./.test(cell.text)) collect(parseExpression(line.text.slice(cell.start + 1, cell.end), cell.start + 1).expression, paths)
  } else collect(line.syntax.kind === 'prose' ? line.syntax.parts : declarationOf(line), paths)
  return paths.sort((a, b) => a.end - a.start - (b.end - b.start))
}

function collect(node: unknown, into: PathExpression[]): void {
  if (Array.isArray(node)) for (const each of node) collect(each, into)
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node && node.type === 'path' && 'head' in node) into.push(node as unknown as PathExpression)
    for (const each of Object.values(node)) collect(each, into)
  }
}

function describePath(
  analysis: BudgetAnalysis,
  path: PathExpression,
  character: number,
  own: SideState | undefined,
  say: Say,
): HoverPiece | undefined {
  const names = path.steps.flatMap((step) => (step.type === 'name' ? [step.name.value] : []))
  const table = analysis.state?.environment.table(foldLabel(path.head.value))
  const bare = own && path.steps.every((step) => step.type === 'name') ? columnIn([own], [path.head.value, ...names]) : undefined
  if (bare) return { ...spanOf(path), markdown: describeColumn(bare, say).join('\n\n') }
  if (table && character <= path.head.end) return { ...spanOf(path.head), markdown: describeTable(table, say) }
  const from = table?.sides ?? (foldLabel(path.head.value) === '本组' ? own?.gathers.map((gather) => gather.source) : undefined)
  const column = from && names.length > 0 ? columnIn(from, names) : undefined
  if (column) return { ...spanOf(path), markdown: describeColumn(column, say).join('\n\n') }
  const row = rowIn(from ?? (own ? [own] : []), table ? (names[0] ?? '') : path.head.value)
  if (row) return { ...spanOf(path), markdown: `**${row.label}**（${row.table}）` }
  return describeName(analysis, path, [path.head.value, ...names].join('.'), say)
}

function columnIn(sides: readonly SideState[], names: readonly string[]): ColumnForm | undefined {
  for (const side of sides) {
    const match = findColumn(side.form.columns, names)
    if (match && 'column' in match) return match.column
  }
  return undefined
}

function rowIn(sides: readonly SideState[], label: string): { readonly label: string; readonly table: string } | undefined {
  for (const side of sides) {
    const row = label === '' ? undefined : fixedRow(side, label)
    if (row) return { label: row.label, table: side.table.form.name }
  }
  return undefined
}

function describeTable({ form }: TableState, say: Say): string {
  const columns = form.sides.flatMap((side) => side.columns.map((column) => column.path.join('.')))
  const shown = `${columns.slice(0, 12).join('、')}${columns.length > 12 ? '…' : ''}`
  return [`**${form.name}** ${form.title}`, `${say('单位', 'unit')}：${form.unit}`, `${say('列', 'columns')}：${shown}`].join('\n\n')
}

/** A 设 or 已知 name: how it is stated, and what it comes to. */
function describeName(analysis: BudgetAnalysis, path: PathExpression, written: string, say: Say): HoverPiece | undefined {
  const names = analysis.state?.names
  const folded = foldLabel(written)
  const named = names?.defines.get(folded) ?? names?.known.get(folded)
  if (!named) return undefined
  const value = named.node.peek()
  const shown = value.k === 'unknown' || value.k === 'list' ? '' : printValue(value, '元', undefined)
  const unit = value.k === 'amount' ? ' 元' : ''
  const lines = [`\`${named.form.place.line.text.trim()}\``, ...(shown ? [`${say('值', 'value')}：${shown}${unit}`] : [])]
  return { ...spanOf(path), markdown: lines.join('\n\n') }
}

const WORDS = new Map(
  [KEYWORD_WORDS, TYPE_WORDS, LEVEL_WORDS, PROPERTY_WORDS, FUNCTION_WORDS, OPERATOR_WORDS, BUILT_IN_NAMES].flatMap((list) =>
    list.map((entry) => [entry[0], entry] as const),
  ),
)

/** A keyword, a type, a function: what it is for. Not in rows and prose, where the same words are text. */
function hoverWord(line: Line, character: number, say: Say): HoverPiece | undefined {
  if (line.syntax.kind !== 'declaration' && !(line.syntax.kind === 'field' && line.syntax.declaration)) return undefined
  const token = tokenizeLine(line.text).find(({ type, start, end }) => type !== 'blank' && start <= character && character <= end)
  const entry = token && WORDS.get(token.image.trim())
  return token && entry && { ...spanOf(token), markdown: `**${entry[0]}** ${say(entry[1], entry[2])}` }
}
