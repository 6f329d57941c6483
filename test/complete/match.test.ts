/** What fits what, and which of two fits better: codes, names, pinyin in every mixture; and that no text is too strange or too long to be asked. */
import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import { FIT, matcher } from '../../core/complete/match.ts'
import { shipped } from '../catalog/shipped.ts'

const how = (query: string, name: string, code?: string) => matcher(query, shipped.readings)({ name, ...(code === undefined ? {} : { code }) })

describe('how a query fits', () => {
  test.each([
    ['2010301', FIT.wholeCode],
    ['２０１０３０１', FIT.wholeCode],
    ['20103', FIT.codeBeginning],
    ['行政运行', FIT.wholeName],
    ['行政', FIT.nameBeginning],
    ['xingzhengyunxing', FIT.wholePinyin],
    ['XingZhengYunXing', FIT.wholePinyin],
    ["xing'zheng'yun'xing", FIT.wholePinyin],
    ['xing zheng yun xing', FIT.wholePinyin],
    ['xíng zhèng yùn xíng', FIT.wholePinyin],
    ['xingzhengyu', FIT.pinyinBeginning],
    ['xz', FIT.initialsBeginning],
    ['xzyx', FIT.wholeInitials],
    ['ｘｚｙｘ', FIT.wholeInitials],
    ["x'z'y'x", FIT.wholeInitials],
    ['xingzyx', FIT.wholeInitials],
    ['xzyunx', FIT.wholeInitials],
    ['xzhyx', FIT.wholeInitials],
    ['行zyx', FIT.wholeInitials],
    ['行政yunx', FIT.pinyinBeginning],
    ['政运', FIT.namePart],
    ['yunxing', FIT.pinyinPart],
    ['zyx', FIT.initialsPart],
    ['行运', FIT.nameScattered],
    ['xyx', FIT.pinyinScattered],
  ])('%s', (query, expected) => expect(how(query, '行政运行', '2010301')).toBe(expected))

  test.each(['x运政', 'xzyxx', 'yz', 'xy', '政行政', '2010302', '0301', 'q', 'xingzhengyunxingg'])('%s does not', (query) =>
    expect(how(query, '行政运行', '2010301')).toBeUndefined(),
  )

  test('every reading of a character', () => {
    for (const query of ['xingzheng', 'hangzheng', 'hz', 'xz']) expect(how(query, '行政')).toBeDefined()
    for (const query of ['chongda', 'zhongda', 'cd', 'zd']) expect(how(query, '重大科学工程')).toBeDefined()
    for (const query of ['diaocha', 'tiaocha', 'huijishenji', 'kuaijishenji']) {
      expect(how(query, query.includes('ji') ? '会计审计' : '调查')).toBeDefined()
    }
    for (const query of ['lvhua', 'luhua', 'lühua', 'lǜhuà', 'LÜHUA', 'lh']) expect(how(query, '绿化')).toBeDefined()
    for (const query of ['zhanlve', 'zhanlue', 'zhanlüe']) expect(how(query, '战略')).toBe(FIT.wholePinyin)
    for (const query of ['juzhu', 'jüzhu', 'jvzhu']) expect(how(query, '居住')).toBe(FIT.wholePinyin)
  })

  test('where syllables may be cut in two ways, both are tried', () => {
    for (const name of ['方案', '反感']) expect(how('fangan', name)).toBe(FIT.wholePinyin)
    for (const name of ['西安', '先']) expect(how('xian', name)).toBe(FIT.wholePinyin)
  })

  test('marks in a name are not typed, brackets may be', () => {
    const name = '其他政府办公厅（室）及相关机构事务支出'
    expect(how('qtzfbgtsjxgjgswzc', name)).toBe(FIT.wholeInitials)
    expect(how('其他政府办公厅室及', name)).toBe(FIT.nameBeginning)
    expect(how('其他政府办公厅(室)', name)).toBe(FIT.nameBeginning)
  })

  test('a name begins also behind its ordinal, and behind a project’s code', () => {
    for (const query of ['一般', 'ybgg', 'yibangonggong', '一、一般']) expect(how(query, '一、一般公共预算拨款收入')).toBeLessThan(FIT.namePart)
    for (const query of ['dyj', '打印', '11010224T']) expect(how(query, '11010224T000002345678-打印机设备采购费')).toBeLessThan(FIT.namePart)
  })

  test('a code’s beginning and some of the name behind it', () => {
    for (const query of ['2010301-行政', '2010301 xz', '20103xzyx', '201-行政运行', '２０１ｘｚ']) {
      const found = how(query, '行政运行', '2010301') ?? Number.NaN
      expect(found).toBeGreaterThan(FIT.codeBeginning)
      expect(found).toBeLessThan(FIT.wholeName)
    }
    expect(how('202xz', '行政运行', '2010301')).toBeUndefined()
  })

  test('signs are names too', () => {
    expect(how('≥', '≥')).toBeDefined()
    expect(how('%', '%')).toBeDefined()
    expect(how('≥', '≤')).toBeUndefined()
  })
})

test('of one letter only beginnings, of two no scattered ones', () => {
  expect(how('y', '行政运行')).toBeUndefined()
  expect(how('x', '行政运行')).toBe(FIT.pinyinBeginning)
  expect(how('xx', '行政运行')).toBeUndefined()
})

test('every name of the catalogue is found by its pinyin, its initials and itself', () => {
  const strangers: string[] = []
  for (const { name, code } of [...shipped.functional.all(), ...shipped.gov.all(), ...shipped.dept.all()]) {
    const spoken = name.replace(/[^\p{Script=Han}]/gu, '')
    const syllables = pinyin(spoken, { toneType: 'none', type: 'array', v: true })
    const fits = [name, syllables.join(''), syllables.map((each) => each[0]).join('')].map((query) => how(query, name, code) ?? Number.NaN)
    const isFound = fits[0] === FIT.wholeName && (fits[1] ?? 9) <= FIT.initialsBeginning && (fits[2] ?? 9) <= FIT.initialsBeginning
    if (!isFound && spoken === name) strangers.push(`${code} ${name} ${fits.join(' ')}`)
  }
  expect(strangers).toEqual([])
})

test('what fits a query fits its beginning', () => {
  const names = [...shipped.dept.all()].map(({ name }) => name)
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.string({ unit: fc.constantFrom(...'abcfghjlnxyzdeiou行政支出'), maxLength: 8 }), (name, query) => {
      for (let end = 3; end < query.length; end += 1) {
        if (how(query, name) !== undefined && query.length > end) expect(how(query.slice(0, end), name)).toBeDefined()
      }
    }),
    { numRuns: 2000 },
  )
})

test('any text may be asked, about any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.string(), (query, name, code) => void how(query, name, code)),
  )
})

test('a long query and a long name cost little', () => {
  const start = performance.now()
  for (let turn = 0; turn < 25; turn += 1) {
    how('a'.repeat(150), '啊'.repeat(5000))
    how('xingxing'.repeat(20), '行'.repeat(300))
    how('行'.repeat(100_000), '行政运行')
  }
  expect(performance.now() - start).toBeLessThan(5000)
})
