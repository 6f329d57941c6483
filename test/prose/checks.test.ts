/** What is found in prose, and where it stands. The budget has 21 万元 this year and 20 last year. */
import { describe, expect, it, test } from 'vitest'
import { foundIn, read } from './budget.ts'

describe('a figure beside its formula', () => {
  test.each([
    ['{总额 = 210,000, 元}元', []],
    ['{总额 = 210,001, 元}元', ['prose-figure: 210,001']],
    ['{总额 = 21, 万元}万元', []],
    ['{总额 = 21.4, 万元}万元', ['prose-figure: 21.4']],
    ['{总额 ÷ 3 = 6.67, 万元}万元', ['prose-figure: 6.67']],
    ['{总额 ÷ 3.1 = 6.8, 万元}万元', []],
    ['{总额 / 上年.总额 - 1 = 5%}', []],
    ['{总额 / 上年.总额 - 1 = 5.1%}', ['prose-figure: 5.1%']],
    ['{增减(总额, 上年.总额) = 减少}', ['prose-figure: 减少']],
    ['{计数(表甲) = 3}个', []],
    ['{计数(表甲) = 4}个', ['prose-figure: 4']],
    ['{上年.没有 = 4}个', []],
    ['{没有这个名称}', ['unknown-name: 没有这个名称']],
    ['{列举(表甲, 没有)}', ['unknown-column: 没有']],
    ['{总额, 圆}', ['syntax: 圆']],
    ['{列举(没有, 项目)}', ['syntax: 没有']],
  ])('%s', (sentence, expected) => expect(foundIn(sentence)).toEqual(expected))
})

const form = `说明 一、测试
> {年}年支出预算{总额, 元}元，其中会议费{表甲[科目 = 30215].金额, 元}元，占{占比(表甲[科目 = 30215].金额, 总额)}，{比较(总额, 上年.总额, "上年"), 元}。
`

describe('a sentence beside the form’s', () => {
  test.each([
    ['2030年支出预算210,000元，其中会议费5,000元，占2.38%，比上年增加10,000元，增长5%。', []],
    ['2030 年支出预算 21 万元，其中会议费 0.5 万元，占 2.4%，比上年增加 1 万元。', []],
    ['2030年支出预算220,000元，其中会议费5,000元。', ['prose-figure: 220,000']],
    ['2030年支出预算210,000万元。', ['prose-figure: 210,000']],
    ['2031年支出预算210,000元。', ['prose-figure: 2031']],
    ['2030年支出预算210,000元，其中会议费5,000元，占3.38%。', ['prose-figure: 3.38']],
    ['2030年支出预算210,000元，其中会议费5,000元，占2.38%，比上年减少10,000元，下降5%。', ['prose-figure: 减少', 'prose-figure: 下降']],
    ['2030年支出安排220,000元，占9%。', []],
    ['其中会议费6,000元。', ['prose-figure: 6,000']],
    ['占9%。', []],
  ])('%s', (sentence, expected) => expect(foundIn(sentence, form)).toEqual(expected))

  it('is silent, and says so, where the form cannot know', () => {
    const { findings, checks } = read({ form: '说明 一、测试\n> 编制人数{编制人数}人。\n', own: '说明 一、测试\n> 编制人数8人。\n' })
    expect(findings).toEqual([])
    expect(checks).toEqual(['not-run: 编制人数8人'])
  })

  it('can be silenced, with a reason', () => {
    const { findings } = read({ form, own: '说明 一、测试\n忽略 说明数字: 与批复一致\n> 2030年支出预算220,000元。\n' })
    expect(findings).toEqual([])
  })
})

describe('a sentence against itself', () => {
  test.each([
    ['今年预算300元，比2029年预算200元增加100元，增长50%。', []],
    ['今年预算300元，比2029年预算200元增加110元，增长50%。', ['prose-comparison: 110']],
    ['今年预算300元，比2029年预算200元减少100元，下降50%。', ['prose-comparison: 减少']],
    ['今年预算300元，比2029年预算200元增加100元，增长51%。', ['prose-comparison: 51']],
    ['今年预算310元，比2029年预算200元增加100元，增长50%。', ['prose-comparison: 310']],
    ['今年预算300元，比2029年预算250元增加100元，增长50%。', ['prose-comparison: 250']],
    ['今年预算300元，2029年预算200元，2030年比2029年增加90元。', ['prose-comparison: 90']],
    ['今年预算30.5万元，比上年预算20.4万元增加10.2万元。', []],
    ['收入300元，其中拨款100元，比2029年200元增加5元。', []],
    ['今年预算300元，比2029年增加5元。', []],
    ['比上年预算200元增加5元。', []],
  ])('%s', (sentence, expected) => expect(foundIn(sentence)).toEqual(expected))
})

it('placeholders and personal numbers are found in prose as in cells', () => {
  const sentence = `增加XX元，电话${['138', '0013', '8000'].join('')}。`
  expect(foundIn(sentence)).toEqual([`personal-data: ${sentence}`, 'placeholder: XX'])
})
