/** When findings are sent and when they are not: versions, what edits overtake, closing, settings, several budgets at once. */
import { afterEach, expect, test } from 'vitest'
import { type HarnessOptions, type Started, start } from './harness.ts'

const A = 'file:///ws/a.budget'
const B = 'file:///ws/b.budget'

let running: Started | undefined
async function started(options?: HarnessOptions): Promise<Started> {
  running = await start(options)
  return running
}
afterEach(() => running?.dispose())

const of = (uri: string, version?: number) => (params: { uri: string; version?: number }) => params.uri === uri && params.version === version

test('a document that is opened has its findings, with the version, the place, the related places and the fixes', async () => {
  const { open, publication } = await started({ initialize: { initializationOptions: { rulePages: 'https://rules' } } })
  await open(A, '𠮷错', 7)
  const { diagnostics } = await publication(of(A, 7))
  const range = { start: { line: 0, character: 2 }, end: { line: 0, character: 3 } }
  expect(diagnostics).toEqual([
    {
      range,
      severity: 1,
      code: 'slip',
      codeDescription: { href: 'https://rules/slip.md' },
      source: 'gouji',
      message: '有错',
      relatedInformation: [{ location: { uri: A, range }, message: '这里' }],
      data: { version: 7, fixes: [{ title: '改成对', edits: [{ uri: A, range, newText: '对' }] }] },
    },
  ])
})

test('each edit that the server gets alone is answered with its own version', async () => {
  const { open, edit, publication, published } = await started()
  await open(A, '')
  await publication(of(A, 1))
  for (let version = 2; version < 12; version++) {
    await edit(A, version, { text: '错'.repeat(version) })
    expect((await publication(of(A, version))).diagnostics).toHaveLength(version)
  }
  expect(published.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
})

test('edits that wait in the queue are taken in together: one analysis, one publication, of the last', async () => {
  const { open, edit, publication, published, analysed } = await started()
  await open(A, '')
  await publication(of(A, 1))
  analysed.length = 0
  const end = 60
  await Promise.all(Array.from({ length: end - 1 }, (_, index) => edit(A, index + 2, { text: '错' })))
  await publication(of(A, end))
  expect(analysed.length).toBeLessThan(end / 4)
  const versions = published.map(({ version }) => version ?? 0)
  expect(versions).toEqual(versions.toSorted((a, b) => a - b))
})

test('what an edit overtook during the analysis is never sent', async () => {
  let edits = 1
  const options: HarnessOptions = {
    during: async () => {
      if (edits > 4) return
      await running?.edit(A, ++edits, { text: `${'错'.repeat(edits)}` })
      await new Promise((resolve) => setTimeout(resolve, 20))
    },
  }
  const { open, publication, published } = await started(options)
  await open(A, '错')
  expect((await publication(of(A, 5))).diagnostics).toHaveLength(5)
  expect(published.map(({ version }) => version)).toEqual([5])
})

test('a document that is closed has its findings taken away', async () => {
  const { open, close, publication, published } = await started()
  await open(A, '错')
  await publication(of(A, 1))
  await close(A)
  expect(await publication(of(A))).toEqual({ uri: A, diagnostics: [] })
  expect(published).toHaveLength(2)
})

test('a closed part of an open budget is shown as the disk has it', async () => {
  const text = new Map([
    [A, '引用 b.budget'],
    [B, '错 错'],
  ])
  const host = { readFile: async (uri: string) => ({ text: text.get(uri) ?? '' }), listFiles: async () => [...text.keys()] }
  const { open, close, publication } = await started({ host, roots: ['file:///ws'] })
  await open(A, '引用 b.budget')
  expect((await publication(of(B))).diagnostics).toHaveLength(2)
  await open(B, '错')
  expect((await publication(of(B, 1))).diagnostics).toHaveLength(1)
  const last = publication((params) => of(B)(params) && params.diagnostics.length === 3)
  text.set(B, '错错错')
  await close(B)
  expect((await last).diagnostics).toHaveLength(3)
})

test('an edit of a part is looked at from its budget, and other budgets are left alone', async () => {
  const { open, edit, publication, analysed } = await started({
    host: { readFile: async () => ({ problem: 'missing' }), listFiles: async () => [] },
    roots: ['file:///ws'],
  })
  await open(A, '引用 b.budget')
  await open(B, '')
  await open('file:///ws/c.budget', '')
  await publication(of(B, 1))
  await publication(of('file:///ws/c.budget', 1))
  analysed.length = 0
  await edit(B, 2, { text: '错' })
  await publication(of(B, 2))
  expect(analysed).toEqual([A])
})

test('a format that is edited concerns every budget', async () => {
  const { open, edit, publication, analysed } = await started()
  await open(A, '预算 1999')
  await open(B, '# 说明\n格式 某市 1999')
  await publication(of(A, 1))
  await publication(of(B, 1))
  analysed.length = 0
  await edit(B, 2, { text: '格式 某市 2000' })
  await publication(of(B, 2))
  await running?.client.sendRequest('textDocument/hover', { textDocument: { uri: A }, position: { line: 0, character: 0 } })
  expect(new Set(analysed)).toEqual(new Set([A, B]))
})

test('a file that changes on the disk is read again', async () => {
  let text = '错'
  const host = { readFile: async () => ({ text }), listFiles: async () => [] }
  const { open, publication, client } = await started({ host })
  await open(A, '引用 b.budget')
  expect((await publication(of(B))).diagnostics).toHaveLength(1)
  text = '错错'
  await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: B, type: 2 }] })
  expect((await publication((params) => of(B)(params) && params.diagnostics.length === 2)).diagnostics).toHaveLength(2)
})

test('settings come from the configuration before anything is looked at, and again when they change', async () => {
  let configuration: unknown = { language: 'en', severities: { slip: 'warning', odd: 3 } }
  const { open, publication, client, settings } = await started({
    initialize: { capabilities: { workspace: { configuration: true } }, locale: 'zh-cn' },
    prepare: (one) => one.onRequest('workspace/configuration', () => [configuration]),
  })
  await open(A, '错')
  expect((await publication(of(A, 1))).diagnostics[0]?.message).toBe('a slip')
  expect(settings.at(-1)).toEqual({ language: 'en', severities: { slip: 'warning' } })
  configuration = null
  await client.sendNotification('workspace/didChangeConfiguration', { settings: null })
  expect((await publication((params) => params.diagnostics[0]?.message === '有错')).version).toBe(1)
  expect(settings.at(-1)).toEqual({ language: 'zh', severities: {} })
})

test('an analysis that fails is logged, and the next edit is looked at', async () => {
  let fails = true
  const { open, edit, publication, errors } = await started({
    during: async () => {
      if (fails) throw new Error('broken on purpose')
    },
  })
  await open(A, '错')
  await expect.poll(() => errors.join()).toContain('broken on purpose')
  fails = false
  await edit(A, 2, { text: '错' })
  expect((await publication(of(A, 2))).diagnostics).toHaveLength(1)
})
