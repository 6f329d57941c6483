/** The document as LibreOffice reads it: each cell in its place and to the letter, whatever it holds. The real budgets go the same way in e2e/. */
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from './docx-parts.ts'
import { hasOffice, type Office, openOffice } from './office.ts'
import { amount, HOSTILE, HOSTILE_TABLES, kept, publication, row, TREE, table, text } from './publications.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

function named(node: Node, tag: string): readonly Element[] {
  if (!('childNodes' in node)) return []
  return node.childNodes.flatMap((child) => [...('tagName' in child && child.tagName === tag ? [child] : []), ...named(child, tag)])
}

/** A paragraph's text; the line breaks of the page's source are blanks. */
function words(node: Node): string {
  if ('value' in node) return node.value
  if ('tagName' in node && node.tagName === 'br') return BREAK
  return 'childNodes' in node ? node.childNodes.map(words).join('') : ''
}
const BREAK = '\ue000'
function shown(cell: Node): string {
  const lines = words(cell).split(BREAK)
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim()
}

/** The rows with merged cells filled in, as `text` or `^` below and `<` beside one. */
function gridOf(element: Element): readonly string[] {
  const rows = named(element, 'tr')
  const drawn: string[][] = rows.map(() => [])
  rows.forEach((tr, r) => {
    let c = 0
    for (const cell of named(tr, 'td')) {
      while (drawn[r]?.[c] !== undefined) c += 1
      const span = (name: string): number => Number(cell.attrs.find((each) => each.name === name)?.value ?? 1)
      for (let down = 0; down < span('rowspan'); down++)
        for (let right = 0; right < span('colspan'); right++) (drawn[r + down] ?? [])[c + right] = down > 0 ? '^' : right > 0 ? '<' : shown(cell)
    }
  })
  return drawn.map((cells) => cells.join('|'))
}

describe.skipIf(!hasOffice)('read back by LibreOffice (skipped where soffice is not installed)', () => {
  let office: Office
  beforeAll(() => {
    office = openOffice()
  })
  afterAll(() => office.close())

  async function tablesOf(source: Parameters<typeof bytesOf>[0]): Promise<readonly Element[]> {
    const [page = ''] = office.convert('document.docx', await bytesOf(source), 'html:HTML (StarWriter)')
    return named(parse(page), 'table')
  }

  it('has header, merged cells and every amount', { timeout: 180_000 }, async () => {
    const [grid] = await tablesOf(publication([TREE], { draft: true }))
    expect(gridOf(grid as Element)).toEqual([
      '资金|科目|本年预算数|<|<|占比|年度',
      '^|^|合计|其中|<|^|^',
      '^|^|^|基本支出|项目支出|^|^',
      '一般公共预算|2010301-行政运行|6,119.852024|1,599.327807|4,520.524217|5.97%|2024',
      '^|2010350-事业运行|-0.010000||0.10|100%|2023',
      '小计||0||无||',
      '合计||99,999,999.999999|12,345,678,901,234.567891|||',
    ])
    expect(named(named(grid as Element, 'thead')[0] as Element, 'tr')).toHaveLength(3)
  })

  it('gives hostile texts back as texts', { timeout: 180_000 }, async () => {
    const tables = await tablesOf(
      publication(HOSTILE_TABLES, { sections: HOSTILE.map((each) => ({ level: 2, title: each, paragraphs: [{ text: each }] })) }),
    )
    expect(tables).toHaveLength(HOSTILE_TABLES.length)
    const lines = named(tables[0] as Element, 'tr').slice(1)
    const expected = HOSTILE.map((each) =>
      kept(each)
        .replace(/[^\S\n]+/g, ' ')
        .trim(),
    )
    expect(lines.map((tr) => shown(named(tr, 'td')[0] as Element))).toEqual(expected)
    expect(lines.map((tr) => shown(named(tr, 'td')[1] as Element))).toEqual(HOSTILE.map((_, index) => `${index}.50`))
  })

  it('keeps every amount of thousands of rows', { timeout: 180_000 }, async () => {
    const amounts = Array.from({ length: 3000 }, (_, index) => `${(index * 7919) % 99_991}.${String((index * 104_729) % 1_000_000).padStart(6, '0')}`)
    const [grid] = await tablesOf(publication([table({ rows: amounts.map((each, index) => row('data', text(`第${index}行`), amount(each))) })]))
    const read = named(grid as Element, 'tr')
      .slice(1)
      .map((tr) => shown(named(tr, 'td')[1] as Element))
    expect(read).toEqual(amounts)
  })
})
