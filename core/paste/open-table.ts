/** A table of markup while it is being read: its rows and cells as they come, each closed by whatever opens the next. What ends where is HTML's, not the writer's care. */
import type { Token } from 'parse5'
import { type HtmlCell, type HtmlRow, layOut } from './html-grid.ts'
import { HtmlText } from './html-text.ts'
import { type PastedTable, tidied } from './pasted-table.ts'

interface OpenRow {
  readonly cells: HtmlCell[]
  readonly hidden: boolean
  readonly group: number
  isHead: boolean
}

interface OpenCell {
  readonly tag: Token.TagToken
  readonly text: HtmlText
}

export class OpenTable {
  readonly above: readonly string[]
  readonly caption = new HtmlText()
  /** Tables within its cells that are tables in earnest: then this one only lays out a page. */
  readonly inner: PastedTable[] = []
  inCaption = false
  readonly #rows: OpenRow[] = []
  readonly #columnsHidden: boolean[] = []
  #row: OpenRow | undefined
  #cell: OpenCell | undefined
  #group = 0
  #inHead = false

  constructor(above: readonly string[]) {
    this.above = above
  }

  /** Where text goes; nothing between cells. */
  get text(): HtmlText | undefined {
    return this.#cell?.text ?? (this.inCaption ? this.caption : undefined)
  }

  openColumn({ attrs }: Token.TagToken, hidden: boolean): void {
    const span = spanOf(attrs, 'span', MOST_SPAN)
    for (let at = 0; at < span && this.#columnsHidden.length < MOST_SPAN; at += 1) this.#columnsHidden.push(hidden)
  }

  openGroup(name: string): void {
    this.closeRow()
    this.#group += 1
    this.#inHead = name === 'thead'
  }

  openRow(visibility: 'shown' | 'hidden'): void {
    this.closeRow()
    this.inCaption = false
    this.#row = { cells: [], hidden: visibility === 'hidden', group: this.#group, isHead: this.#inHead }
    this.#rows.push(this.#row)
  }

  openCell(tag: Token.TagToken): void {
    this.closeCell()
    if (!this.#row) this.openRow('shown')
    this.#cell = { tag, text: new HtmlText() }
  }

  closeCell(): void {
    if (!this.#cell || !this.#row) return
    const { tag, text } = this.#cell
    const style = attributeOf(tag.attrs, 'style') ?? ''
    const exact = attributeOf(tag.attrs, 'x:num') || attributeOf(tag.attrs, 'sdval')
    const cell = { text: text.text(), ...(exact ? { exact } : {}) }
    const rowSpan = attributeOf(tag.attrs, 'rowspan')?.trim() === '0' ? MOST_ROW_SPAN : spanOf(tag.attrs, 'rowspan', MOST_ROW_SPAN)
    this.#row.cells.push({ cell, rowSpan, columnSpan: spanOf(tag.attrs, 'colspan', MOST_SPAN), overflows: OVERFLOWS.test(style) })
    if (tag.tagName !== 'th' && !this.#inHead) this.#row.isHead = false
    else if (this.#row.cells.length === 1) this.#row.isHead = true
    this.#cell = undefined
  }

  closeRow(): void {
    this.closeCell()
    this.#row = undefined
  }

  /** Nothing for a table without places, or with more than anybody can use. */
  close(): PastedTable | undefined {
    this.closeRow()
    const places = layOut(this.#rows as readonly HtmlRow[], this.#columnsHidden)
    const tidy = places && tidied(places)
    if (!tidy || tidy.grid.length === 0) return undefined
    const shown = this.#rows.filter(({ hidden, cells }) => !hidden && cells.some(({ cell }) => cell.text !== ''))
    const firstOfBody = shown.findIndex(({ isHead }) => !isHead)
    return { ...tidy, above: [...this.above, ...this.caption.lines()], below: [], headRows: Math.max(0, firstOfBody) }
  }
}

/** As browsers have it. */
const MOST_SPAN = 1000
const MOST_ROW_SPAN = 65_534
const OVERFLOWS = /mso-ignore\s*:\s*colspan/i

function spanOf(attrs: Token.TagToken['attrs'], name: string, most: number): number {
  const span = Number.parseInt(attributeOf(attrs, name) ?? '1', 10)
  return span > 0 ? Math.min(span, most) : 1
}

function attributeOf(attrs: Token.TagToken['attrs'], wanted: string): string | undefined {
  return attrs.find(({ name }) => name === wanted)?.value
}
