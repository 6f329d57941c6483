/** Names of files and sheets: whatever a title holds, the name is legal, bare and met once. */
import { describe, expect, it } from 'vitest'
import { publicationStem, safeFileStem, safeSheetName, uniqueNames, uniqueSheetNames } from '../../publish/file-name.ts'
import { HOSTILE, publication } from './publications.ts'

describe('file names', () => {
  it.each([
    ['../../etc/passwd', 'etc passwd'],
    ['..\\..\\x', 'x'],
    ['/abs', 'abs'],
    ['C:\\x', 'C x'],
    ['a／b', 'a b'],
    ['--help', 'help'],
    ['.hidden', 'hidden'],
    ['CON', '_CON'],
    ['com1.预算', '_com1.预算'],
    ['结尾. . ', '结尾'],
    ['多行\n标题', '多行 标题'],
    ['...', '部门预算'],
    ['', '部门预算'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['北京市西城区政务服务管理局2024年部门预算', '北京市西城区政务服务管理局2024年部门预算'],
  ])('%j gives %j', (title, expected) => {
    expect(safeFileStem(title, '部门预算')).toBe(expected)
  })

  it('stays within what a disk takes and cuts no character in two', () => {
    const stem = safeFileStem('𠀀'.repeat(200), 'x')
    expect(new TextEncoder().encode(stem).length).toBeLessThan(240)
    expect(stem).toMatch(/^\u{20000}+$/u)
  })

  it('says in a draft’s name that it is one', () => {
    expect(publicationStem(publication([], { draft: true }))).toBe('某局2024年部门预算（草稿）')
    expect(publicationStem(publication([], { draft: true, language: 'en', title: '' }))).toBe('Budget（draft）')
  })

  it('gives no name twice, whatever its case', () => {
    const unique = uniqueNames(10)
    expect(['Ab', 'aB', 'ab', '1234567890', '1234567890'].map(unique)).toEqual(['Ab', 'aB (2)', 'ab (3)', '1234567890', '123456 (2)'])
  })
})

describe('sheet names', () => {
  it('obeys Excel for every hostile text', () => {
    const unique = uniqueSheetNames()
    const names = [...HOSTILE, ...HOSTILE, 'History', "''", '[]:*?/\\', '长'.repeat(80), '长'.repeat(81)].map((each) =>
      unique(safeSheetName(each, '部门预算')),
    )
    for (const name of names) expect(name).toMatch(/^(?!')(?!history$)[^[\]\\/:*?\n]{1,31}(?<!')$/i)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
  })
})
