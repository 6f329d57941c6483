/** The names in a budget's rows: header cells, codes, projects, units, key texts, labels of fixed rows, and the formulas in cells. */
import { type CellSyntax, cutCells, foldWidth } from '../../grammar/index.ts'
import type { LinePart } from '../model/line-state.ts'
import { type BoundRow, rowPlace } from '../model/row.ts'
import type { Line } from '../store/line-document.ts'
import { namesInFormula } from './formula-names.ts'
import type { NameContext } from './name-reader.ts'
import { type Accepts, keyOf, type Named, type NamedPlace } from './named.ts'
import { namedValue } from './text-keys.ts'

export function namesInRow(context: NameContext, line: Line, part: LinePart, accepts: Accepts): readonly NamedPlace[] {
  if (part.isHeader) return namesInHeader(line, part, accepts)
  const found: NamedPlace[] = []
  let cells: readonly CellSyntax[] | undefined
  const cellAt = (index: number): CellSyntax | undefined => {
    cells ??= cutCells(line.text)
    return cells[index]
  }
  for (const row of part.rows) if (row.line === line && row.kind !== 'block') addRow(context, row, accepts, cellAt, found)
  return found
}

function addRow(context: NameContext, row: BoundRow, accepts: Accepts, cellAt: (index: number) => CellSyntax | undefined, found: NamedPlace[]): void {
  const { table, side, form } = row
  const line = row.line as Line
  if (form && form.kind === 'fixed') addPlace(found, accepts, line, { type: 'row', table, side, row: form }, () => rowPlace(row))
  for (const written of row.written) {
    if (!written || written.line !== line || written.cell < 0) continue
    const column = row.header?.slots[written.cell]?.column
    if (!column) continue
    if (written.formula) addFormula(context, row, column, written.formula, accepts, found)
    const named = namedValue(context.texts, side, column, written.value)
    if (named) addPlace(found, accepts, line, named, () => cellAt(written.cell), 'cell')
  }
}

function addFormula(
  { analysis, texts }: NameContext,
  row: BoundRow,
  column: NonNullable<NonNullable<BoundRow['header']>['slots'][number]>['column'],
  formula: NonNullable<NonNullable<BoundRow['written'][number]>['formula']>,
  accepts: Accepts,
  found: NamedPlace[],
): void {
  const side = analysis.state?.table(row.table)?.side(row.side)
  const names = namesInFormula({ analysis, texts, side, column, ...(row.form ? { row: row.form } : {}) }, formula)
  for (const name of names) addPlace(found, accepts, row.line as Line, name.named, () => name)
}

function namesInHeader(line: Line, part: LinePart, accepts: Accepts): readonly NamedPlace[] {
  const found: NamedPlace[] = []
  const table = part.after.table
  if (!table) return found
  for (const [index, cell] of cutCells(line.text).entries()) {
    const slot = part.after.header?.slots[index]
    if (!slot) continue
    const named: Named = { type: 'column', table, side: slot.side, column: slot.column }
    addPlace(found, accepts, line, named, () => cell, slot.column.place.line === line ? 'declaration' : 'use')
  }
  return found
}

/** `名称: 值`, where the name is a column of the open table. */
export function namesInField(context: NameContext, line: Line, part: LinePart, accepts: Accepts): readonly NamedPlace[] {
  const found: NamedPlace[] = []
  const { syntax } = line
  const column = part.setsField
  const { block, table } = part.after
  if (syntax.kind !== 'field' || !column || !block || !table) return found
  addPlace(found, accepts, line, { type: 'column', table, side: block.side, column }, () => syntax.name)
  const written = block.written[column.index]
  const named = written && namedValue(context.texts, block.side, column, written.value)
  if (named) addPlace(found, accepts, line, named, () => syntax.value, 'cell')
  if (written?.formula) {
    const side = context.analysis.state?.table(table)?.side(block.side)
    for (const name of namesInFormula({ ...context, side, column }, written.formula)) addPlace(found, accepts, line, name.named, () => name)
  }
  return found
}

interface Span {
  readonly start: number
  readonly end: number
}

/** How a name stands in its line: used, stated, in a cell where a code may come before it, or a code that is stated apart from its name. */
export type Standing = 'use' | 'declaration' | 'cell' | 'declared-code'

export function addPlace(
  found: NamedPlace[],
  accepts: Accepts,
  line: Line,
  named: Named,
  spanOf: () => Span | undefined,
  standing: Standing = 'use',
): void {
  const key = keyOf(named)
  if (!accepts(key)) return
  const span = spanOf()
  if (!span) return
  const { start, end } = span
  const declares = standing === 'declaration' || standing === 'declared-code'
  const name = standing === 'cell' ? namePiece(named, line.text, start, end) : standing === 'declared-code' ? undefined : { start, end }
  found.push({ line, start, end, named, key, declares, name })
}

const CODE_BEFORE_NAME = /^[A-Z]?\d[\dA-Za-z]*(?:\s*[-－—–]\s*|$)/

/** The piece of a cell that is the name; nothing where a code stands alone. */
function namePiece(named: Named, text: string, start: number, end: number): Span | undefined {
  if (named.type === 'text') return { start, end }
  const code = CODE_BEFORE_NAME.exec(foldWidth(text.slice(start, end)))?.[0].length ?? 0
  return code === end - start ? undefined : { start: start + code, end }
}
