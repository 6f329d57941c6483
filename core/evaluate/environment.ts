/** What formulas may ask of a budget beyond its rows: tables by name, 设 and 已知 names, last year, the catalogue. */
import { type Catalog, codeAtLevel, type Level } from '../catalog/index.ts'
import type { ColumnForm, DefineForm, Format } from '../format/form.ts'
import { foldLabel } from '../format/label.ts'
import type { BudgetHead } from '../model/head.ts'
import { classificationKind } from '../model/read-code.ts'
import type { Finding } from '../rules/define-rule.ts'
import { type CodeValue, unknown, type Value } from '../value.ts'
import { type Compiled, compile, type Environment, type GroupRef } from './compile.ts'
import { type Graph, GraphNode } from './graph.ts'
import type { TableState } from './table-state.ts'

export interface NamedValue {
  readonly form: DefineForm
  readonly node: GraphNode<Value>
  readonly compiled: Compiled
}

/** 设 names with their values, and 已知 facts; one of both kinds is a control figure. */
export class Names {
  readonly defines = new Map<string, NamedValue>()
  readonly known = new Map<string, NamedValue>()
  readonly lastYearKnown = new Map<string, NamedValue>()
  readonly #graph: Graph

  constructor(graph: Graph) {
    this.#graph = graph
  }

  add(into: Map<string, NamedValue>, folded: string, form: DefineForm, environment: Environment, report: (finding: Finding) => void): void {
    const compiled = compile({ environment, line: form.place.line, report }, form.value)
    const node = new GraphNode<Value>(this.#graph, {
      compute: () => compiled.run({}),
      onCycle: (gently) => unknown(gently ? 'nothing' : 'cycle', form.name),
    })
    into.set(folded, { form, node, compiled })
  }

  /** What a name is worth: what the format derives, else what the budget states. */
  read(folded: string): (() => Value) | undefined {
    const define = this.defines.get(folded)
    const known = this.known.get(folded)
    if (!define && !known) return undefined
    return () => {
      const derived = define?.node.get()
      if (derived && derived.k !== 'unknown') return derived
      return known?.node.get() ?? derived ?? unknown('nothing', folded)
    }
  }
}

export interface EnvironmentParts {
  readonly head: BudgetHead
  readonly format: Format | undefined
  readonly catalog: Catalog
  readonly tables: ReadonlyMap<string, TableState>
  readonly names: Names
  readonly lastYear: ((folded: string) => (() => Value) | undefined) | undefined
}

export function createEnvironment(parts: EnvironmentParts): Environment {
  const { head, catalog, tables, names } = parts
  const tableList = [...new Set(tables.values())]
  const declared = head.units.map((unit): Value => ({ k: 'text', text: unit.code, key: unit.code }))
  const ownUnit: Value = declared.length === 1 && declared[0] ? declared[0] : unknown('no-single-value', '本级')
  return {
    year: head.year,
    table: (folded) => tables.get(folded),
    tableNames: () => tableList.map((table) => table.form.name),
    name: (folded) => names.read(folded),
    fixedName: (folded) => {
      if (names.read(folded)) return undefined
      return folded === '本级' ? ownUnit : folded === '部门名称' ? publisherName(head) : undefined
    },
    names: () => [...names.defines.values(), ...names.known.values()].map((named) => named.form.name),
    lastYear: (folded) => {
      const stated = names.lastYearKnown.get(folded)
      const derived = parts.lastYear?.(folded)
      if (!stated && !derived) return undefined
      return () => {
        const value = derived?.()
        return value && value.k !== 'unknown' ? value : (stated?.node.get() ?? value ?? unknown('name-unknown', `上年.${folded}`))
      }
    },
    groupOf: (side) => {
      const [gather] = side.gathers
      return gather && { side: gather.source, of: (frame) => gather.groupOf(frame) as GroupRef | Value }
    },
    codeName: (value) => nameOf(catalog, value, head.year),
    codeAbove: (value, level, column) => above(value, level, column),
    declaredUnits: () => declared,
  }
}

/** The department that the head names, else its first unit. */
function publisherName({ department, units }: BudgetHead): Value {
  const name = department?.name ?? units[0]?.name
  return name === undefined ? unknown('nothing', '部门名称') : { k: 'text', text: name, key: foldLabel(name) }
}

function nameOf(catalog: Catalog, value: Value, year: number | undefined): Value {
  if (value.k !== 'code') return value.k === 'unknown' ? value : unknown('type', '名称')
  for (const kind of ['functional', 'gov-economic', 'dept-economic'] as const) {
    if (value.kind !== undefined && value.kind !== kind) continue
    const entry = catalog.of(kind).lookup(value.code, year)
    if (entry) return { k: 'text', text: entry.name, key: foldLabel(entry.name), nameOf: value }
  }
  return unknown('nothing', `名称(${value.code})`)
}

/** The catalogue's name of a code, an older one, or a variant that documents print. */
export function isNameOf(catalog: Catalog, code: CodeValue, name: string, year: number | undefined): boolean {
  if (!code.kind) return false
  const match = catalog.of(code.kind).nameOfCode(code.code, name, year)
  return match === 'same' || match === 'other-year' || match === 'alias'
}

/** The code cut to a level. The classification is the column's, or what the digits fit. */
export function above(value: Value, level: string, column: ColumnForm | undefined): Value {
  if (value.k !== 'code') return value.k === 'unknown' ? value : unknown('type', '上级')
  const kind = value.kind ?? (column && classificationKind(column.type)) ?? 'functional'
  const code = codeAtLevel(kind, value.code, level as Level)
  return code === undefined ? unknown('nothing', `上级(${value.code}, ${level})`) : { k: 'code', code, kind }
}
