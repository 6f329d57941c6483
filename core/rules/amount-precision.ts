/** `amount-precision`: a figure with more decimals than money has. The check is in core/model/read-cell.ts. */
import { defineRule } from './define-rule.ts'

export const amountPrecision = defineRule<{ readonly text: string; readonly most: number; readonly unit: string }>({
  name: 'amount-precision',
  zhName: '金额精度',
  severity: 'error',
  summary: {
    zh: '万元最多六位小数，元最多两位；列写了“小数 n”的，最多 n 位',
    en: 'at most six decimals in 万元, two in 元, or what the column declares',
  },
  source: 'docs/checks.md U01',
  message: ({ text, most, unit }) => ({ zh: `${text} 的小数超过 ${most} 位（${unit}）`, en: `${text} has more than ${most} decimals (${unit})` }),
})
