/** `fixed-pair`: a functional and a department economic code of which each goes with the other alone. The check is in core/analysis/row-findings.ts. */
import { type Bilingual, defineRule } from './define-rule.ts'

interface PairArgs {
  readonly code: string
  readonly name: string
  readonly other: Bilingual
  readonly wanted: string
  readonly wantedName: string
  readonly written: string
}

export const fixedPair = defineRule<PairArgs>({
  name: 'fixed-pair',
  zhName: '固定搭配',
  severity: 'warning',
  summary: {
    zh: '功能分类与部门经济分类有固定搭配，这里不是',
    en: 'a functional and a department economic code that only go with each other do not stand together',
  },
  source: 'docs/checks.md C07; catalogs/fixed-pairs.tsv',
  message: ({ code, name, other, wanted, wantedName, written }) => ({
    zh: `${code}-${name}的${other.zh}是 ${wanted}-${wantedName}，这里写的是 ${written}`,
    en: `the ${other.en} of ${code} is ${wanted}, not ${written}`,
  }),
  mends: ({ wanted }, place) => [{ zh: `改为 ${wanted}`, en: `write ${wanted}`, edits: [{ place, text: wanted }] }],
})
