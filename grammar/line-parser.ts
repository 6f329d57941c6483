/** The rules of whole lines: one for each kind, chosen by its first token. The railroad diagrams come from this grammar. */
import type { IToken } from 'chevrotain'
import { DeclarationParser } from './declaration-parser.ts'
import * as t from './line-tokens.ts'
import { spanOf, wordOf } from './parser-base.ts'
import type { Declaration, Expression, ProsePart, SyntaxProblem, Word } from './syntax.ts'

/** What a line says, before its text and problems are added. */
export type Content =
  | { readonly kind: 'comment' | 'row' | 'dash' | 'unknown' }
  | { readonly kind: 'prose'; readonly parts: readonly ProsePart[] }
  | { readonly kind: 'declaration'; readonly declaration: Declaration }
  | { readonly kind: 'field'; readonly name: Word; readonly value: Word }

export class LineParser extends DeclarationParser {
  constructor(skipValidations: boolean) {
    super(skipValidations)
    this.performSelfAnalysis()
  }

  /** One line's content and problems. `undefined` stands for a defect of the grammar; a test keeps it from happening. */
  parseLine(source: string, tokens: IToken[]): { content: Content | undefined; problems: readonly SyntaxProblem[] } {
    this.begin(source, tokens)
    const content: Content | undefined = this.line()
    return { content, problems: this.problems }
  }

  parseFormula(source: string, tokens: IToken[], base: number): { expression: Expression | undefined; problems: readonly SyntaxProblem[] } {
    this.begin(source, tokens, base)
    const expression: Expression | undefined = this.formula()
    return { expression, problems: this.problems }
  }

  readonly line = this.RULE(
    'line',
    (): Content =>
      this.OR([
        { ALT: () => this.SUBRULE(this.plainLine) },
        { ALT: () => this.SUBRULE(this.proseLine) },
        { ALT: () => this.SUBRULE(this.fieldLine) },
        {
          ALT: (): Content => {
            const declaration = this.SUBRULE(this.declaration)
            this.SUBRULE(this.leftover)
            return { kind: 'declaration', declaration }
          },
        },
      ]),
  )

  readonly plainLine = this.RULE(
    'plainLine',
    (): Content =>
      this.OR([
        { ALT: () => this.plain(this.CONSUME(t.Comment), 'comment') },
        { ALT: () => this.plain(this.CONSUME(t.DashRow), 'dash') },
        { ALT: () => this.plain(this.CONSUME(t.Row), 'row') },
        { ALT: () => this.plain(this.CONSUME(t.UnknownText), 'unknown') },
      ]),
  )

  readonly proseLine = this.RULE('proseLine', (): Content => {
    this.CONSUME(t.ProseMark)
    return { kind: 'prose', parts: this.SUBRULE(this.template) }
  })

  /** `名称: 值` */
  readonly fieldLine = this.RULE('fieldLine', (): Content => {
    const name = this.CONSUME(t.FieldName)
    this.CONSUME(t.FieldColon)
    const value = this.OPTION(() => this.CONSUME(t.RestText))
    return this.ACTION((): Content => {
      const end = this.here()
      return { kind: 'field', name: wordOf(name), value: value ? this.asTyped(spanOf(value)) : { value: '', start: end, end } }
    })
  })

  /** A cell's formula. */
  readonly formula = this.RULE('formula', (): Expression => {
    const expression = this.SUBRULE(this.expression)
    this.SUBRULE(this.leftover)
    return expression
  })

  private plain(_: IToken, kind: 'comment' | 'row' | 'dash' | 'unknown'): Content {
    return { kind }
  }
}
