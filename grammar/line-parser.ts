/**
 * The rules of lines, on top of those of expressions: one rule for each kind of line, chosen by its first token. The railroad diagrams
 * come from these rules. They put pieces together; what words mean in a declaration is read in `declare-words.ts` and `declare-column.ts`.
 */
import type { IToken } from 'chevrotain'
import { cutCells } from './cells.ts'
import { readColumn } from './declare-column.ts'
import { readWords } from './declare-words.ts'
import { ExpressionParser, spanOf, wordOf } from './expression-parser.ts'
import * as x from './expression-tokens.ts'
import { foldWidth } from './fold.ts'
import { endOf } from './lexer.ts'
import * as t from './line-tokens.ts'
import { splitPath, unquoted } from './name-path.ts'
import * as say from './problems.ts'
import { addText, trimmedParts } from './prose-text.ts'
import type {
  CellSyntax,
  Declaration,
  EachClause,
  EachKey,
  Expression,
  NamePath,
  ProsePart,
  Span,
  SyntaxProblem,
  ValueFormat,
  Word,
} from './syntax.ts'

/** What a line says, before its text and problems are added. */
export type Content =
  | { readonly kind: 'comment' | 'row' | 'dash' | 'unknown' }
  | { readonly kind: 'prose'; readonly parts: readonly ProsePart[] }
  | { readonly kind: 'declaration'; readonly declaration: Declaration }
  | { readonly kind: 'field'; readonly name: Word; readonly value: Word }

const NAME = { zh: '名称', en: 'name' }

export class LineParser extends ExpressionParser {
  constructor() {
    super()
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

  readonly declaration = this.RULE(
    'declaration',
    (): Declaration =>
      this.OR([
        { ALT: () => this.SUBRULE(this.wordsLine) },
        { ALT: () => this.SUBRULE(this.tableLine) },
        { ALT: () => this.SUBRULE(this.columnLine) },
        { ALT: () => this.SUBRULE(this.defineLine) },
        { ALT: () => this.SUBRULE(this.checkLine) },
        { ALT: () => this.SUBRULE(this.keysLine) },
        { ALT: () => this.SUBRULE(this.eachLine) },
        { ALT: () => this.SUBRULE(this.levelsLine) },
        { ALT: () => this.SUBRULE(this.suppressLine) },
        { ALT: () => this.SUBRULE(this.noteLine) },
        { ALT: () => this.SUBRULE(this.noDataLine) },
        { ALT: () => this.SUBRULE(this.sectionLine) },
      ]),
  )

  /** `预算 2024`, `单位 299001 名`, `表 表三 标题` … */
  readonly wordsLine = this.RULE('wordsLine', (): Declaration => {
    const keyword = this.CONSUME(t.WordsKeyword)
    const words = this.SUBRULE(this.words)
    return this.ACTION(() => readWords(wordOf(keyword), words, this.reader()))
  })

  /** `表三 标题` */
  readonly tableLine = this.RULE('tableLine', (): Declaration => {
    const number = this.CONSUME(t.TableNumber)
    const words = this.SUBRULE(this.words)
    return this.ACTION(() => {
      const start = number.startOffset
      const keyword = { value: '表', start, end: number.image.startsWith('表') ? start + 1 : start }
      return readWords(keyword, [wordOf(number), ...words], this.reader())
    })
  })

  readonly words = this.RULE('words', (): Word[] => {
    const words: Word[] = []
    this.MANY(() => {
      const token = this.CONSUME(t.Word)
      this.ACTION(() => words.push(wordOf(token)))
    })
    return words
  })

  /** `列 名 [印作 …] : 类型 … [缺省 式] [= 式]` */
  readonly columnLine = this.RULE('columnLine', (): Declaration => {
    const keyword = this.CONSUME(t.ColumnKeyword)
    const name = this.SUBRULE(this.declaredName)
    const printedAs = this.OPTION(() => {
      this.CONSUME(t.PrintedAs)
      return this.SUBRULE(this.template)
    })
    const properties: Word[] = []
    const colon = this.OPTION2(() => {
      const token = this.CONSUME(t.ColumnColon)
      this.MANY(() => {
        const property = this.CONSUME(t.Property)
        this.ACTION(() => properties.push(wordOf(property)))
      })
      return token
    })
    const formulas = this.SUBRULE(this.columnFormulas)
    return this.ACTION(() => {
      const path = name && splitPath(name)
      return readColumn({ keyword: wordOf(keyword), name: path, printedAs, colon: colon !== undefined, properties, ...formulas }, this.reader())
    })
  })

  readonly columnFormulas = this.RULE('columnFormulas', (): { defaultValue?: Expression; formula?: Expression } => {
    const found: { defaultValue?: Expression; formula?: Expression } = {}
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.OR2([{ ALT: () => this.CONSUME(t.PropertyDefault) }, { ALT: () => this.CONSUME(x.Default) }])
            const value = this.SUBRULE(this.expression)
            this.ACTION(() => Object.assign(found, splitDefault(value)))
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.FormulaSign)
            found.formula = this.SUBRULE2(this.expression)
          },
        },
      ])
    })
    return found
  })

  /** `设 名 = 式`, `已知 名 = 值` */
  readonly defineLine = this.RULE('defineLine', (): Declaration => {
    const keyword = this.CONSUME(t.DefineKeyword)
    const name = this.SUBRULE(this.declaredName)
    let sign: IToken | undefined
    const value = this.OPTION(() => {
      sign = this.CONSUME(t.DefineSign)
      return this.SUBRULE(this.list)
    })
    return this.ACTION((): Declaration => {
      const word = wordOf(keyword)
      this.checkDefinition(word, name, sign)
      if (word.value === '设') return { keyword: word, type: 'define', ...(name && { name: unquoted(name) }), ...(value && { value }) }
      return { keyword: word, type: 'known', ...(name && { name: splitPath(name) }), ...(value && { value }) }
    })
  })

  /** `校验 名 [每 … 于 …] [当 …]: 式` */
  readonly checkLine = this.RULE('checkLine', (): Declaration => {
    const keyword = this.CONSUME(t.CheckKeyword)
    const name = this.SUBRULE(this.declaredName)
    const each = this.OPTION(() => {
      const sign = this.CONSUME(t.CheckEach)
      return this.SUBRULE(this.eachHead, { ARGS: [sign.startOffset] })
    })
    const when = this.OPTION2(() => {
      this.OR([{ ALT: () => this.CONSUME(t.CheckWhen) }, { ALT: () => this.CONSUME(x.When) }])
      return this.SUBRULE(this.expression)
    })
    const condition = this.OPTION3(() => {
      this.OR2([{ ALT: () => this.CONSUME(t.CheckColon) }, { ALT: () => this.CONSUME(x.Colon) }])
      return this.SUBRULE2(this.expression)
    })
    return this.ACTION((): Declaration => {
      const word = wordOf(keyword)
      if (!name) this.report(say.missingPart(word, word.value, NAME, `${word.value} 收支平衡: 甲 = 乙`))
      if (!condition) this.report(say.missingSign({ start: this.here() - 1, end: this.here() }, ':'))
      const parts = { ...(name && { name: unquoted(name) }), ...(each && { each }), ...(when && { when }), ...(condition && { condition }) }
      return { keyword: word, type: 'check', severity: word.value === '校验' ? 'error' : 'warning', ...parts }
    })
  })

  /** `键 列, …` */
  readonly keysLine = this.RULE('keysLine', (): Declaration => {
    const keyword = this.CONSUME(t.KeysKeyword)
    const columns: NamePath[] = []
    this.MANY_SEP({
      SEP: x.Comma,
      DEF: () => columns.push(this.SUBRULE(this.namePath)),
    })
    return this.ACTION((): Declaration => {
      if (columns.length === 0) this.report(say.missingPart(spanOf(keyword), '键', { zh: '列名', en: 'columns' }, '键 项目单位, 项目名称'))
      return { keyword: wordOf(keyword), type: 'keys', columns }
    })
  })

  /** `每 列 [= 式], … 于 表 [当 条件] [层级 类, 款, 项]` */
  readonly eachLine = this.RULE('eachLine', (): Declaration => {
    const keyword = this.CONSUME(t.EachKeyword)
    const head = this.SUBRULE(this.eachHead, { ARGS: [keyword.startOffset] })
    let when: Expression | undefined
    let levels: readonly Word[] = []
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(x.When)
            when = this.SUBRULE(this.expression)
          },
        },
        {
          ALT: () => {
            this.CONSUME(x.Levels)
            levels = this.SUBRULE(this.levelNames)
          },
        },
      ])
    })
    return this.ACTION((): Declaration => {
      const each: EachClause = { ...head, end: this.here(), levels, ...(when && { when }) }
      return { keyword: wordOf(keyword), type: 'each', each }
    })
  })

  /** `列 [= 式], … 于 表` */
  readonly eachHead = this.RULE('eachHead', (start: number): EachClause => {
    const keys: EachKey[] = []
    this.MANY_SEP({
      SEP: x.Comma,
      DEF: () => keys.push(this.SUBRULE(this.eachKey)),
    })
    const table = this.OPTION(() => {
      this.CONSUME(x.From)
      return this.OPTION2(() => this.SUBRULE(this.name))
    })
    return this.ACTION((): EachClause => {
      const at = { start, end: this.here() }
      if (keys.length === 0) this.report(say.missingPart(at, '每', { zh: '列名', en: 'columns' }, '每 项目名称 于 表四'))
      if (!table) this.report(say.missingPart(at, '每', { zh: '“于 表”', en: 'table after 于' }, '每 项目名称 于 表四'))
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

  readonly levelsLine = this.RULE('levelsLine', (): Declaration => {
    const keyword = this.CONSUME(t.LevelsKeyword)
    const levels = this.SUBRULE(this.levelNames)
    return this.ACTION((): Declaration => ({ keyword: wordOf(keyword), type: 'levels', levels }))
  })

  readonly levelNames = this.RULE('levelNames', (): Word[] => {
    const names: Word[] = []
    this.MANY_SEP({
      SEP: x.Comma,
      DEF: () => names.push(this.SUBRULE(this.name)),
    })
    this.ACTION(() => {
      const place = this.here()
      if (names.length === 0) this.report(say.missingPart({ start: place - 2, end: place }, '层级', { zh: '级', en: 'levels' }, '层级 类, 款, 项'))
    })
    return names
  })

  /** `忽略 规则: 理由` */
  readonly suppressLine = this.RULE('suppressLine', (): Declaration => {
    const keyword = this.CONSUME(t.SuppressKeyword)
    const rule = this.SUBRULE(this.declaredName)
    const words = this.OPTION(() => {
      this.CONSUME(t.SuppressColon)
      return this.SUBRULE(this.words)
    })
    return this.ACTION((): Declaration => {
      const word = wordOf(keyword)
      const reason = words && this.joined(words)
      if (!rule) this.report(say.missingPart(word, '忽略', { zh: '规则名', en: 'rule' }, '忽略 科目对应: 与批复一致'))
      else if (!reason) this.report(say.missingReason({ start: word.start, end: this.here() }))
      return { keyword: word, type: 'suppress', ...(rule && { rule: unquoted(rule) }), ...(reason && { reason }) }
    })
  })

  readonly noteLine = this.RULE('noteLine', (): Declaration => {
    const keyword = this.CONSUME(t.NoteKeyword)
    const token = this.OPTION(() => this.CONSUME(t.RestText))
    return this.ACTION((): Declaration => ({ keyword: wordOf(keyword), type: 'note', ...(token && { text: this.asTyped(spanOf(token)) }) }))
  })

  /** `无数据 | 无 | … |` or `无数据 文字` */
  readonly noDataLine = this.RULE('noDataLine', (): Declaration => {
    const keyword = this.CONSUME(t.NoDataKeyword)
    const row = this.OPTION(() => this.CONSUME(t.Row))
    const words = this.SUBRULE(this.words)
    return this.ACTION((): Declaration => {
      const head = { keyword: wordOf(keyword), type: 'no-data' } as const
      if (row) return { ...head, cells: shifted(cutCells(this.raw(row)), row.startOffset) }
      const text = this.joined(words)
      if (!text) this.report(say.missingPart(head.keyword, '无数据', { zh: '文字或表行', en: 'text or row' }, '无数据 本单位没有此项支出。'))
      return { ...head, ...(text && { text }) }
    })
  })

  /** `说明 标题`, which may hold `{年}` */
  readonly sectionLine = this.RULE('sectionLine', (): Declaration => {
    const keyword = this.CONSUME(t.SectionKeyword)
    const title = this.SUBRULE(this.template)
    return this.ACTION((): Declaration => ({ keyword: wordOf(keyword), type: 'section', ...(title.length > 0 && { title }) }))
  })

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
        const token = this.CONSUME(x.ExpressionToken)
        first ??= token
      },
    })
    this.ACTION(() => {
      if (first) this.report(say.unexpected(spanOf(first), this.raw(first)))
    })
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

  /** A cell's formula. */
  readonly formula = this.RULE('formula', (): Expression => {
    const expression = this.SUBRULE(this.rangeOrExpression)
    this.SUBRULE(this.leftover)
    return expression
  })

  private plain(_: IToken, kind: 'comment' | 'row' | 'dash' | 'unknown'): Content {
    return { kind }
  }

  private reader() {
    return {
      report: (problem: SyntaxProblem) => this.report(problem),
      asTyped: (at: Span) => this.asTyped(at),
      joined: (words: readonly Word[]) => this.joined(words),
    }
  }

  /** Text is kept as typed: it will be printed. */
  private asTyped(at: Span): Word {
    return { start: at.start, end: at.end, value: this.source.slice(at.start, at.end) }
  }

  private joined(words: readonly Word[]): Word | undefined {
    const [first, last] = [words[0], words.at(-1)]
    return first && last ? this.asTyped({ start: first.start, end: last.end }) : undefined
  }

  private checkDefinition(keyword: Word, name: Word | undefined, sign: IToken | undefined): void {
    if (!name) this.report(say.missingPart(keyword, keyword.value, NAME, `${keyword.value} 收入预算 = 表一.收入总计`))
    if (!sign) this.report(say.missingSign({ start: this.here() - 1, end: this.here() }, '='))
    else if (sign.image !== '=') this.report(say.wrongSign(spanOf(sign), '='))
  }
}

const MOST_DIGITS = 20

/** `缺省 甲 = 乙`: a comparison is no amount, so that the sign begins the column's formula. */
function splitDefault(value: Expression): { defaultValue: Expression; formula?: Expression } {
  if (value.type !== 'compare' || value.operators[0] !== '=') return { defaultValue: value }
  const [first, second, ...rest] = value.operands
  if (!first || !second) return { defaultValue: value }
  if (rest.length === 0) return { defaultValue: first, formula: second }
  return { defaultValue: first, formula: { ...value, operands: [second, ...rest], operators: value.operators.slice(1), start: second.start } }
}

function shifted(cells: readonly CellSyntax[], by: number): CellSyntax[] {
  return cells.map((cell) => ({ ...cell, start: cell.start + by, end: cell.end + by }))
}
