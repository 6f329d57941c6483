/** The words of the language: keywords by the shape of their lines, types, functions, levels. Data only; what they mean is said elsewhere. */
import type { ColumnTypeName } from './syntax.ts'

/** Keywords by the kind of text that follows them; a shape is a lexer mode. */
export const KEYWORDS = {
  words: ['预算', '公开稿', '格式', '继承', '去', '部门', '单位', '金额单位', '小数', '零', '上年', '引用', '表', '栏', '科目', '目录'],
  column: ['列', '字段'],
  define: ['设', '已知'],
  check: ['校验', '核实'],
  keys: ['键'],
  each: ['每'],
  levels: ['层级'],
  suppress: ['忽略'],
  note: ['注', '缺页'],
  noData: ['无数据'],
  section: ['说明'],
} as const

export const ALL_KEYWORDS: readonly string[] = Object.values(KEYWORDS).flat()

export const COLUMN_TYPES: readonly ColumnTypeName[] = [
  '金额',
  '数',
  '百分比',
  '文本',
  '年',
  '功能分类',
  '政府经济分类',
  '部门经济分类',
  '单位',
  '项目',
  '购买服务',
  '指标类',
  '指标名',
  '指标性质',
  '指标值',
  '度量单位',
]

/** Levels that may follow a type. */
export const LEVEL_WORDS: readonly string[] = ['类', '款', '项', '一级', '二级', '三级']

/** Properties of a column; those with an argument take the next word. */
export const COLUMN_FLAGS: readonly string[] = ['不公开', '不合计', '印名称']
export const COLUMN_ARGUMENTS: readonly string[] = ['小数', '零', '编号']

/** A function word directly followed by a bracket opens a call; elsewhere the same word is a name. */
export const FUNCTIONS: readonly string[] = ['求和', '计数', '若', '名称', '上级', '增减', '升降', '比较', '占比', '列举', '连写', '绝对值']

/** Operators that are words. They stand between blanks, so that 非税收入 stays a name. */
export const WORD_OPERATORS: readonly string[] = ['且', '或', '非', '属于', '始于', '不超过', '不少于', '于', '当', '至', '除', '层级', '缺省']

export const AMOUNT_UNITS: readonly string[] = ['元', '万元']
export const ZERO_PRINTS: readonly string[] = ['空白', '0', '0.00']
export const CLASSIFICATIONS: readonly string[] = ['功能分类', '政府经济分类', '部门经济分类', '购买服务']
