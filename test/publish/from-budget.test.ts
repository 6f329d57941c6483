/** From a budget to its printed tables, feature by feature, on forms of no real place. */
import { describe, expect, it } from 'vitest'
import { BUDGET, editing, FORM, printed, publish, tableOf, tablesOf } from './budgets.ts'

describe('rows and figures', () => {
  it('prints codes with their names, amounts with the form’s decimals, zeros blank, the total under the word that the form places', async () => {
    const table = await tableOf(BUDGET, '表一', FORM)
    expect(printed(table)).toEqual([
      '乙科|30201-办公费|1,200.00||1,200.00',
      '乙科|30101-基本工资|300.00||300.00',
      '甲科|30201-办公费||500.50|500.50',
      '|合计|1,500.00|500.50|2,000.50',
    ])
    expect(table.rows.map(({ kind }) => kind)).toEqual(['data', 'data', 'data', 'total'])
    expect(table.unit).toBe('元')
    expect(table.columns.map(({ kind, decimals }) => `${kind} ${decimals}`)).toEqual(['text 0', 'text 0', 'amount 2', 'amount 2', 'amount 2'])
    expect(table.rows[0]?.cells.map(({ value }) => value)).toEqual([undefined, undefined, '1200.00', undefined, '1200.00'])
  })

  it('generates a table that nobody wrote: rows by their codes, texts as first met, the total where the form says, codes alone beside names', async () => {
    const table = await tableOf(BUDGET, '表二', FORM)
    expect(printed(table)).toEqual([
      '总计|||2,000.50|100.0%',
      '乙科|301|工资福利支出|300.00|15.0%',
      '乙科|302|商品和服务支出|1,200.00|60.0%',
      '甲科|302|商品和服务支出|500.50|25.0%',
    ])
    expect(table.rows[1]?.cells[4]?.value).toBe('0.150')
  })

  it('puts generated rows among written ones that are sorted as they are, and behind others', async () => {
    const sorted = '表 表二\n| 科室 | 类 | 金额 |\n|---|---|---:|\n| 乙科 | 301 | 300 |\n| 甲科 | 302 | 500.50 |\n'
    expect(printed(await tableOf(BUDGET + sorted, '表二', FORM)).map((row) => row.slice(0, 6))).toEqual([
      '总计|||2',
      '乙科|301',
      '乙科|302',
      '甲科|302',
    ])
    const mixed = '表 表二\n| 科室 | 类 | 金额 |\n|---|---|---:|\n| 乙科 | 302 | 1200 |\n| 乙科 | 301 | 300 |\n'
    expect(printed(await tableOf(BUDGET + mixed, '表二', FORM)).map((row) => row.slice(0, 6))).toEqual([
      '总计|||2',
      '乙科|302',
      '乙科|301',
      '甲科|302',
    ])
  })

  it('keeps subtotals where they are written, and fills what they leave out', async () => {
    const budget = BUDGET.replace('| 甲科', '| 小计 | | 1500 | |\n| 甲科').concat('| 小计 | | | |\n')
    const rows = (await tableOf(budget, '表一', FORM)).rows
    expect(rows.map(({ kind }) => kind)).toEqual(['data', 'data', 'subtotal', 'data', 'subtotal', 'total'])
    expect(rows[2]?.cells.map(({ text }) => text)).toEqual(['小计', '', '1,500.00', '', '1,500.00'])
    expect(rows[4]?.cells.map(({ text }) => text)).toEqual(['小计', '', '', '500.50', '500.50'])
  })

  it('marks a figure that cannot be known, and says why', async () => {
    const form = `${FORM}表 表三 对比\n列 项目 : 文本\n列 数 : 金额\n列 增 : 百分比 = 若(1 = 2, 1)\n| 项目 | 数 |\n|---|---|\n| 上年 | = 上年.总额 |\n| 本年 | = 表一.合计 |\n`
    const table = await tableOf(BUDGET, '表三', form)
    expect(printed(table)).toEqual(['上年|？|', '本年|2,000.50|'])
    expect(table.notes).toEqual(['？处算不出：没有已知数上年.总额'])
    expect(table.rows[0]?.cells[1]?.value).toBeUndefined()
    const known = await tableOf(BUDGET.replace('表 表一', '已知 上年.总额 = 2000 元\n表 表一'), '表三', form)
    expect(printed(known)[0]).toBe('上年|2,000.00|')
    expect(known.notes).toEqual([])
  })

  it.each([
    ['', '', undefined],
    ['零 空白\n', '', undefined],
    ['零 0\n', '0', '0'],
    ['零 0.00\n', '0.00', '0'],
  ])('prints a zero as the form says: %j', async (line, text, value) => {
    const table = await tableOf(BUDGET, '表一', FORM.replace('列 科室', `${line}列 科室`))
    expect(table.rows[0]?.cells[3]).toEqual({ text, ...(value === undefined ? {} : { value }), source: expect.anything() })
  })

  it('loses no digit of an exact figure, and rounds where a column says so', async () => {
    const form = '格式 甲 2025\n金额单位 万元\n小数 2\n表 表一 表\n列 项目 : 文本\n列 全 : 金额\n列 约 : 金额 小数 2 = 全\n'
    const table = await tableOf('预算 2025\n格式 甲\n表 表一\n| 项目 | 全 |\n|---|---:|\n| 一 | 1.5 |\n| 二 | 1.234567 |\n', '表一', form)
    expect(printed(table)).toEqual(['一|1.50|1.50', '二|1.234567|1.23'])
    expect(table.rows.map(({ cells }) => cells[2]?.value)).toEqual(['1.50', '1.234567'])
  })

  it('prints the words of an empty table, or its sentence', async () => {
    const empty = '预算 2025\n格式 甲\n表 表一\n'
    const cells = FORM.replace('表 表二', '无数据 | 无 | 无 | 0 | | 0 |\n表 表二')
    expect(printed(await tableOf(empty, '表一', cells))).toEqual(['无|无|0||0'])
    const sentence = await tableOf(empty, '表一', FORM.replace('表 表二', '无数据 本单位没有支出。\n注：金额含税\n表 表二'))
    expect([printed(sentence), sentence.notes]).toEqual([['|合计|||'], ['注：金额含税', '本单位没有支出。']])
    expect(printed(await tableOf(empty, '表一', FORM))).toEqual(['|合计|||'])
  })

  it('leaves out columns that are not published', async () => {
    const table = await tableOf(BUDGET, '表一', FORM.replace('列 科室 : 文本', '列 科室 : 文本 不公开'))
    expect(table.columns.map(({ path }) => path.join('.'))).toEqual(['科目', '数.基本', '数.项目', '数.合计'])
    expect(printed(table)[0]).toBe('30201-办公费|1,200.00||1,200.00')
  })

  it('prints a code by its name where the form says 印名称', async () => {
    const table = await tableOf(BUDGET, '表一', FORM.replace('科目 : 部门经济分类 款', '科目 : 部门经济分类 款 印名称'))
    expect(printed(table).map((row) => row.split('|')[1])).toEqual(['办公费', '基本工资', '办公费', '合计'])
  })
})

describe('documents and tables without a form', () => {
  it('prints a published document as it is written, and generates nothing', async () => {
    const budget =
      '公开稿 2025\n格式 甲\n表 表一\n| 科室 | 科目 | 基本 | 项目 | 合计 |\n|---|---|---:|---:|---:|\n| 乙科 | 30201 | 1200 | 0.00 | 1200 |\n'
    const tables = await tablesOf(budget, FORM)
    expect([...tables.keys()]).toEqual(['表一'])
    expect(printed(tables.get('表一') as never)).toEqual(['乙科|30201|1,200.00|0.00|1,200.00'])
  })

  it('prints a table that no format knows with its own decimals, totals and words', async () => {
    const budget =
      '预算 2025\n表 附表 场次\n金额单位 万元\n| 月 | 数 | 补助 |\n|---|---|---:|\n| 一 | 12 | 1.5 |\n| 二 | 0 | 0 |\n| 合计 | | 1.50 |\n'
    const table = await tableOf(budget, '附表')
    expect(printed(table)).toEqual(['一|12|1.50', '二|0|0', '合计||1.50'])
    expect([table.title, table.unit]).toEqual(['场次', '万元'])
  })

  it('keeps a total that the budget writes first, where the form leaves it open', async () => {
    const rows = '| 科室 | 科目 | 基本 |\n|---|---|---:|\n| 合计 | | 5 |\n| 乙科 | 30201 | 5 |\n'
    expect(printed(await tableOf(`预算 2025\n格式 甲\n表 表一\n${rows}`, '表一', FORM))[0]).toBe('|合计|5.00||5.00')
  })
})

describe('the publication', () => {
  it('is named after the department, else the unit, and the year', async () => {
    expect((await publish(BUDGET, { format: FORM })).publication).toMatchObject({ title: '某局2025年部门预算', draft: false, language: 'zh' })
    const unit = BUDGET.replace('部门 001 某局', '单位 001001 某馆 事业')
    expect((await publish(unit, { format: FORM, language: 'en' })).publication).toMatchObject({ title: '某馆2025年单位预算', language: 'en' })
  })

  it('is not made of a budget with errors, except as a draft that says so', async () => {
    const wrong = `${BUDGET}| 合计 | | 1 | |\n`
    const refused = await publish(wrong, { format: FORM })
    expect(refused.report.summary.errors).toBe(1)
    expect(refused.publication).toBeUndefined()
    expect((await publish(wrong, { format: FORM, draft: true })).publication?.draft).toBe(true)
    expect((await publish(BUDGET, { format: FORM, draft: true })).publication?.draft).toBe(false)
  })

  it('needs a table', async () => {
    expect((await publish('预算 2025\n')).publication).toBeUndefined()
    expect((await publish('')).publication).toBeUndefined()
  })

  it('is after any edit what it would be of the text read anew', () => {
    const rows = ['| 甲科 | 30101 | 7 | |', '| 丙科 | 30201 | | 3 |', '| 乙科 | 30201 | 1 | |', '| 甲科 | 31002 | | 2 |', '| 合计 | | | |', '']
    const bench = editing(BUDGET, FORM)
    const [first, last] = [6, 12]
    for (let step = 0; step < 120; step += 1) {
      const line = first + ((step * 5) % (last - first))
      const row = rows[(step * 7 + (step >> 2)) % rows.length] as string
      bench.replaceLines(Math.min(line, bench.document.lines.length - 1), step % 3 === 0 ? 1 : 0, step % 4 === 3 ? [] : [row])
      expect(bench.publication(), `step ${step}`).toEqual(bench.fresh())
    }
  })
})
