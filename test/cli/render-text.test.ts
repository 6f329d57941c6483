/** What a person reads: places, marks under Chinese text, figures, and nothing that a terminal would obey. */
import { describe, expect, it } from 'vitest'
import { excerpt } from '../../cli/excerpt.ts'
import { renderText } from '../../cli/render-text.ts'
import { displayWidth } from '../../grammar/width.ts'
import { LINE, REPORT } from './made-up-report.ts'

const options = { language: 'zh', colours: false, lineOf: (_: string, line: number) => (line === 4 ? LINE : undefined) } as const

describe('the report', () => {
  it('says where and what, with the line', () => {
    expect(renderText(REPORT, options)).toBe(
      [
        '2024/预算 稿.budget:5:18: 错误: 合计应为 133.815600 [column-sum]',
        '  5 | | 2010301-行政运行 | 133.815600 |',
        '    |                      ^^^^^^^^^^',
        '  相关 2024/其他.budget:1:3: 加数',
        '',
        '2024/预算 稿.budget:10:1: 警告: 名称不同 [code-name]',
        '',
        '2 个文件：1 个错误，1 个警告，0 个提示；核对 8 项，相符 7，不符 1，未能核对 2',
        '',
      ].join('\n'),
    )
  })

  it('speaks English, and lists every check when asked', () => {
    const text = renderText(
      {
        ...REPORT,
        checks: [
          {
            rule: 'cross-table',
            path: 'a.budget',
            range: { start: { line: 1, character: 2 }, end: { line: 1, character: 3 } },
            subject: 'A = B',
            inputs: ['a.budget:3', 'a.budget:4'],
            result: 'not-run',
            reason: 'B is missing',
          },
        ],
      },
      { ...options, language: 'en' },
    )
    expect(text).toContain('error: 合计应为')
    expect(text).toContain('not run [cross-table] a.budget:2:3: A = B  from a.budget:3, a.budget:4  (B is missing)')
    expect(text).toContain('2 files: 1 error, 1 warning, 0 hints; 8 checks: 7 held, 1 failed; 2 not run')
  })

  it('colours only when told, and passes on no command of a file to the terminal', () => {
    expect(renderText(REPORT, { ...options, colours: true })).toContain('\u001b[31m错误\u001b[0m')
    const evil = renderText(
      {
        ...REPORT,
        files: REPORT.files.map((file) => ({
          path: `\u001b]0;x\u0007${file.path}`,
          diagnostics: file.diagnostics.map((each) => ({ ...each, message: 'a\u001b[2Jb\r\u202ec' })),
        })),
      },
      { ...options, lineOf: () => '| \u001b[31m\u0000 |' },
    )
    expect([...evil].filter((each) => (each < ' ' && each !== '\n') || each === '\u202e')).toEqual([])
  })
})

describe('the excerpt', () => {
  const at = (line: string, start: number, end: number, lines = 0) =>
    excerpt(line, { start: { line: 0, character: start }, end: { line: lines, character: end } })

  it.each([
    ['甲乙丙', 1, 2],
    ['abc', 3, 3],
    ['𠀀x', 2, 3],
    ['', 0, 5],
    ['x'.repeat(500), 250, 260],
    ['合'.repeat(500), 250, 260],
    ['合'.repeat(500), 0, 500],
  ])('marks the place in %j from %i to %i', (line, start, end) => {
    const { text, mark } = at(line, start, end)
    expect(displayWidth(text)).toBeLessThanOrEqual(115)
    const from = mark.indexOf('^')
    const shown = line.slice(start, end)
    if (shown.length > 0 && shown.length < 30) expect(cells(text, from, displayWidth(mark))).toBe(shown)
    else expect(mark).toMatch(/^ *\^+$/)
  })

  it('marks to the end of the line when the place goes on below', () => {
    expect(at('甲乙', 1, 3, 2).mark).toBe('  ^^')
  })

  it('takes no time over a line of fifty million characters', () => {
    const line = '|'.repeat(50_000_000)
    const begun = performance.now()
    at(line, 25_000_000, 49_000_000)
    expect(performance.now() - begun).toBeLessThan(1500)
  })

  /** The characters between two columns of the screen. */
  function cells(text: string, from: number, to: number): string {
    let column = 0
    let found = ''
    for (const character of text) {
      if (column >= from && column < to) found += character
      column += displayWidth(character)
    }
    return found
  }
})
