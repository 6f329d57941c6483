/** The self-checks see what they should: every form of import, no comment, no string mistaken for a comment. */
import { expect, it } from 'vitest'
import { importsOf, openingComment, withoutComments } from './source-text.ts'

it('finds imports in every form', () => {
  const text = `import a from 'a'
import { b,
  c } from 'b'
import 'c'
import type { D } from 'd'
export * from 'e'
export type { F } from 'f'
const g = await import('g')
const h = require('h')
// import i from 'i'
/* import j from 'j' */
const k = "import k from 'k'"
`
  expect(importsOf(text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
})

it('keeps what only looks like a comment', () => {
  const text = `const a = 'http://a' // gone
const b = /[/*]'/ + \`// stays\`
const c = 1 / 2 /* gone */ / 3
`
  expect(withoutComments(text)).toContain("'http://a'")
  expect(withoutComments(text)).toContain('// stays')
  expect(withoutComments(text)).not.toContain('gone')
  expect(withoutComments(text).split('\n')).toHaveLength(text.split('\n').length)
})

it('sees an opening comment, also below a #! line', () => {
  expect(openingComment('/** What. */\ncode')).toBe('/** What. */')
  expect(openingComment('#!/usr/bin/env node\n// What.\ncode')).toBe('// What.\n')
  expect(openingComment("import a from 'a'\n/** What. */")).toBe('')
})
