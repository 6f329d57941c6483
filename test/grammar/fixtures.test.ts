/**
 * Fixture files: `--- name ---`, a line as typed, then the tree it gives. `UPDATE=1` writes the trees anew, for review.
 * Several lines before the tree are read one by one. Formatter fixtures have the formatted lines in place of the tree.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { formatLines, parseLine } from '../../grammar/index.ts'
import { compactTree } from './compact-tree.ts'

const folder = fileURLToPath(new URL('fixtures/', import.meta.url))
const ARROW = '\n↓\n'

interface Case {
  readonly name: string
  readonly input: string
  readonly expected: string
}

function casesOf(text: string): Case[] {
  const pieces = text.split(/^--- (.+) ---\n/m).slice(1)
  return Array.from({ length: pieces.length / 2 }, (_, index) => {
    const [input = '', expected = ''] = (pieces[index * 2 + 1] ?? '').split(ARROW)
    return { name: pieces[index * 2] ?? '', input: input.replace(/\n$/, ''), expected: expected.trimEnd() }
  })
}

function trees(input: string): string {
  return input
    .split('\n')
    .map((text) => compactTree(parseLine(text)))
    .join('\n')
}

function formatted(input: string): string {
  const lines = input.split('\n')
  for (const change of formatLines(lines)) lines[change.line] = change.text
  return lines.join('\n').trimEnd()
}

const files = readdirSync(folder).filter((file) => file.endsWith('.txt'))

it('there are fixtures', () => expect(files.length).toBeGreaterThan(3))

describe.each(files)('%s', (file) => {
  const cases = casesOf(readFileSync(folder + file, 'utf8'))
  const actual = file.startsWith('format') ? formatted : trees
  if (process.env.UPDATE === '1') {
    const sections = cases.map(({ name, input }) => `--- ${name} ---\n${input}${ARROW}${actual(input)}\n`)
    writeFileSync(folder + file, sections.join('\n'))
  }
  it('has a name of its own for each case', () => expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length))
  it.each(cases)('$name', ({ input, expected }) => {
    expect(actual(input)).toBe(process.env.UPDATE === '1' ? actual(input) : expected)
  })
})
