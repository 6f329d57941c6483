/** The documents as published print themselves: each word as it was transcribed, figures with the form’s zeros and separators, each project once over all its indicators. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { PublishedTable } from '../../publish/index.ts'
import { publish } from '../publish/budgets.ts'
import { exampleText, flattened, isSameText, plainNumber, transcribed, YEARS } from './disclosures.ts'

const isSame = (a: string, b: string) => isSameText(a, b) || plainNumber(a) === plainNumber(b)

describe.each(YEARS)('%i', (year) => {
  let printed: ReadonlyMap<string, PublishedTable>

  beforeAll(async () => {
    const { publication } = await publish(exampleText(year, '公开稿'), { draft: true })
    expect(publication?.draft).toBe(true)
    printed = new Map(publication?.tables.map((table) => [table.name, table]))
  })

  it.each(transcribed(year).map((table) => [table.id, table] as const))('%s', (id, table) => {
    let above: readonly string[] = []
    const rows = (printed.get(id)?.rows ?? []).map(({ cells }) => {
      above = cells.map(({ text, covered }, index) => (covered ? (above[index] ?? '') : text))
      return above
    })
    expect(rows.length).toBe(table.rows.length)
    const different = flattened(table).rows.flatMap((row, index) => row.filter((text, at) => !isSame(text, rows[index]?.[at] ?? '(no cell)')))
    expect(different).toEqual([])
  })

  it('prints each project once, over all its indicators', () => {
    const targets = printed.get('表十三')
    const column = targets?.columns.findIndex(({ path }) => path.at(-1) === '项目名称') ?? -1
    const names = targets?.rows.flatMap(({ cells }) => (cells[column]?.covered ? [] : (cells[column]?.text ?? []))) ?? []
    const fields = [...exampleText(year, '公开稿').matchAll(/^项目名称: (.*)$/gm)].map((match) => match[1] ?? '')
    // What is printed twice in a row is one block of equal fields.
    expect(names).toEqual(fields.filter((name, index) => name !== fields[index - 1]))
  })
})
