/** A figure as plain data, and found again from it: by its row's line, its label in the form, or the keys of a row that nobody wrote. */
import type { BudgetAnalysis } from '../analysis/budget-analysis.ts'
import type { Figure } from '../evaluate/dependents.ts'
import type { SideState } from '../evaluate/side-state.ts'
import { keysOf } from './figures.ts'

export interface FigureAddress {
  readonly type: Figure['type']
  /** The table's folded name; of a name the name itself, of a check its equation's key. */
  readonly name: string
  readonly side?: number
  readonly column?: number
  /** The number of a fixed row in its form; −1 for a total that the form does not print. */
  readonly form?: number
  readonly row?: { readonly uri: string; readonly line: number; readonly kind: string } | { readonly keys: string }
}

export function addressOf(figure: Figure): FigureAddress {
  switch (figure.type) {
    case 'row': {
      const { row, side } = figure.state
      const at = row.line ? { uri: row.line.document.uri, line: row.line.index, kind: row.kind } : { keys: keysOf(row) }
      return { type: 'row', name: side.table.form.folded, side: side.form.index, column: figure.column.index, row: at }
    }
    case 'fixed': {
      const { side, form, column } = figure
      return { type: 'fixed', name: side.table.form.folded, side: side.form.index, column: column.index, form: side.form.rows.indexOf(form) }
    }
    case 'name':
      return { type: 'name', name: figure.named.form.name }
    case 'check':
      return { type: 'check', name: figure.equation.key }
  }
}

export function figureAt({ state }: BudgetAnalysis, address: FigureAddress): Figure | undefined {
  if (!state) return undefined
  if (address.type === 'name') {
    const named = [...state.names.defines.values(), ...state.names.known.values()].find(({ form }) => form.name === address.name)
    return named && { type: 'name', named }
  }
  if (address.type === 'check') {
    const equation = state.ledger.live.get(address.name)
    return equation && { type: 'check', equation }
  }
  const side = state.tables.find(({ form }) => form.folded === address.name)?.sides[address.side ?? 0]
  const column = side?.form.columns[address.column ?? -1]
  if (!side || !column) return undefined
  if (address.type === 'row') {
    const own = rowAt(side, address.row)
    return own && { type: 'row', state: own, column }
  }
  const form = side.form.rows[address.form ?? -1] ?? side.totalForm
  return { type: 'fixed', side, form, column }
}

function rowAt(side: SideState, at: FigureAddress['row']) {
  for (const state of side.rows.values()) {
    const { row } = state
    if (!at) return undefined
    if ('keys' in at ? !row.line && keysOf(row) === at.keys : row.line?.index === at.line && row.line.document.uri === at.uri && row.kind === at.kind)
      return state
  }
  return undefined
}
