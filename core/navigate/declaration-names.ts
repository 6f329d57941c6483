/** The names in declarations, of a budget as of a format: what a line states, and what its formulas use. */
import type { Declaration, Expression, NamePath, Template, Word } from '../../grammar/index.ts'
import type { SideState } from '../evaluate/side-state.ts'
import { sideAround } from '../explain/hover-formula.ts'
import { foldLabel } from '../format/label.ts'
import { classificationKind } from '../model/read-code.ts'
import type { Line } from '../store/line-document.ts'
import { resolvePath } from '../store/resolve-path.ts'
import { namesInFormula, oneColumn } from './formula-names.ts'
import type { NameContext } from './name-reader.ts'
import type { Accepts, Named, NamedPlace } from './named.ts'
import { addPlace, type Standing } from './row-names.ts'

/** Adds what is found; the context, the line and what is wanted stay the same for a whole line. */
interface Finder {
  readonly context: NameContext
  readonly line: Line
  readonly side: SideState | undefined
  add(named: Named | undefined, span: { readonly start: number; readonly end: number } | undefined, standing?: Standing): void
  formula(expression: Expression | undefined, side?: SideState): void
}

export function namesInDeclaration(context: NameContext, line: Line, declaration: Declaration, accepts: Accepts): readonly NamedPlace[] {
  const found: NamedPlace[] = []
  const isFormat = context.partOf(line) === undefined
  const side = isFormat ? sideAround(context.analysis, line) : undefined
  const finder: Finder = {
    context,
    line,
    side,
    add: (named, span, standing) => {
      if (named && span) addPlace(found, accepts, line, named, () => span, standing)
    },
    formula: (expression, own = side) => {
      if (!expression) return
      for (const name of namesInFormula({ ...context, side: own }, expression)) finder.add(name.named, name)
    },
  }
  find(finder, declaration)
  return found
}

function find(finder: Finder, declared: Declaration): void {
  switch (declared.type) {
    case 'format':
      finder.add(formatNamed(finder, declared.name, 0), declared.name, finder.context.partOf(finder.line) ? 'use' : 'declaration')
      return
    case 'inherit':
      finder.add(formatNamed(finder, declared.name, 1), declared.name)
      return
    case 'unit':
      addUnit(finder, declared.code, declared.name)
      return
    case 'include':
    case 'last-year':
      addFile(finder, declared.path)
      return
    case 'known':
      addKnown(finder, declared.name, declared.value)
      return
    case 'define':
      if (declared.name) finder.add({ type: 'name', name: foldLabel(declared.name.value) }, declared.name, 'declaration')
      finder.formula(declared.value, undefined)
      return
    case 'table':
    case 'remove':
      addTable(finder, declared.type === 'table' ? declared.name : declared.table, declared.type === 'table')
      return
    case 'column':
      addColumn(finder, declared)
      return
    case 'keys':
      for (const path of declared.columns) addColumnName(finder, path, finder.side)
      return
    case 'each':
      addEach(finder, declared.each)
      return
    case 'check':
      addCheck(finder, declared)
      return
    case 'code':
      addCode(finder, declared.classification, declared.code, declared.name)
      return
    case 'section':
      addTemplate(finder, declared.title)
      return
    default:
  }
}

/** `above`: how many steps up the line of inheritance, from the file that says it. */
function formatNamed({ context, line }: Finder, name: Word | undefined, above: number): Named | undefined {
  const uris = context.analysis.format?.uris ?? []
  const target = uris[Math.max(0, uris.indexOf(line.document.uri)) + above]
  return name && target ? { type: 'format', name: target } : undefined
}

function addUnit(finder: Finder, code: Word | undefined, name: Word | undefined): void {
  if (!code) return
  const named: Named = { type: 'unit', unit: code.value }
  finder.add(named, code, 'declared-code')
  finder.add(named, name, 'declaration')
}

function addFile(finder: Finder, path: Word | undefined): void {
  const target = path && resolvePath(finder.line.document.uri, path.value)
  if (target) finder.add({ type: 'file', target }, path)
}

function addKnown(finder: Finder, path: NamePath | undefined, value: Expression | undefined): void {
  const steps = path?.steps.map((step) => step.value) ?? []
  const isLastYear = steps.length > 1 && foldLabel(steps[0] ?? '') === '上年'
  const name = foldLabel((isLastYear ? steps.slice(1) : steps).join('.'))
  if (name !== '') finder.add({ type: isLastYear ? 'last-year' : 'name', name }, path, 'declaration')
  finder.formula(value, undefined)
}

function addTable(finder: Finder, word: Word | undefined, isHead: boolean): void {
  const { context, line } = finder
  const opened = isHead ? context.partOf(line)?.after.table : undefined
  const table = opened ?? (word && context.analysis.state?.environment.table(foldLabel(word.value))?.form)
  if (table) finder.add({ type: 'table', table }, word, isHead && table.place.line === line ? 'declaration' : 'use')
}

function addColumn(finder: Finder, declared: Extract<Declaration, { type: 'column' }>): void {
  const { side, line } = finder
  const column = side?.form.columns.find(({ place }) => place.line === line)
  if (side && column) finder.add({ type: 'column', table: side.table.form, side: side.form, column }, declared.name, 'declaration')
  addTemplate(finder, declared.printedAs)
  finder.formula(declared.defaultValue)
  finder.formula(declared.formula)
}

function addColumnName(finder: Finder, path: NamePath, side: SideState | undefined): void {
  const steps = path.steps.map((step) => step.value)
  const match = side && oneColumn([side], steps)
  if (match) finder.add({ type: 'column', table: match.side.table.form, side: match.side.form, column: match.column }, path)
}

/** `每 列 = 式 于 表 当 条件`: the columns are this table's, the formulas and the condition are seen from the source. */
function addEach(finder: Finder, { keys, table, when }: Extract<Declaration, { type: 'each' }>['each']): void {
  addTable(finder, table, false)
  const source = table && finder.context.analysis.state?.environment.table(foldLabel(table.value))?.sides[0]
  for (const { column, source: from } of keys) {
    addColumnName(finder, column, finder.side)
    finder.formula(from, source)
  }
  finder.formula(when, source)
}

/** With 每 the rows of the table behind 于 are looked at one by one: everything is seen from there. */
function addCheck(finder: Finder, { each, when, condition }: Extract<Declaration, { type: 'check' }>): void {
  addTable(finder, each?.table, false)
  const sides = each?.table && finder.context.analysis.state?.environment.table(foldLabel(each.table.value))?.sides
  const fits = (side: SideState) =>
    each?.keys.every(({ column }) =>
      oneColumn(
        [side],
        column.steps.map((step) => step.value),
      ),
    )
  const side = sides?.find(fits) ?? sides?.[0]
  for (const { column } of each?.keys ?? []) addColumnName(finder, column, side)
  for (const part of [when, condition]) if (part) finder.formula(part, side)
}

function addCode(finder: Finder, classification: Word | undefined, code: Word | undefined, name: Word | undefined): void {
  const kind = classification && classificationKind(classification.value)
  if (!kind || !code) return
  finder.add({ type: 'code', kind, code: code.value }, { start: code.start, end: name?.end ?? code.end }, 'declared-code')
}

function addTemplate(finder: Finder, parts: Template | undefined): void {
  for (const part of parts ?? []) if (part.type === 'value') finder.formula(part.expression)
}
