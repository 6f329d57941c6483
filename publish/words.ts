/** The few words that the writers add to what the form prints, in both languages. */
import type { Publication, PublishedTable } from './model.ts'
import { oneLine } from './plain-text.ts'

export interface Words {
  readonly draft: string
  readonly draftNotice: string
  readonly unit: (unit: string) => string
  readonly contents: string
  readonly scrollable: (title: string) => string
  readonly untitled: string
  readonly year: (year: string) => string
  readonly skip: string
  readonly prose: string
  readonly publisher: (name: string) => string
  readonly charts: string
  readonly total: string
  readonly drawnFrom: (table: string) => string
}

const ZH: Words = {
  draft: '草稿',
  draftNotice: '草稿：预算中尚有错误，不得公开',
  unit: (unit) => `金额单位：${unit}`,
  contents: '目录',
  scrollable: (title) => `${title}，可左右滚动`,
  untitled: '部门预算',
  skip: '跳到正文',
  prose: '说明',
  publisher: (name) => `公开单位：${name}`,
  charts: '收支一览',
  total: '合计',
  drawnFrom: (table) => `据${table}`,
  year: (year) => `${year}年`,
}
const EN: Words = {
  draft: 'draft',
  draftNotice: 'Draft: the budget still has errors; not for publication',
  unit: (unit) => `Amounts in ${unit === '元' ? 'yuan (元)' : unit === '万元' ? '10,000 yuan (万元)' : unit}`,
  contents: 'Contents',
  scrollable: (title) => `${title}, scrolls sideways`,
  untitled: 'Budget',
  skip: 'Skip to the text',
  prose: 'Text',
  publisher: (name) => `Published by ${name}`,
  charts: 'Income and expenditure at a glance',
  total: 'Total',
  drawnFrom: (table) => `from ${table}`,
  year: (year) => year,
}

export function wordsOf(publication: Publication): Words {
  return publication.language === 'en' ? EN : ZH
}

/** 表三 部门支出总体情况表 */
export function fullTitle(table: PublishedTable): string {
  return oneLine(`${table.name} ${table.title}`)
}

/** 表三, or whatever it is called by without a number. */
export function shortTitle(table: PublishedTable): string {
  return oneLine(table.name) || oneLine(table.title)
}
