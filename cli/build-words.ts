/** What `gouji build` says, in both languages. Findings have words of their own. */
import type { Bilingual } from './failure.ts'

export interface BuildCounts {
  readonly budgets: number
  readonly built: number
  readonly drafts: number
  /** With errors, and so not written. */
  readonly refused: number
  readonly failed: number
  readonly files: number
  readonly seconds: number
}

export const buildWords = {
  nothingToPublish: (name: string): Bilingual => ({
    zh: `“${name}”里没有可以公开的表格`,
    en: `There is no table to publish in “${name}”`,
  }),
  noBudget: (path: string): Bilingual => ({ zh: `“${path}”里没有预算`, en: `No budget in “${path}”` }),
  unknownFormat: (names: string, choice: string): Bilingual => ({
    zh: `--to 没有“${names}”这种格式，可用：${choice}`,
    en: `--to knows no format “${names}”; there are: ${choice}`,
  }),
  noTableNamed: (): Bilingual => ({ zh: '--tables 没有写是哪些表', en: '--tables names no table' }),
  nameless: (name: string): Bilingual => ({
    zh: `“${name}”没有写“预算”或“公开稿”，也没有别的文件引用它，已跳过`,
    en: `“${name}” says neither 预算 nor 公开稿, and no other file refers to it; passed over`,
  }),
  refusedOne: (): Bilingual => ({
    zh: '有错误，没有生成文件；加 --draft 可生成带标记的草稿',
    en: 'nothing was written, since there are errors; --draft writes a marked draft',
  }),
  refused: (name: string, errors: number): Bilingual => ({
    zh: `“${name}”有 ${errors} 个错误，没有生成`,
    en: `“${name}” has ${count(errors, 'error')} and was not written`,
  }),
  failed: (name: string, why: Bilingual): Bilingual => ({ zh: `“${name}”没有生成：${why.zh}`, en: `“${name}” was not written: ${why.en}` }),
  interrupted: (): Bilingual => ({ zh: '已中断', en: 'interrupted' }),
  summary: ({ budgets, built, drafts, refused, failed, files, seconds }: BuildCounts): Bilingual => ({
    zh: [
      `${budgets} 个预算：生成 ${built} 个${drafts > 0 ? `（其中草稿 ${drafts} 个）` : ''}`,
      ...(refused > 0 ? [`有错误没有生成 ${refused} 个（加 --draft 可生成带标记的草稿）`] : []),
      ...(failed > 0 ? [`未能生成 ${failed} 个`] : []),
      `写出 ${files} 个文件，用时 ${seconds.toFixed(1)} 秒`,
    ].join('，'),
    en: [
      `${count(budgets, 'budget')}: ${built} built${drafts > 0 ? ` (${count(drafts, 'draft')})` : ''}`,
      ...(refused > 0 ? [`${refused} not written since there are errors (--draft writes marked drafts)`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
      `${count(files, 'file')} written in ${seconds.toFixed(1)} s`,
    ].join(', '),
  }),
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
