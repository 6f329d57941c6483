/** Sections known by their titles, paragraphs by what they say; and two wordings cut into what stayed, went and came. */
import { describe, expect, it } from 'vitest'
import { compareProse, type Prose } from '../../publish/compare/compare-prose.ts'
import { diffText, wordsDiff } from '../../publish/compare/text-diff.ts'

function prose(year: number, ...sections: readonly (readonly [level: 1 | 2 | 3, title: string, ...paragraphs: string[]])[]): Prose {
  return { year, sections: sections.map(([level, title, ...paragraphs]) => ({ level, title, paragraphs: paragraphs.map((text) => ({ text })) })) }
}

describe('sections', () => {
  it('that say the same are counted, whatever the width of their brackets', () => {
    const [old, now] = [prose(2025, [2, '一、职责', '负责（一）。']), prose(2025, [2, '一、职责', '负责(一)。 '])]
    expect(compareProse(old, now)).toEqual({ sections: [], same: 1 })
  })

  it('come, go and change where they stand; a new ordinal is told, a new year is not', () => {
    const old = prose(2025, [2, '一、2025年收入', '十元'], [2, '二、会议', '无'], [2, '三、支出', '八元'])
    const now = prose(2026, [2, '一、2026年收入', '十元'], [2, '二、支出', '八元'], [2, '三、采购', '一元'])
    const { sections, same } = compareProse(old, now)
    expect(sections.map(({ change, title, oldTitle }) => [change, title, oldTitle])).toEqual([
      ['removed', '二、会议', undefined],
      ['changed', '二、支出', '三、支出'],
      ['added', '三、采购', undefined],
    ])
    expect(same).toBe(1)
  })

  it('of one title are told apart by those above them', () => {
    const old = prose(2025, [2, '一、收入'], [3, '（一）说明', '甲'], [2, '二、支出'], [3, '（一）说明', '乙'])
    const now = prose(2025, [2, '一、收入'], [3, '（一）说明', '甲'], [2, '二、支出'], [3, '（一）说明', '丙'])
    expect(compareProse(old, now).sections).toEqual([{ change: 'changed', title: '（一）说明', paragraphs: [{ old: '乙' }, { new: '丙' }] }])
  })
})

describe('paragraphs', () => {
  const change = (old: readonly string[], now: readonly string[]) =>
    compareProse(prose(2025, [2, '一', ...old]), prose(2025, [2, '一', ...now])).sections[0]?.paragraphs

  it('that stayed are passed over, and those between them that are alike are one that changed', () => {
    const changed = change(
      ['不变。', '收入预算100元，比上年增加。', '删去的话。', '末段。'],
      ['不变。', '收入预算120元，比上年增加。', '末段。', '另起一段。'],
    )
    expect(changed).toEqual([
      { old: '收入预算100元，比上年增加。', new: '收入预算120元，比上年增加。' },
      { old: '删去的话。' },
      { new: '另起一段。' },
    ])
  })
})

describe('pieces', () => {
  const marked = (old: string, now: string) =>
    diffText(old, now)
      .map(({ k, text }) => (k === 'same' ? text : k === 'old' ? `[-${text}-]` : `{+${text}+}`))
      .join('')

  it.each([
    ['增加 3,447,381.12 元，增长5.97%。', '增加 2,900.00 元，增长6%。', '增加 [-3,447,381.12-]{+2,900.00+} 元，增长[-5.97%-]{+6%+}。'],
    ['数字化馆藏八万页', '数字化馆藏十万页，著录两万条', '数字化馆藏[-八-]{+十+}万页{+，著录两万条+}'],
    ['甲乙丙', '', '[-甲乙丙-]'],
    ['甲𠮷', '甲𠮶', '甲[-𠮷-]{+𠮶+}'],
    ['收入60646633.13元（一）', '收入60,646,633.13元(二)', '收入60,646,633.13元([-一-]{+二+})'],
  ])('%s → %s', (old, now, expected) => expect(marked(old, now)).toBe(expected))

  it('of two short wordings are the wordings', () => {
    expect(wordsDiff('元', '万元').map(({ text }) => text)).toEqual(['元', ' → ', '万元'])
    expect(wordsDiff('', '万元')).toEqual([{ k: 'new', text: '万元' }])
  })

  it('of texts too long to be compared are the texts, at once', () => {
    const [old, now] = ['甲乙'.repeat(30_000), '丙丁'.repeat(30_000)]
    expect(diffText(old, now)).toEqual([
      { k: 'old', text: old },
      { k: 'new', text: now },
    ])
  })
})
