/** No place and no half-written text is too strange to ask about: every example, cut off anywhere, and every place of the whole ones. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BudgetAnalysis } from '../../core/analysis/budget-analysis.ts'
import { complete } from '../../core/complete/complete.ts'
import type { Line } from '../../core/store/line-document.ts'
import { analysed } from './asking.ts'

const folder = join(import.meta.dirname, '../..')
const texts = ['examples', 'formats'].flatMap((name) =>
  globSync(`${name}/**/*.budget`, { cwd: folder })
    .sort()
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const),
)

/** Asks, and sees that the answer can be applied: a piece of this line around the place, items in order, none twice. */
function sound(analysis: BudgetAnalysis, line: Line, character: number): number {
  const found = complete(analysis, line, character, 'en')
  if (!found) return 0
  const at = Math.max(0, Math.min(character, line.text.length))
  const sorts = found.items.map(({ sort }) => sort)
  const isSound = 0 <= found.start && found.start <= at && at <= found.end && found.end <= line.text.length
  const typed = line.text.slice(found.start, at)
  const written = found.items.map(({ insert, label }) => `${label} ${insert}`)
  const isUsable =
    sorts.every((sort, index) => index === 0 || (sorts[index - 1] ?? '') < sort) &&
    found.items.every(({ filter, insert }) => filter.startsWith(typed) && !insert.includes('\n')) &&
    new Set(written).size === written.length
  if (!isSound || !isUsable) throw new Error(`${line.index + 1}:${character} ${JSON.stringify(line.text)} ${JSON.stringify({ ...found, items: 0 })}`)
  return found.items.length
}

test.each(texts)('%s: at every place', (_, text) => {
  const { document, analysis } = analysed(text)
  let offered = 0
  for (const line of document.lines) {
    // A long line is asked at its ends and here and there between.
    const step = Math.max(1, Math.floor(line.text.length / 8))
    for (let character = -1; character <= line.text.length + 1; character += step) offered += sound(analysis, line, character)
  }
  expect(offered).toBeGreaterThan(document.lines.length)
})

test.each(texts)('%s: cut off', (_, text) => {
  let asked = 0
  for (let cut = 0; cut <= text.length; cut += 1 + Math.floor(text.length / 11)) {
    const { document, analysis } = analysed(text.slice(0, cut))
    const line = document.lines[document.lines.length - 1]
    if (!line) continue
    for (const character of [0, line.text.length - 1, line.text.length]) sound(analysis, line, character)
    asked += 1
  }
  expect(asked).toBeGreaterThan(5)
})

test.each([
  '|',
  '｜',
  '| \\',
  '| = 表',
  '| = [[[',
  '| = ]].',
  '> {',
  '> {}',
  '每 ',
  '每 = ',
  '校验 : ',
  '校验 a 每 于 当 ',
  '列 : = ',
  '列 a : 金额 缺省 ',
  '字段 ：：',
  '设 = .',
  '= 1',
  ':',
  '忽略 :',
  'constructor ',
  'toString: ',
  `校验 a: ${'('.repeat(5000)}`,
  `校验 a: ${'甲.'.repeat(5000)}`,
])('half-written lines: %s', (text) => {
  for (const before of ['', '表 甲\n| 事项 | 数 |\n|---|--:|\n', '格式 甲 2030\n表 表甲\n列 数 : 金额\n']) {
    const { document, analysis } = analysed(before + text)
    const line = document.lines[document.lines.length - 1] as Line
    const step = Math.max(1, Math.floor(text.length / 50))
    const asking = () => {
      for (let character = 0; character <= text.length; character += step) sound(analysis, line, character)
    }
    expect(asking).not.toThrow()
  }
})
