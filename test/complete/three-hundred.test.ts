/** Hundreds of queries at a real place of a real budget, over the protocol: the wanted code is among the first three in 95 of 100. */
import { afterAll, expect, test } from 'vitest'
import type { CompletionList } from 'vscode-languageserver/node'
import { createBudgetService } from '../../server/budget-service.ts'
import { start } from '../server/harness.ts'
import { example } from './asking.ts'
import { type Column, makeQueries, type Query } from './queries.ts'

const here = example('xicheng-2024/预算.budget')
const published = ['2021', '2023', '2024'].map((year) => example(`xicheng-${year}/公开稿.budget`))
const queries = makeQueries(here, published, 2024)

const uri = 'file:///ws/预算.budget'
const lines = here.split('\n')
/** Below the last row of the table of expenditure. */
const line = 1 + lines.findLastIndex((text) => /^\| 20\d{5} +\| 5\d{4} /.test(text))
const CELLS: Readonly<Record<Column, number>> = { functional: 0, 'gov-economic': 1, 'dept-economic': 2 }

const server = await start({ createService: createBudgetService })
afterAll(() => server.dispose())

/** Types the query into a row of its own, asks, and says at which place the wanted code stands; 0 if it does not. */
async function placeOf({ text, wanted: { column, code } }: Query, version: number): Promise<number> {
  const row = `${'|  '.repeat(CELLS[column])}| ${text}`
  const range = { start: { line, character: 0 }, end: { line, character: version === 2 ? 0 : 10_000 } }
  await server.edit(uri, version, { range, text: version === 2 ? `${row}\n` : row })
  const list = await server.client.sendRequest<CompletionList | null>('textDocument/completion', {
    textDocument: { uri },
    position: { line, character: row.length },
  })
  const items = [...(list?.items ?? [])].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
  return 1 + items.findIndex(({ label }) => label.startsWith(`${code} `))
}

interface Tally {
  asked: number
  first: number
  three: number
  unclear: number
  unclearThree: number
}

test('of all queries at least 95 in 100 have the wanted code among the first three', async () => {
  await server.open(uri, here)
  const tallies = new Map<string, Tally>()
  const missed: string[] = []
  for (const [index, query] of queries.entries()) {
    const place = await placeOf(query, index + 2)
    const tally = tallies.get(query.kind) ?? { asked: 0, first: 0, three: 0, unclear: 0, unclearThree: 0 }
    tallies.set(query.kind, tally)
    const isThere = place >= 1 && place <= 3
    tally[query.isClear ? 'asked' : 'unclear'] += 1
    if (isThere) tally[query.isClear ? 'three' : 'unclearThree'] += 1
    if (query.isClear && place === 1) tally.first += 1
    if (query.isClear && !isThere) missed.push(`${query.kind}: ${query.text} → ${query.wanted.code} ${query.wanted.name} (${place})`)
  }
  console.table(Object.fromEntries(tallies))
  for (const each of missed) console.log(each)
  const all = [...tallies.values()]
  const sum = (of: (tally: Tally) => number) => all.reduce((total, tally) => total + of(tally), 0)
  console.log(
    `${sum(({ three }) => three)} of ${sum(({ asked }) => asked)}; with the unclear ones ${sum((t) => t.three + t.unclearThree)} of ${queries.length}`,
  )
  expect(sum(({ asked }) => asked)).toBeGreaterThanOrEqual(300)
  expect(tallies.size).toBe(9)
  for (const { asked, three } of all) expect(three / asked).toBeGreaterThanOrEqual(0.95)
}, 120_000)
