/** The words of the language with what each is for, as a list of choices shows it. Data only; the grammar says where they stand. */
import type { Say } from '../explain/say.ts'
import type { Offer, OfferKind } from './offer.ts'

/** A word, and what is said of it in Chinese and in English. `then` is written after it. */
type Entry = readonly [name: string, zh: string, en: string, then?: string]

export const KEYWORD_WORDS: readonly Entry[] = [
  ['表', '打开一张表', 'opens a table', ' '],
  ['栏', '两栏表的一栏', 'a side of a two-sided table', ' '],
  ['说明', '一段文字说明的标题', 'a section of prose', ' '],
  ['忽略', '对下一行或下一张表不报一条规则，要写理由', 'silences a rule for the next line or table, with a reason', ' '],
  ['预算', '本文件是预算：没写的会生成', 'this file is a source: what is left out is generated', ' '],
  ['公开稿', '本文件是待核对的公开稿：什么都不生成', 'this file is a published document under review', ' '],
  ['格式', '所用的格式；格式文件里是它的名称和年度', 'the format used, or a format’s name and years', ' '],
  ['部门', '部门的编码和名称', 'the department: code and name', ' '],
  ['单位', '预算单位的编码、名称、性质', 'a budget unit: code, name, nature', ' '],
  ['金额单位', '元或万元', '元 or 万元', ' '],
  ['引用', '把另一个文件作为本预算的一部分', 'another file is part of this budget', ' '],
  ['上年', '上年预算的文件', 'last year’s budget file', ' '],
  ['已知', '控制数、批复数：推出来的必须等于它', 'a control figure: what is derived must equal it', ' '],
  ['设', '给一个算式或一组科目起名', 'names a formula or a set of codes', ' '],
  ['校验', '必须成立的关系，不成立是错误', 'what must hold: an error if not', ' '],
  ['核实', '通常成立的关系，不成立是警告', 'what usually holds: a warning if not', ' '],
  ['科目', '增加一个科目', 'adds a code', ' '],
  ['列', '表的一列：名称、类型、算式', 'a column: name, type, formula', ' '],
  ['字段', '一块只印一次的列', 'a column that is printed once for a block', ' '],
  ['键', '不得重复的列', 'columns that no two rows share', ' '],
  ['每', '按组合生成行', 'brings a row for each combination', ' '],
  ['层级', '按级次成树，只加末级', 'a tree by levels: only leaves are summed', ' '],
  ['小数', '印几位小数', 'decimals printed', ' '],
  ['零', '零怎样印', 'how a zero is printed', ' '],
  ['继承', '沿用另一年的格式', 'takes over another format', ' '],
  ['去', '去掉继承来的一张表', 'removes an inherited table', ' '],
  ['目录', '目录里印的名称', 'the table’s name in the contents', ' '],
  ['无数据', '没有数据时印什么', 'what an empty table prints', ' '],
  ['注', '表下的注', 'a note below the table', '：'],
  ['缺页', '本表有缺页：涉及它的核对不做', 'pages of this table are lost: its checks do not run', ' '],
]

export const TYPE_WORDS: readonly Entry[] = [
  ['金额', '以表的金额单位计', 'money, in the table’s unit'],
  ['数', '一般的数', 'a number'],
  ['百分比', '百分比', 'a percentage'],
  ['文本', '文字', 'text'],
  ['年', '年度', 'a year'],
  ['功能分类', '支出功能分类科目', 'a functional code'],
  ['政府经济分类', '政府预算支出经济分类科目', 'a government economic code'],
  ['部门经济分类', '部门预算支出经济分类科目', 'a department economic code'],
  ['单位', '预算单位', 'a budget unit'],
  ['项目', '项目编码和名称', 'a project: code and name'],
  ['购买服务', '政府购买服务目录', 'the directory of purchased services'],
  ['指标类', '一级、二级指标', 'a class of indicators'],
  ['指标名', '三级指标', 'an indicator'],
  ['指标性质', '≥、≤、＝、定性', 'the operator of an indicator'],
  ['指标值', '指标的值', 'the value of an indicator'],
  ['度量单位', '指标的单位', 'the unit of an indicator'],
]

export const LEVEL_WORDS: readonly Entry[] = [
  ['类', '科目的类级', 'class'],
  ['款', '科目的款级', 'group'],
  ['项', '科目的项级', 'item'],
  ['一级', '目录的一级', 'first level'],
  ['二级', '目录的二级', 'second level'],
  ['三级', '目录的三级', 'third level'],
]

export const PROPERTY_WORDS: readonly Entry[] = [
  ['小数', '按几位小数取整', 'rounded to so many decimals', ' '],
  ['不公开', '不印', 'not printed'],
  ['不合计', '合计行不加', 'left out of totals'],
  ['印名称', '印科目的名称，不印编码', 'prints a code by its name'],
  ['编号', '印的编号', 'how rows are numbered', ' '],
  ['零', '零怎样印', 'how a zero is printed', ' '],
  ['缺省', '没写时的值，不作核对', 'the value where nothing is written; never a check', ' '],
]

export const FUNCTION_WORDS: readonly Entry[] = [
  ['求和', '求和(以上)、求和(甲 至 乙)、求和(各行)', 'a sum: of the rows above, from one to another, of all rows', '('],
  ['计数', '有几个', 'how many', '('],
  ['若', '若(条件, 值, 否则)', 'if(condition, value, otherwise)', '('],
  ['名称', '科目的名称', 'the name of a code', '('],
  ['上级', '科目的上级', 'the code above a code', '('],
  ['增减', '“增加”“减少”或“持平”', 'the word for more or less', '('],
  ['升降', '“增长”“下降”或“持平”', 'the word for a rate that rises or falls', '('],
  ['比较', '比较(本年, 上年)：增加多少，增长百分之几', 'how much more or less than last year', '('],
  ['占比', '占比(部分, 总数)：百分之几', 'a part of a whole, in per cent', '('],
  ['列举', '列举(表, 列)：各行的名称，用顿号连起来', 'what the rows of a table hold, as a list', '('],
  ['连写', '连写("文字", 数, …)：接成一句', 'texts and figures, one after the other', '('],
  ['绝对值', '去掉正负号', 'without its sign', '('],
]

export const OPERATOR_WORDS: readonly Entry[] = [
  ['属于', '科目是它或在它之下', 'the code is it, or below it'],
  ['始于', '以此开头', 'begins with'],
  ['不超过', '小于或等于', 'at most'],
  ['不少于', '大于或等于', 'at least'],
  ['且', '两边都成立', 'and'],
  ['或', '有一边成立', 'or'],
  ['非', '不成立', 'not'],
  ['至', '从……到……', 'from … to …'],
  ['除', '这些不算', 'except'],
]

/** `以上`, `各行` and the like: names that every formula knows. */
export const BUILT_IN_NAMES: readonly Entry[] = [
  ['以上', '在求和里：上面各行', 'in a sum: the rows above'],
  ['各行', '在求和里：所有数据行', 'in a sum: all data rows'],
  ['年', '预算年度', 'the budget’s year'],
  ['上年', '上年预算里设的名', 'names of last year’s budget', '.'],
  ['本组', '本行归集的各行', 'the rows that this row gathers', '.'],
]

export const LINE_WORDS: Readonly<Record<string, readonly Entry[]>> = {
  金额单位: [
    ['万元', '一万元', 'ten thousand yuan'],
    ['元', '人民币元', 'yuan'],
  ],
  零: [
    ['空白', '不印', 'not printed'],
    ['0', '印 0', 'printed as 0'],
    ['0.00', '印 0.00', 'printed as 0.00'],
  ],
  科目: [
    ['功能分类', '支出功能分类', 'functional classification', ' '],
    ['政府经济分类', '政府预算支出经济分类', 'government economic classification', ' '],
    ['部门经济分类', '部门预算支出经济分类', 'department economic classification', ' '],
    ['购买服务', '政府购买服务目录', 'directory of purchased services', ' '],
  ],
}

export function wordOffers(entries: readonly Entry[], kind: OfferKind, say: Say, tier = 0): readonly Offer[] {
  return entries.map(([name, zh, en, then]) => ({ kind, name, detail: say(zh, en), insert: `${name}${then ?? ''}`, tier }))
}
