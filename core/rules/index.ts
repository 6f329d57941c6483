/** Every rule, in the order in which the documents list them. Settings, suppressions, pages and the command line read this list. */
import { amountForm } from './amount-form.ts'
import { amountPrecision } from './amount-precision.ts'
import { balance } from './balance.ts'
import { check } from './check.ts'
import { codeLevel } from './code-level.ts'
import { codeName } from './code-name.ts'
import { columnMissing } from './column-missing.ts'
import { columnSum } from './column-sum.ts'
import { controlFigure } from './control-figure.ts'
import { crossTable } from './cross-table.ts'
import type { RuleSpec } from './define-rule.ts'
import { duplicateColumn } from './duplicate-column.ts'
import { duplicateKey } from './duplicate-key.ts'
import { economicPair } from './economic-pair.ts'
import { emptyTable } from './empty-table.ts'
import { emptyWithData } from './empty-with-data.ts'
import { file } from './file.ts'
import { fixedPair } from './fixed-pair.ts'
import { formatCycle } from './format-cycle.ts'
import { goalRepeated } from './goal-repeated.ts'
import { indicatorClass } from './indicator-class.ts'
import { indicatorCost } from './indicator-cost.ts'
import { indicatorDirection } from './indicator-direction.ts'
import { indicatorMissing } from './indicator-missing.ts'
import { indicatorSame } from './indicator-same.ts'
import { indicatorValue } from './indicator-value.ts'
import { negativeAmount } from './negative-amount.ts'
import { personalData } from './personal-data.ts'
import { placeholder } from './placeholder.ts'
import { projectUntargeted } from './project-untargeted.ts'
import { proseComparison } from './prose-comparison.ts'
import { proseFigure } from './prose-figure.ts'
import { rounding } from './rounding.ts'
import { rowFormula } from './row-formula.ts'
import { rowMissing } from './row-missing.ts'
import { rowUnfounded } from './row-unfounded.ts'
import { subtotal } from './subtotal.ts'
import { syntax } from './syntax.ts'
import { tableMissing } from './table-missing.ts'
import { treeSum } from './tree-sum.ts'
import { unitCodeName } from './unit-code-name.ts'
import { unitNature } from './unit-nature.ts'
import { unitSlip } from './unit-slip.ts'
import { unknownCode } from './unknown-code.ts'
import { unknownColumn } from './unknown-column.ts'
import { unknownFormat } from './unknown-format.ts'
import { unknownName } from './unknown-name.ts'
import { unknownRow } from './unknown-row.ts'
import { unknownTable } from './unknown-table.ts'
import { unusedFact } from './unused-fact.ts'
import { unusedSilence } from './unused-silence.ts'
import { wrongType } from './wrong-type.ts'

export type { Bilingual, Finding, Mend, RelatedPlace, RuleSpec } from './define-rule.ts'

export const rules: readonly RuleSpec<never>[] = [
  syntax,
  file,
  unknownFormat,
  unknownTable,
  unknownColumn,
  duplicateColumn,
  unknownRow,
  unknownName,
  formatCycle,
  wrongType,
  amountForm,
  amountPrecision,
  unitSlip,
  rounding,
  unknownCode,
  codeLevel,
  codeName,
  economicPair,
  unitNature,
  fixedPair,
  rowFormula,
  columnSum,
  subtotal,
  treeSum,
  crossTable,
  balance,
  check,
  controlFigure,
  unusedFact,
  tableMissing,
  columnMissing,
  emptyTable,
  emptyWithData,
  rowMissing,
  rowUnfounded,
  duplicateKey,
  negativeAmount,
  placeholder,
  personalData,
  unitCodeName,
  projectUntargeted,
  indicatorMissing,
  indicatorCost,
  indicatorDirection,
  indicatorValue,
  indicatorSame,
  indicatorClass,
  goalRepeated,
  proseFigure,
  proseComparison,
  unusedSilence,
]

const byName = new Map(rules.flatMap((rule) => [[rule.name, rule] as const, [rule.zhName, rule] as const]))

/** By its name or its Chinese name. */
export function ruleNamed(name: string): RuleSpec<never> | undefined {
  return byName.get(name)
}
