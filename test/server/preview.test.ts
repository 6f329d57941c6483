/** When previews are sent and what of them: after the findings, only what changed, nothing that an edit overtook, nothing after closing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createBudgetService } from '../../server/budget-service.ts'
import type { PreviewUpdate } from '../../server/preview.ts'
import { root } from '../self/repository.ts'
import { type HarnessOptions, type Started, start } from './harness.ts'

const A = 'file:///ws/a.budget'
const B = 'file:///ws/b.budget'

interface WithPreviews extends Started {
  readonly updates: PreviewUpdate[]
  /** Names of notifications with their versions, in the order in which they came. */
  readonly order: string[]
  openPreview(uri: string): Promise<void>
  closePreview(uri: string): Promise<void>
  update(fits: (update: PreviewUpdate) => boolean): Promise<PreviewUpdate>
  /** Comes back when everything that was sent so far has been handled. */
  settle(): Promise<void>
}

let running: Started | undefined
async function started(options: HarnessOptions = {}): Promise<WithPreviews> {
  const updates: PreviewUpdate[] = []
  const order: string[] = []
  running = await start({
    ...options,
    prepare: (client) => {
      options.prepare?.(client)
      client.onNotification('gouji/preview/update', (update: PreviewUpdate) => {
        updates.push(update)
        order.push(`preview ${update.version}`)
      })
    },
  })
  const one = running
  return {
    ...one,
    updates,
    order,
    openPreview: (uri) => one.client.sendNotification('gouji/preview/open', { uri }),
    closePreview: (uri) => one.client.sendNotification('gouji/preview/close', { uri }),
    update: (fits) =>
      expect
        .poll(() => updates.find(fits), { timeout: 10_000, interval: 2 })
        .toBeDefined()
        .then(() => updates.find(fits) as PreviewUpdate),
    async settle() {
      await one.client.sendRequest('textDocument/hover', { textDocument: { uri: A }, position: { line: 0, character: 0 } })
      await new Promise((resolve) => setTimeout(resolve, 60))
    },
  }
}
afterEach(() => running?.dispose())

const version = (wanted: number | null) => (update: PreviewUpdate) => update.version === wanted
const texts = ({ preview }: PreviewUpdate) => preview?.fragments.map(({ id, html }) => (html === undefined ? `(${id})` : html))

/** So long that the preview has to let messages in between. */
function wait(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

describe('a preview', () => {
  it('comes whole when it is opened, with the version that it shows', async () => {
    const { open, openPreview, update } = await started()
    await open(A, '甲 一\n乙 二', 7)
    await openPreview(A)
    expect(await update(version(7))).toEqual({
      uri: A,
      version: 7,
      preview: {
        title: '预算',
        draft: false,
        language: 'zh',
        files: [A],
        fragments: [
          { id: '甲', html: '甲 一' },
          { id: '乙', html: '乙 二' },
        ],
      },
    })
  })

  it('is not sent to a client that opened none', async () => {
    const { open, edit, publication, updates, settle } = await started()
    await open(A, '甲')
    await edit(A, 2, { text: '乙' })
    await publication((params) => params.version === 2)
    await settle()
    expect(updates).toEqual([])
  })

  it('after an edit has the text of what changed, the names of the rest, and not what is gone', async () => {
    const { open, edit, openPreview, update } = await started()
    await open(A, '甲 一\n乙 二\n丙 三')
    await openPreview(A)
    await update(version(1))
    await edit(A, 2, { text: '丙 三\n甲 九\n丁 四' })
    expect(texts(await update(version(2)))).toEqual(['(丙)', '甲 九', '丁 四'])
  })

  it('comes after the findings of the same version', async () => {
    const { open, edit, openPreview, update, published, order } = await started()
    await open(A, '错')
    await openPreview(A)
    await update(version(1))
    const seen: number[] = []
    for (let next = 2; next < 12; next++) {
      await edit(A, next, { text: '错'.repeat(next) })
      await update(version(next))
      seen.push(published.at(-1)?.version ?? 0)
    }
    expect(seen).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(order.at(-1)).toBe('preview 11')
  })

  it('is made once for edits that wait together', async () => {
    const { open, edit, openPreview, update, updates } = await started()
    await open(A, '甲')
    await openPreview(A)
    await update(version(1))
    const end = 60
    await Promise.all(Array.from({ length: end - 1 }, (_, index) => edit(A, index + 2, { text: `甲 ${index}` })))
    await update(version(end))
    expect(updates.length).toBeLessThan(end / 4)
    const versions = updates.map((each) => each.version ?? 0)
    expect(versions).toEqual(versions.toSorted((a, b) => a - b))
  })

  it('that an edit overtakes is left undone', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `行${index}`)
    let made = 0
    const { open, openPreview, update, updates } = await started({
      duringPreview: (line) => {
        wait(3)
        made++
        if (line !== 10 || made > 11) return
        void running?.edit(A, 2, { text: [...lines.slice(0, 5), '错'].join('\n') })
      },
    })
    await open(A, lines.join('\n'))
    await openPreview(A)
    await update(version(2))
    expect(updates.map((each) => each.version)).toEqual([2])
    // The 40 lines would take 120 ms; it stopped a few lines after the tenth.
    expect(made).toBeLessThan(30)
  })

  it('that was closed is sent no more, and opened again it is sent whole', async () => {
    const { open, edit, openPreview, closePreview, update, updates, publication, settle } = await started()
    await open(A, '甲 一')
    await openPreview(A)
    await update(version(1))
    await closePreview(A)
    await edit(A, 2, { text: '甲 二' })
    await publication((params) => params.version === 2)
    await settle()
    expect(updates).toHaveLength(1)
    await openPreview(A)
    expect(texts(await update(version(2)))).toEqual(['甲 二'])
    await openPreview(A)
    await expect.poll(() => updates.length).toBe(3)
    expect(texts(updates[2] as PreviewUpdate)).toEqual(['甲 二'])
  })

  it('is null where there is nothing to show, and whole again afterwards', async () => {
    const { open, edit, openPreview, update } = await started()
    await open(A, '')
    await openPreview(A)
    expect((await update(version(1))).preview).toBeNull()
    await edit(A, 2, { text: '甲' })
    expect(texts(await update(version(2)))).toEqual(['甲'])
    await edit(A, 3, { text: '' })
    expect((await update(version(3))).preview).toBeNull()
    await edit(A, 4, { text: '甲' })
    expect(texts(await update(version(4)))).toEqual(['甲'])
  })

  it('of a file that is not open in the editor follows the disk', async () => {
    let text = '甲 一'
    const host = { readFile: async () => ({ text }), listFiles: async () => [] }
    const { client, openPreview, update, updates } = await started({ host })
    await openPreview(B)
    expect(texts(await update(version(null)))).toEqual(['甲 一'])
    text = '甲 二'
    await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: B, type: 2 }] })
    await openPreview(B)
    await expect.poll(() => texts(updates.at(-1) as PreviewUpdate)).toEqual(['甲 二'])
  })

  it('that fails is logged, and the next one comes', async () => {
    let fails = true
    const { open, edit, openPreview, update, errors } = await started({
      duringPreview: () => {
        if (fails) throw new Error('broken on purpose')
      },
    })
    await open(A, '甲')
    await openPreview(A)
    await expect.poll(() => errors.join()).toContain('broken on purpose')
    fails = false
    await edit(A, 2, { text: '乙' })
    expect(texts(await update(version(2)))).toEqual(['乙'])
  })
})

describe('the preview of a real budget', () => {
  const text = readFileSync(join(root, 'examples/xicheng-2024/预算.budget'), 'utf8')
  const line = text.split('\n').findIndex((each) => each.includes('西城区2024年度政务服务体系质量监测项目'))
  const start_ = text.split('\n')[line]?.indexOf('80.000000') ?? -1
  const digit = { start: { line, character: start_ }, end: { line, character: start_ + 1 } }

  it('shows the tables in which an edited figure is printed, and says what is wrong with it', async () => {
    const { open, edit, openPreview, update } = await started({ createService: createBudgetService })
    await open(A, text)
    await openPreview(A)
    const first = await update(version(1))
    const tables = first.preview?.fragments.filter(({ id }) => id.startsWith('table ')) ?? []
    expect(tables).toHaveLength(14)
    expect(first.preview?.draft).toBe(false)
    expect(first.preview?.files).toEqual([A])
    await edit(A, 2, { range: digit, text: '9' })
    const { preview } = await update(version(2))
    const changed = preview?.fragments.flatMap(({ id, html }) => (html === undefined ? [] : [id])) ?? []
    expect(changed).toEqual(expect.arrayContaining(['bar', 'title', 'table 表四']))
    // What does not depend on the project is not sent again.
    expect(changed).not.toContain('table 表十二')
    const own = preview?.fragments.find(({ id }) => id === 'table 表四')?.html
    expect(own).toContain('90.000000')
    expect(preview?.draft).toBe(true)
    expect(preview?.fragments.map(({ html }) => html ?? '').join('')).toMatch(/data-found="error"/)
  })

  it('moves with lines that are inserted above, without being sent again', async () => {
    const { open, edit, openPreview, update } = await started({ createService: createBudgetService })
    await open(A, text)
    await openPreview(A)
    const before = await update(version(1))
    await edit(A, 2, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '# 一\n# 二\n' })
    const after = await update(version(2))
    expect(after.preview?.fragments.filter(({ html }) => html !== undefined)).toEqual([])
    const lines = ({ preview }: PreviewUpdate) => preview?.fragments.flatMap(({ base }) => base?.line ?? [])
    expect(lines(after)).toEqual(lines(before)?.map((each) => each + 2))
  })

  it('of a part is that of its budget', async () => {
    const host = { readFile: async (uri: string) => ({ text: uri === A ? `${text}\n引用 b.budget\n` : '' }), listFiles: async () => [A, B] }
    const { open, openPreview, update } = await started({ createService: createBudgetService, host, roots: ['file:///ws'] })
    await open(B, '表 附表 场次\n| 月 | 数 |\n|---|---|\n| 一 | 12 |\n', 3)
    await openPreview(B)
    const { preview } = await update(version(3))
    expect(preview?.fragments.map(({ id }) => id)).toEqual(expect.arrayContaining(['table 表一', 'table 附表']))
    expect(preview?.files).toEqual([A, B])
  })
})
