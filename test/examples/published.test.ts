/** The documents as published: each file holds exactly the cells that were transcribed, as printed and in their order. */
import { describe, expect, it } from 'vitest'
import { readTables } from './bar-reader.ts'
import { exampleText, flattened, transcribed, YEARS } from './disclosures.ts'

/** What the files say besides, since the print shows it by its indent. */
const ADDED = new Set(['级'])

describe.each(YEARS)('%i', (year) => {
  const written = new Map(readTables(exampleText(year, '公开稿')).map((table) => [table.name, table]))
  const tables = transcribed(year)

  it('has the tables that were transcribed, under their titles and in their order', () => {
    expect([...written.values()].map(({ name, title }) => [name, title])).toEqual(tables.map(({ id, title }) => [id, title]))
  })

  it('says of each table without rows that its pages are lost', () => {
    const empty = tables.filter(({ rows }) => rows.length === 0).map(({ id }) => id)
    expect(empty.filter((id) => written.get(id)?.isWhole)).toEqual([])
  })

  it.each(tables.map((table) => [table.id, table] as const))('%s: cells, notes', (id, table) => {
    const { columns, rows } = flattened(table)
    const own = written.get(id)
    expect(own?.notes).toEqual(table.notes)
    expect(own?.rows.length).toBe(rows.length)
    for (const [index, cells] of (own?.rows ?? []).entries()) {
      const kept = [...cells].filter(([column]) => !ADDED.has(column)).sort()
      const printed = columns.map((column, at) => [column, rows[index]?.[at] ?? '']).sort()
      expect(kept, `${id}, row ${index + 1}`).toEqual(printed)
    }
  })
})
