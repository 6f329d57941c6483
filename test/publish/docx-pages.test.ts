/**
 * The page numbers in the contents against an independent layout: the one of the library, which knows the widths of the Chinese fonts and lays lines and
 * rows out as Word does. Ours has no fonts to read; it must agree all the same, since Word shows what is written until somebody updates it.
 */
import { patchDocument } from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { describe, expect, it } from 'vitest'
import { planDocument } from '../../publish/docx-plan.ts'
import type { Publication, PublishedSection } from '../../publish/model.ts'
import { exampleText, YEARS } from '../examples/disclosures.ts'
import { publish } from './budgets.ts'
import { bytesOf } from './docx-parts.ts'
import { amount, column, publication, row, TREE, table, text } from './publications.ts'

interface Compared {
  readonly mark: string
  readonly ours: number
  readonly theirs: number
}

async function compare(source: Publication): Promise<readonly Compared[]> {
  const estimate = estimatePageNumbersWith({ guess: true })
  let theirs: ReadonlyMap<string, string> = new Map()
  await patchDocument({
    outputType: 'uint8array',
    data: await bytesOf(source),
    patches: {},
    pageNumbers: (template) => {
      const pages = estimate(template)
      theirs = pages.bookmarks
      return pages
    },
  })
  const ours = [...planDocument(source).pages]
  expect(ours.length).toBe(theirs.size)
  return ours.map(([mark, page]) => ({ mark, ours: page, theirs: Number(theirs.get(mark)) }))
}

const BUDGETS = YEARS.flatMap((year) => (['预算', '公开稿'] as const).map((name) => [year, name] as const))

describe.each(BUDGETS)('%i %s', (year, name) => {
  it('begins each section and each table on the page that its contents say', { timeout: 60_000 }, async () => {
    const { publication: source } = await publish(exampleText(year, name), { draft: true })
    const all = await compare(source as Publication)
    expect(all.length).toBeGreaterThan(10)
    // A line may break elsewhere by a hair; then a page turns a line earlier, and what follows is one page off, never more.
    expect(all.filter(({ ours, theirs }) => Math.abs(ours - theirs) > 1)).toEqual([])
    expect(all.filter(({ ours, theirs }) => ours !== theirs).length).toBeLessThanOrEqual(all.length / 10)
  })
})

describe('made up', () => {
  const prose = (count: number): PublishedSection[] =>
    Array.from({ length: count }, (_, index) => ({
      level: ((index % 4) + 1) as PublishedSection['level'],
      title: `第${index}节标题`,
      paragraphs: Array.from({ length: index % 5 }, (_, at) => ({ text: '预算单位按照规定编制部门预算。'.repeat(1 + ((index * 7 + at * 3) % 23)) })),
    }))

  it('prose of many headings and paragraphs turns its pages where Word would', { timeout: 60_000 }, async () => {
    const all = await compare(publication([TREE, table({})], { sections: prose(60) }))
    expect(Math.max(...all.map(({ ours }) => ours))).toBeGreaterThan(20)
    expect(all.filter(({ ours, theirs }) => ours !== theirs)).toEqual([])
  })

  it('a table of many pages ends on the page where Word would end it', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 400 }, (_, index) => row('data', text('项目支出'.repeat(1 + (index % 9))), amount(`${index}.50`)))
    const columns = [column('项目'), column('预算数', 'amount', 2)]
    const all = await compare(publication([table({ columns, rows }), table({ columns, rows }), table({})]))
    expect(all.at(-1)?.ours).toBeGreaterThan(10)
    expect(all.filter(({ ours, theirs }) => ours !== theirs)).toEqual([])
  })
})
