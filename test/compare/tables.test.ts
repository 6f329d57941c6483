/** What is said of tables, rows and figures, on forms of no real place: matched by keys and paths, converted exactly, and left open where nobody can know. */
import { describe, expect, it } from 'vitest'
import { compareTexts, lines, remarks, toldOf } from './made-up.ts'

const FORM = `格式 甲 2025..
金额单位 元
小数 2
设 总额 = 表一.金额
设 办公费 = 表一[科目 = 30201].金额
设 前缀 = 301, 302
表 表一 明细表
键 科目, 项目
列 科目 : 部门经济分类 款
列 项目 : 项目
列 备注 : 文本
列 金额 : 金额
| 科目 |
|------|
| 合计 |
`
const HEAD = '部门 001 某局\n格式 甲\n表 表一\n| 科目 | 项目 | 备注 | 金额 |\n|---|---|---|---:|\n'
const budget = (...rows: string[]) => `预算 2025\n${HEAD}${rows.map((row) => `| ${row} |\n`).join('')}`
const OLD = budget('30201 | A001-打印 | | 100', '30202 | A002-印刷 | 旧 | 50', '30211 | A003-差旅 | | 7')

describe('rows', () => {
  it('are known by their keys wherever they stand', async () => {
    const now = budget('30211 | A003 | | 7', '30201 | A001 | | 120', '30202 | A002 | 新 | 50')
    const told = await toldOf(OLD, now, { old: FORM })
    expect(lines(told, '表一')).toEqual([
      '~ 30201-办公费 / A001 | 金额 100.00→120.00 +20.00 +20.00%',
      '~ 30202-印刷费 / A002 | 备注 旧→新',
      '~ 合计 | 金额 157.00→177.00 +20.00 +12.74%',
    ])
  })

  it('that came and went say so where they stand or stood, with what they held', async () => {
    const now = budget('30201 | A001-打印 | | 100', '30204 | B001-汇款 | 急 | 3', '30211 | A003-差旅 | | 7')
    const told = await toldOf(OLD, now, { old: FORM })
    expect(lines(told, '表一').map((line) => line.split(' | ').slice(0, 2))).toEqual([
      ['- 30202-印刷费 / A002-印刷', '金额 50.00→'],
      ['+ 30204-手续费 / B001-汇款', '金额 →3.00'],
      ['~ 合计', '金额 157.00→110.00 -47.00 -29.94%'],
    ])
    expect(told.tables[0]?.rows[0]?.says).toEqual([{ item: '备注', text: '旧' }])
    expect(told.verdict).toBe('1 张表有变化；改 1 行、增 1 行、减 1 行')
  })

  it('of one key answer each other in order, those that say the same first', async () => {
    const old = budget('30201 | A001 | | 1', '30201 | A001 | | 2', '30201 | A001 | | 3')
    const now = budget('30201 | A001 | | 3', '30201 | A001 | | 1', '30201 | A001 | | 5')
    expect(lines(await toldOf(old, now, { old: FORM }), '表一')).toEqual([
      '~ 30201-办公费 / A001 | 金额 2.00→5.00 +3.00 +150.00%',
      '~ 合计 | 金额 6.00→9.00 +3.00 +50.00%',
    ])
  })

  it('that differ in one name alone are told as two, each with a word of the other', async () => {
    const now = OLD.replace('A002-印刷', '印务')
    const rows = lines(await toldOf(OLD.replace('A002-印刷', '印刷'), now, { old: FORM }), '表一')
    expect(rows.map((line) => line.split(' | ').at(-1))).toEqual(['与“印务”只差名称，或是改名', '与“印刷”只差名称，或是改名'])
  })

  it('of a project that is written by its name here and by its code there are the same', async () => {
    const second = '表 附表\n| 项目 |\n|---|\n'
    const form = `${FORM}表 表二 项目表\n键 项目\n列 项目 : 项目\n列 金额 : 金额\n`
    const old = `${OLD}表 表二\n| 项目 | 金额 |\n|---|---:|\n| A001-打印 | 100 |\n`
    const now = `${OLD}表 表二\n| 项目 | 金额 |\n|---|---:|\n| 打印 | 90 |\n`
    expect(second).not.toBe('')
    expect(lines(await toldOf(old, now, { old: form }), '表二').slice(0, 1)).toEqual(['~ 打印 | 金额 100.00→90.00 -10.00 -10.00%'])
  })
})

describe('codes with another name', () => {
  it('are told once for the budget, with the tables that print them', async () => {
    const form = `${FORM}表 表二 项目表\n键 项目\n每 项目 于 表一\n列 项目 : 项目\n列 金额 : 金额 = 本组.金额\n`
    const comparison = await compareTexts(OLD, OLD.replace('A002-印刷', 'A002-印务'), { old: form })
    expect(comparison.renames).toEqual([{ codes: '项目', code: 'A002', old: '印刷', new: '印务', tables: ['表一', '表二'] }])
    const told = await toldOf(OLD, OLD.replace('A002-印刷', 'A002-印务'), { old: form })
    expect(told.tables).toEqual([])
    expect(told.verdict).toBe('2 张表有变化；改名 1 处')
  })

  it('are seen in the column that names them', async () => {
    const form = '格式 甲 2025..\n表 表一 表\n列 科目 : 部门经济分类 款\n列 科目名称 : 文本 = 名称(科目)\n列 金额 : 金额\n'
    const rows = (name: string) => `公开稿 2025\n格式 甲\n表 表一\n| 科目 | 科目名称 | 金额 |\n|---|---|---:|\n| 30201 | ${name} | 1 |\n`
    const { renames } = await compareTexts(rows('办公费'), rows('办公用品费'), { old: form })
    expect(renames).toEqual([{ codes: '部门经济分类', code: '30201', old: '办公费', new: '办公用品费', tables: ['表一'] }])
  })

  it('are no renames where only width or a blank differs', async () => {
    const told = await toldOf(OLD, OLD.replace('A001-打印', 'A001－打 印'), { old: FORM })
    expect(told.isSame).toBe(true)
  })
})

describe('names that cross the year', () => {
  it('have what was, what is, and what changed; sets of codes are no figures', async () => {
    const { names } = await toldOf(OLD, OLD.replace('| 100 |', '| 80 |'), { old: FORM })
    expect(names?.lines.map(({ name, old, new: now, change, share }) => [name, old, now, change, share])).toEqual([
      ['总额', '157.00', '137.00', '-20.00', '-12.74%'],
      ['办公费', '100.00', '80.00', '-20.00', '-20.00%'],
    ])
  })

  it('that one form does not have, or that cannot be worked out, are not zero', async () => {
    const now = FORM.replace('2025..', '2026').replace('设 办公费', '设 会议费').replace('设 总额', '设 去年 = 上年.总额\n设 总额')
    const { names } = await toldOf(OLD, OLD.replace('预算 2025', '预算 2026'), { old: FORM.replace('2025..', '2025'), new: now })
    expect(names?.lines.map(({ name, old, new: now }) => [name, old, now])).toEqual([
      ['去年', '旧格式没有', '算不出'],
      ['总额', '157.00', '157.00'],
      ['会议费', '旧格式没有', '100.00'],
      ['办公费', '100.00', '新格式没有'],
    ])
  })
})

describe('units', () => {
  const other = FORM.replace('2025..', '2026').replace('金额单位 元', '金额单位 万元').replace('小数 2', '小数 6')
  const now = OLD.replace('预算 2025', '预算 2026').replace('| 100 |', '| 0.01 |').replace('| 50 |', '| 0.005 |').replace('| 7 |', '| 0.000701 |')

  it('are converted to the last digit, and it is said', async () => {
    const told = await toldOf(OLD, now, { old: FORM.replace('2025..', '2025'), new: other })
    expect(lines(told, '表一')).toEqual([
      '~ 30211-差旅费 / A003-差旅 | 金额 0.000700→0.000701 +0.000001 +0.14%',
      '~ 合计 | 金额 0.015700→0.015701 +0.000001 +0.01%',
    ])
    expect(told.remarks).toContain('旧预算以元为单位，新预算以万元为单位：都按万元列出，换算没有舍入。')
  })
})

describe('forms that differ', () => {
  const form = (text: string, year: string) => `格式 甲 ${year}\n金额单位 元\n小数 2\n${text}`
  const rows = (year: string, table: string, header: string, ...each: string[]) => {
    const dashes = header.split('|').map((name) => (/数|金额|合计/.test(name) ? '---:' : '---'))
    return `预算 ${year}\n格式 甲\n表 ${table}\n| ${header} |\n| ${dashes.join(' | ')} |\n${each.map((row) => `| ${row} |\n`).join('')}`
  }
  const compared = (old: string, oldRows: string, now: string, newRows: string) =>
    toldOf(oldRows, newRows, { old: form(old, '2025'), new: form(now, '2026') })

  it('have their tables matched by title before number, and years in titles told from the budget’s own', async () => {
    const table = (name: string) => `表 ${name}\n列 科目 : 部门经济分类 款\n列 金额 : 金额\n`
    const told = await compared(
      table('表二 2025年支出表'),
      rows('2025', '表二', '科目 | 金额', '30201 | 1'),
      `${table('表二 收入表')}${table('表三 2026年支出表')}`,
      `${rows('2026', '表二', '科目 | 金额', '30201 | 9')}${rows('2026', '表三', '科目 | 金额', '30201 | 2').split('\n').slice(2).join('\n')}`,
    )
    expect(lines(told, '表三')).toEqual(['~ 30201-办公费 | 金额 1.00→2.00 +1.00 +100.00%'])
    expect(remarks(told, '表三')).toEqual(['旧表号：表二'])
    expect(told.lists).toEqual([{ title: '只在新预算里的表', items: ['表二 收入表'] }])
  })

  it('have a table of the same number and nearly the same title matched, and one of another title not', async () => {
    const table = (title: string) => `表 表一 ${title}\n列 科目 : 部门经济分类 款\n列 金额 : 金额\n`
    const [old, now] = [rows('2025', '表一', '科目 | 金额', '30201 | 1'), rows('2026', '表一', '科目 | 金额', '30201 | 2')]
    expect(remarks(await compared(table('部门支出总表'), old, table('部门支出总体表'), now), '表一')).toEqual(['旧表题：部门支出总表'])
    const apart = await compared(table('部门支出总表'), old, table('会议计划表'), now)
    expect(apart.lists.map(({ title }) => title)).toEqual(['只在旧预算里的表', '只在新预算里的表'])
  })

  it('have columns matched by path, then by a name of their own, then as the only one of their sort; the rest is said', async () => {
    const told = await compared(
      '表 表一 表\n列 科目 : 部门经济分类 款\n列 上年数 印作 {年-1}年数 : 金额\n列 本年.合计 : 金额\n列 旧列 : 金额\n',
      rows('2025', '表一', '科目 | 上年数 | 本年.合计 | 旧列', '30201 | 1 | 2 | 3'),
      '表 表一 表\n列 经济科目 : 部门经济分类 款\n列 上年数 印作 {年-1}年数 : 金额\n列 合计 : 金额\n列 新列 : 金额\n',
      rows('2026', '表一', '经济科目 | 上年数 | 合计 | 新列', '30201 | 4 | 5 | 6'),
    )
    expect(lines(told, '表一')).toEqual(['~ 30201-办公费 | 2025年数 1.00→4.00 +3.00 +300.00% | 合计 2.00→5.00 +3.00 +150.00%'])
    expect(remarks(told, '表一')).toEqual([
      '列名不同，按同一列比较：科目 → 经济科目、本年.合计 → 合计',
      '只有旧表有的列，没有比较：旧列',
      '只有新表有的列，没有比较：新列',
    ])
  })

  it('leave rows open whose keys only one of them has, and compare those that there is one of', async () => {
    const told = await compared(
      '表 表一 表\n键 科室, 科目\n列 科室 : 文本\n列 科目 : 部门经济分类 款\n列 金额 : 金额\n',
      rows('2025', '表一', '科室 | 科目 | 金额', '一科 | 30201 | 1', '二科 | 30201 | 2', '二科 | 30211 | 3', '二科 | 30213 | 4', '合计 | | 10'),
      '表 表一 表\n键 科目\n列 科目 : 部门经济分类 款\n列 金额 : 金额\n',
      rows('2026', '表一', '科目 | 金额', '30201 | 4', '30211 | 5', '30214 | 6', '合计 | 15'),
    )
    expect(lines(told, '表一')).toEqual([
      '~ 30211-差旅费 | 金额 3.00→5.00 +2.00 +66.67%',
      '- 二科 / 30213-维修（护）费 | 金额 4.00→',
      '+ 30214-租赁费 | 金额 →6.00',
      '~ 合计 | 金额 10.00→15.00 +5.00 +50.00%',
    ])
    expect(remarks(told, '表一')).toContain('有 3 行无法一一对应，没有比较：只有一张表有 科室 这样的关键列。')
  })

  it('do not compare words with figures', async () => {
    const told = await compared(
      '表 表一 表\n列 科目 : 部门经济分类 款\n列 数 : 文本\n列 金额 : 金额\n',
      rows('2025', '表一', '科目 | 数 | 金额', '30201 | 若干 | 1'),
      '表 表一 表\n列 科目 : 部门经济分类 款\n列 数 : 数\n列 金额 : 金额\n',
      rows('2026', '表一', '科目 | 数 | 金额', '30201 | 5 | 1'),
    )
    expect(remarks(told, '表一')).toEqual(['两表里含义不同的列（一边是文字，一边是数），没有比较：数'])
    expect(lines(told, '表一')).toEqual([])
  })

  it('know rows by their labels: without ordinals, and a year as this one or the last', async () => {
    const table = (rest: string) =>
      `表 表一 表\n列 项目 : 文本\n列 数 : 金额\n| 项目 | 数 |\n|---|---|\n${rest}| = 年 - 1 | |\n| = 年 | |\n| 三、公共服务 | |\n`
    const told = await compared(
      table(''),
      rows('2025', '表一', '项目 | 数', '2024 | 1', '2025 | 2', '三、公共服务 | 3'),
      table('| 一、新设 | |\n').replace('三、公共', '四、公共'),
      rows('2026', '表一', '项目 | 数', '2025 | 2', '2026 | 5', '四、公共服务 | 4'),
    )
    expect(lines(told, '表一')).toEqual([
      '~ 2025 | 数 1.00→2.00 +1.00 +100.00%',
      '~ 2026 | 数 2.00→5.00 +3.00 +150.00%',
      '~ 四、公共服务 | 数 3.00→4.00 +1.00 +33.33%',
    ])
  })
})

describe('blocks of fields', () => {
  const form = `格式 甲 2025
金额单位 元
表 表一 目标表
键 项目
字段 项目 : 项目
字段 总额 : 金额
字段 目标 : 文本
列 类别 : 指标类 一级
列 指标 : 指标名
列 要求 : 指标性质
列 值 : 指标值
`
  const block = (name: string, total: string, goal: string, ...rows: string[]) =>
    `项目: ${name}\n总额: ${total}\n目标: ${goal}\n| 类别 | 指标 | 要求 | 值 |\n|---|---|---|---|\n${rows.map((row) => `| ${row} |\n`).join('')}`
  const head = '预算 2025\n格式 甲\n表 表一\n'
  const old =
    head +
    block('A1-甲', '10', '办好事', '产出指标 | 次数 | ≥ | 5', '成本指标 | 成本 | ≤ | 10') +
    block('A2-乙', '3', '办事', '产出指标 | 次数 | ≥ | 1')

  it('say once what is said once, and their rows are looked for inside', async () => {
    const now =
      head +
      block('A2-乙', '3', '办事', '产出指标 | 次数 | ≥ | 2') +
      block('A1-甲', '12', '办好大事', '产出指标 | 次数 | ≥ | 5', '成本指标 | 成本 | ≤ | 12')
    expect(lines(await toldOf(old, now, { old: form }), '表一')).toEqual([
      '~ A2-乙 / 产出指标 / 次数 | 值 1→2',
      '~ A1-甲 | 总额 10→12 +2 +20.00% | 目标 办好事→办好大事',
      '~ A1-甲 / 成本指标 / 成本 | 值 10→12',
    ])
  })

  it('that go take their rows with them', async () => {
    const now = head + block('A2-乙', '3', '办事', '产出指标 | 次数 | ≥ | 1')
    const told = await toldOf(old, now, { old: form })
    expect(lines(told, '表一')).toEqual(['- A1-甲 | 总额 10→ | 连同其下 2 行'])
    expect(told.tables[0]?.counts).toEqual(['减 3 行'])
  })
})

describe('what is not there', () => {
  it('is no row: zeros, 无, a fixed row that is blank', async () => {
    const form =
      '格式 甲 2025\n金额单位 元\n表 表一 表\n列 项目 : 文本\n列 数 : 金额\n| 项目 | 数 |\n|---|---|\n| 一、甲 | |\n| 二、乙 | |\n表 表二 无\n列 项目 : 文本\n列 数 : 金额\n无数据 | 无 | 0 |\n'
    const published = '公开稿 2025\n格式 甲\n表 表一\n| 项目 | 数 |\n|---|---|\n| 一、甲 | 5 |\n表 表二\n| 项目 | 数 |\n|---|---|\n| 无 | 0 |\n'
    const source = '预算 2025\n格式 甲\n表 表一\n| 项目 | 数 |\n|---|---|\n| 一、甲 | 5 |\n表 表二\n| 项目 | 数 |\n|---|---|\n'
    const comparison = await compareTexts(published, source, { old: form })
    expect(comparison.tables.flatMap(({ sides }) => sides.flatMap(({ rows }) => rows))).toEqual([])
  })

  it('may have been there where pages are lost', async () => {
    const told = await toldOf(OLD.replace('表 表一\n', '表 表一\n缺页 扫描缺页\n'), `${OLD}| 30213 | | | 1 |\n`, { old: FORM })
    expect(remarks(told, '表一')).toEqual(['旧表缺页：多出的行未必是新增的。'])
  })
})

describe('the head', () => {
  it('says what is compared, whose budgets they are, and that they have errors', async () => {
    const now = OLD.replace('部门 001 某局', '部门 002 另局').replace('| 100 |', '| 1oo |')
    const told = await toldOf(OLD, now, { old: FORM })
    expect(told.heads.map(({ facts }) => facts)).toEqual([
      ['预算源稿', '格式 甲 2025–', '没有错误'],
      ['预算源稿', '格式 甲 2025–', '有 1 个错误'],
    ])
    expect(told.remarks).toEqual(['两份预算不是一个部门（单位）的：001 某局；002 另局。', '预算里还有错误（旧 0 个，新 1 个），数字照写下的比较。'])
    expect(lines(told, '表一')[0]).toBe('~ 30201-办公费 / A001-打印 | 金额 100.00→？')
  })

  it('says of equal budgets that they are', async () => {
    const told = await toldOf(OLD, OLD, { old: FORM })
    expect([told.isSame, told.verdict, told.tables]).toEqual([true, '两份预算没有差别。', []])
  })
})
