/** 新建年度预算 over the protocol: what is proposed, the files, and what is said to the person. */
import { afterEach, expect, test } from 'vitest'
import type { NewYearParams, NewYearResult } from '../../server/new-year.ts'
import { example, files, ourClient, startReal } from './asking.ts'
import type { Started } from './harness.ts'

const OLD = `file:///ws/2024/${encodeURI('预算.budget')}`
const target = `file:///ws/2025/${encodeURI('预算.budget')}`

let running: Started | undefined
afterEach(() => running?.dispose())

async function opened(locale = 'zh-cn'): Promise<Started> {
  running = await startReal({ ...files({ '2024/预算.budget': example('xicheng-2024/预算.budget') }), initialize: { ...ourClient, locale } })
  return running
}
const ask = ({ client }: Started, params: Partial<NewYearParams>) =>
  client.sendRequest<NewYearResult>('gouji/newYear', { uri: OLD, year: 2025, figures: 'carry', target, ...params })

test('what one would call it is proposed, from a file that is not even open', async () => {
  const { client } = await opened()
  expect(await client.sendRequest('gouji/newYear/plan', { uri: OLD })).toEqual({ from: 2024, year: 2025, target })
})

test('the files come as texts at their addresses, the root first; figures are carried or cleared', async () => {
  const server = await opened()
  const carried = await ask(server, {})
  if ('problem' in carried) throw new Error(carried.problem)
  expect(carried.files.map(({ uri }) => decodeURI(uri))).toEqual(['file:///ws/2025/预算.budget', 'file:///ws/2025/北京市西城区2025.budget'])
  expect(carried.files[0]?.text).toContain('133.815600')
  expect(carried.notes[0]).toContain('没有 2025 年的格式')
  const cleared = await ask(server, { figures: 'clear' })
  expect('files' in cleared && cleared.files[0]?.text).not.toContain('133.815600')
})

test('a past year, a file without a year, and nonsense are told in the language of the person', async () => {
  const server = await opened('en')
  expect(await ask(server, { year: 2024 })).toEqual({ problem: '2024 is not after 2024' })
  expect(await ask(server, { uri: 'file:///ws/nothing.budget' })).toHaveProperty('problem')
  expect(await ask(server, { year: Number.NaN })).toHaveProperty('problem')
  expect(await server.client.sendRequest('gouji/newYear/plan', { uri: 'file:///ws/nothing.budget' })).toHaveProperty('problem')
})
