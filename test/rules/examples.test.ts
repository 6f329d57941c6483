/** Every rule's page keeps its word: its failing example has that one finding, its passing one none, and each mend leaves nothing behind. */
import { describe, expect, it } from 'vitest'
import { formatText } from '../../cli/fmt.ts'
import { rules } from '../../core/index.ts'
import { cutCells } from '../../grammar/index.ts'
import { exampleOf, type Files, fencesOf, findingsOf, pageOf, withFix } from './rule-page.ts'

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  const page = pageOf(name)
  const failing = exampleOf(page, '失败')

  it('has a page with its names on top, what, why and what to do, Chinese first', () => {
    expect(page.split('\n')[0]).toBe(`# ${name} · ${rule.zhName}`)
    const heads = [...page.matchAll(/^\*\*(.+?)\*\* \S/gm)].map((match) => match[1])
    expect(heads).toEqual(['是什么', '为什么', '怎么办', 'What', 'Why', 'What to do'])
  })

  it('has examples that are read whole and stand as the formatter leaves them', () => {
    const fences = fencesOf(page)
    expect(fences.length * 2).toBe([...page.matchAll(/^```/gm)].length)
    expect([...new Set(fences.map(({ role }) => role))].filter((role) => role !== '共用').sort()).toEqual(['失败', '通过'])
    expect(fences.map(({ text }) => text)).toEqual(fences.map(({ text }) => formatText(text)))
  })

  it('finds exactly one thing in the failing example, with its own severity', async () => {
    const found = await findingsOf(failing, 'zh')
    expect(found.map((one) => [one.rule, one.severity, one.message])).toEqual([[name, rule.severity, expect.any(String)]])
  })

  it('finds nothing in the passing example', async () => {
    expect(await findingsOf(exampleOf(page, '通过'), 'zh')).toEqual([])
  })

  it('offers a mend, or its page says why none', async () => {
    const fixes = (await findingsOf(failing, 'zh')).flatMap((one) => one.fixes)
    const words = fixes.length > 0 ? ['快速修复：', 'Quick fix:'] : ['没有快速修复：', 'No quick fix:']
    expect(words.filter((word) => !page.includes(word))).toEqual([])
    expect(page.includes('没有快速修复：')).toBe(fixes.length === 0)
  })

  it('leaves nothing behind after any of its mends, which changes one cell or word of one line', async () => {
    for (const [index, one] of (await findingsOf(failing, 'zh')).entries()) {
      expect(index).toBe(0)
      for (const fix of one.fixes) {
        const mended = withFix(failing, fix)
        expect([fix.title, await findingsOf(mended, 'zh')]).toEqual([fix.title, []])
        expect(changedPieces(failing, mended)).toEqual([`${one.file}:${one.start}`])
      }
    }
  })
})

/** Where two sets of files differ: a line, once for each of its cells that is another. */
function changedPieces(before: Files, after: Files): readonly string[] {
  return [...before].flatMap(([name, text]) => {
    const now = (after.get(name) ?? '').split('\n')
    const lines = text.split('\n')
    if (lines.length !== now.length) return [`${name}: ${now.length - lines.length} lines`]
    return lines.flatMap((line, index) => {
      const cells = piecesOf(line)
      const others = piecesOf(now[index] ?? '')
      const count = Math.max(cells.length, others.length)
      return Array.from({ length: count }, (_, at) => at)
        .filter((at) => cells[at] !== others[at])
        .map(() => `${name}:${index}`)
    })
  })
}

function piecesOf(line: string): readonly string[] {
  return line.startsWith('|') ? cutCells(line).map((cell) => cell.text) : [line]
}
