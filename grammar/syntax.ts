/**
 * The syntax tree: what one line of a `.budget` file says, and the expressions in it.
 * A line stands alone: nothing here depends on the line before it. Offsets are UTF-16 units from the line's start.
 */

/** A half-open piece of one line. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What is wrong in a line, said in both languages, with a mend where there is only one. */
export interface SyntaxProblem extends Span {
  /** A stable word for the kind of slip, e.g. `missing-operand`; part of the message's data, never shown. */
  readonly kind: string
  readonly zh: string
  readonly en: string
  readonly fix?: { readonly zh: string; readonly en: string; readonly start: number; readonly end: number; readonly text: string }
}

/** A piece of text with its place in the line. `value` is folded (full-width twins, escapes); the span covers the raw text. */
export interface Word extends Span {
  readonly value: string
}

/** One cell of a row: the trimmed raw piece between two bars. `text` has `\|` and `<br>` resolved. */
export interface CellSyntax extends Span {
  readonly text: string
}

interface LineBase {
  readonly text: string
  readonly problems: readonly SyntaxProblem[]
}
export interface BlankLine extends LineBase {
  readonly kind: 'blank'
}
export interface CommentLine extends LineBase {
  readonly kind: 'comment'
}
/** `| … |`. The cells are cut on demand by `cutCells(line.text)`, since most rows are never looked into. */
export interface RowLine extends LineBase {
  readonly kind: 'row'
}
/** `|---|---:|`: every cell three dashes or more, colons allowed at either end. */
export interface DashLine extends LineBase {
  readonly kind: 'dash'
}
/** `> …`. A bare `>` ends a paragraph: then `parts` is empty. */
export interface ProseLine extends LineBase {
  readonly kind: 'prose'
  readonly parts: readonly ProsePart[]
}
export type ProsePart =
  | (Span & { readonly type: 'text'; readonly value: string })
  | (Span & { readonly type: 'value'; readonly expression: Expression; readonly format?: ValueFormat })
/** What follows the comma in `{e, 元}` or `{e, 百分比 2}`. */
export interface ValueFormat extends Span {
  readonly name: string
  readonly digits?: number
}
export interface DeclarationLine extends LineBase {
  readonly kind: 'declaration'
  readonly declaration: Declaration
}
/**
 * `名称: 值` (or `：`). Whether it sets a column of the open table is for the reader of the format to say.
 * If the name is a keyword (`金额单位：万元`) or a table's number (`表三：…`), `declaration` is what it means when there is no such column.
 */
export interface FieldLine extends LineBase {
  readonly kind: 'field'
  readonly name: Word
  readonly value: Word
  readonly declaration?: Declaration
  /** What is wrong with `declaration`; holds only if the line is read as one. */
  readonly declarationProblems?: readonly SyntaxProblem[]
}
export interface UnknownLine extends LineBase {
  readonly kind: 'unknown'
}
export type LineSyntax = BlankLine | CommentLine | RowLine | DashLine | ProseLine | DeclarationLine | FieldLine | UnknownLine

export type ColumnTypeName =
  | '金额'
  | '数'
  | '百分比'
  | '文本'
  | '年'
  | '功能分类'
  | '政府经济分类'
  | '部门经济分类'
  | '单位'
  | '项目'
  | '购买服务'
  | '指标类'
  | '指标名'
  | '指标性质'
  | '指标值'
  | '度量单位'

/** A dotted name, `本年预算数.基本支出.小计`, as written: one word for each step. */
export interface NamePath extends Span {
  readonly steps: readonly Word[]
}

/** `印作 {年}年预算数`: text with expressions. */
export type Template = readonly ProsePart[]

export interface EachKey {
  readonly column: NamePath
  /** `每 列 = 式`; without it the source has a column of the same name. */
  readonly source?: Expression
}
export interface EachClause extends Span {
  readonly keys: readonly EachKey[]
  /** The table after 于. */
  readonly table?: Word
  readonly when?: Expression
  /** `层级 类, 款, 项`. */
  readonly levels: readonly Word[]
}

/** Every declaration, by its keyword. `keyword` is where the keyword stands (for hover and colours). Missing parts are `undefined` and carry a problem. */
export type Declaration = { readonly keyword: Word } & (
  | { readonly type: 'budget'; readonly status: 'source' | 'published'; readonly year?: number } // 预算 2024 · 公开稿 2024
  | { readonly type: 'format'; readonly name?: Word; readonly years?: { readonly from: number; readonly to?: number } } // 格式 名 · 格式 名 2024 · 2023..2024 · 2025.. (`to` absent: open; a single year has from = to)
  | { readonly type: 'inherit'; readonly name?: Word; readonly year?: number } // 继承 名 年
  | { readonly type: 'remove'; readonly table?: Word } // 去 表九
  | { readonly type: 'department'; readonly code?: Word; readonly name?: Word } // 部门 299 名
  | { readonly type: 'unit'; readonly code?: Word; readonly name?: Word; readonly nature?: Word } // 单位 299001 名 行政
  | { readonly type: 'amount-unit'; readonly unit?: Word } // 金额单位 元|万元
  | { readonly type: 'decimals'; readonly digits?: number } // 小数 6
  | { readonly type: 'zero'; readonly print?: Word } // 零 空白|0|0.00
  | { readonly type: 'last-year'; readonly path?: Word } // 上年 ../2023/预算.budget
  | { readonly type: 'include'; readonly path?: Word } // 引用 绩效.budget
  | { readonly type: 'known'; readonly name?: NamePath; readonly value?: Expression } // 已知 上年.收入预算 = 1 元
  | { readonly type: 'define'; readonly name?: Word; readonly value?: Expression } // 设 名 = 式; a list of codes is an Expression of type list
  | { readonly type: 'table'; readonly name?: Word; readonly title?: Word } // 表 名 标题 · 表三 标题
  | { readonly type: 'side'; readonly name?: Word } // 栏 收入
  | ColumnDeclaration
  | { readonly type: 'keys'; readonly columns: readonly NamePath[] } // 键 列, …
  | { readonly type: 'each'; readonly each: EachClause } // 每 …
  | { readonly type: 'levels'; readonly levels: readonly Word[] } // 层级 级
  | {
      readonly type: 'check' // 校验 (error) · 核实 (warning)
      readonly severity: 'error' | 'warning'
      readonly name?: Word
      readonly each?: EachClause
      readonly when?: Expression
      readonly condition?: Expression
    }
  | { readonly type: 'suppress'; readonly rule?: Word; readonly reason?: Word } // 忽略 规则: 理由
  | { readonly type: 'note'; readonly text?: Word } // 注：文字
  | { readonly type: 'lost-pages'; readonly text?: Word } // 缺页 文字: rows of the open table are lost
  | { readonly type: 'no-data'; readonly cells?: readonly CellSyntax[]; readonly text?: Word } // 无数据 | 无 | … | · 无数据 文字
  | { readonly type: 'contents'; readonly text?: Word } // 目录 …
  | { readonly type: 'code'; readonly classification?: Word; readonly code?: Word; readonly name?: Word } // 科目 功能分类 2014101 名
  | { readonly type: 'section'; readonly title?: Template } // 说明 标题 (may hold {年})
)

/** `列 名 [印作 …] : 类型 [类 款 项] [小数 n] [零 …] [不公开] [不合计] [印名称] [编号 …] [缺省 式] [= 式]`; 字段 the same. */
export interface ColumnDeclaration {
  readonly type: 'column'
  readonly isField: boolean
  readonly name?: NamePath
  readonly printedAs?: Template
  readonly columnType?: { readonly name: ColumnTypeName; readonly levels: readonly string[] } & Span
  readonly decimals?: number
  readonly zero?: Word
  readonly unpublished: boolean
  readonly noTotal: boolean
  readonly printName: boolean
  readonly numbering?: Word
  readonly defaultValue?: Expression
  readonly formula?: Expression
}

export type CompareOperator = '=' | '<>' | '<' | '<=' | '>' | '>=' | '属于' | '始于'

/** Expressions. `missing` stands where recovery found nothing; whoever meets it says nothing more. */
export type Expression = Span &
  (
    | {
        readonly type: 'number' /** digits and point only, ASCII, no separators */
        readonly digits: string /** 元, 万元, or a counting word such as 人 */
        readonly unit?: string
        readonly percent: boolean
      }
    | { readonly type: 'text'; readonly value: string }
    | PathExpression
    | { readonly type: 'call'; readonly name: Word; readonly args: readonly Expression[] }
    | { readonly type: 'negate'; readonly operand: Expression }
    | { readonly type: 'not'; readonly operand: Expression }
    | { readonly type: 'arithmetic'; readonly operator: '+' | '-' | '×' | '÷'; readonly left: Expression; readonly right: Expression }
    | {
        readonly type: 'compare' /** a chain `a = b <= c` has n operands and n - 1 operators */
        readonly operands: readonly Expression[]
        readonly operators: readonly CompareOperator[]
      }
    | { readonly type: 'logic'; readonly operator: '且' | '或'; readonly operands: readonly Expression[] }
    | { readonly type: 'range'; readonly from: Expression; readonly to: Expression } // 甲 至 乙, inside 求和( )
    | { readonly type: 'list'; readonly items: readonly Expression[]; readonly except: readonly Expression[] } // 302, 310 除 30239
    | { readonly type: 'missing' }
  )

/**
 * A name and what follows it: `表三`, `表三.合计`, `表三[资金 = "x"].合计`, `上年.收入预算`, `本组[…].基本支出`, `小计`.
 * A name in 「」 is taken as it stands. Steps are in the order written.
 */
export interface PathExpression extends Span {
  readonly type: 'path'
  readonly head: Word
  readonly steps: readonly PathStep[]
}
export type PathStep =
  | (Span & { readonly type: 'name'; readonly name: Word })
  | (Span & { readonly type: 'filter'; readonly conditions: readonly Expression[] })
