/** The titles of charts, in both languages. */
import type { Publication } from './model.ts'

export interface ChartWords {
  readonly income: string
  readonly byFunction: string
  readonly byDepartment: string
  readonly byGovernment: string
  readonly composition: string
  readonly unclassified: string
}

const ZH: ChartWords = {
  income: '收入来源',
  byFunction: '支出按功能分类',
  byDepartment: '支出按部门预算经济分类',
  byGovernment: '支出按政府预算经济分类',
  composition: '支出构成',
  unclassified: '未列科目',
}
const EN: ChartWords = {
  income: 'Income by source',
  byFunction: 'Expenditure by function',
  byDepartment: 'Expenditure by departmental economic class',
  byGovernment: 'Expenditure by government economic class',
  composition: 'What the expenditure is made of',
  unclassified: 'Without a class',
}

export function chartWordsOf(language: Publication['language']): ChartWords {
  return language === 'en' ? EN : ZH
}
