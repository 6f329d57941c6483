/** `gouji build` on small budgets of no official form: one file, a folder of many, what is written where, what is not, and what is said of it. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../cli/run.ts'
import { formatNames } from '../../publish/index.ts'
import { keepingTerminal } from './made-up-report.ts'

const budget = (name: string, total: string) =>
  [
    '预算 2030',
    `部门 299 ${name}`,
    '',
    '表 开支 开支总表',
    '| 项目 | 金额 |',
    '|---|---:|',
    '| 甲 | 1.50 |',
    '| 乙 | 2.00 |',
    `| 合计 | ${total} |`,
    '',
    '表 人员',
    '| 项目 | 金额 |',
    '|---|---:|',
    '| 丙 | 1.00 |',
    '',
  ].join('\n')
const GOOD = budget('某局', '3.50')
const BAD = budget('某局', '3.60')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-build-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function give(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}

async function gouji(...args: string[]) {
  const terminal = keepingTerminal(folder)
  const code = await run(args, terminal)
  return { code, ...terminal.printed }
}

/** All files below a folder, by their paths in it. */
function filesIn(name: string): readonly string[] {
  const path = join(folder, name)
  if (!existsSync(path)) return []
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort()
}

describe('one budget', () => {
  it('is written in every format there is, and in the same bytes again', async () => {
    give({ 'good.budget': GOOD })
    const { code, out } = await gouji('build', 'good.budget', '--to', formatNames.join(), '--out', 'out')
    expect(code).toBe(0)
    const names = filesIn('out')
    expect(out.trimEnd().split('\n').sort()).toEqual(names.map((name) => `out/${name}`))
    for (const format of ['xlsx', 'html', 'csv', 'docx']) expect(names.some((name) => name.endsWith(`.${format}`))).toBe(true)
    await gouji('build', 'good.budget', '--to', formatNames.join('，'), '--out', 'again')
    expect(filesIn('again')).toEqual(names)
    for (const name of names) expect(readFileSync(join(folder, 'again', name)).equals(readFileSync(join(folder, 'out', name)))).toBe(true)
  })

  it('with an error is not written, except as a draft that says so', async () => {
    give({ 'bad.budget': BAD })
    const refused = await gouji('build', 'bad.budget', '--to', 'html', '--out', 'out')
    expect([refused.code, refused.out, existsSync(join(folder, 'out'))]).toEqual([1, '', false])
    expect(refused.error).toContain('--draft')
    const draft = await gouji('build', 'bad.budget', '--to', 'html', '--out', 'out', '--draft')
    expect(draft.code).toBe(1)
    const [name = ''] = filesIn('out')
    expect(name).toContain('草稿')
    expect(readFileSync(join(folder, 'out', name), 'utf8')).toContain('草稿')
  })

  it('is the one that a part belongs to', async () => {
    give({ 'whole.budget': `${GOOD}引用 part.budget\n`, 'part.budget': '表 其他\n| 项目 | 金额 |\n|---|---:|\n| 丁 | 1.00 |\n' })
    expect((await gouji('build', 'part.budget', '--to', 'csv', '--out', 'out')).code).toBe(0)
    expect(filesIn('out')).toEqual(['人员（元）.csv', '其他（元）.csv', '开支 开支总表（元）.csv'])
  })

  it('is written in the tables that were asked for, in every format', async () => {
    give({ 'good.budget': GOOD })
    await gouji('build', 'good.budget', '--to', 'html,csv', '--out', 'out', '--tables', '人员')
    expect(filesIn('out')).toEqual(['人员（元）.csv', '某局2030年部门预算.html'])
    const page = readFileSync(join(folder, 'out/某局2030年部门预算.html'), 'utf8')
    expect(page).toContain('丙')
    expect(page).not.toContain('开支总表')
    const unknown = await gouji('build', 'good.budget', '--to', 'csv', '--out', 'none', '--tables', '人员，开支总裱')
    expect([unknown.code, existsSync(join(folder, 'none'))]).toEqual([2, false])
    expect(unknown.error).toContain('没有表“开支总裱”；是不是开支 开支总表？')
    expect((await gouji('build', 'good.budget', '--to', 'csv', '--out', 'none', '--tables', ' ，')).code).toBe(2)
  })

  it('ends 2 for a format that is none, for no format, for a file that is none and for a folder that is a file', async () => {
    give({ 'good.budget': GOOD, 'gbk.budget': Uint8Array.of(0xd4, 0xa4, 0xcb, 0xe3) })
    expect(await gouji('build', 'good.budget', '--to', 'pdf', '--out', 'out')).toMatchObject({ code: 2, error: expect.stringContaining('html') })
    expect((await gouji('build', 'good.budget', '--to', ',', '--out', 'out')).code).toBe(2)
    expect((await gouji('build', 'none.budget', '--to', 'html', '--out', 'out')).code).toBe(2)
    expect((await gouji('build', 'gbk.budget', '--to', 'html', '--out', 'out')).error).toContain('GBK')
    expect((await gouji('build', 'good.budget', '--to', 'html', '--out', 'good.budget')).code).toBe(2)
    expect(readFileSync(join(folder, 'good.budget'), 'utf8')).toBe(GOOD)
  })

  it('without a table has nothing to publish, which is a 2', async () => {
    give({ 'empty.budget': '预算 2030\n' })
    expect(await gouji('build', 'empty.budget', '--to', 'html', '--out', 'out')).toMatchObject({ code: 2, out: '' })
  })

  it('writes sums as formulas where that is wanted', async () => {
    give({ 'good.budget': GOOD })
    await gouji('build', 'good.budget', '--to', 'xlsx', '--out', 'plain')
    await gouji('build', 'good.budget', '--to', 'xlsx', '--out', 'live', '--live-sums')
    const sheetOf = (place: string) => {
      const parts = unzipSync(readFileSync(join(folder, place, '某局2030年部门预算.xlsx')))
      const name = Object.keys(parts).find((each) => each.endsWith('sheet1.xml')) ?? ''
      return strFromU8(parts[name] ?? new Uint8Array())
    }
    expect(sheetOf('plain')).not.toMatch(/<f[ >]/)
    expect(sheetOf('live')).toMatch(/<f>SUM\(/)
  })
})

describe('a folder of budgets', () => {
  it('gives each the place that its source has, whatever the titles are, and says how it went', async () => {
    give({ 'in/甲/预算.budget': GOOD, 'in/甲/公开稿.budget': GOOD, 'in/乙.budget': GOOD })
    const { code, out, error } = await gouji('build', 'in', '--to', 'csv,html', '--out', 'out')
    expect(code).toBe(0)
    const each = ['人员（元）.csv', '开支 开支总表（元）.csv', '某局2030年部门预算.html']
    expect(filesIn('out')).toEqual(['乙', '甲/公开稿', '甲/预算'].flatMap((place) => each.map((name) => `${place}/${name}`)).sort())
    expect(out.trimEnd().split('\n').sort()).toEqual(filesIn('out').map((name) => `out/${name}`))
    expect(error).toMatch(/^gouji: 3 个预算：生成 3 个，写出 9 个文件，用时 [\d.]+ 秒\n$/)
  })

  it('gives the bytes that each would have alone', async () => {
    const format = '格式 某市 2030\n表 开支\n列 项目 : 文本\n列 金额 : 金额\n| 项目 |\n|---|\n| 合计 |\n| … |\n'
    const own = GOOD.replace('部门', '格式 某市\n部门')
      .replace('表 开支 开支总表', '表 开支')
      .replace(/\n表 人员[\s\S]*/, '\n')
    give({ 'in/a.budget': own, 'in/b.budget': budget('另局', '3.50'), 'in/format.budget': format, 'in/c.budget': own.replace('某局', '又局') })
    expect((await gouji('build', 'in', '--to', 'xlsx,html,csv', '--out', 'out')).code).toBe(0)
    for (const name of ['a', 'b', 'c']) {
      expect((await gouji('build', `in/${name}.budget`, '--to', 'xlsx,html,csv', '--out', `alone/${name}`)).code).toBe(0)
      for (const file of filesIn(`alone/${name}`))
        expect(readFileSync(join(folder, 'alone', name, file)).equals(readFileSync(join(folder, 'out', name, file)))).toBe(true)
    }
    expect(filesIn('alone')).toEqual(filesIn('out'))
  })

  it('one with errors is told and left out, and the others are built; as a draft it is built too', async () => {
    give({ 'in/a.budget': BAD, 'in/b.budget': GOOD })
    const { code, error } = await gouji('build', 'in', '--to', 'html', '--out', 'out')
    expect(code).toBe(1)
    expect(filesIn('out')).toEqual(['b/某局2030年部门预算.html'])
    expect(error).toMatch(/^in\/a\.budget:9:\d+: 错误: /m)
    expect(error).toContain('“in/a.budget”有 1 个错误，没有生成')
    expect(error).toMatch(/2 个预算：生成 1 个，有错误没有生成 1 个（加 --draft/)
    const draft = await gouji('build', 'in', '--to', 'html', '--out', 'drafts', '--draft', '--lang', 'en')
    expect(draft.code).toBe(1)
    expect(filesIn('drafts')).toEqual(['a/某局2030年部门预算（draft）.html', 'b/某局2030年部门预算.html'])
    expect(draft.error).toMatch(/^gouji: 2 budgets: 2 built \(1 draft\), 2 files written in /m)
  })

  it('what cannot be read, written or chosen concerns one budget alone, and is a 2', async () => {
    const other = GOOD.replaceAll('人员', '车辆')
    give({
      'in/a.budget': GOOD,
      'in/b.budget': Uint8Array.of(0xd4, 0xa4, 0xcb, 0xe3),
      'in/c.budget': GOOD,
      'in/d.budget': other,
      'in/e.budget': '预算 2030\n',
    })
    give({ 'out/c/人员（元）.csv/keep': 'a folder in the way' })
    const { code, error } = await gouji('build', 'in', '--to', 'csv', '--out', 'out', '--tables', '人员')
    expect(code).toBe(2)
    expect(filesIn('out')).toEqual(['a/人员（元）.csv', 'c/人员（元）.csv/keep'])
    expect(error).toContain('“in/b.budget”的编码不是 UTF-8')
    expect(error).toMatch(/“in\/c\.budget”没有生成：.*是文件夹/)
    expect(error).toMatch(/“in\/d\.budget”没有生成：没有表“人员”/)
    expect(error).toMatch(/“in\/e\.budget”没有生成：.*没有可以公开的表格/)
    expect(error).toMatch(/5 个预算：生成 1 个，未能生成 4 个，写出 1 个文件/)
  })

  it('builds no parts, formats and last year’s budgets twice, and says which files it passes over', async () => {
    give({
      'in/a.budget': `${GOOD}引用 parts/b.budget\n上年 last.budget\n`,
      'in/parts/b.budget': '表 其他\n| 项目 | 金额 |\n|---|---:|\n| 丁 | 1.00 |\n',
      'in/last.budget': GOOD.replace('2030', '2029'),
      'in/format.budget': '格式 某市 2030\n',
      'in/note.budget': '# 备忘\n',
    })
    const { code, error } = await gouji('build', 'in', '--to', 'html', '--out', 'out')
    expect(code).toBe(0)
    expect(filesIn('out')).toEqual(['a/某局2030年部门预算.html', 'last/某局2029年部门预算.html'])
    expect(error).toMatch(/“in\/note\.budget”没有写“预算”或“公开稿”/)
    expect(error).not.toMatch(/format|parts/)
  })

  it('without a budget is a 2', async () => {
    give({ 'in/format.budget': '格式 某市 2030\n', 'empty/readme.md': '' })
    expect(await gouji('build', 'in', '--to', 'html', '--out', 'out')).toMatchObject({ code: 2, error: 'gouji: “in”里没有预算\n' })
    expect((await gouji('build', 'empty', '--to', 'html', '--out', 'out')).code).toBe(2)
  })

  it('takes a glob for the folder that holds what it matches', async () => {
    give({ 'in/x/a.budget': GOOD, 'in/y/a.budget': GOOD, 'in/y/b.budget': GOOD })
    expect((await gouji('build', 'in/*/a.budget', '--to', 'html', '--out', 'out')).code).toBe(0)
    expect(filesIn('out')).toEqual(['x/a/某局2030年部门预算.html', 'y/a/某局2030年部门预算.html'])
  })

  it.runIf(process.platform === 'linux')('never lets two sources meet, nor leaves the folder, whatever they are called', async () => {
    const names = ['...', 'con', 'a', 'A', 'a:b', 'a b', '-', ' x ', '..%2f..%2fb', '𠮷'.repeat(60), '.. ']
    for (const name of names) give({ [`in/${name}.budget`]: GOOD })
    const { code, error } = await gouji('build', 'in/{.*,*}.budget', '--to', 'html', '--out', 'deep/out')
    expect([code, error]).toEqual([0, expect.stringContaining(`${names.length} 个预算：生成 ${names.length} 个`)])
    const made = filesIn('.').filter((path) => !path.startsWith('in/'))
    expect(made).toHaveLength(names.length)
    expect(made.filter((path) => !/^deep\/out\/[^/]+\/[^/]+\.html$/.test(path))).toEqual([])
    const places = made.map((path) => path.split('/')[2] ?? '')
    expect(new Set(places.map((place) => place.toLowerCase())).size).toBe(names.length)
    expect(places.filter((place) => /^[.\s-]|[.\s]$|[\\/:*?"<>|]|^con$/i.test(place))).toEqual([])
  })

  it('does not follow a link in its way out of the folder', async () => {
    give({ 'in/a.budget': GOOD, 'in/b.budget': GOOD, 'elsewhere/mine': 'untouched' })
    mkdirSync(join(folder, 'out'))
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'out/a'))
    const { code, error } = await gouji('build', 'in', '--to', 'html', '--out', 'out')
    expect(code).toBe(2)
    expect(error).toMatch(/“in\/a\.budget”没有生成：.*链接/)
    expect(filesIn('elsewhere')).toEqual(['mine'])
    expect(filesIn('out/b')).toHaveLength(1)
  })
})

describe('a title', () => {
  it.each(['../../逃逸', '/etc/某局', 'C:\\某局', 'con', 'NUL.某局', '..', '某局\u202exslx', '~某局', `${'长'.repeat(300)}局`])(
    '%j never leads out of the folder',
    async (name) => {
      give({ 'in.budget': budget(name, '3.50') })
      expect((await gouji('build', 'in.budget', '--to', formatNames.join(), '--out', 'deep/out')).code).toBe(0)
      const made = filesIn('.').filter((path) => path !== 'in.budget')
      expect(made.filter((path) => !/^deep\/out\/[^/]+$/.test(path))).toEqual([])
      const names = made.map((path) => path.split('/').at(-1) ?? '')
      expect(names.filter((each) => /[\\:*?"<>|\u202e]|^(?:con|nul)(?:\.|$)|^[.~\s-]|\s\./i.test(each) || Buffer.byteLength(each) > 255)).toEqual([])
    },
  )
})

describe('what stands in the middle', () => {
  it('an interruption ends after what is whole, leaves nothing beside, and is a 130', async () => {
    give({ 'in/a.budget': GOOD, 'in/b.budget': GOOD, 'in/c.budget': GOOD })
    const controller = new AbortController()
    const terminal = keepingTerminal(folder)
    const out = (text: string) => {
      terminal.out(text)
      controller.abort()
    }
    const code = await run(['build', 'in', '--to', 'html,csv', '--out', 'out'], { ...terminal, out, interruptible: () => controller.signal })
    expect(code).toBe(130)
    expect(filesIn('out').filter((path) => !path.startsWith('a/'))).toEqual([])
    expect(filesIn('out')).toHaveLength(3)
    expect(terminal.printed.error).toMatch(/已中断\n.*3 个预算：生成 1 个/)
  })
})
