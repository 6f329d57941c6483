/** What the sources generate against what was published, cell by cell: as printed and by value. Only what disagreements.ts lists may differ. */
import { beforeAll, describe, expect, it } from 'vitest'
import { bareLabel, foldLabel } from '../../core/format/label.ts'
import { htmlPage, type PublishedFile, type PublishedTable } from '../../publish/index.ts'
import { publish } from '../publish/budgets.ts'
import { DISAGREEMENTS, LEFT_OUT, REORDERED } from './disagreements.ts'
import { exampleText, flattened, isSameText, plainNumber, transcribed, YEARS } from './disclosures.ts'
import { type Pair, pairsOf } from './side-parts.ts'

/** In the contents list only, or of lost pages that nothing else tells of. */
const NOT_GENERATED: Readonly<Record<number, readonly string[]>> = { 2021: [], 2023: ['表十二'], 2024: [] }

/** What the sources take over as the departments published it, and a reviewer would still ask about: rule and line. */
const WARNINGS: Readonly<Record<number, readonly string[]>> = {
  2021: [],
  2023: [...new Array(3).fill('indicator-class'), ...new Array(2).fill('indicator-same'), ...new Array(5).fill('indicator-value')],
  2024: ['indicator-cost', 'indicator-direction', 'indicator-value'],
}

describe.each(YEARS)('the source of %i', (year) => {
  const tables = transcribed(year)
  const whole = tables.filter(({ rows }) => rows.length > 0)
  let built: PublishedFile
  let generated: ReadonlyMap<string, PublishedTable>

  beforeAll(async () => {
    built = await publish(exampleText(year, '预算'))
    generated = new Map(built.publication?.tables.map((table) => [table.name, table]))
  })

  it('has no error, and no warning but for what was published so', () => {
    const findings = built.report.files.flatMap((file) => file.diagnostics)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(findings.map(({ rule }) => rule).sort()).toEqual(WARNINGS[year])
    expect(built.publication?.draft).toBe(false)
  })

  it('gives every table of the document', () => {
    expect(tables.map(({ id }) => id).filter((id) => !generated.has(id))).toEqual(NOT_GENERATED[year])
    expect([...generated.keys()]).toEqual(tables.map(({ id }) => id).filter((id) => generated.has(id)))
  })

  it('has no figure that is not known', () => {
    expect(htmlPage(built.publication as never)).not.toContain('？')
  })

  describe.each(whole.map((table) => [table.id, table] as const))('%s', (id, table) => {
    const pairs = () => pairsOf(year, table, generated.get(id) as PublishedTable)

    it('has title, unit, columns and notes as printed', () => {
      const own = generated.get(id)
      expect([own?.title, own?.unit ?? '', own?.notes]).toEqual([table.title, table.unit, table.notes])
      expect(own?.columns.map(({ path }) => foldLabel(path.join('.')))).toEqual(flattened(table).columns.map(foldLabel))
    })

    it('prints what was published, but for what is listed', () => {
      const { pairs: all, problem } = pairs()
      expect(problem).toBeUndefined()
      const different = all.filter((pair) => !isSamePrint(pair)).map(({ row, column }) => `${row} ${column}`)
      const listed = DISAGREEMENTS.filter((each) => each.year === year && each.table === id).flatMap(({ rows, columns }) =>
        rows.flatMap((row) => columns.map((column) => `${row} ${column}`)),
      )
      expect(different.sort()).toEqual(listed.sort())
    })

    it('has the published values, but for what is listed as more than print', () => {
      const different = pairs()
        .pairs.filter((pair) => pair.isAmount && plainNumber(pair.published) !== exactNumber(pair))
        .map(({ row, column }) => `${row} ${column}`)
      const amounts = new Set(generated.get(id)?.columns.flatMap(({ kind, path }) => (kind === 'amount' ? [foldLabel(path.join('.'))] : [])))
      const listed = DISAGREEMENTS.filter((each) => each.year === year && each.table === id && !each.isPrintOnly).flatMap(({ rows, columns }) =>
        columns.filter((column) => amounts.has(foldLabel(column))).flatMap((column) => rows.map((row) => `${row} ${column}`)),
      )
      expect(different.sort()).toEqual(listed.sort())
    })

    it('stands in the published order, but for what is listed', () => {
      const isListed = REORDERED.some((each) => each.year === year && each.table === id)
      expect(pairs().pairs.some(({ isMoved }) => isMoved)).toBe(isListed)
    })
  })
})

/** Amounts and words to the letter. A row that moved has another ordinal. */
function isSamePrint({ published, generated, isMoved }: Pair): boolean {
  if (isMoved) return bareLabel(foldLabel(published)) === bareLabel(foldLabel(generated.text))
  return isSameText(published, generated.text)
}

/** The exact value; where the column is rounded, what its print stands for. */
function exactNumber({ generated: { text, value = '' } }: Pair): string {
  const decimals = (number: string) => number.split('.')[1]?.length ?? 0
  return plainNumber(decimals(plainNumber(value)) > decimals(text) ? text : value)
}

it('lists tables that are there', () => {
  for (const { year, table } of [...DISAGREEMENTS, ...LEFT_OUT, ...REORDERED])
    expect(
      transcribed(year).some(({ id }) => id === table),
      `${year} ${table}`,
    ).toBe(true)
})
