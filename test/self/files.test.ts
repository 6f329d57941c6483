/** Files are of a size to be read, and each says at its top what it is. */
import { describe, expect, it } from 'vitest'
import { paths, textOf } from './repository.ts'
import { openingComment } from './source-text.ts'

const sources = paths.filter((path) => /\.(ts|mjs)$/.test(path))

/** Files that may be longer than the limit, each with the reason. */
const longForAReason: Readonly<Record<string, string>> = {
  'core/evaluate/gather.ts': 'one thing with two sides, source and view, that share its groups',
}
const limit = 300

/** The lines of a comment that say something. */
function wordLines(comment: string): number {
  return comment.split('\n').filter((line) => /[\p{L}\p{N}]/u.test(line)).length
}

it('there are sources to look at', () => expect(sources.length).toBeGreaterThan(20))

describe('every source file', () => {
  it('opens with one to five lines that say what it is', () => {
    const silent = sources.filter((path) => {
      const lines = wordLines(openingComment(textOf(path)))
      return lines < 1 || lines > 5
    })
    expect(silent).toEqual([])
  })

  it(`has at most ${limit} lines, or a reason`, () => {
    const long = sources.filter((path) => textOf(path).split('\n').length > limit && longForAReason[path] === undefined)
    expect(long).toEqual([])
  })

  it('has a name in kebab case that says what is in it', () => {
    const ill = sources.filter((path) => {
      const name = path.split('/').at(-1) ?? ''
      return !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|mjs)$/.test(name) || /\b(utils?|helpers?|manager|misc|common)\b/.test(name)
    })
    expect(ill).toEqual([])
  })
})

it('no reason is kept for a file that is short or gone', () => {
  const needless = Object.keys(longForAReason).filter((path) => !paths.includes(path) || textOf(path).split('\n').length <= limit)
  expect(needless).toEqual([])
})
