/** What the documents name exists: links, paths and npm commands. It does not judge whether what they say is true. */
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { paths, root, textOf } from './repository.ts'

const documents = paths.filter((path) => /^(README|README\.zh-CN|ARCHITECTURE|CONTRIBUTING)\.md$|^docs\/.*\.md$|^catalogs\/README\.md$/.test(path))
const scripts = Object.keys((JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }).scripts)
const folders = new Set(paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? ''))

/** What is made when the project is built; a fresh clone does not have it. */
const generated = /^(dist|dist-test|build|node_modules)\//

/** A path as documents write it may have `*` or `<name>` in it: then its folder must exist. */
function isThere(path: string): boolean {
  const certain = path.replace(/[^/]*[*<{…].*$/, '').replace(/\/$/, '')
  return certain === '' || existsSync(join(root, certain))
}

function brokenLinks(document: string): readonly string[] {
  const targets = [...textOf(document).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => decodeURI((match[1] ?? '').replace(/#.*$/, '')))
  return targets.filter((target) => target !== '' && !/^[a-z]+:/.test(target) && !isThere(posix.join(posix.dirname(document), target)))
}

/** Words in code spans and fences that begin with one of our folders. */
function missingPaths(document: string): readonly string[] {
  const code = [...textOf(document).matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].map(([found]) => found).join('\n')
  const words = code.split(/[\s`'"，,;；()（）]+/).map((word) => word.replace(/[.:：。]+$/, ''))
  return words.filter((word) => folders.has(word.split('/')[0] ?? '') && word.includes('/') && !generated.test(word) && !isThere(word))
}

function unknownCommands(document: string): readonly string[] {
  const commands = [...textOf(document).matchAll(/\bnpm (?:run ([\w:-]+)|(test)\b)/g)].map((match) => match[1] ?? match[2] ?? '')
  return commands.filter((name) => !scripts.includes(name))
}

it('the documents that every reader looks for are there', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md']))
})

describe.each(documents)('%s', (document) => {
  it('links to what exists', () => expect(brokenLinks(document)).toEqual([]))
  it('names paths that exist', () => expect(missingPaths(document)).toEqual([]))
  it('names commands that exist', () => expect(unknownCommands(document)).toEqual([]))
})

it('README.md begins with the two commands that CI runs, one line each', () => {
  const fences = [...textOf('README.md').matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].map((match) => match[1]?.trim())
  expect(fences.slice(0, 2)).toEqual(['npm ci && npm run demo', 'npm ci && npm test'])
})
