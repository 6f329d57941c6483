/** What the flow of lines must know of the budget around it: its tables, their labels this year, how cells are read. */
import type { Catalog } from '../catalog/index.ts'
import type { ColumnForm, Format, RowForm, TableForm } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import { declarationOf } from '../format/read-format.ts'
import { adHocForm } from '../model/ad-hoc-form.ts'
import type { BudgetHead } from '../model/head.ts'
import type { PrintedNames } from '../model/header.ts'
import type { FlowContext } from '../model/line-state.ts'
import { type CellReader, readCell } from '../model/read-cell.ts'
import { createCodeReader } from '../model/read-code.ts'
import { checkPair } from '../rules/economic-pair.ts'
import type { Line, LineDocument } from '../store/line-document.ts'
import { unknown, type Value } from '../value.ts'
import { printTemplate } from './print-template.ts'
import type { Projects } from './projects.ts'

/** Forms for the tables that no format knows, by the line that opens them; opened again, a table keeps its first form. */
export function adHocForms(documents: readonly LineDocument[], known: ReadonlyMap<string, TableForm>, head: BudgetHead): Map<Line, TableForm> {
  const forms = new Map<Line, TableForm>()
  const byName = new Map<string, TableForm>()
  for (const document of documents) {
    for (const [index, line] of document.lines.entries()) {
      const declaration = line.syntax.kind === 'row' ? undefined : declarationOf(line)
      if (declaration?.type !== 'table' || !declaration.name) continue
      const folded = foldLabel(declaration.name.value)
      const title = foldLabel(declaration.title?.value ?? '')
      if (
        known.has(folded) ||
        [...known.values()].some(
          (form) => foldLabel(form.title) === folded || (title !== '' && foldLabel(form.title) === title && form.folded === folded),
        )
      )
        continue
      const form =
        byName.get(folded) ?? adHocForm(declaration.name.value, declaration.title?.value ?? '', head.unit ?? '元', rowsBelow(document, index), line)
      byName.set(folded, form)
      forms.set(line, form)
    }
  }
  return forms
}

function rowsBelow(document: LineDocument, index: number): readonly Line[] {
  const lines: Line[] = []
  for (let at = index + 1; at < document.lines.length; at += 1) {
    const line = document.lines[at] as Line
    if (line.syntax.kind === 'row' || line.syntax.kind === 'dash') lines.push(line)
    else if (line.syntax.kind === 'declaration' && ['table', 'section'].includes(line.syntax.declaration.type)) break
  }
  return lines
}

export function cellReader(catalog: Catalog, head: BudgetHead, projects: Projects): CellReader {
  const units = new Map(head.units.map((unit) => [foldLabel(unit.name), unit.code]))
  return {
    codes: createCodeReader(catalog, head.year),
    unitCode: (text) => units.get(foldLabel(text)),
    projectKey: (code, name) => projects.keyOf(code, name),
  }
}

export function readFixedCell(cells: CellReader, column: ColumnForm, text: string, document: LineDocument | undefined): Value {
  const line = document?.lines[0]
  if (!line) return unknown('nothing', text)
  const reading = readCell(cells, column, column.unit, { line, cell: -1, text, place: () => column.place })
  return reading.written?.value ?? unknown('nothing', text)
}

/** Labels that are formulas (`= 年 - 1`), as this year prints them. */
export function rowLabels(tables: readonly TableForm[], head: BudgetHead): ReadonlyMap<object, string> {
  const labels = new Map<RowForm, string>()
  for (const table of tables)
    for (const side of table.sides)
      for (const row of side.rows)
        if (row.labelFormula)
          labels.set(row, foldLabel(printTemplate([{ type: 'value', start: 0, end: 0, expression: row.labelFormula }], head.year)))
  return labels
}

export function flowContext(
  tables: readonly TableForm[],
  adHoc: ReadonlyMap<Line, TableForm>,
  head: BudgetHead,
  format: Format | undefined,
  cells: CellReader,
  catalog: Catalog,
  labels: ReadonlyMap<object, string>,
): FlowContext {
  const printed = new Map<ColumnForm, string>()
  for (const table of tables)
    for (const side of table.sides)
      for (const column of side.columns) if (column.printedAs) printed.set(column, foldLabel(printTemplate(column.printedAs, head.year)))
  return {
    tables: {
      find: (word, title) =>
        findTable(
          tables.filter((table) => !table.adHoc),
          word,
          title,
        ),
      adHoc: (line) => adHoc.get(line),
      names: () => tables.map((table) => table.name),
    },
    unit: head.unit ?? format?.unit ?? '元',
    printed: printed as PrintedNames,
    cells,
    labels,
    checkRow: (row) => checkPair(catalog, row, head.year),
  }
}

/** By the name that formulas use, or by the title alone. */
function findTable(tables: readonly TableForm[], word: string, title: string): TableForm | undefined {
  const folded = foldLabel(word)
  return (
    tables.find((table) => table.folded === folded) ??
    tables.find((table) => foldLabel(table.title) === folded || (title === '' && foldLabel(table.title) === folded))
  )
}
