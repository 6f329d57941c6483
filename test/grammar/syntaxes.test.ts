/** The editor's files agree with the grammar: every keyword, type and function is coloured, snippets are lines without a problem. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseLine } from '../../grammar/index.ts'
import { ALL_KEYWORDS, COLUMN_TYPES, FUNCTIONS, WORD_OPERATORS } from '../../grammar/words.ts'

function read<T>(file: string): T {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`../../syntaxes/${file}`, import.meta.url)), 'utf8')) as T
}

interface Rule {
  readonly match?: string
  readonly begin?: string
  readonly end?: string
  readonly include?: string
  readonly patterns?: readonly Rule[]
}
interface Grammar {
  readonly patterns: readonly Rule[]
  readonly repository: Record<string, Rule>
}
const grammar = read<Grammar>('budget.tmLanguage.json')

/** Oniguruma's `\p{Han}` is JavaScript's `\p{Script=Han}`; nothing else that the file uses differs. */
function compiled(source: string): RegExp {
  return new RegExp(source.replaceAll('\\p{Han}', '\\p{Script=Han}'), 'u')
}

function rulesOf(rule: Rule): Rule[] {
  return [rule, ...(rule.patterns ?? []).flatMap(rulesOf)]
}
const rules = [...grammar.patterns, ...Object.values(grammar.repository)].flatMap(rulesOf)
const rule = (name: string): string => grammar.repository[name]?.match ?? grammar.repository[name]?.begin ?? ''

describe('the TextMate grammar', () => {
  it('has patterns that compile, and includes that exist', () => {
    for (const { match, begin, end } of rules) for (const source of [match, begin, end]) if (source !== undefined) compiled(source)
    const included = rules.flatMap(({ include }) => (include === undefined ? [] : [include.slice(1)]))
    expect(included.filter((name) => grammar.repository[name] === undefined)).toEqual([])
  })

  it.each(ALL_KEYWORDS)('colours the keyword %s', (keyword) => {
    const sample = `${keyword} 甲 = 乙`
    const first = grammar.patterns.map(({ include }) => compiled(rule(include?.slice(1) ?? '')).exec(sample)).find((match) => match !== null)
    expect(first?.[1]).toBe(keyword)
  })

  it('knows every type, function and word operator', () => {
    const column = JSON.stringify(grammar.repository.column)
    expect(COLUMN_TYPES.filter((type) => !column.includes(type))).toEqual([])
    expect(FUNCTIONS.filter((word) => compiled(rule('call')).exec(`${word}(甲)`)?.[0] !== word)).toEqual([])
    expect(WORD_OPERATORS.filter((word) => compiled(rule('word-operators')).exec(`甲 ${word} 乙`)?.[0] !== word)).toEqual([])
  })
})

it('a word of the editor is a number or a whole name', () => {
  const { wordPattern } = read<{ wordPattern: { pattern: string; flags: string } }>('language-configuration.json')
  const words = (text: string) => text.match(new RegExp(wordPattern.pattern, `g${wordPattern.flags}`))
  expect(words('表三.因公出国（境）费用 = 6,119.85 + “三公”经费')).toEqual(['表三', '因公出国（境）费用', '6,119.85', '“三公”经费'])
})

describe('snippets', () => {
  const snippets = read<Record<string, { body: string[] }>>('snippets.json')
  it.each(Object.entries(snippets))('%s gives lines without a problem', (_, { body }) => {
    const lines = body.map((line) => {
      const filled = line.replace(/\$\{\d+:\$CURRENT_YEAR\}/g, '2024').replace(/\$\{\d+\|([^,|]+)[^|]*\|\}/g, '$1')
      return filled
        .replace(/\$\{\d+:([^}]*)\}/g, '$1')
        .replace(/\$0/g, '')
        .replace(/\$\d/g, '甲')
    })
    const problems = lines.map((line) => parseLine(line)).filter((line) => line.problems.length > 0 || line.kind === 'unknown')
    expect(problems).toEqual([])
  })
})
