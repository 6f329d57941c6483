/**
 * Tags and texts of markup, one after the other, to tables: which text belongs to which cell, what is not shown, where a table ends that nobody
 * closed. It goes over the markup once and looks back at nothing, so that no markup takes long.
 */
import type { Token } from 'parse5'
import { HiddenStyles } from './hidden-styles.ts'
import { HtmlText } from './html-text.ts'
import { OpenTable } from './open-table.ts'
import { type PastedTable, textsOf, widthOf } from './pasted-table.ts'

/** What is never shown, or is a remark on the text: phonetic signs, struck passages of a tracked change, what browsers run. */
const UNSHOWN = new Set([
  'script',
  'title',
  'textarea',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
  'rt',
  'rp',
  'del',
  'select',
  'template',
  'xml',
  'svg',
])
const STRUCTURE = new Set(['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'])
const ROW_STARTS = new Set(['tr', 'td', 'th'])
const GROUPS = new Set(['thead', 'tbody', 'tfoot'])
const LINES = new Set(['br', 'p', 'div', 'li', 'ul', 'ol', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'center', 'blockquote', 'dt', 'dd'])
/** They end where they begin. */
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr', 'embed', 'area', 'base', 'source', 'track'])
/** Deeper tables are read as text of the one that holds them. */
const DEEPEST = 8
/** Of what stands above a table only the last lines can be about it. */
const MOST_LINES_ABOVE = 20

export class TableReader {
  readonly #styles = new HiddenStyles()
  readonly #open: OpenTable[] = []
  readonly #found: PastedTable[] = []
  #outside = new HtmlText()
  #sheet: string | undefined
  /** What is not shown, until its element ends. */
  #skipped: { readonly name: string; depth: number } | undefined

  text(characters: string): void {
    if (this.#sheet !== undefined) this.#sheet += characters
    else if (!this.#skipped) this.#sink.add(characters)
  }

  start(tag: Token.TagToken): void {
    const { tagName } = tag
    if (tagName === 'style') this.#sheet = ''
    if (STRUCTURE.has(tagName)) this.#skipped = undefined
    if (this.#skipped) {
      if (tagName === this.#skipped.name && !tag.selfClosing) this.#skipped.depth += 1
      return
    }
    const isHidden = this.#styles.hides(tag)
    if (STRUCTURE.has(tagName)) {
      this.#startStructure(tag, isHidden)
      return
    }
    if (LINES.has(tagName)) this.#sink.break()
    if ((isHidden || UNSHOWN.has(tagName)) && !tag.selfClosing && !VOID.has(tagName)) this.#skipped = { name: tagName, depth: 1 }
  }

  end(name: string): void {
    if (name === 'style' && this.#sheet !== undefined) {
      this.#styles.read(this.#sheet)
      this.#sheet = undefined
    }
    if (STRUCTURE.has(name)) this.#skipped = undefined
    if (this.#skipped) {
      if (name === this.#skipped.name) this.#skipped.depth -= 1
      if (this.#skipped.depth === 0) this.#skipped = undefined
      return
    }
    if (STRUCTURE.has(name)) this.#endStructure(name)
    else if (LINES.has(name)) this.#sink.break()
  }

  finish(): readonly PastedTable[] {
    while (this.#open.length > 0) this.#endTable()
    const last = this.#found.pop()
    return last ? [...this.#found, { ...last, below: this.#outside.lines() }] : []
  }

  get #table(): OpenTable | undefined {
    return this.#open[this.#open.length - 1]
  }

  /** Text between the cells of a table stands above or below it, as browsers have it. */
  get #sink(): HtmlText {
    for (let depth = this.#open.length - 1; depth >= 0; depth -= 1) {
      const text = this.#open[depth]?.text
      if (text) return text
    }
    return this.#outside
  }

  #startStructure(tag: Token.TagToken, isHidden: boolean): void {
    const { tagName } = tag
    // Some programs put rows without their table on the clipboard.
    if (tagName === 'table' || (!this.#table && ROW_STARTS.has(tagName))) this.#startTable()
    const table = this.#table
    if (!table || tagName === 'table') return
    if (tagName === 'tr') table.openRow(isHidden ? 'hidden' : 'shown')
    else if (tagName === 'td' || tagName === 'th') this.#startCell(table, tag, isHidden)
    else if (tagName === 'col') table.openColumn(tag, isHidden)
    else if (GROUPS.has(tagName)) table.openGroup(tagName)
    else if (tagName === 'caption') table.inCaption = true
  }

  /** A hidden cell takes no place: programs in browsers write them under a merged one. */
  #startCell(table: OpenTable, tag: Token.TagToken, isHidden: boolean): void {
    if (!isHidden) {
      table.openCell(tag)
      return
    }
    table.closeCell()
    this.#skipped = { name: tag.tagName, depth: 1 }
  }

  #startTable(): void {
    if (this.#open.length >= DEEPEST) return
    const sink = this.#sink
    const above = sink.lines().slice(-MOST_LINES_ABOVE)
    if (this.#open.length === 0) this.#outside = new HtmlText()
    this.#open.push(new OpenTable(above))
  }

  #endStructure(name: string): void {
    const table = this.#table
    if (!table) return
    if (name === 'table') this.#endTable()
    else if (name === 'td' || name === 'th') table.closeCell()
    else if (name === 'tr') table.closeRow()
    else if (name === 'caption') table.inCaption = false
    else if (GROUPS.has(name)) table.openGroup('tbody')
  }

  /** A table within a cell is text of that cell as well; if it is a table in earnest, the outer one only lays out the page. */
  #endTable(): void {
    const table = this.#open.pop()
    const closed = table?.close()
    if (!table || !closed) return
    const tables = table.inner.length > 0 ? table.inner : [closed]
    const outer = this.#table
    if (!outer) {
      for (const each of tables) this.#found.push(each)
      return
    }
    for (const each of tables) if (each.grid.length > 1 && widthOf(each.grid) > 1) outer.inner.push(each)
    for (const row of closed.grid) {
      outer.text?.add(textsOf(row).join(' '))
      outer.text?.break()
    }
  }
}
