/** The words of the proof report, in both languages. */
import type { ProofCheck } from '../core/analysis/proof.ts'
import type { Publication } from './model.ts'

export interface ProofWords {
  readonly heading: string
  readonly intro: string
  readonly columns: readonly [table: string, written: string, twice: string, once: string, never: string, failed: string]
  readonly all: string
  readonly prose: string
  readonly legend: readonly (readonly [kind: string, text: string])[]
  readonly weak: (count: number) => string
  readonly line: (line: number) => string
  readonly result: Readonly<Record<ProofCheck['result'], string>>
  readonly none: string
}

const ZH: ProofWords = {
  heading: '核对证明',
  intro: '每个写下的金额，有几项核对与它有关、结果如何。右上角的数是相符的项数；把指针放在数上，看是哪几项。没有一项核对碰到的数，写错了也看不出来。',
  columns: ['表', '写下的金额', '两项以上相符', '一项相符', '没有核对到', '不符'],
  all: '合计',
  prose: '说明里的数',
  legend: [
    ['twice', '两项以上相符'],
    ['once', '一项相符'],
    ['never', '没有核对到'],
    ['failed', '不符'],
    ['generated', '由表格生成，没有写'],
  ],
  weak: (count) => `没有核对到或不符的 ${count} 个数`,
  line: (line) => `第 ${line} 行`,
  result: { held: '相符', failed: '不符', 'not-run': '未能核对' },
  none: '没有一项核对与它有关',
}

const EN: ProofWords = {
  heading: 'Proof of the checks',
  intro:
    'For every written amount: the checks that it takes part in, and how they came out. The small number counts those that hold; point at a figure to read them. A figure that no check reaches can be wrong unseen.',
  columns: ['Table', 'Amounts written', 'Two checks or more', 'One check', 'None', 'Failed'],
  all: 'All',
  prose: 'Figures in prose',
  legend: [
    ['twice', 'two checks or more hold'],
    ['once', 'one check holds'],
    ['never', 'no check reaches it'],
    ['failed', 'a check fails'],
    ['generated', 'generated, not written'],
  ],
  weak: (count) => `${count} figures that fail or that no check reaches`,
  line: (line) => `line ${line}`,
  result: { held: 'holds', failed: 'fails', 'not-run': 'not run' },
  none: 'no check reaches it',
}

export function proofWords({ language }: Publication): ProofWords {
  return language === 'en' ? EN : ZH
}
