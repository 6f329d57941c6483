/**
 * Many departments in one run of the program as it ships: all are built, in the same bytes again, and no budget stays in memory. Each would hold some
 * megabytes, forty of them more than the heap that this run may have: a program that kept them would be ended by it.
 */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { expect, it } from 'vitest'
import { buildAll, withDepartments } from './build-departments.mjs'
import { departments } from './make-departments.mjs'

const HEAP_MEGABYTES = 64

it('forty departments are built with the memory of a few, twice in the same bytes', { timeout: 300_000 }, async () => {
  const node = [`--max-old-space-size=${HEAP_MEGABYTES}`]
  await withDepartments(40, async (folder) => {
    const [first, again] = [await buildAll(folder, { to: 'xlsx', out: 'one', node }), await buildAll(folder, { to: 'xlsx', out: 'two', node })]
    expect([first.code, first.stderr]).toEqual([0, expect.stringMatching(/^gouji: 40 个预算：生成 40 个，写出 40 个文件/)])
    expect(first.each).toHaveLength(40)
    const place = (path: string) => relative(folder, path).replace(/^(?:one|two)/, '')
    expect(again.files.map(place)).toEqual(first.files.map(place))
    expect(again.files.filter((path, index) => !readFileSync(path).equals(readFileSync(first.files[index] ?? '')))).toEqual([])
  })
})

it('the departments are all different, and the same in every run', () => {
  const [once, again] = [[...departments(300)], [...departments(300)]]
  expect(again).toEqual(once)
  const figures = once.map(({ text }) => /^已知 收入预算 = (.+)$|^\| \d{6} \| +([\d,.]+) \|$/m.exec(text)?.[0])
  expect(new Set(once.map(({ text }) => text)).size).toBe(300)
  expect(figures).not.toContain(undefined)
  expect(new Set(figures).size).toBeGreaterThan(200)
})
