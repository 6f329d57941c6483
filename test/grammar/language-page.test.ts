/** docs/language.md says what is built: its rules are the parser's, its words are the lexer's, its examples have no problem. `UPDATE=1` writes the rules. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { parseLine } from '../../grammar/index.ts'
import { ALL_KEYWORDS, COLUMN_ARGUMENTS, COLUMN_FLAGS, COLUMN_TYPES, FUNCTIONS, WORD_OPERATORS } from '../../grammar/words.ts'
import { ebnf } from './ebnf.ts'

const path = fileURLToPath(new URL('../../docs/language.md', import.meta.url))
const RULES = /(```ebnf\n)[\s\S]*?(\n```)/

if (process.env.UPDATE === '1')
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(RULES, (_, open: string, close: string) => open + ebnf() + close),
  )
const page = readFileSync(path, 'utf8')

it('the rules on the page are those of the parser', () => {
  expect(RULES.exec(page)?.[0]).toBe(`\`\`\`ebnf\n${ebnf()}\n\`\`\``)
})

it('every word of the language is on the page', () => {
  const spans = [...page.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '').join(' ')
  const words = [...ALL_KEYWORDS, ...COLUMN_TYPES, ...COLUMN_FLAGS, ...COLUMN_ARGUMENTS, ...FUNCTIONS, ...WORD_OPERATORS]
  expect(words.filter((word) => !spans.includes(word))).toEqual([])
})

it('every line of its examples is read without a problem', () => {
  const examples = [...page.matchAll(/```budget\n([\s\S]*?)\n```/g)].flatMap((match) => (match[1] ?? '').split('\n'))
  expect(examples.length).toBeGreaterThan(30)
  expect(examples.map((text) => parseLine(text)).filter((line) => line.kind === 'unknown' || line.problems.length > 0)).toEqual([])
})
