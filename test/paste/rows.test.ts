/** Rows for the table that is open: which column each place is, what is said of what does not fit, and where the lines go. */
import { describe, expect, test } from 'vitest'
import type { PastedTable } from '../../core/paste/paste.ts'
import { choicesAt, findings, htmlTables, pasted, tabTables } from './asking.ts'
import { excelHtml, type Sheet, tabText } from './clipboards.ts'

const HEAD = '预算 2024\n部门 299 某局\n单位 299001 某局本级 行政\n格式 北京市西城区\n金额单位 万元\n\n'
const OPEN = `${HEAD}表 表三 部门支出总体情况表
| 支出功能分类科目 | 政府支出经济分类科目 | 部门支出经济分类科目 | 基本支出 |
|------------------|----------------------|----------------------|---------:|
| 2010350          | 50101                | 30101                |    57.13 |
`
const columns = ['支出功能分类科目', '政府支出经济分类科目', '部门支出经济分类科目', '基本支出']
const rows = [
  ['2010301', '50101', '30101', '133.8'],
  ['2010301', '50101', '30102', '364.66'],
]
const excel = (sheet: Sheet) => htmlTables(excelHtml(sheet))
const html = (...cells: string[]) => htmlTables(`<table>${cells.join('')}</table>`)
const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const header = row(...columns)

/** The lines of the open table that were not there before, blanks run together. */
function added(tables: readonly PastedTable[], marked = `${OPEN}¦`): readonly string[] {
  const [first] = choicesAt(marked, tables)
  expect(first?.kind).toBe('rows')
  const tight = (line: string) => line.replace(/ +/g, ' ').replace(/-{3,}/g, '---').trim()
  const before = new Set(marked.replaceAll('¦', '').split('\n').map(tight))
  return pasted(marked, first)
    .split('\n')
    .map(tight)
    .filter((line) => !before.has(line))
}
const remark = (tables: readonly PastedTable[]) => choicesAt(`${OPEN}¦`, tables)[0]?.remark

describe('columns', () => {
  const wanted = ['| 2010301 | 50101 | 30101 | 133.8 |', '| 2010301 | 50101 | 30102 | 364.66 |']

  test('by their headings, in whatever order, with units and broken words in them', () => {
    expect(added(excel({ columns, rows }))).toEqual(wanted)
    const turned = {
      columns: ['基本支出（万元）', '部门支出经\n济分类科目', '政府支出经济分类科目', '支出功能分类科目'],
      rows: rows.map((each) => [...each].reverse()),
    }
    expect(added(excel(turned))).toEqual(wanted)
  })

  test('that the open header lacks keep their figures under a header of their own; blank ones are let go', () => {
    const more = [...columns, '项目支出', '其中.上缴上级支出']
    expect(added(excel({ columns: more, rows: rows.map((each) => [...each, '', '']) }))).toEqual(wanted)
    expect(added(excel({ columns: more, rows: rows.map((each) => [...each, '5', '']) }))).toEqual([
      '| 支出功能分类科目 | 政府支出经济分类科目 | 部门支出经济分类科目 | 基本支出 | 项目支出 | 其中.上缴上级支出 |',
      '|---|---|---|---:|---:|---:|',
      ...wanted.map((line) => `${line} 5 | |`),
    ])
  })

  test('that no form has keep their names, to be reported', () => {
    const text = pasted(`${OPEN}¦`, choicesAt(`${OPEN}¦`, excel({ columns: [...columns, '备案号'], rows: rows.map((each) => [...each, 'x1']) }))[0])
    expect(findings(text).map(({ rule }) => rule)).toContain('unknown-column')
    expect(text).toContain('备案号')
  })

  test('without a header by their number: as the open header has them, as the form prints them, with numbers before them', () => {
    expect(added(tabTables(tabText({ columns, rows }).split('\r\n').slice(1).join('\n')))).toEqual(wanted)
    expect(added(tabTables(rows.map((each, index) => [index + 1, ...each].join('\t')).join('\n')))).toEqual(wanted)
    // Nine columns are those of the form; the last three are blank.
    const nine = rows.map((each) => [...each.slice(0, 3), each[3], each[3], '', '', '', ''].join('\t')).join('\n')
    expect(
      added(tabTables(nine))
        .slice(2)
        .map((line) =>
          line
            .split('|')
            .map((cell) => cell.trim())
            .slice(1, 7),
        ),
    ).toEqual([
      ['2010301', '50101', '30101', '133.8', '133.8', ''],
      ['2010301', '50101', '30102', '364.66', '364.66', ''],
    ])
  })

  test('whose number does not fit are put from the left after everything else, and that is said', () => {
    const choices = choicesAt(`${OPEN}¦`, tabTables('2010301\t50101\n2010302\t50102'))
    expect(choices.map(({ kind }) => kind)).toEqual(['table', 'rows'])
    expect(choices[1]?.remark).toContain('2 列')
    // More places than the header: they are kept, and reported.
    const five = choicesAt(`${OPEN}¦`, tabTables('2010301\t50101\t30101\t1\t2\n2010302\t50102\t30102\t3\t4')).find(({ kind }) => kind === 'rows')
    expect(findings(pasted(`${OPEN}¦`, five)).map(({ rule }) => rule)).toContain('syntax')
  })

  test('of another table under other headings are no rows of this one', () => {
    const choices = choicesAt(`${OPEN}¦`, tabTables('项目\t单价\t数量\n甲\t1,200.00\t3\n乙\t30.50\t2'))
    expect(choices.map(({ kind }) => kind)).toEqual(['table'])
  })
})

describe('rows', () => {
  test('merged texts stand in each row, merged figures once', () => {
    const merged = `<tr><td rowspan=2>2010301<td rowspan=2>50101<td>30101<td rowspan=2>200<tr><td>30102`
    expect(added(html(header, merged))).toEqual(['| 2010301 | 50101 | 30101 | 200 |', '| 2010301 | 50101 | 30102 | |'])
  })

  test('a total merged over its columns is one label; a header on each page, numbers of columns and titles are none', () => {
    const title = '<tr><td colspan=4>部门支出总体情况表（续）</td></tr>'
    const total = '<tr><td colspan=3 align=center>合 计</td><td>498.46</td></tr>'
    const page = html(title, header, row('1', '2', '3', '4=5+6'), row(...(rows[0] ?? [])), title, header, row(...(rows[1] ?? [])), total)
    expect(added(page)).toEqual(['| 2010301 | 50101 | 30101 | 133.8 |', '| 2010301 | 50101 | 30102 | 364.66 |', '| 合 计 | | | 498.46 |'])
  })

  test('bars, breaks and backslashes in cells read back as they were', () => {
    const table = tabTables('项目\t数\n甲|乙\t1,000\n"两\n行"\t1,000\nC:\\路径\\\t1,000\n｜全角\\|\t1,000')
    const text = pasted(`${HEAD}¦`, choicesAt(`${HEAD}¦`, table)[0])
    expect(text).toContain('甲\\|乙')
    expect(text).toContain('两<br>行')
    expect(text).toContain('| C:\\路径\\ ')
    expect(text).toContain('| \\｜全角\\ \\|')
    expect(findings(text).filter(({ rule }) => rule === 'syntax')).toEqual([])
  })

  test('figures stay as they were typed: full-width, separators, dashes for nothing', () => {
    const typed = ['１３３．８', '1,364.662000', '—', '(12.5)']
    const lines = added(html(header, ...typed.map((figure, index) => row('2010301', '50101', `3010${index + 1}`, figure))))
    expect(lines.map((line) => line.split('|')[4]?.trim())).toEqual(typed)
  })
})

describe('what is said', () => {
  test('another unit is written before the rows and taken back behind them; no figure is converted', () => {
    const sheet = { unit: '元', columns, rows: [['2010301', '50101', '30101', '1,338,000.00']] }
    expect(added(excel(sheet))).toEqual(['金额单位 元', '| 2010301 | 50101 | 30101 | 1,338,000.00 |'])
    const text = pasted(`${OPEN}¦`, choicesAt(`${OPEN}¦`, excel(sheet))[0])
    expect(text.trimEnd().split('\n').slice(-1)).toEqual(['金额单位 万元'])
    expect(remark(excel(sheet))).toContain('没有换算')
    expect(remark(excel({ ...sheet, unit: '千元' }))).toContain('千元')
    expect(remark(excel({ ...sheet, unit: '万元' }))).toBe('')
  })

  test('fewer digits than the sheet has, and lines that were left out', () => {
    const signed = '<tr><td colspan=2>填表人：甲</td><td colspan=2>审核人：乙</td></tr>'
    const table = html(header, '<tr><td>2010301<td>50101<td>30101<td x:num="133.8156">133.82</td></tr>', signed)
    expect(remark(table)).toBe('1 个数在原表里位数更多，贴入的是显示出来的\n没有贴入：填表人：甲 审核人：乙')
    expect(choicesAt(`${OPEN}¦`, table, 'en')[0]?.remark).toBe(
      '1 figures have more digits in the sheet; what it shows was pasted\nLeft out: 填表人：甲 审核人：乙',
    )
  })
})

describe('places', () => {
  const result = (marked: string) => pasted(marked, choicesAt(marked, excel({ columns, rows }))[0]).split('\n')
  const line = (start: string, text: readonly string[]) => text.findIndex((each) => each.startsWith(start))

  test('at the end of a row the rows go below it, at its start above it, inside it below it', () => {
    const full = OPEN.trimEnd()
    for (const marked of [`${full}¦\n`, `${full.replace('57.13', '57¦.13')}\n`]) {
      const text = result(marked)
      expect(line('| 2010301', text)).toBe(line('| 2010350', text) + 1)
    }
    const above = result(`${full.replace('| 2010350', '¦| 2010350')}\n`)
    expect(line('| 2010350', above)).toBe(line('| 2010301', above) + 2)
  })

  test('a header and its dashes are not parted', () => {
    for (const at of ['| 支出功能分类科目 | 政府支出经济分类科目 | 部门支出经济分类科目 | 基本支出 |', '|------------------|']) {
      const text = result(OPEN.replace(at, at.startsWith('|-') ? `¦${at}` : `${at}¦`))
      expect(line('|---', text)).toBe(line('| 支出功能', text) + 1)
      expect(line('| 2010301', text)).toBe(line('|---', text) + 1)
    }
  })

  test('the bar that a new line begins with gives way', () => {
    const text = result(`${OPEN}| ¦\n`)
    expect(line('| 2010301', text)).toBe(line('| 2010350', text) + 1)
    expect(text.some((each) => each.trim() === '|')).toBe(false)
  })

  test('what is selected goes', () => {
    const text = result(OPEN.replace('| 2010350', '¦| 2010350').replace('57.13 |', '57.13 |¦'))
    expect(text.some((each) => each.startsWith('| 2010350'))).toBe(false)
    expect(text.filter((each) => each.startsWith('| 2010301'))).toHaveLength(2)
  })

  test('the rows that are there already are drawn straight with the new ones, others are let be', () => {
    const crooked = '\n表 附表 别的\n| 甲 | 乙 |\n|---|---:|\n| 很长的一格 | 1.5 |\n'
    const text = result(`${OPEN}¦${crooked}`)
    expect(text).toContain('| 2010350          | 50101                | 30101                |    57.13 |')
    expect(text.join('\n')).toContain(crooked)
  })

  test('a table of its own does not part the one that it is pasted in', () => {
    const marked = `${OPEN.trimEnd().replace('| 2010350', '¦| 2010350')}\n| 2010351          | 50101                | 30101                |     1.00 |\n\n# 下一张\n表 表四 项目支出表\n`
    const named = excel({ title: '表八  政府性基金预算支出情况表', columns: [...columns.slice(0, 3), '本年预算数.合计'], rows })
    const [first] = choicesAt(marked, named)
    expect(first).toMatchObject({ kind: 'table', title: '粘贴为新表“表八 政府性基金预算支出情况表”（2 行）' })
    const text = pasted(marked, first).split('\n')
    expect(line('表 表八', text)).toBe(line('| 2010351', text) + 2)
    expect(text[line('# 下一张', text) - 1]).toBe('')
  })
})

describe('new tables', () => {
  const titles = (tables: readonly PastedTable[], marked = `${HEAD}¦`) => choicesAt(marked, tables).map(({ title }) => title.replace(/（.*/, ''))

  test('without a title: those of the form that fit, the best first, and one that the form does not have', () => {
    expect(titles(excel({ columns, rows }))).toEqual([
      '粘贴为新表“表八 政府性基金预算支出情况表”',
      '粘贴为新表“表九 国有资本经营预算财政拨款支出表”',
      '粘贴为新表“表三 部门支出总体情况表”',
      '粘贴为新表“附表”',
    ])
  })

  test('what the budget has already comes after what it lacks', () => {
    const written = `${HEAD}表 表八 政府性基金预算支出情况表\n\n¦`
    expect(titles(excel({ columns: [...columns, '项目支出', '合计'], rows: rows.map((each) => [...each, '1', '2']) }), written)[1]).toContain('表九')
  })

  test('by a number or a title in words around it; a sentence that mentions one names none', () => {
    for (const title of ['表三', '附件1：表三（续）', '2024年部门支出总体情况表', '三、部门支出总体情况表'])
      expect(titles(excel({ title, columns, rows }))).toEqual(['粘贴为新表“表三 部门支出总体情况表”'])
    expect(
      titles(excel({ title: '以下各列的口径与去年报送的材料一致，金额单位统一，具体口径见表三及其附注的说明文字', columns, rows })),
    ).toHaveLength(4)
  })

  test('of its own: its name, its unit, columns of figures marked, remarks below; a name that is taken has a number', () => {
    const sheet = {
      title: '会议 费用#明细',
      unit: '元',
      columns: ['会议', '人数', '经费.场租', '经费.其他'],
      rows: [
        ['年会', '60', '1,200.00', '35.50'],
        ['合计', '60', '1,200.00', '35.50'],
      ],
      notes: ['注：不含外地会议'],
    }
    const text = pasted(`${HEAD}¦`, choicesAt(`${HEAD}¦`, excel(sheet))[0])
    expect(text.slice(HEAD.length)).toBe(
      '表 会议费用＃明细\n金额单位 元\n| 会议 | 人数 | 经费.场租 | 经费.其他 |\n|------|------|----------:|----------:|\n| 年会 | 60   |  1,200.00 |     35.50 |\n| 合计 | 60   |  1,200.00 |     35.50 |\n注：不含外地会议',
    )
    expect(findings(text)).toEqual([])
    const again = `${text}\n\n¦`
    expect(pasted(again, choicesAt(again, excel(sheet)).at(-1))).toContain('\n表 会议费用＃明细2\n')
  })

  test('several in one selection become several', () => {
    const two = htmlTables(
      `<p>表三 部门支出总体情况表</p>${excelHtml({ columns, rows })}<p>人员情况</p>${excelHtml({
        columns: ['姓名', '人数'],
        rows: [
          ['甲', '1'],
          ['乙', '2'],
        ],
      })}`,
    )
    const [both] = choicesAt(`${HEAD}¦`, two)
    expect(both?.title).toBe('粘贴为 2 张新表')
    expect(
      pasted(`${HEAD}¦`, both)
        .split('\n')
        .filter((each) => each.startsWith('表 ')),
    ).toEqual(['表 表三 部门支出总体情况表', '表 人员情况'])
  })

  test('labels with their values beside them are the fields of a block, as targets are printed', () => {
    const sheet = html(
      '<tr><td colspan=6>项目支出绩效目标申报表</td></tr>',
      row('项目名称', '11-修路', '', '项目类别', '31-部门项目', ''),
      '<tr><td rowspan=2>项目资金</td><td>项目总额</td><td colspan=4>5.000000</td></tr><tr><td>其中：财政资金</td><td colspan=4>5.000000</td></tr>',
      '<tr><td>绩效目标</td><td colspan=5>修好路。<br>便民。</td></tr>',
      row('一级指标', '二级指标', '三级指标', '绩效指标性质', '本年绩效指标值', '绩效度量单位'),
      '<tr><td rowspan=2>产出指标<td>数量指标<td>里程<td>≥<td>3<td>公里</tr><tr><td>质量指标<td>合格率<td>≥<td>95<td>%</tr>',
    )
    const text = pasted(`${HEAD}¦`, choicesAt(`${HEAD}¦`, sheet)[0])
    expect(text.slice(HEAD.length)).toBe(
      '表 表十三 项目支出绩效目标申报表\n项目名称: 11-修路\n项目类别: 31-部门项目\n项目总额: 5.000000\n其中.财政资金: 5.000000\n绩效目标:\n> 修好路。\n>\n> 便民。\n' +
        '| 一级指标 | 二级指标 | 三级指标 | 绩效指标性质 | 本年绩效指标值 | 绩效度量单位 |\n|----------|----------|----------|--------------|----------------|--------------|\n' +
        '| 产出指标 | 数量指标 | 里程     | ≥            | 3              | 公里         |\n| 产出指标 | 质量指标 | 合格率   | ≥            | 95             | %            |',
    )
  })
})
