/** What fixtures cannot show: places, agreement of the quick way with the rules, whole forms without a problem. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cutCells, displayWidth, foldWidth, formatLines, parseExpression, parseLine, significantTokens, tokenizeLine } from '../../grammar/index.ts'
import { lex } from '../../grammar/lexer.ts'
import { LineParser } from '../../grammar/line-parser.ts'

const forms = readFileSync(fileURLToPath(new URL('fixtures/forms.budget', import.meta.url)), 'utf8').split('\n')

describe('whole forms of three years, a source and a town', () => {
  it('have no problem and no unknown line', () => {
    const found = forms.map((text) => parseLine(text)).filter((line) => line.kind === 'unknown' || line.problems.length > 0)
    expect(found).toEqual([])
    expect(forms.length).toBeGreaterThan(700)
  })

  it('have no problem in any formula of a cell', () => {
    const formulas = forms
      .filter((text) => parseLine(text).kind === 'row')
      .flatMap((text) => cutCells(text).filter((cell) => /^= *\S/.test(cell.text)))
    expect(formulas.length).toBeGreaterThan(60)
    expect(formulas.flatMap((cell) => parseExpression(cell.text, cell.start).problems)).toEqual([])
  })

  it('have a token for every piece, and none unknown', () => {
    for (const text of forms) expect(tokenizeLine(text).filter((token) => token.type === 'unknown')).toEqual([])
  })
})

it('rows, dash rows and comments are the same by the quick way and by the rules', () => {
  const parser = new LineParser(true)
  const texts = [
    ...forms,
    '｜甲｜',
    '｜－－－｜',
    '|---|',
    '|--|',
    '| :---: | --- |',
    '|---|x',
    '|',
    '＃ 甲',
    '  | a',
    '|---|---:',
    '|:|',
    '|---||---|',
  ]
  for (const text of texts) {
    const quick = parseLine(text).kind
    if (quick !== 'blank') expect({ text, kind: parser.parseLine(text, lex(text).tokens).content?.kind }).toEqual({ text, kind: quick })
  }
})

it('places are those of the text as typed', () => {
  const text = '列　因公出国（境）费用：金额＝甲．乙'
  const line = parseLine(text)
  if (line.kind !== 'declaration' || line.declaration.type !== 'column') throw new Error('no column')
  const { name, columnType, formula } = line.declaration
  const shown = [name, columnType, formula].map((at) => text.slice(at?.start, at?.end))
  expect(shown).toEqual(['因公出国（境）费用', '金额', '甲．乙'])
})

it('a formula in a cell has the places of its line, with or without its sign', () => {
  const row = '| 甲 | = 乙 + 1,200 |'
  const cell = cutCells(row)[1]
  if (!cell) throw new Error('no cell')
  const { expression } = parseExpression(row.slice(cell.start, cell.end), cell.start)
  expect(row.slice(expression.start, expression.end)).toBe('乙 + 1,200')
  expect(parseExpression('乙 + 1,200').expression).toMatchObject({ type: 'arithmetic', start: 0, end: 9 })
})

it('a missing operand of a cell is where it is missed', () => {
  const { expression, problems } = parseExpression('= ', 5)
  expect(expression).toMatchObject({ type: 'missing', start: 6, end: 6 })
  expect(problems).toMatchObject([{ kind: 'missing-operand', start: 5, end: 6 }])
})

it('every problem says what it is in both languages, and its mend leaves no problem of that kind', () => {
  const slips = [
    '设 甲 = 301,303',
    '设 甲 = 301、303',
    '校验 甲: 科目 属于201',
    '校验 甲: 若 (a, b)',
    '列 甲 : 金颔',
    '校检 甲: 乙',
    '预算 2024年',
    '校验 甲: 求和(a',
    '键 甲 乙',
  ]
  for (const text of slips) {
    const problem = parseLine(text).problems[0]
    if (!problem?.fix) throw new Error(`no mend for ${text}`)
    expect(problem.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(problem.en).toMatch(/^[\x20-\x7e“”「」\u4e00-\u9fff、，()（）×.…]+$/)
    const mended = text.slice(0, problem.fix.start) + problem.fix.text + text.slice(problem.fix.end)
    expect({ mended, problems: parseLine(mended).problems }).toEqual({ mended, problems: [] })
  }
})

it('cells: escapes, breaks, full-width bars, a missing last bar, places', () => {
  const row = '  | a\\|b |｜ c<BR/>d | e'
  expect(cutCells(row).map((cell) => cell.text)).toEqual(['a|b', '', 'c\nd', 'e'])
  expect(cutCells(row).map((cell) => row.slice(cell.start, cell.end))).toEqual(['a\\|b', '', 'c<BR/>d', 'e'])
  expect(cutCells('|  |')).toEqual([{ start: 2, end: 2, text: '' }])
  expect(cutCells('')).toEqual([])
})

it('folding: twins of ASCII and the ideographic blank, nothing else', () => {
  expect(foldWidth('（１，２００．５％）｜　：')).toBe('(1,200.5%)| :')
  expect(foldWidth('“三公”、。《》【】')).toBe('“三公”、。《》【】')
})

it('widths: wide and full-width two, ambiguous and narrow one, combining none', () => {
  expect(displayWidth('三公（境），')).toBe(12)
  expect(displayWidth('“三公”')).toBe(6)
  expect(displayWidth('é×·①')).toBe(4)
  expect(displayWidth('e\u0301')).toBe(1)
  expect(displayWidth('\u{20000}a')).toBe(3)
  expect(displayWidth('\uD840a')).toBe(2)
})

it('tokens: blanks are tokens, and the dashes of a dash row count as three', () => {
  expect(tokenizeLine(' 设 甲 = 1 # 注').map((token) => `${token.type}:${token.image}`)).toEqual([
    ...['blank: ', 'keyword:设', 'blank: ', 'name:甲', 'blank: ', 'operator:=', 'blank: ', 'number:1', 'blank: ', 'comment:# 注'],
  ])
  expect(significantTokens('|-----|---:|')).toEqual(significantTokens('| --- | ------: |'))
  expect(significantTokens('|-----|---:|')).not.toEqual(significantTokens('|---|---|'))
})

it('the formatter keeps ends of lines, and gives nothing where nothing changes', () => {
  expect(formatLines(['| 甲 |\r', '| 乙乙 |\r'])).toEqual([{ line: 0, text: '| 甲   |\r' }])
  expect(formatLines(['| 甲   |', '| 乙乙 |', '', '设 甲 = 1'])).toEqual([])
})
