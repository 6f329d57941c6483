/**
 * The rules of declarations, one for each shape of keyword line. They put pieces together; what words mean is read in
 * `declare-words.ts` and `declare-column.ts`.
 */
import type { IToken } from 'chevrotain'
import { cutCells } from './cells.ts'
import { ClauseParser } from './clause-parser.ts'
import { readColumn } from './declare-column.ts'
import { type Reader, readWords } from './declare-words.ts'
import * as x from './expression-tokens.ts'
import * as t from './line-tokens.ts'
import { splitPath, unquoted } from './name-path.ts'
import { spanOf, wordOf } from './parser-base.ts'
import * as say from './problems.ts'
import type { CellSyntax, Declaration, EachClause, Expression, Span, SyntaxProblem, Word } from './syntax.ts'

const NAME = { zh: '名称', en: 'name' }

export class DeclarationParser extends ClauseParser {
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

  /** `预算 2024`, `单位 299001 名`, `表 甲表 标题` … */
  readonly wordsLine = this.RULE('wordsLine', (): Declaration => {
    const keyword = this.CONSUME(t.WordsKeyword)
    const words = this.SUBRULE(this.words)
    return this.ACTION(() => readWords(wordOf(keyword), words, this.reader()))
  })

  /** `甲表 标题` */
  readonly tableLine = this.RULE('tableLine', (): Declaration => {
    const number = this.CONSUME(t.TableNumber)
    const words = this.SUBRULE(this.words)
    return this.ACTION(() => {
      const start = number.startOffset
      const keyword = { value: '表', start, end: number.image.startsWith('表') ? start + 1 : start }
      return readWords(keyword, [wordOf(number), ...words], this.reader())
    })
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
    const columns = this.separated(() => this.SUBRULE(this.namePath))
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

  readonly levelsLine = this.RULE('levelsLine', (): Declaration => {
    const keyword = this.CONSUME(t.LevelsKeyword)
    const levels = this.SUBRULE(this.levelNames)
    return this.ACTION((): Declaration => ({ keyword: wordOf(keyword), type: 'levels', levels }))
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
    return this.ACTION(
      (): Declaration => ({
        keyword: wordOf(keyword),
        type: keyword.image === '缺页' ? 'lost-pages' : 'note',
        ...(token && { text: this.asTyped(spanOf(token)) }),
      }),
    )
  })

  /** `无数据 | 无 | … |` or `无数据 文字` */
  readonly noDataLine = this.RULE('noDataLine', (): Declaration => {
    const keyword = this.CONSUME(t.NoDataKeyword)
    const words = this.SUBRULE(this.words)
    const row = this.OPTION(() => this.CONSUME(t.Row))
    return this.ACTION((): Declaration => {
      const head = { keyword: wordOf(keyword), type: 'no-data' } as const
      if (row && words.length === 0) return { ...head, cells: shifted(cutCells(this.raw(row)), row.startOffset) }
      const text = this.joined(row ? [...words, wordOf(row)] : words)
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

  private reader(): Reader {
    return {
      report: (problem: SyntaxProblem) => this.report(problem),
      asTyped: (at: Span) => this.asTyped(at),
      joined: (words: readonly Word[]) => this.joined(words),
    }
  }

  private checkDefinition(keyword: Word, name: Word | undefined, sign: IToken | undefined): void {
    if (!name) this.report(say.missingPart(keyword, keyword.value, NAME, `${keyword.value} 收入预算 = 甲表.收入总计`))
    if (!sign) this.report(say.missingSign({ start: this.here() - 1, end: this.here() }, '='))
    else if (sign.image !== '=') this.report(say.wrongSign(spanOf(sign), '='))
  }
}

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
