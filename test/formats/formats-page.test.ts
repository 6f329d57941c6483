/** docs/formats.md quotes the invented city's files word for word, and what it says of mistakes is what is said. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { asShipped, type FileName, findingsOf, names, withChange } from './new-city.ts'

const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8')
const quotes = [...page.matchAll(/^```budget (\S+)\n([\s\S]*?)^```$/gm)].map(([, name = '', text = '']) => ({ name, text }))

it('quotes what stands in the files', () => {
  expect(quotes.length).toBeGreaterThan(10)
  expect(quotes.filter(({ name }) => !(names as readonly string[]).includes(name))).toEqual([])
  expect(quotes.filter(({ name, text }) => !`\n${asShipped[name as FileName]}`.includes(`\n${text}`)).map(({ text }) => text)).toEqual([])
})

/** The rows of its table of mistakes, each made in the files. */
const mistakes: readonly (readonly [FileName, string, string])[] = [
  ['云州市2025.budget', '= 标准 × 数量', '= 标准 × 数目'],
  ['云州市2025.budget', '本组[经济科目 属于 人员].预算金额', '本组[经济科目 属于 人员].金额'],
  ['云州市2025.budget', '于 预算02表', '于 预算20表'],
  ['云州市2025.budget', ': 金额 不合计', ': 金钱 不合计'],
  ['云州市2025.budget', '列 金额.合计 : 金额 = 人员经费 + 公用经费', '列 金额.合计 : 金额 = 人员经费 + 合计'],
  ['云州市2026.budget', '继承 云州市 2025', '继承 云州市 2024'],
]
const rows = [...page.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, wrong = '', said = '']) => ({ wrong, said }))

it('lists as many mistakes as are made here', () => expect(rows.length).toBe(mistakes.length))

it.each(rows)('$wrong is answered as the page says', async ({ wrong, said }) => {
  const mistake = mistakes.find(([, , to]) => to.includes(wrong))
  expect(mistake).toBeDefined()
  if (!mistake) return
  const messages = (await findingsOf(withChange(...mistake))).filter(({ file }) => file === mistake[0]).map(({ message }) => message)
  const quoted = said.split(/“|”/).filter((piece) => piece !== '')
  expect(messages.some((message) => quoted.every((piece) => message.includes(piece.replace(/^，|，$/g, ''))))).toBe(true)
})
