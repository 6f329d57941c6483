/** The line that says how far a command is: never wider than the window, out of the way of what is printed, and gone at the end. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProgress, statusLine } from '../../cli/progress.ts'
import { keepingTerminal } from './made-up-report.ts'

/** One character in the place of the sequence. */
const ERASE = '\ue000'

/** What a screen shows in the end, one string a line, of a terminal that knows \r, \n and "erase to the end". */
function screenOf(written: string): readonly string[] {
  const lines = ['']
  let column = 0
  for (const piece of written.replaceAll('\u001b[K', ERASE)) {
    const line = lines.at(-1) ?? ''
    if (piece === '\r') column = 0
    else if (piece === ERASE) lines[lines.length - 1] = line.slice(0, column)
    else if (piece === '\n') {
      lines.push('')
      column = 0
    } else {
      lines[lines.length - 1] = line.slice(0, column) + piece + line.slice(column + piece.length)
      column += piece.length
    }
  }
  return lines
}

/** Everything on one terminal, as when neither stream is sent elsewhere. */
function windowOf(width: number | undefined) {
  const shown = { text: '' }
  const write = (text: string) => {
    shown.text += text
  }
  return { terminal: { ...keepingTerminal('/x'), out: write, error: write, statusWidth: () => width }, shown }
}

describe('the status line', () => {
  it('says which of how many, since when, and its name', () => {
    expect(statusLine([11, 500, '甲局/预算.budget'], 91_500, 80)).toBe('[12/500] 1:31 甲局/预算.budget')
    expect(statusLine([0, 3, 'a.budget'], 3_600_000, 80)).toBe('[1/3] 60:00 a.budget')
  })

  it('keeps the end of a name that is too long, counting Chinese characters as two', () => {
    expect(statusLine([0, 9, '某区第一局/预算.budget'], 0, 30)).toBe('[1/9] 0:00 …一局/预算.budget')
    expect(statusLine([0, 9, '预算'], 0, 16)).toBe('[1/9] 0:00 预算')
    expect(statusLine([0, 9, '预算'], 0, 15)).toBe('[1/9] 0:00 …')
    expect(statusLine([0, 9, '预算'], 0, 4)).toBe('[1/')
  })

  it('is never as wide as the window, and moves no cursor, whatever the name and the width are', () => {
    const names = fc.string({ unit: fc.constantFrom('a', '算', '“', '…', '𠮷', '\u001b', '\n', '\u202e', 'é') })
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 60 }), fc.nat(1000), (name, width, done) => {
        const line = statusLine([done, 1000, name], done * 1000, width)
        const cells = [...line].reduce((sum, character) => sum + (character <= '\u007f' ? 1 : 2), 0)
        return cells < width && !/[\p{Cc}\p{Cf}]/u.test(line)
      }),
    )
  })
})

describe('progress', () => {
  it('lets what is printed stand above the line, and leaves nothing of itself', () => {
    const { terminal, shown } = windowOf(40)
    let time = 0
    const progress = createProgress(terminal, () => (time += 100))
    progress.show(0, 2, '很长的一个名字.budget')
    expect(screenOf(shown.text)).toEqual(['[1/2] 0:00 很长的一个名字.budget'])
    progress.terminal.out('out/x.xlsx\n')
    expect(screenOf(shown.text)).toEqual(['out/x.xlsx', expect.stringMatching(/^\[1\/2\] /)])
    progress.show(1, 2, 'b')
    progress.terminal.error('gouji: 出错\n')
    progress.terminal.out('')
    progress.end()
    expect(screenOf(shown.text)).toEqual(['out/x.xlsx', 'gouji: 出错', ''])
  })

  it('draws no oftener than somebody can read', () => {
    const { terminal, shown } = windowOf(40)
    let time = 0
    const progress = createProgress(terminal, () => time)
    for (let done = 0; done < 1000; done++, time++) progress.show(done, 1000, 'a')
    expect(shown.text.split('\r').length - 1).toBeLessThanOrEqual(1000 / 50 + 1)
  })

  it('is silent where stderr is no terminal', () => {
    const { terminal, shown } = windowOf(undefined)
    const progress = createProgress(terminal)
    progress.show(0, 2, 'a')
    progress.terminal.out('x\n')
    progress.end()
    expect(shown.text).toBe('x\n')
  })
})
