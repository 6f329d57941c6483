/** The host over a real disk: what is listed, and what each odd file is. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { SourceFiles } from '../../core/store/index.ts'
import { createNodeHost } from '../../server/node-host.ts'

const folder = mkdtempSync(join(tmpdir(), 'gouji-host-'))
afterAll(() => rmSync(folder, { recursive: true }))

const uri = (name: string) => pathToFileURL(join(folder, name)).href
const write = (name: string, bytes: string | Uint8Array) => writeFileSync(join(folder, name), bytes)

mkdirSync(join(folder, '子/node_modules'), { recursive: true })
mkdirSync(join(folder, '.git'))
mkdirSync(join(folder, '目录.budget'))
write('年 度#1.budget', '\uFEFF预算 1999\r\n引用 子/甲.budget')
write('子/甲.budget', '| 一 |')
write('子/node_modules/x.budget', '')
write('.git/x.budget', '')
write('表.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))
write('旧.txt', Uint8Array.of(0xd4, 0xa4, 0xcb, 0xe3, 0x0a))
write('空.budget', '')
symlinkSync(folder, join(folder, '子/回'))

test('budget files are listed, those in folders of tools and behind linked folders are not', async () => {
  const found = await createNodeHost().listFiles(pathToFileURL(folder).href)
  expect(found.toSorted()).toEqual([uri('子/甲.budget'), uri('年 度#1.budget'), uri('空.budget')].toSorted())
})

test('a text is read without its byte order mark; anything else says what it is', async () => {
  const { readFile } = createNodeHost()
  expect(await readFile(uri('年 度#1.budget'))).toEqual({ text: '预算 1999\r\n引用 子/甲.budget' })
  expect(await readFile(uri('空.budget'))).toEqual({ text: '' })
  expect(await readFile(uri('没有.budget'))).toEqual({ problem: 'missing' })
  expect(await readFile(uri('空.budget/下.budget'))).toEqual({ problem: 'missing' })
  expect(await readFile(uri('表.xlsx'))).toMatchObject({ problem: 'binary' })
  expect(await readFile(uri('旧.txt'))).toMatchObject({ problem: 'encoding', detail: 'GBK' })
  expect(await readFile(uri('目录.budget'))).toEqual({ problem: 'unreadable', detail: 'EISDIR' })
  for (const odd of ['untitled:1', 'file://host/share/x', 'file:///a%00b', '']) expect(await readFile(odd)).toEqual({ problem: 'missing' })
})

test('the store reads through it, whatever the names', async () => {
  const store = new SourceFiles(createNodeHost(), [pathToFileURL(folder).href])
  await store.load(uri('年 度#1.budget'))
  const closure = store.closureOf(uri('年 度#1.budget'))
  expect(closure.problems).toEqual([])
  expect(closure.parts.map((part) => store.document(part)?.lineCount)).toEqual([2, 1])
})
