/** The request for files, over the protocol: chosen tables, wishes, which format is under way, and an end in the middle. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { CancellationTokenSource, ProgressType, type WorkDoneProgressReport } from 'vscode-languageserver/node'
import { formatNames } from '../../publish/index.ts'
import { createBudgetService } from '../../server/budget-service.ts'
import { type Started, start } from './harness.ts'

const URI = 'file:///ws/a.budget'
const TEXT = [
  '预算 2030',
  '部门 299 某局',
  '表 开支 开支总表',
  '| 项目 | 金额 |',
  '|---|---:|',
  '| 甲 | 1.00 |',
  '| 合计 | 1.00 |',
  '表 人员',
  '| 项目 | 金额 |',
  '|---|---:|',
  '| 乙 | 2.00 |',
  '',
].join('\n')

interface Built {
  readonly files: readonly { readonly name: string; readonly base64: string }[]
  readonly errors: number
  readonly problem?: string
}

let running: Started | undefined
afterEach(async () => {
  await running?.dispose()
  running = undefined
})

async function opened(): Promise<Started> {
  running = await start({ createService: createBudgetService })
  await running.open(URI, TEXT)
  return running
}

test('of some tables only those are made, and a name that is none is told to the person', async () => {
  const { client } = await opened()
  const build = (tables: readonly string[]) => client.sendRequest<Built>('gouji/build', { uri: URI, formats: ['csv'], tables })
  expect((await build([])).files).toHaveLength(2)
  expect((await build(['开支总表'])).files.map(({ name }) => name)).toEqual(['开支 开支总表（元）.csv'])
  expect(await build(['人员', '开支总裱'])).toEqual({ files: [], errors: 0, problem: '没有表“开支总裱”；是不是开支 开支总表？' })
})

test('a client with a token hears which format is under way, and one without hears nothing', async () => {
  const { client } = await opened()
  const heard: WorkDoneProgressReport[] = []
  client.onProgress(new ProgressType<WorkDoneProgressReport>(), 'mine', (report) => {
    heard.push(report)
  })
  await client.sendRequest<Built>('gouji/build', { uri: URI, formats: ['html', 'exe', 'csv'], workDoneToken: 'mine' })
  expect(heard).toEqual([
    { kind: 'report', message: 'html', percentage: 0 },
    { kind: 'report', message: 'csv', percentage: 50 },
  ])
  await client.sendRequest<Built>('gouji/build', { uri: URI, formats: ['html'] })
  expect(heard).toHaveLength(2)
})

test('cancelled between two formats, nothing comes back', async () => {
  const { client } = await opened()
  const source = new CancellationTokenSource()
  const heard: unknown[] = []
  client.onProgress(new ProgressType<WorkDoneProgressReport>(), 'mine', ({ message }) => {
    heard.push(message)
    source.cancel()
  })
  const formats = Array.from({ length: 200 }, () => 'html')
  const request = client.sendRequest<Built>('gouji/build', { uri: URI, formats, workDoneToken: 'mine' }, source.token)
  await expect(request).rejects.toMatchObject({ message: 'cancelled' })
  expect(heard.length).toBeLessThan(200)
})

test('the editor offers every format that there is, in both languages', () => {
  const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')
  const bundle = JSON.parse(read('l10n/bundle.l10n.zh-cn.json'))
  const choices = [...read('client/generate-formats.ts').matchAll(/id: '(\w+)', label: words\('([^']+)'\)/g)]
  expect(choices.map(([, id]) => id).sort()).toEqual([...formatNames].sort())
  for (const [, , label = ''] of choices) expect(bundle).toHaveProperty([label])
})
