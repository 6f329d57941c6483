/** `amount-form`: an amount cell holds something that is no figure. The check is in core/model/read-cell.ts, where cells are read. */
import { foldWidth } from '../../grammar/index.ts'
import { defineRule } from './define-rule.ts'

export const amountForm = defineRule<{ readonly text: string; readonly repaired: string | undefined }>({
  name: 'amount-form',
  zhName: '金额写法',
  severity: 'error',
  summary: { zh: '金额单元格里必须是数字、空白或“= 式”', en: 'an amount cell holds a figure, a blank or “= formula”' },
  source: 'docs/language.md, Tables; docs/checks.md U05',
  message: ({ text }) => ({ zh: `“${shorten(text)}”不是金额`, en: `“${shorten(text)}” is no amount` }),
  mends: ({ text, repaired }, place) =>
    repaired === undefined
      ? []
      : [
          {
            zh: `改为 ${repaired || '空白'}`,
            en: `write ${repaired || 'a blank'}`,
            isCertain: isCertain(text, repaired),
            edits: [{ place, text: repaired }],
          },
        ],
})

/** Dashes for nothing, a currency sign, a unit, blanks. A separator in an odd place may be a slipped point. */
function isCertain(text: string, repaired: string): boolean {
  const bare = foldWidth(text)
    .replace(/^[¥￥]|(?:万元|元)$/g, '')
    .replace(/\s+/g, '')
  return repaired === '' || bare === repaired
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
