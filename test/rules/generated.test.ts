/** What is generated from the list of rules and kept in the repository is what the list would give today, and no page lacks its rule. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { rules } from '../../core/index.ts'
import { generateRules } from '../../scripts/generate-rules.mjs'
import { paths, root } from '../self/repository.ts'
import { pageOf } from './rule-page.ts'

const generated = generateRules(rules)

it.each(Object.keys(generated))('%s is up to date (npm run gen)', (path) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(generated[path])
})

it('every page belongs to a rule', () => {
  const pages = paths.filter((path) => /^core\/rules\/.*\.md$/.test(path))
  expect(pages).toEqual(rules.map((rule) => `core/rules/${rule.name}.md`).sort())
})

it('pages link to what exists', () => {
  const links = rules.flatMap(({ name }) => [...pageOf(name).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? ''))
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter((link) => !existsSync(join(root, 'core/rules', link)))).toEqual([])
})
