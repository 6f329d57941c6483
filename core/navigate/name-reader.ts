/**
 * Which names stand on a line and what they mean, in a budget's files as in those of its format. A line is read when it is asked about: a
 * walk over all lines asks only for the names that it looks for, and pays little for the others.
 */
import { cutCells } from '../../grammar/index.ts'
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import type { DocumentFlow } from '../analysis/document-flow.ts'
import { sideAround } from '../explain/hover-formula.ts'
import { declarationOf } from '../format/read-format.ts'
import type { LinePart } from '../model/line-state.ts'
import type { Line, LineDocument } from '../store/line-document.ts'
import { namesInDeclaration } from './declaration-names.ts'
import { namesInFormula } from './formula-names.ts'
import { type Accepts, EVERYTHING, type NamedPlace } from './named.ts'
import { addPlace, namesInField, namesInRow } from './row-names.ts'
import { type TextKeys, textKeysOf } from './text-keys.ts'

export interface NameContext {
  readonly analysis: BudgetAnalysis
  readonly texts: TextKeys
  /** What the budget's flow says of a line; nothing for lines of a format. */
  partOf(line: Line): LinePart | undefined
}

export interface NameReader {
  readonly context: NameContext
  /** The files of the budget, then those of its format. */
  readonly documents: readonly LineDocument[]
  on(line: Line, accepts?: Accepts): readonly NamedPlace[]
  /** The narrowest name that holds the place; an end counts as inside. */
  at(line: Line, character: number): NamedPlace | undefined
}

export function nameReader(analysis: BudgetAnalysis): NameReader {
  const flows = new Map<LineDocument, DocumentFlow>(analysis.flows.map((flow) => [flow.document, flow]))
  const context: NameContext = {
    analysis,
    texts: textKeysOf(analysis),
    partOf: (line) => {
      const flow = flows.get(line.document)
      return flow?.lines[line.index] === line ? flow.parts[line.index] : undefined
    },
  }
  const on = (line: Line, accepts: Accepts = EVERYTHING) => namesOn(context, line, accepts)
  return {
    context,
    documents: [...flows.keys(), ...formatDocuments(analysis).filter((document) => !flows.has(document))],
    on,
    at: (line, character) => {
      const holding = on(line).filter(({ start, end }) => start <= character && character <= end)
      return holding.sort((a, b) => a.end - a.start - (b.end - b.start))[0]
    },
  }
}

function namesOn(context: NameContext, line: Line, accepts: Accepts): readonly NamedPlace[] {
  const { syntax } = line
  const part = context.partOf(line)
  switch (syntax.kind) {
    case 'row':
      return part ? namesInRow(context, line, part, accepts) : namesInFormatRow(context, line, accepts)
    case 'field':
      if (part?.setsField) return namesInField(context, line, part, accepts)
      break
    case 'prose':
      return namesInProse(context, line, accepts)
    default:
  }
  const declaration = declarationOf(line)
  return declaration ? namesInDeclaration(context, line, declaration, accepts) : []
}

function namesInProse(context: NameContext, line: Line, accepts: Accepts): readonly NamedPlace[] {
  const found: NamedPlace[] = []
  if (line.syntax.kind !== 'prose') return found
  for (const part of line.syntax.parts)
    if (part.type === 'value')
      for (const name of namesInFormula({ ...context, side: undefined }, part.expression)) addPlace(found, accepts, line, name.named, () => name)
  return found
}

/** A row that a format fixes: its label states it, its cells may hold formulas. */
function namesInFormatRow(context: NameContext, line: Line, accepts: Accepts): readonly NamedPlace[] {
  const found: NamedPlace[] = []
  const side = sideAround(context.analysis, line)
  const row = side?.form.rows.find(({ place }) => place.line === line)
  if (!side || !row) return found
  const label = cutCells(line.text).find((cell) => cell.text === row.label)
  if (row.kind === 'fixed' && label)
    addPlace(found, accepts, line, { type: 'row', table: side.table.form, side: side.form, row }, () => label, 'declaration')
  for (const [column, cell] of row.cells) {
    if (!cell.formula) continue
    for (const name of namesInFormula({ ...context, side, column, row }, cell.formula)) addPlace(found, accepts, line, name.named, () => name)
  }
  return found
}

/** The files that the format in force is read from, as far as it has something from them. */
function formatDocuments({ format }: BudgetAnalysis): readonly LineDocument[] {
  if (!format) return []
  const tables = [...format.tables.values()].map(({ place }) => place.line.document)
  const names = [...format.defines.values(), ...format.checks].map(({ place }) => place.line.document)
  return [...new Set([...tables, ...names])]
}
