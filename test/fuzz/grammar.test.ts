/** Random texts and random edits of real forms: no exception, tokens are the text, formatting moves blanks only and settles at once. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldWidth, formatLines, parseExpression } from '../../grammar/index.ts'
import { applyEdit, randomEdit, seeded } from './edits.ts'
import { brokenProperty } from './grammar-properties.ts'

const forms = readFileSync(fileURLToPath(new URL('../grammar/fixtures/forms.budget', import.meta.url)), 'utf8').split('\n')
/** `FUZZ_RUNS` and `FUZZ_SEED` make a longer or a repeated run; without a seed each run is new. */
const runs = Number(process.env.FUZZ_RUNS ?? 3000)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 0x1_0000_0000)

it(`edits of real forms keep every property (seed ${seed})`, { timeout: 600_000 }, () => {
  const random = seeded(seed)
  let lines: string[] = []
  for (let run = 0; run < runs; run++) {
    if (run % 25 === 0) {
      const start = Math.floor(random() * (forms.length - 30))
      lines = forms.slice(start, start + 30)
    }
    lines = applyEdit(lines, randomEdit(lines, random))
    if (lines.length === 0) lines = ['']
    expect(brokenProperty(lines), `run ${run} of seed ${seed}`).toBeUndefined()
  }
})

it('edits come out the same for the same seed', () => {
  const edited = (from: number) => {
    const random = seeded(from)
    return Array.from({ length: 50 }).reduce<string[]>((lines) => applyEdit(lines, randomEdit(lines, random)), forms.slice(0, 60))
  }
  expect(edited(7)).toEqual(edited(7))
  expect(edited(7)).not.toEqual(edited(8))
})

const hurtful = fc.constantFrom(
  ...'|｜:：>》#{}「」"“”()（）[]【】,，.。、=＝+-−×÷/<>《%\\ \u3000\t0９列表每设校验属于且甲乙',
  '---',
  '\uD800',
  '\u{1F600}',
  '\r',
  '\n',
)

it('any text keeps every property', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(hurtful, { maxLength: 40 }).map((pieces) => pieces.join('')),
  )
  const opened = fc.tuple(
    fc.constantFrom('', '列 甲 : 金额 = ', '校验 甲: ', '> {', '| ', '每 ', '设 甲 = ', '说明 ', '忽略 ', '无数据 ', '键 '),
    texts,
  )
  fc.assert(
    fc.property(fc.array(opened, { minLength: 1, maxLength: 4 }), (pieces) => {
      expect(brokenProperty(pieces.map(([opening, text]) => opening + text))).toBeUndefined()
    }),
    { numRuns: 1500 },
  )
})

it('any formula gives an expression inside of its cell', () => {
  fc.assert(
    fc.property(fc.array(hurtful, { maxLength: 30 }), fc.nat(50), (pieces, offset) => {
      const text = pieces.join('')
      const { expression, problems } = parseExpression(text, offset)
      for (const at of [expression, ...problems]) {
        expect(at.start).toBeGreaterThanOrEqual(0)
        expect(at.end).toBeLessThanOrEqual(offset + text.length)
      }
    }),
    { numRuns: 1500 },
  )
})

it('folding keeps the length, and folded text folds to itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldWidth(text)).toHaveLength(text.length)
      expect(foldWidth(foldWidth(text))).toBe(foldWidth(text))
    }),
  )
})

it('a range gets the same changes as the whole', () => {
  const all = formatLines(forms)
  const random = seeded(seed)
  for (let run = 0; run < 40; run++) {
    const from = Math.floor(random() * forms.length)
    const to = from + Math.floor(random() * 40)
    expect(formatLines(forms, { from, to })).toEqual(all.filter((change) => change.line >= from && change.line < to))
  }
})
