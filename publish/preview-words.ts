/** The few words that the preview adds to the page's, in both languages. */
import type { Severity } from '../core/report.ts'
import type { Publication } from './model.ts'
import { type Words, wordsOf } from './words.ts'

export interface PreviewWords {
  readonly page: Words
  readonly severity: Readonly<Record<Severity, string>>
  readonly count: Readonly<Record<'error' | 'warning', (count: number) => string>>
  readonly bar: string
  readonly clean: string
  readonly next: string
  /** Below a table that is not shown to its end. */
  readonly moreRows: (count: number) => string
  readonly moreFindings: (count: number) => string
}

const ZH: Omit<PreviewWords, 'page'> = {
  severity: { error: '错误', warning: '警告', hint: '提示' },
  count: { error: (count) => `${grouped(count)} 个错误`, warning: (count) => `${grouped(count)} 个警告` },
  bar: '问题和目录',
  clean: '没有错误',
  next: '转到下一处',
  moreRows: (count) => `还有 ${grouped(count)} 行，预览里不显示；生成的表格里是全的`,
  moreFindings: (count) => `还有 ${grouped(count)} 处，见“问题”`,
}
const EN: Omit<PreviewWords, 'page'> = {
  severity: { error: 'Error', warning: 'Warning', hint: 'Hint' },
  count: {
    error: (count) => `${grouped(count)} ${count === 1 ? 'error' : 'errors'}`,
    warning: (count) => `${grouped(count)} ${count === 1 ? 'warning' : 'warnings'}`,
  },
  bar: 'Problems and contents',
  clean: 'No errors',
  next: 'Go to the next one',
  moreRows: (count) => `${grouped(count)} more rows are not shown here; the generated tables have them all`,
  moreFindings: (count) => `${grouped(count)} more, see Problems`,
}

export function previewWords(publication: Publication): PreviewWords {
  return { page: wordsOf(publication), ...(publication.language === 'en' ? EN : ZH) }
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
