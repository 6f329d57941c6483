/** Tables by the names that people type: numbers, titles, widths; and what is said of a name that is none. */
import { describe, expect, it } from 'vitest'
import type { PublishedChart } from '../../publish/index.ts'
import { selectTables } from '../../publish/index.ts'
import { publication, table } from './publications.ts'

const chart = (from: string): PublishedChart => ({ title: from, unit: '元', from, total: { text: '1', value: '1' }, bars: [] })
const ALL = publication(
  [
    table({ name: '表一', title: '部门收支总体情况表' }),
    table({ name: '表二', title: '一般公共预算“三公”经费支出情况表' }),
    table({ name: '预算03表', title: '部门支出总体情况表(一)' }),
  ],
  {
    sections: [{ level: 1, title: '第一部分', paragraphs: [{ text: '三张表' }] }],
    charts: [chart('表一'), chart('表二')],
  },
)

function chosen(...names: string[]): readonly string[] {
  const selection = selectTables(ALL, names)
  return 'publication' in selection ? selection.publication.tables.map(({ name }) => name) : [selection.zh]
}

describe('selectTables', () => {
  it.each([
    [['表二'], ['表二']],
    [['部门收支总体情况表'], ['表一']],
    [['表一 部门收支总体情况表'], ['表一']],
    [['表一部门收支总体情况表'], ['表一']],
    [['预算０３表'], ['预算03表']],
    [['部门支出总体情况表（一）'], ['预算03表']],
    [['一般公共预算三公经费支出情况表'], ['表二']],
    [
      ['预算03表', '表一', '表一', '部门收支总体情况表'],
      ['表一', '预算03表'],
    ],
  ])('%j means %j', (names, tables) => expect(chosen(...names)).toEqual(tables))

  it('leaves the prose out, and the charts of other tables', () => {
    const selection = selectTables(ALL, ['表二'])
    expect(selection).toMatchObject({ publication: { title: ALL.title, sections: [], charts: [{ title: '表二' }] } })
  })

  it('of a slip in a title it proposes the title, of a piece of titles those that have it', () => {
    expect(chosen('部门收支总休情况表')).toEqual(['没有表“部门收支总休情况表”；是不是表一 部门收支总体情况表？'])
    expect(chosen('总体情况')).toEqual(['没有表“总体情况”；是不是表一 部门收支总体情况表、预算03表 部门支出总体情况表(一)？'])
    expect(selectTables(ALL, ['三公'])).not.toHaveProperty('publication')
  })

  it('of any other name it lists what there is, in both languages, and names no tables for those that were right', () => {
    const selection = selectTables(ALL, ['表一', '表九', ''])
    if ('publication' in selection) throw new Error('表九 is none')
    expect(selection.zh).toMatch(/^没有表“表九”、“”；有：表一 部门收支总体情况表、表二 /)
    expect(selection.en).toMatch(/^There is no table “表九”, “”; there are: 表一 /)
  })
})
