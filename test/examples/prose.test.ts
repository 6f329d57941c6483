/** The prose that a source generates is the published prose: income, expenditure, 三公 and every other section that the form writes. */
import { expect, test } from 'vitest'
import { foldWidth } from '../../grammar/index.ts'
import type { Publication } from '../../publish/index.ts'
import { publish } from '../publish/budgets.ts'
import { exampleText, YEARS, type Year } from './disclosures.ts'

/** What a source cannot give, because the published sentence is wrong, or says what no table knows: as published, as generated, and why. */
const UNITS_2024 = '支出单位包括2个所属单位，即北京市西城区政务服务管理局本级和北京市西城区政务服务大厅'
const DEPARTURES: readonly { readonly year: number; readonly published: string; readonly generated: string; readonly why: string }[] = [
  { year: 2021, published: '减少1239.72元', generated: '减少3370.79元', why: 'the published difference is not that of the two years' },
  { year: 2021, published: '安排0万元', generated: '安排0元', why: 'the form counts in 元' },
  { year: 2021, published: '即西城区全响应服务中心', generated: '即北京市西城区全响应服务中心', why: 'the unit is published by its short name' },
  {
    year: 2021,
    published: '12345市民热线西城分中心热线服务项目经费10122756元，法律顾问服务项目80000元',
    generated: '12345市民服务热线西城分中心服务外包项目10122756元，法律顾问服务费80000元',
    why: 'the table names both projects differently',
  },
  { year: 2024, published: UNITS_2024, generated: '支出单位包括1个所属单位', why: 'the tables know one unit' },
  { year: 2023, published: '2023年府采购项目', generated: '2023年政府采购项目', why: 'a character is missing in the published text' },
]

/** What text taken from a page gets wrong: blanks, widths, the quotes of a typeface, points at the end of a list's line. */
function plain(text: string): string {
  return foldWidth(text)
    .replace(/\s/g, '')
    .replace(/[“”"]/g, '')
    .replace(/(?<=\d),(?=\d{3})/g, '')
}

function proseOf({ sections }: Publication): ReadonlyMap<string, string> {
  return new Map(sections.map(({ title, paragraphs }) => [plain(title), plain(paragraphs.map(({ text }) => text).join('\n'))]))
}

function departed(year: number, text: string): string {
  return DEPARTURES.filter((each) => each.year === year).reduce(
    (all, { published, generated }) => all.replace(plain(published), plain(generated)),
    text,
  )
}

async function proseOfExample(year: Year, name: '预算' | '公开稿'): Promise<ReadonlyMap<string, string>> {
  const { publication } = await publish(exampleText(year, name), { draft: true })
  return publication ? proseOf(publication) : new Map()
}

for (const year of YEARS) {
  test(`${year}`, async () => {
    const generated = await proseOfExample(year, '预算')
    const published = await proseOfExample(year, '公开稿')
    expect([...generated.keys()]).toEqual([...published.keys()])
    const asGenerated = (text: string) => departed(year, text)
    for (const [title, text] of published) expect.soft({ title, text: generated.get(title) }).toEqual({ title, text: asGenerated(text) })
  })
}
