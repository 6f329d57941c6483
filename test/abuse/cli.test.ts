/** The same bad files through the program as it ships: it ends in time with the code that scripts build on, a clear line, and no trace of a crash. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inputs, writeInput } from './inputs.ts'

const program = join(import.meta.dirname, '../../dist/cli.js')
let folder = ''
beforeAll(() => {
  if (!existsSync(program)) throw new Error('dist/cli.js is not there: npm run build')
  folder = mkdtempSync(join(tmpdir(), 'gouji-abuse-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('gouji check', () => {
  it.each(inputs.map((input, index) => ({ ...input, index })))('$name', { timeout: 150_000 }, (input) => {
    const own = join(folder, `${input.index}`)
    writeInput(own, input)
    for (const language of ['zh', 'en'] as const) {
      const [first = ''] = Object.keys(input.files)
      const args = [
        program,
        'check',
        ...Object.keys(input.files).filter((name) => name.endsWith('.budget') && (!input.unreadable || name === first)),
        '--lang',
        language,
      ]
      const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
        cwd: own,
        encoding: 'utf8',
        timeout: input.patience ?? 15_000,
        maxBuffer: 1 << 28,
      })
      expect(error).toBeUndefined()
      if (input.unreadable) expect(status).toBe(2)
      else expect([0, 1]).toContain(status)
      if (input.says) expect(stdout + stderr).toMatch(input.says[language])
      expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+:\d+/m)
    }
  })
})
