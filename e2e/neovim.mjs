/** A language client that is not ours and knows nothing of us: Neovim over stdio. What it does is in neovim/check.lua; here its results are judged. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from './checks.mjs'
import { runProgram } from './processes.mjs'
import { node, programs, root, scratch } from './setup.mjs'

/** @typedef {{ source?: string, code?: string | number, message: string, severity?: number }} Diagnostic */
/**
 * @typedef {{ diagnostics: Diagnostic[], hovers: { text: string, value: string }[], labels: string[], fixed?: string,
 *   formatted?: { before: string, after: string }, renamed?: { old: number, new: number }, problems: string[] }} Result
 */

const code = '2010301'
const written = '540.054847'
const expected = '569.8562'

/** What is done in the buffer after the questions, in this order. */
const edits = {
  complete: { at: code, typed: 4 },
  fix: { code: 'column-sum', text: expected },
  format: '| 一、一般公共预算拨款收入',
  rename: { from: '打印机设备采购费', to: '复印机设备采购费' },
}

export async function askNeovim() {
  /** @type {Result | undefined} */
  let result
  await check('neovim: a session over stdio', async () => {
    result = await runNeovim(join(root, 'examples/xicheng-2024/公开稿.budget'), [code, written])
    assert.deepEqual(result.problems, [])
  })
  if (result === undefined) return
  const { diagnostics, hovers } = result
  await check('neovim: diagnostics arrive', () => {
    const found = diagnostics.filter((each) => each.code === 'column-sum' && each.source === 'gouji' && each.severity === 1)
    assert.equal(found.length, 1, JSON.stringify(diagnostics))
    assert.ok(found[0]?.message.replaceAll(',', '').includes(expected), found[0]?.message)
  })
  await check('neovim: hover on a code', () => {
    const value = hovers.find(({ text }) => text === code)?.value ?? ''
    assert.ok(value.includes('行政运行'), value)
  })
  await check('neovim: hover on the wrong total', () => {
    const value = hovers.find(({ text }) => text === written)?.value ?? ''
    assert.ok(value.replaceAll(',', '').includes(expected), value)
  })
  const { labels, fixed, formatted, renamed } = result
  await check('neovim: completion of a code', () => assert.ok(labels.includes('2010301 行政运行'), labels.slice(0, 10).join()))
  await check('neovim: a fix is taken', () => assert.ok(fixed?.includes(expected) && !fixed.includes(written), fixed))
  await check('neovim: formatting takes out what does not belong', () => assert.equal(formatted?.after, formatted?.before))
  await check('neovim: a project is renamed everywhere', () => {
    assert.equal(renamed?.old, 0)
    assert.ok((renamed?.new ?? 0) > 1, JSON.stringify(renamed))
  })
}

/** @param {string} file @param {readonly string[]} hovers @returns {Promise<Result>} */
async function runNeovim(file, hovers) {
  const answers = join(scratch, 'neovim.json')
  const env = {
    ...process.env,
    LANG: 'zh_CN.UTF-8',
    HOME: scratch,
    GOUJI_FILE: file,
    GOUJI_RESULT: answers,
    GOUJI_SERVER: JSON.stringify([node, join(root, 'dist/cli.js'), 'lsp', '--stdio']),
    GOUJI_HOVERS: JSON.stringify(hovers),
    GOUJI_EDITS: JSON.stringify(edits),
  }
  const script = join(import.meta.dirname, 'neovim/check.lua')
  await runProgram(/** @type {string} */ (programs.neovim), ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-S', script], { env, limit: 60_000 })
  return JSON.parse(readFileSync(answers, 'utf8'))
}
