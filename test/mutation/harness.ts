/** A budget in memory whose cells can be changed one at a time and put back: what mutation tests share. No expectation of its own. */
import { readFileSync } from 'node:fs'
import { catalogs, formats } from '../../build/embedded.ts'
import { BudgetWorkspace, type Diagnostic } from '../../core/index.ts'
import { LineDocument } from '../../core/store/index.ts'
import { cutCells, type LineSyntax } from '../../grammar/index.ts'

export interface Bench {
  readonly workspace: BudgetWorkspace
  readonly document: LineDocument
  readonly uri: string
  check(): readonly Diagnostic[]
  /** Replaces a piece of one line. */
  replace(line: number, start: number, end: number, text: string): void
  /** Replaces whole lines: `count` of them from `line` on. */
  replaceLines(line: number, count: number, lines: readonly string[]): void
}

export function benchOf(path: string, text = readFileSync(path, 'utf8')): Bench {
  const uri = 'file:///budget/公开稿.budget'
  const host = { readFile: async () => ({ problem: 'missing' as const }), listFiles: async () => [] }
  const workspace = new BudgetWorkspace({ host, data: { catalogs, formats }, roots: [], language: 'zh' })
  const document = LineDocument.create(uri, 'budget', 1, text)
  workspace.files.open(document)
  let version = 1
  const change = (range: { start: { line: number; character: number }; end: { line: number; character: number } }, replacement: string) => {
    version += 1
    workspace.files.change(uri, [{ range, text: replacement }], version)
  }
  return {
    workspace,
    document,
    uri,
    check: () => workspace.diagnosticsOf(workspace.files.rootsOf(uri)[0] ?? uri)[0]?.diagnostics ?? [],
    replace: (line, start, end, replacement) => change({ start: { line, character: start }, end: { line, character: end } }, replacement),
    replaceLines: (line, count, lines) =>
      change({ start: { line, character: 0 }, end: { line: line + count, character: 0 } }, lines.map((each) => `${each}\n`).join('')),
  }
}

export interface AmountCell {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly table: string
}

/** Every written figure of an amount column, in rows and in fields: what a slip of the hand could change. */
export function amountCells(bench: Bench): readonly AmountCell[] {
  const cells: AmountCell[] = []
  const [flow] = bench.workspace.analysis(bench.uri).flows
  for (const [line, part] of (flow?.parts ?? []).entries()) {
    const { text, syntax } = bench.document.lines[line] as { text: string; syntax: LineSyntax }
    if (part.setsField?.type === '金额' && syntax.kind === 'field' && syntax.value.value !== '') {
      const { start, end } = syntax.value
      cells.push({ line, start, end, text: text.slice(start, end), table: part.after.table?.name ?? '' })
    }
    for (const row of part.rows) {
      if (row.line?.index !== line || row.kind === 'block') continue
      for (const [index, cell] of cutCells(text).entries()) {
        const slot = row.header?.slots[index]
        if (slot?.side === row.side && slot.column.type === '金额' && cell.text !== '')
          cells.push({ line, start: cell.start, end: cell.end, text: cell.text, table: row.table.name })
      }
    }
  }
  return cells
}

/** The figure with one digit changed: the n-th of its digits, to the next one up. */
export function mistype(text: string, nth: number): string {
  const places = [...text].flatMap((character, index) => (/\d/.test(character) ? [index] : []))
  const at = places[nth % places.length] ?? 0
  const digit = (Number(text[at]) + 1 + (nth % 8)) % 10
  const changed = `${text.slice(0, at)}${digit}${text.slice(at + 1)}`
  return changed === text ? `${text.slice(0, at)}${(digit + 1) % 10}${text.slice(at + 1)}` : changed
}

export function keyOf(diagnostic: Diagnostic): string {
  return `${diagnostic.rule}@${diagnostic.range.start.line}:${diagnostic.range.start.character}:${diagnostic.message}`
}
