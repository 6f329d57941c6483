/** Chevrotain's own validation of lexer and parser, which shipped bundles skip: it needs a newer Node and costs start-up. */
import { Lexer } from 'chevrotain'
import { expect, it } from 'vitest'
import { ALL_TOKENS, LEXER_OPTIONS, MODES } from '../../grammar/lexer.ts'
import { LineParser } from '../../grammar/line-parser.ts'

it('the lexer is sound, and optimised for every token', () => {
  const lexer = new Lexer({ modes: MODES, defaultMode: 'line' }, { ...LEXER_OPTIONS, skipValidations: false, deferDefinitionErrorsHandling: true })
  expect(lexer.lexerDefinitionErrors).toEqual([])
  // The warnings are there, but not in Chevrotain's types.
  expect((lexer as unknown as { lexerDefinitionWarning: unknown[] }).lexerDefinitionWarning).toEqual([])
  expect(LEXER_OPTIONS).toMatchObject({ ensureOptimizations: true, skipValidations: true })
})

it('the rules are sound: no ambiguity, no left recursion, no alternative out of reach', () => {
  expect(() => new LineParser(false)).not.toThrow()
})

it('every mode that a token pushes exists', () => {
  const pushed = ALL_TOKENS.flatMap((token) => (token.PUSH_MODE === undefined ? [] : [token.PUSH_MODE]))
  expect(pushed.length).toBeGreaterThan(10)
  expect(Object.keys(MODES)).toEqual(expect.arrayContaining(pushed))
})

it('every mode takes any character, so that no text is a lexical error', () => {
  // These two are entered only before a bracket, or a colon, that a look-ahead has seen.
  const open = Object.keys(MODES).filter((mode) => mode !== 'call' && mode !== 'field')
  for (const mode of open) {
    const alone = new Lexer({ modes: MODES, defaultMode: mode }, LEXER_OPTIONS)
    // A `}` leaves the mode of braces, which here has nothing below it.
    for (const text of ['a', '甲', '\uD800', '\u0007', '=', ':', '|', '{', '}', '「', '\\', '"', '#', '\uFFFF', '\u{20000}'].filter(
      (each) => mode !== 'brace' || each !== '}',
    )) {
      expect(alone.tokenize(text).errors, `${mode}: ${JSON.stringify(text)}`).toEqual([])
    }
  }
})
