/** Which lines of a document were pasted together, and that they all become rows: with words of the language in them, with cells over several lines. */
import { expect, test } from 'vitest'
import { tabRunAt } from '../../core/paste/tab-lines.ts'
import { open } from './asking.ts'

const HEAD = '预算 2024\n单位 299001 某局 行政\n格式 北京市西城区\n\n'
const OPEN = `${HEAD}表 附表 别的\n| 名称 | 说明 | 数 |\n|---|---|---:|\n| 甲 | 乙 | 1.00 |\n`

function runIn(text: string, at: string) {
  const { workspace, document } = open(text)
  const line = document.lines.findIndex((each) => each.text.startsWith(at))
  const run = tabRunAt(workspace.analysis(document.uri), document, line, (zh) => zh)
  return (
    run && {
      lines: document.lines.slice(run.from, run.to).map(({ text: each }) => each),
      rows: run.choices[0]?.text.split('\n'),
      title: run.choices[0]?.title,
    }
  )
}

test('all lines with tabs beside one another, also such as begin with a word of the language', () => {
  const run = runIn(`${OPEN}会议\t年会\t2.00\n单位\t一个\t3.00\n培训\t两期\t4.00\n\n别处\t的\t5.00\n`, '培训')
  expect(run?.lines).toEqual(['会议\t年会\t2.00', '单位\t一个\t3.00', '培训\t两期\t4.00'])
  expect(run?.title).toBe('粘贴为“附表”的行（3 行）')
  expect(run?.rows?.[1]).toBe('| 单位 | 一个 | 3.00 |')
})

test('a cell over several lines, up to where it ends; a quotation mark that nothing closes takes no more', () => {
  expect(runIn(`${OPEN}会议\t"年会\n和座谈\n会"\t2.00\n培训\t两期\t4.00\n# 完\n`, '会议')?.lines).toHaveLength(4)
  expect(runIn(`${OPEN}会议\t"年会\n和座谈\n会"\t2.00\n培训\t两期\t4.00\n# 完\n`, '会议')?.rows?.[0]).toContain('年会<br>和座谈<br>会')
  expect(runIn(`${OPEN}会议\t"年会\t2.00\n培训\t两期\t4.00\n说的话\n\n`, '会议')?.lines).toHaveLength(2)
})

test('a line alone has its own mend; a row is none of them', () => {
  expect(runIn(`${OPEN}会议\t年会\t2.00\n`, '会议')).toBeUndefined()
  expect(runIn(`${OPEN}会议\t年会\t2.00\n| 丙 |\t丁 | 1 |\n`, '会议')).toBeUndefined()
})

test('many lines in time', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `会议${index}\t"一\n二"\t${index}.00`)
  const started = performance.now()
  expect(runIn(`${OPEN}${lines.join('\n')}\n`, '会议7\t')?.lines).toHaveLength(40_000)
  expect(performance.now() - started).toBeLessThan(15_000)
})
