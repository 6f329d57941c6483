/** What is underlined, and that it follows each edit: in files of the workspace, in a document never saved, in whatever a person types. */
import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import {
  amounts,
  codeOf,
  errorsOf,
  hasRule,
  inWorkspace,
  newcomer,
  open,
  published,
  replace,
  revert,
  rightTotal,
  type Tests,
  until,
  withText,
  wrongTotal,
  wrongTotalError,
} from './editor.ts'

const wrongTable = [
  '预算 2024',
  '',
  '表 甲 一张谁也不认识的表',
  '| 项目 | 金额 |',
  '|------|-----:|',
  '| 一   | 1.00 |',
  '| 二   | 2.00 |',
  '| 合计 | 4.00 |',
  '',
]

export const diagnostics: Tests = {
  async 'the published budget has one wrong total, and says which'() {
    const document = await open(published)
    const error = await wrongTotalError(document)
    const totals = errorsOf(document).filter((each) => codeOf(each) === 'column-sum')
    assert.equal(totals.length, 1, totals.map(({ message }) => message).join('\n'))
    assert.equal(error.source, 'gouji')
    assert.equal(codeOf(error), 'column-sum')
    assert.ok(amounts(error.message).includes(rightTotal), error.message)
  },

  async 'an edit that mends it clears it, and taken back it returns'() {
    const document = await open(published)
    await wrongTotalError(document)
    await replace(document, wrongTotal, rightTotal)
    await until('no error', () => !hasRule(document, 'column-sum'))
    await revert(document)
    await wrongTotalError(document)
  },

  async 'a table that no format knows is checked, in a document that was never saved'() {
    await withText(wrongTable.join('\n'), async (document) => {
      await until('the wrong total', () => hasRule(document, 'column-sum'))
      await replace(document, '4.00', '3.00')
      await until('no wrong total', () => !hasRule(document, 'column-sum'))
    })
  },

  async "a newcomer's budget is clean, by the format beside it"() {
    const document = await open(newcomer)
    const [before, after] = [inWorkspace('newcomer/格式.budget'), inWorkspace('newcomer/格式.moved')]
    await vscode.workspace.fs.rename(before, after)
    await until('an error, since the format is gone', () => errorsOf(document).length > 0)
    await vscode.workspace.fs.rename(after, before)
    await until('no error, since it is back', () => errorsOf(document).length === 0)
  },

  async 'nothing that is typed silences the server'() {
    const ill = ['表', '|||', '| = ((( |', '「', '> {', '格式 格式', '忽略', '\u0000\ud800', '列 : : =', '引用 ../../..'].join('\n')
    await withText(ill, async (document) => {
      await replace(document, '忽略', wrongTable.join('\n'))
      await withText(wrongTable.join('\n'), (other) => until('the wrong total elsewhere', () => hasRule(other, 'column-sum')).then(() => undefined))
    })
  },
}
