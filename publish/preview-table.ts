/** A published table as a fragment of the preview: the page's own table, with places and marks in its cells. */
import { escapeHtml, tableBody, tableHead } from './html-table.ts'
import type { TableHeading } from './outline.ts'
import { findingList, markAttributes } from './preview-findings.ts'
import type { Fragment, Frame } from './preview-frame.ts'
import { worstOf } from './preview-marks.ts'

export function tableFragment({ marks, files, words }: Frame, { table, title, level }: TableHeading, id: string): Fragment {
  const base = files.baseOf(table.source)
  const unit = table.unit === undefined ? '' : `<span class="unit">${escapeHtml(words.page.unit(table.unit))}</span>`
  const own = marks.of(table)
  const body = tableBody(table, ({ source }) => files.attribute(source, base) + markAttributes(marks.at(source), words))
  const html = [
    `<section class="table"${files.attribute(table.source, base)}>`,
    ...findingList(own, files, words, base),
    `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(words.page.scrollable(title))}">`,
    '<table>',
    `<caption><span class="title">${escapeHtml(title)}</span>${unit}</caption>`,
    ...tableHead(table),
    ...body,
    '</table>',
    '</div>',
    ...(table.omitted === undefined ? [] : [`<p class="more">${escapeHtml(words.moreRows(table.omitted))}</p>`]),
    ...table.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`),
    '</section>',
  ].join('')
  const worst = worstOf([...own, ...table.rows.flatMap(({ cells }) => cells.flatMap(({ source }) => marks.at(source)))])
  return { id, html, ...(base && { base }), title, level, worst }
}
