/**
 * The rules of expressions. They are total: each accepts any tokens, an empty operand or a missing bracket is a problem and not an
 * exception, so that Chevrotain's own recovery is never needed. Precedence is built afterwards from flat runs (`precedence.ts`).
 */
import { EMPTY_ALT, type IOrAlt, type IToken } from 'chevrotain'
import { callProblem, nameProblems, strayProblem } from './expression-problems.ts'
import * as t from './expression-tokens.ts'
import { foldWidth } from './fold.ts'
import { endOf } from './lexer.ts'
import { operatorOf } from './operators.ts'
import { ParserBase, spanOf, wordOf } from './parser-base.ts'
import { assemble, type Item } from './precedence.ts'
import * as say from './problems.ts'
import type { Expression, PathStep, Word } from './syntax.ts'
import { FUNCTIONS } from './words.ts'

/** `27人`, `5,000 万元`: longer words after a number are names. */
const LONGEST_UNIT = 3

export class ExpressionParser extends ParserBase {
  /** operand { operator operand } */
  readonly expression = this.RULE('expression', (): Expression => {
    const items: Item[] = []
    let stray = false
    this.SUBRULE(this.signed, { ARGS: [items] })
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const token = this.CONSUME(t.BinaryOperator)
            this.ACTION(() => items.push({ type: 'operator', operator: operatorOf(token.image) }))
            this.SUBRULE2(this.signed, { ARGS: [items] })
          },
        },
        {
          ALT: () => {
            stray = this.SUBRULE(this.strayOperand, { ARGS: [stray] })
          },
        },
      ])
    })
    return this.ACTION(() => assemble(items))
  })

  /** Signs and 非, then an operand or nothing. Few rules lie between two brackets, since each costs stack in deep nesting. */
  readonly signed = this.RULE('signed', (items: Item[]): void => {
    this.MANY(() => {
      const token = this.CONSUME(t.PrefixOperator)
      this.ACTION(() => items.push({ type: 'prefix', operator: token.tokenType === t.Not ? '非' : '-', start: token.startOffset }))
    })
    const expression = this.OR<IOrAlt<Expression | undefined>[]>([...this.operands(), { ALT: EMPTY_ALT(undefined) }])
    this.ACTION(() => items.push({ type: 'operand', expression: expression ?? this.missing() }))
  })

  /** The kinds of operand, for the two rules that read one. */
  private operands(): IOrAlt<Expression>[] {
    return [
      { ALT: () => this.SUBRULE(this.number) },
      { ALT: () => this.SUBRULE(this.text) },
      { ALT: () => this.SUBRULE(this.call) },
      { ALT: () => this.SUBRULE(this.group) },
      { ALT: () => this.SUBRULE(this.path) },
    ]
  }

  /** What stands where an operator should: read, said once for each expression, and dropped. */
  readonly strayOperand = this.RULE('strayOperand', (said: boolean): boolean => {
    const before: IToken | undefined = this.LA(0)
    const first = this.LA(1)
    this.OR<IOrAlt<unknown>[]>([
      ...this.operands(),
      { ALT: () => this.CONSUME(t.Stray) },
      { ALT: () => this.CONSUME(t.Not) },
      { ALT: () => this.CONSUME(t.Percent) },
      { ALT: () => this.CONSUME(t.DotName) },
      { ALT: () => this.CONSUME(t.Dot) },
    ])
    this.ACTION(() => {
      if (!said) this.report(strayProblem(before, first, this.raw(first)))
    })
    return true
  })

  /** `1,200.5`, `27人`, `500,000 元`, `5.97%` */
  readonly number = this.RULE('number', (): Expression => {
    const token = this.CONSUME(t.NumberLiteral)
    const percent = this.OPTION(() => this.CONSUME(t.Percent))
    const unit = this.OPTION2({ GATE: () => this.isUnit(this.LA(1), this.LA(0)), DEF: () => this.CONSUME(t.Name) })
    const tail = this.OPTION3({ GATE: () => this.LA(1).startOffset === this.here(), DEF: () => this.CONSUME(t.DotName) })
    return this.ACTION((): Expression => {
      const end = this.here()
      const at = { start: token.startOffset, end }
      if (unit?.image.startsWith('、')) {
        this.report(say.enumerationComma({ start: unit.startOffset, end: unit.startOffset + 1 }))
        return { type: 'number', digits: token.image.replaceAll(',', ''), percent: false, ...spanOf(token) }
      }
      if (tail || (unit && unit.image.length > LONGEST_UNIT)) {
        const name = this.source.slice(at.start, at.end)
        this.report(say.digitName(at, name))
        return { type: 'path', head: { ...at, value: foldWidth(name) }, steps: [], ...at }
      }
      return { type: 'number', digits: token.image.replaceAll(',', ''), percent: percent !== undefined, ...at, ...(unit && { unit: unit.image }) }
    })
  })

  readonly text = this.RULE(
    'text',
    (): Expression =>
      this.OR([
        {
          ALT: () => {
            const token = this.CONSUME(t.TextLiteral)
            return this.ACTION((): Expression => ({ type: 'text', value: this.raw(token).slice(1, -1), ...spanOf(token) }))
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(t.OpenText)
            this.ACTION(() => this.report(say.unclosedText(spanOf(token), '"')))
            return this.ACTION((): Expression => ({ type: 'text', value: this.raw(token).slice(1).trimEnd(), ...spanOf(token) }))
          },
        },
      ]),
  )

  /** A function word and its arguments. */
  readonly call = this.RULE('call', (): Expression => {
    const token = this.CONSUME(t.FunctionWord)
    const args = this.SUBRULE(this.argumentList)
    return this.ACTION((): Expression => ({ type: 'call', name: wordOf(token), args, start: token.startOffset, end: this.here() }))
  })

  /** `( a, b 至 c )`; without its closing bracket, to where the arguments end. */
  readonly argumentList = this.RULE('argumentList', (): Expression[] => {
    const open = this.CONSUME(t.LeftParenthesis)
    const args = [this.SUBRULE(this.expression)]
    this.MANY(() => {
      const separator = this.OR([{ ALT: () => this.CONSUME(t.Comma) }, { ALT: () => this.CONSUME(t.To) }])
      const next = this.SUBRULE2(this.expression)
      this.ACTION(() => {
        const from = separator.tokenType === t.To ? args.pop() : undefined
        args.push(from ? { type: 'range', from, to: next, start: from.start, end: next.end } : next)
      })
    })
    const closed = this.OPTION(() => this.CONSUME(t.RightParenthesis))
    this.ACTION(() => {
      if (!closed) this.report(say.unclosedBracket(spanOf(open), this.raw(open), this.raw(open) === '（' ? '）' : ')', this.here()))
    })
    return args
  })

  /** `( … )`: a grouping, or a list of codes for 属于. */
  readonly group = this.RULE('group', (): Expression => {
    const start = this.LA(1).startOffset
    const items = this.SUBRULE(this.argumentList)
    return this.ACTION((): Expression => {
      const at = { start, end: this.here() }
      return items.length === 1 && items[0] ? { ...items[0], ...at } : { type: 'list', items, except: [], ...at }
    })
  })

  /** A name and what follows it: `表三[资金 = "x"].合计`. */
  readonly path = this.RULE('path', (): Expression => {
    const start = this.LA(1).startOffset
    const head = this.SUBRULE(this.name)
    const bracket = this.LA(1).startOffset
    const args = this.OPTION({
      GATE: () => this.LA(1).startOffset === this.here() || FUNCTIONS.includes(this.LA(0).image),
      DEF: () => this.SUBRULE(this.argumentList),
    })
    const steps: PathStep[] = []
    this.MANY(() => {
      this.OR([{ ALT: () => steps.push(this.SUBRULE(this.step)) }, { ALT: () => steps.push(this.SUBRULE(this.filter)) }])
    })
    return this.ACTION((): Expression => {
      const at = { start, end: this.here() }
      if (!args) return { type: 'path', head, steps, ...at }
      this.report(callProblem(head, bracket))
      return { type: 'call', name: head, args, ...at }
    })
  })

  /** `.名`, `.「名」`; a dot and nothing is said. */
  readonly step = this.RULE(
    'step',
    (): PathStep =>
      this.OR([
        {
          ALT: () => {
            const token = this.CONSUME(t.DotName)
            return this.ACTION((): PathStep => {
              const at = { start: token.startOffset + 1, end: endOf(token) }
              return { type: 'name', name: { ...at, value: token.image.slice(1) }, start: token.startOffset, end: at.end }
            })
          },
        },
        {
          ALT: () => {
            const dot = this.CONSUME(t.Dot)
            const name = this.OPTION(() => this.SUBRULE(this.name))
            return this.ACTION((): PathStep => {
              if (!name) this.report(say.missingName(spanOf(dot), { zh: '点后面的名称', en: 'the name after the dot' }))
              const end = endOf(dot)
              return { type: 'name', name: name ?? { value: '', start: end, end }, start: dot.startOffset, end: this.here() }
            })
          },
        },
      ]),
  )

  /** `[条件, …]` */
  readonly filter = this.RULE('filter', (): PathStep => {
    const open = this.CONSUME(t.LeftBracket)
    const conditions = [this.SUBRULE(this.expression)]
    this.MANY(() => {
      this.CONSUME(t.Comma)
      conditions.push(this.SUBRULE2(this.expression))
    })
    const closed = this.OPTION(() => this.CONSUME(t.RightBracket))
    return this.ACTION((): PathStep => {
      if (!closed) this.report(say.unclosedBracket(spanOf(open), this.raw(open), this.raw(open) === '【' ? '】' : ']', this.here()))
      return { type: 'filter', conditions, start: open.startOffset, end: this.here() }
    })
  })

  readonly name = this.RULE(
    'name',
    (): Word =>
      this.OR([
        {
          ALT: () => {
            const token = this.CONSUME(t.Name)
            return this.ACTION(() => this.checkedName(token))
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(t.Quoted)
            return this.ACTION(() => ({ ...spanOf(token), value: token.image.slice(1, -1) }))
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(t.OpenQuoted)
            this.ACTION(() => this.report(say.unclosedText(spanOf(token), '」')))
            return this.ACTION(() => ({ ...spanOf(token), value: token.image.slice(1).trimEnd() }))
          },
        },
      ]),
  )

  private missing(): Expression {
    const place = this.here()
    const next = this.LA(1)
    const covered = next.tokenType === t.Stray || next.tokenType === t.Percent || next.tokenType === t.Dot || next.tokenType === t.DotName
    if (!covered) this.report(say.missingOperand({ start: Math.max(0, place - 1), end: place }))
    return { type: 'missing', start: place, end: place }
  }

  private isUnit(token: IToken, before: IToken): boolean {
    return token.startOffset === endOf(before) ? before.tokenType !== t.Percent : token.image.length <= LONGEST_UNIT
  }

  private checkedName(token: IToken): Word {
    for (const problem of nameProblems(token)) this.report(problem)
    return wordOf(token)
  }
}
