/** Rules that several kinds of line share: names, lists of codes, 每 clauses, text with `{expressions}`, and what is left over. */
import type { IToken } from 'chevrotain'
import { ExpressionParser } from './expression-parser.ts'
import { codeProblems, leftoverProblem } from './expression-problems.ts'
import * as x from './expression-tokens.ts'
import { foldWidth } from './fold.ts'
import { endOf } from './lexer.ts'
import * as t from './line-tokens.ts'
import { spanOf, wordOf } from './parser-base.ts'
import * as say from './problems.ts'
import { addText, trimmedParts } from './prose-text.ts'
import type { EachClause, EachKey, Expression, NamePath, ProsePart, ValueFormat, Word } from './syntax.ts'

const MOST_DIGITS = 20
const NAME = { zh: '名称', en: 'name' }

export class ClauseParser extends ExpressionParser {
  readonly words = this.RULE('words', (): Word[] => {
    const words: Word[] = []
    this.MANY(() => {
      const token = this.CONSUME(t.Word)
      this.ACTION(() => words.push(wordOf(token)))
    })
    return words
  })

  /** A declared name: its pieces up to a colon or `=`, blanks between them included. */
  readonly declaredName = this.RULE('declaredName', (): Word | undefined => {
    const first = this.OPTION(() => this.CONSUME(t.NamePiece))
    let last = first
    this.MANY(() => {
      last = this.CONSUME2(t.NamePiece)
    })
    return this.ACTION(() => {
      if (!first || !last) return undefined
      const at = { start: first.startOffset, end: endOf(last) }
      return { ...at, value: foldWidth(this.source.slice(at.start, at.end)) }
    })
  })

  /** `本年预算数.基本支出.小计` */
  readonly namePath = this.RULE('namePath', (): NamePath => {
    const first = this.SUBRULE(this.name)
    const steps = [first]
    this.MANY(() => {
      const step = this.SUBRULE(this.step)
      this.ACTION(() => {
        if (step.type === 'name') steps.push(step.name)
      })
    })
    return this.ACTION(() => ({ steps, start: first.start, end: this.here() }))
  })

  /** `301, 303 除 30239`: one item alone is itself. */
  readonly list = this.RULE('list', (): Expression => {
    const items = [this.SUBRULE(this.expression)]
    const except: Expression[] = []
    this.MANY(() => {
      this.CONSUME(x.Comma)
      items.push(this.SUBRULE2(this.expression))
    })
    this.OPTION(() => {
      this.CONSUME(x.Except)
      except.push(this.SUBRULE3(this.expression))
      this.MANY2(() => {
        this.CONSUME2(x.Comma)
        except.push(this.SUBRULE4(this.expression))
      })
    })
    return this.ACTION((): Expression => {
      for (const problem of codeProblems([...items, ...except], this.source)) this.report(problem)
      const [only] = items
      if (only && items.length === 1 && except.length === 0) return only
      return { type: 'list', items, except, start: only?.start ?? 0, end: this.here() }
    })
  })

  readonly levelNames = this.RULE('levelNames', (): Word[] => {
    const names = this.separated(() => this.SUBRULE(this.name))
    this.ACTION(() => {
      const place = this.here()
      if (names.length === 0) this.report(say.missingPart({ start: place - 2, end: place }, '层级', { zh: '级', en: 'levels' }, '层级 类, 款, 项'))
    })
    return names
  })

  /** `列 [= 式], … 于 表` */
  readonly eachHead = this.RULE('eachHead', (start: number): EachClause => {
    const keys = this.separated(() => this.SUBRULE(this.eachKey))
    const table = this.OPTION(() => {
      this.CONSUME(x.From)
      return this.OPTION2(() => this.SUBRULE(this.name))
    })
    return this.ACTION((): EachClause => {
      const at = { start, end: this.here() }
      if (keys.length === 0) this.report(say.missingPart(at, '每', { zh: '列名', en: 'columns' }, '每 项目名称 于 甲表'))
      if (!table) this.report(say.missingPart(at, '每', { zh: '“于 表”', en: 'table after 于' }, '每 项目名称 于 甲表'))
      return { ...at, keys, levels: [], ...(table && { table }) }
    })
  })

  readonly eachKey = this.RULE('eachKey', (): EachKey => {
    const column = this.SUBRULE(this.namePath)
    const source = this.OPTION(() => {
      this.CONSUME(x.Equal)
      return this.SUBRULE(this.expression)
    })
    return source ? { column, source } : { column }
  })

  /** Text and `{expression}`, blanks at both ends left out. */
  readonly template = this.RULE('template', (): ProsePart[] => {
    const parts: ProsePart[] = []
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const token = this.OR2([
              { ALT: () => this.CONSUME(t.ProseText) },
              { ALT: () => this.CONSUME(t.TitleText) },
              { ALT: () => this.CONSUME(t.TemplateText) },
            ])
            this.ACTION(() => addText(parts, this.source, token))
          },
        },
        { ALT: () => parts.push(this.SUBRULE(this.value)) },
      ])
    })
    return this.ACTION(() => trimmedParts(parts, this.source))
  })

  /** `{ 式 [, 格式 [位数]] }` */
  readonly value = this.RULE('value', (): ProsePart => {
    const open = this.CONSUME(t.LeftBrace)
    const expression = this.SUBRULE(this.expression)
    const format = this.OPTION(() => {
      this.CONSUME(x.Comma)
      return this.SUBRULE(this.valueFormat)
    })
    this.SUBRULE(this.leftoverInBrace)
    const closed = this.OPTION2(() => this.CONSUME(t.RightBrace))
    return this.ACTION((): ProsePart => {
      if (!closed) this.report(say.unclosedBracket(spanOf(open), '{', '}', this.here()))
      return { type: 'value', expression, ...(format && { format }), start: open.startOffset, end: this.here() }
    })
  })

  /** `元`, `百分比 2` */
  readonly valueFormat = this.RULE('valueFormat', (): ValueFormat | undefined => {
    const name = this.OPTION(() => this.CONSUME(x.Name))
    const digits = this.OPTION2(() => this.CONSUME(x.NumberLiteral))
    return this.ACTION((): ValueFormat | undefined => {
      const end = this.here()
      if (!name) {
        this.report(say.missingName({ start: end - 1, end }, { zh: '格式，如“元”“百分比 2”', en: 'a format such as 元 or 百分比 2' }))
        return undefined
      }
      const [, word = '', glued] = /^(.*?)([0-9]*)$/s.exec(name.image) ?? []
      const count = Number.parseInt(digits?.image ?? glued ?? '', 10)
      return { name: word, start: name.startOffset, end, ...(Number.isInteger(count) && { digits: Math.min(count, MOST_DIGITS) }) }
    })
  })

  readonly leftoverInBrace = this.RULE('leftoverInBrace', (): void => {
    let first: IToken | undefined
    this.MANY({
      GATE: () => this.LA(1).tokenType !== t.RightBrace,
      DEF: () => {
        const token = this.CONSUME(x.AnyPiece)
        first ??= token
      },
    })
    this.ACTION(() => {
      if (first) this.report(say.unexpected(spanOf(first), this.raw(first)))
    })
  })

  /** What no rule expected, to the end of the line or the brace. */
  readonly leftover = this.RULE('leftover', (): void => {
    let first: IToken | undefined
    this.MANY(() => {
      const token = this.CONSUME(x.AnyPiece)
      first ??= token
    })
    this.ACTION(() => {
      if (first) this.report(leftoverProblem(first, this.raw(first)))
    })
  })

  /** Items between commas. Two commas, or none between two items, are said and read over. To be called once in a rule. */
  protected separated<T>(item: () => T): T[] {
    const items: T[] = []
    let afterComma = true
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const place = this.here()
            const start = this.LA(1).startOffset
            const read = item()
            this.ACTION(() => {
              if (!afterComma) this.report(say.missingComma({ start, end: this.here() }, this.source.slice(start, this.here()), place))
              items.push(read)
              afterComma = false
            })
          },
        },
        {
          ALT: () => {
            const comma = this.CONSUME(x.Comma)
            this.ACTION(() => {
              if (afterComma) this.report(say.missingName(spanOf(comma), NAME))
              afterComma = true
            })
          },
        },
      ])
    })
    this.ACTION(() => {
      if (afterComma && items.length > 0) this.report(say.missingName({ start: this.here() - 1, end: this.here() }, NAME))
    })
    return items
  }
}
