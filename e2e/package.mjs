/** The checks of the package: it can be made, holds what it may and nothing else, and the manifest's texts are there in both languages. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from './checks.mjs'
import { root } from './setup.mjs'
import { brokenPaths, listPackage, objectionsTo, packageExtension } from './vsix.mjs'

/** @returns {Promise<string | undefined>} the package's path */
export async function checkPackage() {
  /** @type {string | undefined} */
  let vsix
  const isMade = await check('package: vsce makes it', async () => {
    vsix = await packageExtension()
  })
  if (isMade && vsix !== undefined) {
    const path = vsix
    await check('package: holds only what may ship', () => assert.deepEqual(objectionsTo(listPackage(path)), []))
    await check('package: holds every file that the manifest names', () => assert.deepEqual(brokenPaths(path), []))
  }
  await check('package: the manifest speaks both languages', manifestTexts)
  await check('package: the client speaks both languages', clientTexts)
  return vsix
}

/** @param {string} path @returns {Record<string, string>} */
const readTexts = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

function manifestTexts() {
  const used = [...readFileSync(join(root, 'package.json'), 'utf8').matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key)
  const expected = [...new Set(used)].sort()
  assert.ok(expected.length > 0)
  assert.deepEqual(Object.keys(readTexts('package.nls.json')).sort(), expected)
  assert.deepEqual(Object.keys(readTexts('package.nls.zh-cn.json')).sort(), expected)
}

/** English texts are the keys; each is used, and none is used without its Chinese. */
function clientTexts() {
  const sources = readdirSync(join(root, 'client')).filter((name) => name.endsWith('.ts'))
  const code = sources.map((name) => readFileSync(join(root, 'client', name), 'utf8')).join('\n')
  const used = [...new Set([...code.matchAll(/\bwords\(\s*'([^']+)'/g)].map(([, text]) => text))].sort()
  assert.ok(used.length > 0)
  assert.deepEqual(Object.keys(readTexts('l10n/bundle.l10n.zh-cn.json')).sort(), used)
}
