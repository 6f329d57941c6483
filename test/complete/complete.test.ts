/** What is offered where: each kind of place in a budget and in a format, what comes first, and what taking it writes. */
import { describe, expect, test } from 'vitest'
import { complete } from '../../core/complete/complete.ts'
import { FUNCTION_WORDS, KEYWORD_WORDS, LEVEL_WORDS, PROPERTY_WORDS, TYPE_WORDS } from '../../core/complete/language-words.ts'
import { ALL_KEYWORDS, COLUMN_ARGUMENTS, COLUMN_FLAGS, COLUMN_TYPES, FUNCTIONS, LEVEL_WORDS as LEVELS } from '../../grammar/words.ts'
import { analysed, ask, example } from './asking.ts'

const published = example('xicheng-2024/公开稿.budget')
const head = '预算 2024\n单位 299001 甲单位 行政\n格式 北京市西城区\n金额单位 万元\n'
const table = `${head}表 表三
| 支出功能分类科目 | 政府支出经济分类科目 | 部门支出经济分类科目 | 基本支出 |
|---|---|---|---:|
| 2010399-其他政府办公厅（室）及相关机构事务支出 | 50502 | 30201 | 1 |
`

test('every word of the language is explained, and no other', () => {
  const names = (entries: typeof KEYWORD_WORDS) => entries.map(([name]) => name).sort()
  expect(names(KEYWORD_WORDS)).toEqual([...ALL_KEYWORDS].sort())
  expect(names(TYPE_WORDS)).toEqual([...COLUMN_TYPES].sort())
  expect(names(LEVEL_WORDS)).toEqual([...LEVELS].sort())
  expect(names(FUNCTION_WORDS)).toEqual([...FUNCTIONS].sort())
  expect(names(PROPERTY_WORDS)).toEqual([...COLUMN_FLAGS, ...COLUMN_ARGUMENTS, '缺省'].sort())
})

describe('codes', () => {
  test('by number: the exact code, then codes below it, those that the table uses before others', () => {
    expect(ask(`${table}| 20103¦`).labels[0]).toBe('2010399 其他政府办公厅（室）及相关机构事务支出')
    expect(ask(`${table}| 2010301¦`).labels[0]).toBe('2010301 行政运行')
    expect(ask(`${table}| 20103¦`).labels.every((label) => label.startsWith('20103'))).toBe(true)
  })
  test('by name, whole or in part, and by number and name together', () => {
    expect(ask(`${table}| 2010301 | 50201 | 基本工资¦`).labels[0]).toBe('30101 基本工资')
    expect(ask(`${table}| 机关服务¦`).labels).toContain('2010303 机关服务')
    expect(ask(`${table}| 2010301-行政¦`).labels).toEqual(['2010301 行政运行'])
  })
  test('full-width digits are digits, and the filter begins as they were typed', () => {
    const { found, labels } = ask(`${table}｜ ２０１０３０１¦`)
    expect(labels).toEqual(['2010301 行政运行'])
    expect(found?.items[0]?.filter.startsWith('２０１０３０１')).toBe(true)
  })
  test('economic codes that go with the other one of the row come before others', () => {
    const { labels } = ask(`${table}| 2010301 | 5¦ | 30101 | 1 |`)
    const [paired, other] = [labels.indexOf('50101 工资奖金津补贴'), labels.indexOf('50102 社会保障缴费')]
    expect(paired).toBeGreaterThanOrEqual(0)
    expect(other).toBeGreaterThan(paired)
  })
  test('the cell is replaced whole, its blanks and bars stay', () => {
    expect(ask(`${table}| 201¦0301-旧名 | 50101 |`).taking('2010301 行政运行')).toBe('| 2010301-行政运行 | 50101 |')
    expect(ask(`${table}|¦| 50101 |`).taking('2010301 行政运行')).toBe('|2010301-行政运行| 50101 |')
  })
  test('only the levels that the column takes', () => {
    expect(ask(`${table}| 201¦`).labels.some((label) => /^\d{3,5} /.test(label))).toBe(false)
  })
})

describe('rows, headers and fields', () => {
  test('a header is offered the columns it lacks first', () => {
    const { labels } = ask(`${head}表 表三\n| 支出功能分类科目 | ¦`)
    expect(labels[0]).toBe('政府支出经济分类科目')
    expect(labels.indexOf('支出功能分类科目')).toBeGreaterThan(labels.indexOf('项目支出'))
  })
  test('a two-sided header is offered both sides', () => {
    expect(ask(`${head}表 表一\n| ¦`).labels).toEqual(expect.arrayContaining(['收入.项目', '支出.预算数']))
  })
  test('the labels of fixed rows, used ones last', () => {
    const { labels } = ask(`${head}表 表一\n| 收入.项目 | 收入.预算数 |\n|---|---|\n| 一、一般公共预算拨款收入 | 1 |\n| ¦`)
    expect(labels[0]).toBe('二、政府性基金预算拨款收入')
    expect(labels.indexOf('一、一般公共预算拨款收入')).toBeGreaterThan(labels.indexOf('收入总计'))
  })
  test('fields of the open table, and the projects and units written before', () => {
    const start = `${published}\n表 表十三\n`
    expect(ask(`${start}项目¦`).taking('项目名称')).toBe('项目名称: ')
    expect(ask(`${start}项¦目名称：甲`).taking('项目名称')).toBe('项目名称: 甲')
    expect(ask(`${start}项目名称：打印机¦`).labels.some((label) => /^\d+T\d+-打印机设备采购费$/.test(label))).toBe(true)
    expect(ask(`${start}单位名称: ¦`).labels.join()).toContain('北京市西城区政务服务管理局')
  })
  test('an amount is nobody’s to guess', () => {
    expect(ask(`${table}| 2010301 | 50101 | 30101 | 1¦ |`).found).toBeUndefined()
  })
})

describe('formulas', () => {
  const cell = `${table}| 2010301 | 50101 | 30101 | = `
  test('names in reach, tables, functions; after a dot columns and rows; in a filter the table’s columns', () => {
    expect(ask(`${cell}¦ |`).labels).toEqual(expect.arrayContaining(['基本支出', '收入预算', '表四', '求和', '年']))
    expect(ask(`${cell}表一.收¦ |`).taking('收入总计')).toBe('| 2010301 | 50101 | 30101 | = 表一.收入总计 |')
    expect(ask(`${cell}表四[支出功能¦`).labels).toEqual(['支出功能分类科目'])
    expect(ask(`${cell}表四[支出功能分类科目, 项目名称].¦`).labels).toContain('合计')
    expect(ask(`${cell}表十．公务用车运行维护费．小¦`).labels).toEqual(['小计'])
    expect(ask(`${cell}上年．收¦`).labels).toEqual(['收入预算'])
  })
  test('operators after a value, units after a number', () => {
    expect(ask(`${head}校验 甲: 表四.合计 不¦`).labels.slice(0, 2)).toEqual(['不超过', '不少于'])
    expect(ask(`${head}校验 甲: 表四.合计 不超过 5000 ¦`).labels).toEqual(expect.arrayContaining(['万元', '元']))
  })
  test('a name that is no single word is written in 「」', () => {
    expect(ask(`${head}表 A\n| 项 目 | 数 (个) |\n|---|---:|\n| 一 | = ¦`).found?.items.map(({ insert }) => insert)).toContain('「数 (个)」')
  })
  test('within text nothing, in prose only between braces', () => {
    expect(ask(`${cell}表四[类型 = "部¦`).found).toBeUndefined()
    expect(ask(`${head}说明 一\n> 收¦`).found).toBeUndefined()
    expect(ask(`${head}说明 一\n> {收¦} 元`).taking('收入预算')).toBe('> {收入预算} 元')
  })
})

describe('declarations', () => {
  test('keywords with what each is for, in both languages', () => {
    expect(ask('金额¦').taking('金额单位')).toBe('金额单位 ')
    const detail = (language: 'zh' | 'en') => ask('校验¦', language).found?.items[0]?.detail
    expect(detail('zh')).toMatch(/错误/)
    expect(detail('en')).toMatch(/error/)
  })
  test('tables by name and title, those opened already last', () => {
    expect(ask(`${table}表 ¦`).labels.at(-1)).toBe('表三 部门支出总体情况表')
    expect(ask(`${head}表 项目支出表¦`).labels[0]).toBe('表四 项目支出表')
  })
  test.each([
    ['忽略 合计¦', '合计', '忽略 '],
    ['金额单位 ¦', '万元', '金额单位 万元'],
    ['金额单位：¦', '元', '金额单位：元'],
    ['零 空¦', '空白', '零 空白'],
    ['科目 功¦', '功能分类', '科目 功能分类 '],
    ['已知 上年.收¦', '上年.收入预算', '已知 上年.收入预算'],
  ])('%s', (line, label, result) => {
    const answer = ask(`${head}${line}`)
    const hit = answer.labels.find((each) => each.startsWith(label))
    expect(answer.taking(hit ?? label).startsWith(result)).toBe(true)
  })
  test('忽略 takes the rules’ Chinese names and leaves the reason to the author', () => {
    expect(ask(`${head}忽略 科目对¦`).labels.length).toBeGreaterThan(0)
    expect(ask(`${head}忽略 未知列: ¦`).found).toBeUndefined()
    expect(ask(`${head}忽略 未知¦列: 因为`).taking('未知列')).toBe('忽略 未知列: 因为')
  })
})

describe('by pinyin everything that has a name', () => {
  test.each([
    ['a keyword', 'jedw¦', '金额单位'],
    ['a table', '表 xmzc¦', '表四 项目支出表'],
    ['a rule', '忽略 hjbf¦', '合计不符'],
    ['a unit of money', '金额单位 wy¦', '万元'],
    ['a column of a header', '表 表三\n| zcgn¦', '支出功能分类科目'],
    ['a row of the form', '表 表一\n| 收入.项目 | 收入.预算数 |\n|---|---|\n| zfxjj¦', '二、政府性基金预算拨款收入'],
    ['a function', '校验 甲: qh¦', '求和'],
    ['a column in a formula', '校验 甲: 表四.hj¦', '合计'],
    ['an operator', '校验 甲: 表四.合计 bcg¦', '不超过'],
  ])('%s', (_, line, first) => expect(ask(`${head}${line}`).labels[0]).toBe(first))

  test('a project written before', () => {
    expect(ask(`${published}\n表 表十三\n项目名称：dyjsb¦`).labels[0]).toMatch(/-打印机设备采购费$/)
  })
  test('economic codes too, and only codes by letters that lie apart', () => {
    expect(ask(`${table}| 2010301 | 50201 | jbgz¦`).labels[0]).toBe('30101 基本工资')
    expect(ask(`${table}| xyx¦`).labels).toContain('2010301 行政运行')
    expect(ask(`${head}jew¦`).labels).toEqual([])
  })
  test('codes of the group in use come before their namesakes elsewhere', () => {
    expect(ask(`${table}| jgfw¦`).labels[0]).toBe('2010303 机关服务')
    expect(ask(`${table}| 机关服务¦`).labels[0]).toBe('2010303 机关服务')
  })
  test('the filter begins as it was typed, so that no client drops the item', () => {
    for (const typed of ['xzyx', 'XZYX', 'ｘｚｙｘ', "x'z'y'x", 'xing zheng', '行zyx', '201xz']) {
      const { found } = ask(`${table}| ${typed}¦`)
      expect(found?.items.length).toBeGreaterThan(0)
      expect(found?.items.filter(({ filter }) => !filter.startsWith(typed))).toEqual([])
    }
  })
})

describe('a format file', () => {
  const format =
    '格式 甲 2030\n金额单位 元\n表 表甲 明细\n键 科目\n列 科目 : 功能分类 项\n列 数 : 金额\n表 表乙 总\n栏 收\n列 事项 : 文本\n列 金额 : 金额\n| 事项 | 金额 |\n|---|---|\n| 一、拨款 | 无 |\n'
  test('types, then levels and properties, then the formula', () => {
    expect(ask(`${format}列 乙 : 功¦`).labels).toEqual(['功能分类'])
    expect(ask(`${format}列 乙：功能分类 ¦`).labels).toEqual(expect.arrayContaining(['款', '不公开', '小数']))
    expect(ask(`${format}列 乙 : 金额 = 表甲.¦`).labels[0]).toBe('数')
  })
  test('fixed rows, keys, and what 每 gathers from', () => {
    expect(ask(`${format}| 二 | = 表甲.¦ |`).labels).toContain('数')
    expect(ask(`${format}键 事¦`).labels).toEqual(['事项'])
    expect(ask(`${format}每 事项 于 ¦`).labels).toEqual(['表甲', '表乙'])
    expect(ask(`${format}每 事项 于 表甲 当 数 ¦`).labels).toContain('属于')
    expect(ask(`${format}去 表¦`).labels).toEqual(['表甲', '表乙'])
  })
})

test('fast on a whole published budget', () => {
  const { document, analysis } = analysed(published)
  const rows = document.lines.filter(({ text }) => /^\| 2\d{6}/.test(text))
  const times = rows.map((line) => {
    const start = performance.now()
    complete(analysis, line, 4, 'zh')
    return performance.now() - start
  })
  times.sort((a, b) => a - b)
  expect(rows.length).toBeGreaterThan(20)
  expect(times[Math.floor(times.length / 2)]).toBeLessThan(10)
})
