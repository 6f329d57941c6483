/** The words in which changes are told, in both languages. Names of tables, columns and rows are the budget's own. */
import type { Comparison } from './comparison.ts'

export interface CompareWords {
  readonly title: string
  readonly old: string
  readonly new: string
  readonly published: string
  readonly source: string
  readonly format: (name: string, years: string) => string
  readonly errors: (count: number) => string
  readonly same: string
  readonly change: string
  readonly share: string
  readonly unchanged: string
  readonly unknown: string
  readonly points: string
  readonly unit: (unit: string) => string
  readonly summary: string
  readonly summaryUnit: (unit: string) => string
  readonly name: string
  readonly row: string
  readonly item: string
  readonly kind: string
  readonly kinds: Readonly<Record<'added' | 'removed' | 'changed', string>>
  readonly rows: (count: number, change: 'added' | 'removed' | 'changed') => string
  readonly renamed: (count: number) => string
  readonly tables: (changed: number, same: number) => string
  readonly sections: (changed: number, same: number) => string
  readonly listComma: string
  readonly semicolon: string
  readonly tableList: (names: string) => string
  readonly renames: string
  readonly quoted: (name: string) => string
  readonly prose: string
  readonly contents: string
  readonly scrollable: (title: string) => string
  readonly onlyOldTables: string
  readonly onlyNewTables: string
  readonly sameTables: string
  readonly characters: (count: number) => string
  readonly withRows: (count: number) => string
  readonly alike: (other: string) => string
  readonly absent: Readonly<Record<'old' | 'new', string>>
  readonly remarks: Remarks
}

/** What is said before the changes of a budget or of a table. */
export interface Remarks {
  readonly publishers: (old: string, now: string) => string
  readonly formats: (old: string, now: string) => string
  readonly withErrors: (old: number, now: number) => string
  readonly renumbered: (old: string) => string
  readonly retitled: (old: string) => string
  readonly units: (old: string, now: string) => string
  readonly allUnits: (old: string, now: string) => string
  readonly lostPages: Readonly<Record<'old' | 'new', string>>
  readonly onlyOldColumns: (names: string) => string
  readonly onlyNewColumns: (names: string) => string
  readonly renamedColumns: (pairs: string) => string
  readonly unlikeColumns: (names: string) => string
  readonly unclear: (rows: number, keys: string) => string
  readonly sides: Readonly<Record<'old' | 'new', (names: string) => string>>
  readonly notes: Readonly<Record<'old' | 'new', (note: string) => string>>
  readonly retitledSection: (old: string) => string
}

const ZH: CompareWords = {
  title: '预算比较',
  old: '旧',
  new: '新',
  published: '公开稿',
  source: '预算源稿',
  format: (name, years) => `格式 ${name} ${years}`.trim(),
  errors: (count) => (count === 0 ? '没有错误' : `有 ${count} 个错误`),
  same: '两份预算没有差别。',
  change: '增减',
  share: '增减%',
  unchanged: '不变',
  unknown: '算不出',
  points: ' 个百分点',
  unit: (unit) => `单位：${unit}`,
  summary: '总况',
  summaryUnit: (unit) => `总况（${unit}）`,
  name: '名称',
  row: '行',
  item: '项',
  kind: '变动',
  kinds: { added: '增', removed: '减', changed: '改' },
  rows: (count, change) => `${{ added: '增', removed: '减', changed: '改' }[change]} ${count} 行`,
  renamed: (count) => `改名 ${count} 处`,
  tables: (changed, same) => `${changed} 张表有变化${same > 0 ? `，${same} 张没有` : ''}`,
  sections: (changed, same) => `文字 ${changed} 节有变化${same > 0 ? `，${same} 节没有` : ''}`,
  listComma: '、',
  semicolon: '；',
  tableList: (names) => `（${names}）`,
  renames: '改名（编码相同，名称不同）',
  quoted: (name) => `“${name}”`,
  prose: '文字',
  contents: '目录',
  scrollable: (title) => `${title}，可左右滚动`,
  onlyOldTables: '只在旧预算里的表',
  onlyNewTables: '只在新预算里的表',
  sameTables: '没有变化的表',
  characters: (count) => `（共 ${count} 字）`,
  withRows: (count) => `连同其下 ${count} 行`,
  alike: (other) => `与“${other}”只差名称，或是改名`,
  absent: { old: '旧格式没有', new: '新格式没有' },
  remarks: {
    publishers: (old, now) => `两份预算不是一个部门（单位）的：${old}；${now}。`,
    formats: (old, now) => `格式不同：${old}；${now}。表按表题对应，列按列名对应，对不上的在各表下写明，不作猜测。`,
    withErrors: (old, now) => `预算里还有错误（旧 ${old} 个，新 ${now} 个），数字照写下的比较。`,
    renumbered: (old) => `旧表号：${old}`,
    retitled: (old) => `旧表题：${old}`,
    units: (old, now) => `旧表以${old}为单位，新表以${now}为单位：都按${now}列出，换算没有舍入。`,
    allUnits: (old, now) => `旧预算以${old}为单位，新预算以${now}为单位：都按${now}列出，换算没有舍入。`,
    lostPages: { old: '旧表缺页：多出的行未必是新增的。', new: '新表缺页：少了的行未必是删去的。' },
    onlyOldColumns: (names) => `只有旧表有的列，没有比较：${names}`,
    onlyNewColumns: (names) => `只有新表有的列，没有比较：${names}`,
    renamedColumns: (pairs) => `列名不同，按同一列比较：${pairs}`,
    unlikeColumns: (names) => `两表里含义不同的列（一边是文字，一边是数），没有比较：${names}`,
    unclear: (rows, keys) => `有 ${rows} 行无法一一对应，没有比较：只有一张表有 ${keys} 这样的关键列。`,
    sides: { old: (names) => `只有旧表有的栏：${names}`, new: (names) => `只有新表有的栏：${names}` },
    notes: { old: (note) => `旧表的注，现在没有：${note}`, new: (note) => `新添的注：${note}` },
    retitledSection: (old) => `旧标题：${old}`,
  },
}

const EN: CompareWords = {
  title: 'Budgets compared',
  old: 'old',
  new: 'new',
  published: 'published document',
  source: 'source',
  format: (name, years) => `form ${name} ${years}`.trim(),
  errors: (count) => (count === 0 ? 'no errors' : counted(count, 'error')),
  same: 'The two budgets do not differ.',
  change: 'change',
  share: 'change %',
  unchanged: 'same',
  unknown: 'not known',
  points: ' points',
  unit: (unit) => `in ${unit === '元' ? 'yuan (元)' : '10,000 yuan (万元)'}`,
  summary: 'At a glance',
  summaryUnit: (unit) => `At a glance, in ${unit === '元' ? 'yuan (元)' : '10,000 yuan (万元)'}`,
  name: 'name',
  row: 'row',
  item: 'item',
  kind: 'change',
  kinds: { added: 'added', removed: 'removed', changed: 'changed' },
  rows: (count, change) => `${counted(count, 'row')} ${change}`,
  renamed: (count) => counted(count, 'rename'),
  tables: (changed, same) => `${counted(changed, 'table')} changed${same > 0 ? `, ${same} did not` : ''}`,
  sections: (changed, same) => `${counted(changed, 'section')} of prose changed${same > 0 ? `, ${same} did not` : ''}`,
  listComma: ', ',
  semicolon: '; ',
  tableList: (names) => ` (${names})`,
  renames: 'Renamed (same code, other name)',
  quoted: (name) => `“${name}”`,
  prose: 'Prose',
  contents: 'Contents',
  scrollable: (title) => `${title}, scrolls sideways`,
  onlyOldTables: 'Tables of the old budget alone',
  onlyNewTables: 'Tables of the new budget alone',
  sameTables: 'Tables that did not change',
  characters: (count) => ` (${count} characters)`,
  withRows: (count) => `with ${counted(count, 'row')} below it`,
  alike: (other) => `like “${other}” but for the name: perhaps renamed`,
  absent: { old: 'not in the old form', new: 'not in the new form' },
  remarks: {
    publishers: (old, now) => `The budgets are of two departments (units): ${old}; ${now}.`,
    formats: (old, now) =>
      `The forms differ: ${old}; ${now}. Tables are matched by title, columns by name; what has no match is said at its table and not guessed.`,
    withErrors: (old, now) => `There are errors in the budgets (old ${old}, new ${now}); figures are compared as they are written.`,
    renumbered: (old) => `was ${old}`,
    retitled: (old) => `old title: ${old}`,
    units: (old, now) => `The old table is in ${old}, the new one in ${now}: all is shown in ${now}, converted exactly.`,
    allUnits: (old, now) => `The old budget is in ${old}, the new one in ${now}: all is shown in ${now}, converted exactly.`,
    lostPages: {
      old: 'Pages of the old table are lost: rows that it lacks may have been there.',
      new: 'Pages of the new table are lost: rows that it lacks may be there.',
    },
    onlyOldColumns: (names) => `columns of the old table alone, not compared: ${names}`,
    onlyNewColumns: (names) => `columns of the new table alone, not compared: ${names}`,
    renamedColumns: (pairs) => `columns with two names, compared as one: ${pairs}`,
    unlikeColumns: (names) => `columns with words in one table and figures in the other, not compared: ${names}`,
    unclear: (rows, keys) =>
      `${counted(rows, 'row')} cannot be told apart and ${rows === 1 ? 'is' : 'are'} not compared: only one of the tables has the key ${keys}`,
    sides: { old: (names) => `sides of the old table alone: ${names}`, new: (names) => `sides of the new table alone: ${names}` },
    notes: { old: (note) => `a note that is gone: ${note}`, new: (note) => `a new note: ${note}` },
    retitledSection: (old) => `old title: ${old}`,
  },
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

export type CompareLanguage = 'zh' | 'en'

export function compareWords(language: CompareLanguage): CompareWords {
  return language === 'en' ? EN : ZH
}

/** 2024, 2023–2024, 2025–: the years that a form is for. */
export function yearsOf({ from, to }: NonNullable<Comparison['old']['format']>): string {
  if (from === 0) return ''
  return to === from ? `${from}` : `${from}–${to ?? ''}`
}
