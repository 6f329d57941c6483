/** On a real disk: which files a PATH means, what cannot be read, and that writing is whole, in place, and nowhere else. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replaceFile, writeInto } from '../../cli/atomic-write.ts'
import { collectFiles, workspaceOf } from '../../cli/collect-files.ts'
import { diskHost } from '../../cli/disk-host.ts'
import { CouldNotRun } from '../../cli/failure.ts'
import { pathNames } from '../../cli/path-names.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-cli-'))
  for (const each of ['a/b', 'node_modules/x', '.git']) mkdirSync(join(folder, each), { recursive: true })
  for (const each of ['一.budget', 'a/二.budget', 'a/b/[三].budget', 'a/readme.md', 'node_modules/x/no.budget', '.git/no.budget'])
    writeFileSync(join(folder, each), '预算 1\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const text = (value: string) => new TextEncoder().encode(value)

describe('PATHs', () => {
  const names = async (...paths: string[]) => (await collectFiles(paths, folder)).map((file) => file.name)

  it('a file, a folder, a glob, each file once', async () => {
    expect(await names('一.budget')).toEqual(['一.budget'])
    expect(await names('a')).toEqual(['a/b/[三].budget', 'a/二.budget'])
    expect(await names('.')).toEqual(['a/b/[三].budget', 'a/二.budget', '一.budget'])
    expect(await names('a/*')).toEqual(['a/二.budget'])
    expect(await names('**/二.budget', 'a', './一.budget')).toEqual(['a/二.budget', 'a/b/[三].budget', './一.budget'])
    expect(await names('a/b/[三].budget')).toEqual(['a/b/[三].budget'])
    expect(await names(join(folder, 'a', '*.budget'))).toEqual([join(folder, 'a', '二.budget')])
  })

  it('nothing found is said, not passed over', async () => {
    await expect(names('a/*.txt')).rejects.toBeInstanceOf(CouldNotRun)
    mkdirSync(join(folder, 'empty'))
    await expect(names('empty')).rejects.toBeInstanceOf(CouldNotRun)
    // A missing file is named by the reading, with all other unreadable ones.
    expect(await names('missing.budget')).toEqual(['missing.budget'])
  })

  it('takes the present folder for the workspace, or the lowest one that holds the files', async () => {
    const files = await collectFiles(['a/二.budget', 'a/b'], folder)
    expect(workspaceOf(files, folder)).toBe(folder)
    expect(workspaceOf(files, tmpdir())).toBe(tmpdir())
    expect(workspaceOf(files, join(folder, 'node_modules'))).toBe(join(folder, 'a'))
  })

  it('names files as typed, near ones from here, others in full', () => {
    const at = (path: string) => pathToFileURL(path).href
    const nameOf = pathNames('/home/x', new Map([[at('/home/x/a.budget'), './a.budget']]))
    expect(['/home/x/a.budget', '/home/x/子/b.budget', '/home/y.budget', '/home/x/..c'].map(at).map(nameOf)).toEqual([
      './a.budget',
      '子/b.budget',
      '/home/y.budget',
      '..c',
    ])
    expect(nameOf('gouji-format:某市')).toBe('gouji-format:某市')
  })
})

describe('the disk host', () => {
  const read = (name: string) => diskHost.readFile(pathToFileURL(join(folder, name)).href)

  it('reads text, and says why it does not', async () => {
    writeFileSync(join(folder, 'binary.budget'), Uint8Array.of(1, 0, 2))
    expect(await read('一.budget')).toEqual({ text: '预算 1\n' })
    expect(await read('none.budget')).toEqual({ problem: 'missing' })
    expect(await read('一.budget/x')).toEqual({ problem: 'missing' })
    expect(await read('a')).toEqual({ problem: 'unreadable', detail: 'EISDIR' })
    expect(await read('binary.budget')).toEqual({ problem: 'binary' })
    expect(await diskHost.readFile('untitled:x')).toEqual({ problem: 'missing' })
  })

  it('lists budget files, not those of packages or hidden folders', async () => {
    expect(await diskHost.listFiles(pathToFileURL(folder).href)).toHaveLength(3)
    expect(await diskHost.listFiles(pathToFileURL(join(folder, 'none')).href)).toEqual([])
  })
})

describe('writing', () => {
  it('makes the folder, writes all, leaves nothing else', async () => {
    const out = join(folder, 'out/new')
    await writeInto(out, [
      { name: '表.csv', bytes: text('a') },
      { name: '表.html', bytes: text('b') },
    ])
    expect(readdirSync(out).sort()).toEqual(['表.csv', '表.html'])
    expect(readFileSync(join(out, '表.csv'), 'utf8')).toBe('a')
  })

  it.each(['../x', 'a/b', '/x', '..', '.', '', 'a\\b', 'a\0b'])('refuses the name %j before anything is written', async (name) => {
    const out = join(folder, 'out')
    await expect(
      writeInto(out, [
        { name: 'good', bytes: text('a') },
        { name, bytes: text('x') },
      ]),
    ).rejects.toBeInstanceOf(CouldNotRun)
    expect(existsSync(out)).toBe(false)
  })

  it('writes nothing when one of the files cannot be written', async () => {
    const out = join(folder, 'out')
    mkdirSync(join(out, 'taken/full'), { recursive: true })
    writeFileSync(join(out, 'z'), 'old')
    await expect(writeInto(out, [{ name: 'taken', bytes: text('x') }])).rejects.toBeInstanceOf(CouldNotRun)
    expect(readdirSync(out).sort()).toEqual(['taken', 'z'])
    await expect(writeInto(join(folder, '一.budget'), [{ name: 'x', bytes: text('x') }])).rejects.toBeInstanceOf(CouldNotRun)
  })

  it('writes none of the files where one has a folder in its place', async () => {
    const out = join(folder, 'out')
    mkdirSync(join(out, 'b/full'), { recursive: true })
    writeFileSync(join(out, 'a'), 'old')
    const files = ['a', 'b', 'c'].map((name) => ({ name, bytes: text('new') }))
    await expect(writeInto(out, files)).rejects.toBeInstanceOf(CouldNotRun)
    expect(readdirSync(out).sort()).toEqual(['a', 'b'])
    expect(readFileSync(join(out, 'a'), 'utf8')).toBe('old')
  })

  it('goes below the folder as far as the folders are its own', async () => {
    const out = join(folder, 'out')
    await writeInto(out, [{ name: 'x', bytes: text('x') }], { below: join('甲', '乙') })
    expect(readFileSync(join(out, '甲/乙/x'), 'utf8')).toBe('x')
    symlinkSync(join(folder, 'a'), join(out, 'link'))
    symlinkSync(out, join(folder, 'chosen'))
    for (const below of ['link', join('link', 'b'), join('甲', '..', '..'), '..', join('甲', '乙', 'x')])
      await expect(writeInto(out, [{ name: 'y', bytes: text('y') }], { below })).rejects.toBeInstanceOf(CouldNotRun)
    expect(readdirSync(join(folder, 'a')).sort()).toEqual(['b', 'readme.md', '二.budget'].sort())
    // The chosen folder itself may be a link: that was the choice.
    await writeInto(join(folder, 'chosen'), [{ name: 'z', bytes: text('z') }], { below: '甲' })
    expect(readFileSync(join(out, '甲/z'), 'utf8')).toBe('z')
  })

  it('takes one file that two formats have for one, and refuses two of one name', async () => {
    const out = join(folder, 'out')
    await writeInto(out, [
      { name: 'same', bytes: text('a') },
      { name: 'same', bytes: text('a') },
    ])
    expect(readdirSync(out)).toEqual(['same'])
    const two = [
      { name: 'x', bytes: text('a') },
      { name: 'x', bytes: text('b') },
    ]
    await expect(writeInto(out, two)).rejects.toBeInstanceOf(CouldNotRun)
    expect(readdirSync(out)).toEqual(['same'])
  })

  it('puts nothing into its place once it was told to stop', async () => {
    const out = join(folder, 'out')
    const signal = AbortSignal.abort()
    await expect(writeInto(out, [{ name: 'x', bytes: text('x') }], { signal })).rejects.toThrow()
    expect(readdirSync(out)).toEqual([])
  })

  it('does not follow a link that lies in the way', async () => {
    const out = join(folder, 'out')
    mkdirSync(out)
    symlinkSync(join(folder, '一.budget'), join(out, 'x.csv'))
    await writeInto(out, [{ name: 'x.csv', bytes: text('new') }])
    expect(lstatSync(join(out, 'x.csv')).isSymbolicLink()).toBe(false)
    expect(readFileSync(join(folder, '一.budget'), 'utf8')).toBe('预算 1\n')
  })

  it('formats in place: a link stays, and so do the permissions', async () => {
    chmodSync(join(folder, '一.budget'), 0o640)
    symlinkSync(join(folder, '一.budget'), join(folder, 'link.budget'))
    await replaceFile(join(folder, 'link.budget'), text('new'))
    expect(readFileSync(join(folder, '一.budget'), 'utf8')).toBe('new')
    expect(lstatSync(join(folder, 'link.budget')).isSymbolicLink()).toBe(true)
    expect(statSync(join(folder, '一.budget')).mode & 0o777).toBe(0o640)
  })
})
