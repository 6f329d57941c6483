/** What rules say: names that are nobody else's, two languages that differ, and the message of each failing example, pinned. `UPDATE=1` pins anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ruleNamed, rules } from '../../core/index.ts'
import { exampleOf, findingsOf, pageOf } from './rule-page.ts'

const pinned = new URL('./messages.txt', import.meta.url)
const HAN = /\p{Script=Han}/u

it('a name and a Chinese name belong to one rule each', () => {
  const names = rules.flatMap((rule) => [rule.name, rule.zhName])
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  expect(names.filter((name) => !ruleNamed(name))).toEqual([])
})

it('names are plain words', () => {
  expect(rules.map((rule) => rule.name).filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([])
  expect(rules.map((rule) => rule.zhName).filter((name) => !/^\p{Script=Han}{2,8}$/u.test(name))).toEqual([])
})

it('summaries are Chinese and English', () => {
  const odd = rules.filter(({ summary }) => !HAN.test(summary.zh) || !/[a-z]{2,} [a-z]/.test(summary.en) || summary.zh === summary.en)
  expect(odd.map((rule) => rule.name)).toEqual([])
})

it('each failing example says in both languages what is pinned', async () => {
  const said = []
  for (const { name } of rules) {
    const example = exampleOf(pageOf(name), '失败')
    const [zh = [], en = []] = [await findingsOf(example, 'zh'), await findingsOf(example, 'en')]
    expect(zh.filter((one, index) => one.message === en[index]?.message || !HAN.test(one.message))).toEqual([])
    said.push(`--- ${name} ---`)
    for (const found of [zh, en]) for (const { message, fixes } of found) said.push(message, ...fixes.map(({ title }) => `→ ${title}`))
  }
  const text = `${said.join('\n')}\n`
  if (process.env.UPDATE === '1') writeFileSync(pinned, text)
  expect(text).toBe(readFileSync(pinned, 'utf8'))
})
