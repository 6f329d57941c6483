/** `gouji/diff` over the protocol: the page of two budgets as the editor has them, what is chosen from, and the version that was committed last. */
import { afterEach, expect, test } from 'vitest'
import type { Host } from '../../core/store/index.ts'
import { toBase64 } from '../../server/base64.ts'
import { createBudgetService } from '../../server/budget-service.ts'
import type { DiffChoices, DiffResult } from '../../server/diff.ts'
import { type Started, start } from './harness.ts'

const OLD = 'file:///ws/2029.budget'
const NEW = 'file:///ws/2030.budget'
const budget = (year: number, amount: string, more = '') =>
  `预算 ${year}\n部门 299 某局\n${more}表 开支\n| 项目 | 金额 |\n|---|---:|\n| 房租 | ${amount} |\n`

const texts = new Map([
  [OLD, budget(2029, '1200.00')],
  [NEW, budget(2030, '1300.00', '上年 2029.budget\n')],
  ['file:///ws/part.budget', '# 附注\n'],
  ['file:///ws/form.budget', '格式 甲 2030\n'],
])
const host: Host = {
  readFile: async (uri) => {
    const text = texts.get(uri)
    return text === undefined ? { problem: 'missing' } : { text }
  },
  listFiles: async () => [...texts.keys()],
}

let running: Started | undefined
afterEach(() => running?.dispose())

async function started(): Promise<Started> {
  running = await start({
    host,
    roots: ['file:///ws'],
    createService: createBudgetService,
    prepare: (client) => {
      client.onRequest('gouji/readFile', ({ uri, at }: { uri: string; at?: string }): object => {
        if (at !== 'HEAD' || !texts.has(uri)) return { problem: 'missing' }
        return { bytes: toBase64(new TextEncoder().encode(uri === NEW ? budget(2030, '1250.00') : (texts.get(uri) ?? ''))) }
      })
      client.onRequest('gouji/listFiles', () => [...texts.keys()])
    },
  })
  return running
}

const diff = ({ client }: Started, old: object, now: object) => client.sendRequest<DiffResult>('gouji/diff', { old, new: now })

test('two budgets become a page without scripts, the older year first', async () => {
  const session = await started()
  const result = await diff(session, { uri: OLD }, { uri: NEW })
  expect(result).toMatchObject({ title: '2029.budget → 2030.budget', same: false })
  expect(result).toMatchObject({ html: expect.stringMatching(/^<!DOCTYPE html>[\s\S]*1,200\.00[\s\S]*1,300\.00[\s\S]*\+8\.33%/) })
  expect(await diff(session, { uri: NEW }, { uri: OLD })).toEqual(result)
})

test('what is typed and not saved is what is compared', async () => {
  const session = await started()
  await session.open(NEW, budget(2030, '1200.00'))
  const { html } = (await diff(session, { uri: OLD }, { uri: NEW })) as { html: string }
  expect(html).not.toContain('1,300.00')
})

test('the version that was committed last is read through the client', async () => {
  const result = await diff(await started(), { uri: NEW, at: 'HEAD' }, { uri: NEW })
  expect(result).toMatchObject({ title: '2030.budget @ HEAD → 2030.budget', html: expect.stringMatching(/1,250\.00[\s\S]*1,300\.00/) })
})

test('a file that is not there, and one without tables, are problems in words', async () => {
  const session = await started()
  expect(await diff(session, { uri: 'file:///ws/gone.budget' }, { uri: NEW })).toEqual({ problem: '找不到文件“gone.budget”' })
  expect(await diff(session, { uri: OLD }, { uri: 'file:///ws/form.budget' })).toEqual({ problem: '“form.budget”里没有可以比较的表格' })
})

test('last year’s budget is offered by itself, then the other budgets, no formats and no parts', async () => {
  texts.set('file:///ws/other.budget', budget(2031, '1'))
  const { client } = await started()
  expect(await client.sendRequest<DiffChoices>('gouji/diff/choices', { uri: NEW })).toEqual({ lastYear: OLD, budgets: ['file:///ws/other.budget'] })
})
