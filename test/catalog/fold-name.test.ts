/** Names that documents print differently fold to one text; different names do not. */
import { expect, it } from 'vitest'
import { foldName } from '../../core/catalog/index.ts'

it.each([
  ['其他政府办公厅(室)及相关机构事务支出', '其他政府办公厅（室）及相关机构事务支出'],
  ['“三公”经费', '"三公"经费'],
  ['合 计', '合\u3000计'],
  ['合计', '合\u200b计\ufeff'],
  ['Ａ－货物', 'A-货物'],
  ['财预〔2023〕83号', '财预[2023]83号'],
])('%s = %s', (a, b) => expect(foldName(a)).toBe(foldName(b)))

it.each([
  ['机关资本性支出（一）', '机关资本性支出（二）'],
  ['对个人和家庭补助', '对个人和家庭的补助'],
])('%s ≠ %s', (a, b) => expect(foldName(a)).not.toBe(foldName(b)))
