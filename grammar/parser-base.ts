/** What all rules share: the line they read, the problems they find, and how words are cut out of it. No rules of its own. */
import { EmbeddedActionsParser, type IToken } from 'chevrotain'
import { AnyPiece, BinaryOperator, PrefixOperator } from './expression-tokens.ts'
import { ALL_TOKENS, endOf } from './lexer.ts'
import type { Span, SyntaxProblem, Word } from './syntax.ts'

/** More problems than this in one line tell nobody anything. */
const MOST_PROBLEMS = 8

export class ParserBase extends EmbeddedActionsParser {
  /** The line as typed, for images that must not be folded, and what was found wrong in it. */
  protected source = ''
  protected problems: SyntaxProblem[] = []
  /** Where the tokens begin, after the `=` of a cell. */
  private base = 0

  /** Validation needs a newer Node than the bundles do and costs start-up: a test validates instead. */
  constructor(skipValidations: boolean) {
    super([AnyPiece, BinaryOperator, PrefixOperator, ...ALL_TOKENS], { skipValidations, maxLookahead: 1 })
  }

  /** Readies the one parser for a line. */
  protected begin(source: string, tokens: IToken[], base = 0): void {
    this.source = source
    this.base = base
    this.problems = []
    this.input = tokens
  }

  protected report(problem: SyntaxProblem): void {
    if (this.RECORDING_PHASE || this.problems.length >= MOST_PROBLEMS) return
    this.problems.push(problem)
  }

  /** The end of what was read so far: where something missing is missed. */
  protected here(): number {
    const last: IToken | undefined = this.LA(0)
    return last && last.startOffset >= 0 ? endOf(last) : this.base
  }

  protected raw(token: IToken): string {
    return this.source.slice(token.startOffset, endOf(token))
  }

  /** Text is kept as typed: it will be printed. */
  protected asTyped(at: Span): Word {
    return { start: at.start, end: at.end, value: this.source.slice(at.start, at.end) }
  }

  protected joined(words: readonly Word[]): Word | undefined {
    const [first, last] = [words[0], words.at(-1)]
    return first && last ? this.asTyped({ start: first.start, end: last.end }) : undefined
  }
}

export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: endOf(token) }
}

export function wordOf(token: IToken): Word {
  return { value: token.image, ...spanOf(token) }
}
