/** Markup to places, in the ways in which programs write it; and against a whole parser's tree, for tables that are written as carelessly as HTML allows. */
import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import type { PastedTable } from '../../core/paste/paste.ts'
import { htmlTables } from './asking.ts'

const texts = ({ grid }: PastedTable) => grid.map((row) => row.map(({ text }) => text))
const only = (html: string) => texts(htmlTables(html)[0] ?? { above: [], below: [], grid: [], headRows: 0, blankColumns: { left: 0, right: 0 } })

describe('merged cells', () => {
  test('stand at every place that they cover, as one', () => {
    const [table] = htmlTables('<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁</table>')
    expect(table && texts(table)).toEqual([
      ['甲', '乙', '乙'],
      ['甲', '丙', '丁'],
    ])
    expect(table?.grid[0]?.[0]).toBe(table?.grid[1]?.[0])
  })

  test('end with their group of rows, and rowspan=0 goes to its end', () => {
    const rows = '<tr><td rowspan=9>甲<td>1<tr><td>2'
    expect(only(`<table><tbody>${rows}</tbody><tbody><tr><td>乙<td>3</tbody></table>`)).toEqual([
      ['甲', '1'],
      ['甲', '2'],
      ['乙', '3'],
    ])
    expect(only(`<table><tbody>${rows.replace('=9', '=0')}<tr><td>3</table>`).map(([first]) => first)).toEqual(['甲', '甲', '甲'])
  })

  test('a text that only runs over its neighbours is not merged', () => {
    const html = "<table><tr><td>甲<td colspan=3 style='mso-ignore:colspan'>很长的一句<tr><td>1<td>2<td>3<td>4</table>"
    expect(only(html)[0]).toEqual(['甲', '很长的一句', '', ''])
  })

  test('over more than anybody can use make no table', () => {
    const bomb = `<table>${'<tr><td colspan=1000 rowspan=65534>x'.repeat(3000)}</table>`
    expect(htmlTables(bomb)).toEqual([])
  })
})

describe('what is hidden is not there', () => {
  test('rows, cells and columns', () => {
    expect(only("<table><tr><td>甲<td>乙<tr height=0 style='display:none'><td>丙<td>丁<tr><td>戊<td>己</table>")).toEqual([
      ['甲', '乙'],
      ['戊', '己'],
    ])
    // Programs in browsers write a hidden cell under a merged one: it takes no place.
    expect(only('<table><tr><td colspan=2>甲<td style="display: none">x</td><td>乙<tr><td>1<td>2<td>3</table>')[0]).toEqual(['甲', '甲', '乙'])
    const columns = "<col width=72><col width=0 style='display:none;mso-width-source:userset'><col width=72>"
    expect(only(`<table>${columns}<tr><td>甲<td>藏<td>乙</table>`)).toEqual([['甲', '乙']])
    // Where the hidden column's cells were left out already, nothing more is.
    expect(only(`<table>${columns}<tr><td>甲<td>乙</table>`)).toEqual([['甲', '乙']])
  })

  test('by a class of the style sheet, phonetic signs, struck passages, programs', () => {
    const sheet = '<style><!-- .gone, .x {color:red;display:none;} rt {display:none} .y {color:blue} --></style>'
    const html = `${sheet}<table><tr class=gone><td>藏<td>藏<tr><td><ruby>甲<rt>jiǎ</rt></ruby><td>乙<del>旧</del><span class=x>藏</span><script>"<td>"</script><tr><td class=y>丙<td>丁</table>`
    expect(only(html)).toEqual([
      ['甲', '乙'],
      ['丙', '丁'],
    ])
  })
})

describe('texts', () => {
  test('blanks run together, wraps of the markup between Chinese characters vanish, breaks stay', () => {
    const cell = '<p class=MsoNormal>西城区政务\n  服务管理局</p><p>two\n words &nbsp; &amp; 1&nbsp;234.50<o:p></o:p></p>'
    expect(only(`<table><tr><td>${cell}<td>甲<br>\n    乙</table>`)).toEqual([
      ['西城区政务服务管理局\ntwo words & 1 234.50'.replace('words &', 'words   &'), '甲\n乙'],
    ])
  })

  test('the exact figure comes along where the program shows fewer digits', () => {
    const [table] = htmlTables('<table><tr><td x:num="133.8156">133.82<td x:num>12<td sdval="0.5">0.5</table>')
    expect(table?.grid[0]).toEqual([{ text: '133.82', exact: '133.8156' }, { text: '12' }, { text: '0.5', exact: '0.5' }])
  })

  test('what stands above and below a table is kept apart from it', () => {
    const header = 'Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000001000\r\n'
    const html = `${header}<html><head><title>簿</title></head><body><p>表三<p>单位：万元<table><caption>题</caption><tr><td>甲<td>乙</table><p>注：略</body>`
    const [table] = htmlTables(html)
    expect(table?.above).toEqual(['表三', '单位：万元', '题'])
    expect(table?.below).toEqual(['注：略'])
  })

  test('several tables are several, and one that lays out a page is none', () => {
    const inner = '<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>'
    expect(htmlTables(`<p>一${inner}<p>二${inner}`).map(({ above }) => above)).toEqual([['一'], ['二']])
    const page = htmlTables(`<table><tr><td>菜单<td>表题${inner}</table>`)
    expect(page.map(texts)).toEqual([
      [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
    ])
    expect(page[0]?.above).toEqual(['表题'])
    // Excel puts a picture into a table of one cell.
    expect(only('<table><tr><td><table><tr><td height=18>图</td></tr></table><td>乙<tr><td>丙<td>丁</table>')).toEqual([
      ['图', '乙'],
      ['丙', '丁'],
    ])
  })

  test('rows without their table, and the columns that are blank at its edges', () => {
    const [table] = htmlTables('<!--StartFragment--><tr><td></td><td>甲</td><td>&nbsp;</td></tr><tr><td></td><td>乙</td></tr><!--EndFragment-->')
    expect(table && texts(table)).toEqual([['甲'], ['乙']])
    expect(table?.blankColumns).toEqual({ left: 1, right: 1 })
  })
})

// —— a whole parser as the judge

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element
const isElement = (node: Node): node is Element => 'tagName' in node

function find(node: Node, name: string): readonly Element[] {
  const own = isElement(node) && node.tagName === name ? [node] : []
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap((each) => find(each, name))] : own
}

function textOf(node: Node): string {
  if ('value' in node) return node.value as string
  if (isElement(node) && node.tagName === 'br') return '\u0001'
  const inner = 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
  return isElement(node) && node.tagName === 'p' ? `\u0001${inner}\u0001` : inner
}

/** As the table algorithm of HTML places them; a plain second writing of it, over the tree. Nothing where two cells claim one place, which no program writes. */
function placesOf(table: Element): readonly (readonly string[])[] | undefined {
  const span = (cell: Element, name: string) => Math.max(1, Number.parseInt(cell.attrs.find((each) => each.name === name)?.value ?? '1', 10) || 1)
  const shown = (cell: Element) =>
    textOf(cell)
      .split('\u0001')
      .map((line) => line.replace(/\s/g, ''))
      .filter((line) => line !== '')
      .join('\n')
  const all: string[][] = []
  for (const body of table.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'tbody')) {
    const rows = body.childNodes.filter(isElement)
    const grid: string[][] = rows.map(() => [])
    for (const [y, row] of rows.entries()) {
      let x = 0
      for (const cell of row.childNodes.filter(isElement)) {
        while (grid[y]?.[x] !== undefined) x += 1
        for (let right = 0; right < span(cell, 'colspan'); right += 1)
          for (let down = 0; down < span(cell, 'rowspan') && y + down < rows.length; down += 1) {
            const line = grid[y + down] ?? []
            if (line[x + right] !== undefined) return undefined
            line[x + right] = shown(cell)
          }
        x += span(cell, 'colspan')
      }
    }
    all.push(...grid)
  }
  const width = Math.max(0, ...all.map(({ length }) => length))
  return all.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''))
}

const word = fc.constantFrom(
  '甲',
  '1,234.50',
  'a b',
  '&amp;',
  '&lt;td&gt;',
  '&nbsp;',
  ' ',
  '\n',
  '<br>',
  '<!-- <td> -->',
  '<b>粗</b>',
  '<span style="x">斜</span>',
  '<p>段',
  '<p>段</p>',
  '<o:p></o:p>',
  '<![if !x]>',
  '<![endif]>',
)
const cell = fc.record({
  tag: fc.constantFrom('td', 'th', 'TD'),
  rows: fc.integer({ min: 1, max: 3 }),
  columns: fc.integer({ min: 1, max: 3 }),
  words: fc.array(word, { maxLength: 4 }),
  closed: fc.boolean(),
})
const row = fc.record({ cells: fc.array(cell, { minLength: 1, maxLength: 5 }), closed: fc.boolean() })
const body = fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 5 }), written: fc.boolean() })

test('a table is what a whole parser makes of it', () => {
  fc.assert(
    fc.property(fc.array(body, { minLength: 1, maxLength: 2 }), (bodies) => {
      const cells = (each: (typeof bodies)[number]['rows'][number]) =>
        each.cells
          .map(
            ({ tag, rows, columns, words, closed }) => `<${tag} rowspan=${rows} colspan="${columns}">${words.join('')}${closed ? `</${tag}>` : ''}`,
          )
          .join('\n')
      const html = `<table border=1>${bodies.map(({ rows, written }) => `${written ? '<tbody>' : ''}${rows.map((each) => `<tr>${cells(each)}${each.closed ? '</tr>' : ''}`).join('')}`).join('')}</table>`
      const [element] = find(parse(html), 'table')
      if (!element) throw new Error('no table')
      const placed = placesOf(element)
      fc.pre(placed !== undefined)
      const wanted = placed.filter((line) => line.some((text) => text !== ''))
      const used = (column: number) => wanted.some((line) => line[column] !== '')
      const columns = Array.from({ length: wanted[0]?.length ?? 0 }, (_, index) => index)
      const trimmed = wanted.map((line) => line.slice(columns.findIndex(used), columns.findLastIndex(used) + 1))
      // Where blanks fall is told above.
      expect(only(html).map((line) => line.map((text) => text.replace(/[^\S\n]/g, '')))).toEqual(trimmed)
    }),
    { numRuns: 400 },
  )
})
