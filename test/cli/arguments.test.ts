/** Arguments, help and language, without a budget: what is wrong on the command line ends in one line on stderr and a 2. */
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { run } from '../../cli/run.ts'
import { chooseLanguage } from '../../cli/terminal.ts'
import { formatNames } from '../../publish/index.ts'
import { keepingTerminal } from './made-up-report.ts'

async function answer(args: readonly string[], environment: Record<string, string> = {}) {
  const terminal = keepingTerminal(tmpdir(), environment)
  const code = await run(args, terminal)
  return { code, ...terminal.printed }
}

describe('arguments', () => {
  it.each([
    [[]],
    [['check']],
    [['nonsense']],
    [['check', 'x', '--nonsense']],
    [['check', 'x', '--format', 'xml']],
    [['check', 'x', '--lang', 'fr']],
    [['build', 'x']],
    [['build', 'x', '--to', 'html']],
    [['build', 'x', 'y', '--to', 'html', '--out', 'o']],
    [['fmt']],
    [['explain', 'a', 'b']],
  ])('%j is a 2 with a word of why', async (args) => {
    const { code, out, error } = await answer(args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(error).not.toBe('')
    if (args.length > 0) expect(error.trimEnd()).toMatch(/^gouji: .*\p{Script=Han}.*$/u)
  })

  it('help and version are a 0, on stdout', async () => {
    for (const args of [['--help'], ['check', '--help'], ['build', '-h'], ['--version']]) {
      const { code, out, error } = await answer(args)
      expect([code, error]).toEqual([0, ''])
      expect(out).not.toBe('')
    }
    expect((await answer(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('help names every format that there is', async () => {
    const formats = /--to <formats>.*：([\w,]+)/.exec((await answer(['build', '--help'])).out)?.[1]
    expect(formats?.split(',').sort()).toEqual([...formatNames].sort())
  })

  it('help is in the language asked for, whole', async () => {
    const chinese = (await answer(['build', '--help', '--lang', 'zh'])).out
    expect(chinese).toContain('用法：')
    expect(chinese).not.toMatch(/Usage|Options|Arguments|default|choices|display/)
    const english = (await answer(['build', '--help'], { LANG: 'en_US.UTF-8' })).out
    expect(english).toContain('Usage:')
    // The names of the program and of places for words are the only Han characters that could be there.
    expect(english).not.toMatch(/\p{Script=Han}/u)
  })
})

describe('language', () => {
  it.each([
    [[], {}, 'zh'],
    [[], { LANG: 'C.UTF-8' }, 'zh'],
    [[], { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [[], { LANG: 'en_GB.UTF-8' }, 'en'],
    [[], { LANG: 'de_DE.UTF-8' }, 'en'],
    [[], { LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US' }, 'en'],
    [['--lang', 'en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    [['--lang=zh'], { LANG: 'en' }, 'zh'],
  ] as const)('%j with %j is %s', (args, environment, expected) => {
    expect(chooseLanguage(args, environment)).toBe(expected)
  })
})
