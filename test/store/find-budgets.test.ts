/** Which files of a folder are budgets: by their first words and by who refers to them, from a map of texts. */
import { expect, it } from 'vitest'
import { findBudgets, type Host } from '../../core/index.ts'

const FOLDER = 'file:///w'
const at = (name: string) => `${FOLDER}/${name}.budget`

function hostOf(files: Readonly<Record<string, string>>): Host & { readonly read: string[] } {
  const read: string[] = []
  return {
    read,
    async readFile(uri) {
      read.push(uri)
      const name = uri.slice(FOLDER.length + 1, -'.budget'.length)
      const text = files[name]
      return text === undefined ? { problem: 'missing' } : { text }
    },
    listFiles: async () => Object.keys(files).map(at),
  }
}

async function rolesOf(files: Readonly<Record<string, string>>) {
  const found = await findBudgets(hostOf(files), FOLDER, [])
  return Object.fromEntries(Object.keys(files).map((name) => [name, found.roleOf(at(name))]))
}

it('tells budgets, published ones, formats, parts and what is none of these', async () => {
  const roles = await rolesOf({
    a: '# 说明\n预算 2030\n引用 b.budget\n引用 sub/c.budget\n',
    b: '表 开支\n',
    'sub/c': '引用 ../b.budget\n',
    d: '公开稿 2029\n上年 a.budget\n',
    e: '格式 某市 2030..\n',
    f: '只是几句话\n',
    g: '',
  })
  expect(roles).toEqual({ a: 'budget', b: 'part', 'sub/c': 'part', d: 'budget', e: 'format', f: 'nameless', g: 'nameless' })
})

it('a part stays a part though it says 预算, and last year’s budget stays a budget', async () => {
  const roles = await rolesOf({ a: '预算 2030\n引用 b.budget\n上年 z.budget\n', b: '预算 2030\n', z: '预算 2029\n' })
  expect(roles).toEqual({ a: 'budget', b: 'part', z: 'budget' })
})

it('where files refer to each other in a circle, one of them stands for all', async () => {
  const roles = await rolesOf({ a: '预算 2030\n引用 b.budget\n', b: '预算 2030\n引用 c.budget\n', c: '引用 a.budget\n' })
  expect(roles).toEqual({ a: 'budget', b: 'part', c: 'part' })
})

it('says why a file cannot be had, reads each once, and follows links that are not listed, but not out of the folder', async () => {
  const host = hostOf({ a: '预算 2030\n引用 none.budget\n引用 ../x.budget\n引用 .hidden.budget\n', '.hidden': '引用 b.budget\n', b: '' })
  const listed = { ...host, listFiles: async () => [at('a'), at('b')] }
  const found = await findBudgets(listed, FOLDER, [at('a')])
  expect(found.roleOf(at('none'))).toMatchObject({ kind: 'missing' })
  expect(found.roleOf(at('b'))).toBe('part')
  expect(found.rootsOf(at('b'))).toEqual([at('a')])
  expect(found.roleOf('file:///x.budget')).toBeUndefined()
  expect(host.read.toSorted()).toEqual([at('.hidden'), at('a'), at('b'), at('none')].toSorted())
})

it('a host that fails is a file that cannot be read', async () => {
  const host: Host = { readFile: () => Promise.reject(new Error('broken')), listFiles: () => Promise.reject(new Error('broken')) }
  const found = await findBudgets(host, FOLDER, [at('a')])
  expect(found.roleOf(at('a'))).toMatchObject({ kind: 'unreadable' })
})
