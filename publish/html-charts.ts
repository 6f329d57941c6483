/**
 * Charts as HTML: a list of what each bar says in words and figures, for whoever cannot see it, with the bar below. Bars are drawn with attributes alone,
 * since the page's policy allows no style but the sheet's.
 */
import { escapeHtml } from './html-table.ts'
import type { PublishedBar, PublishedChart } from './model.ts'
import type { TableHeading } from './outline.ts'
import { shortTitle, type Words } from './words.ts'

/** Thinner than this a bar could not be seen. */
const THINNEST = 0.4

/** The section's own address. */
export const CHARTS_ID = 'charts'

export function htmlCharts(charts: readonly PublishedChart[], tables: readonly TableHeading[], words: Words): readonly string[] {
  if (charts.length === 0) return []
  return [
    `<section id="${CHARTS_ID}" aria-labelledby="${CHARTS_ID}-title">`,
    `<h2 id="${CHARTS_ID}-title">${escapeHtml(words.charts)}</h2>`,
    '<div class="charts">',
    ...charts.map((chart, index) => figure(chart, `c${index + 1}`, tables, words)),
    '</div>',
    '</section>',
  ]
}

function figure(chart: PublishedChart, id: string, tables: readonly TableHeading[], words: Words): string {
  const total = `<data value="${escapeHtml(chart.total.value)}">${escapeHtml(chart.total.text)}</data>`
  const sum = `${escapeHtml(words.total)} ${total} ${escapeHtml(chart.unit)}`
  return [
    `<figure aria-labelledby="${id}">`,
    `<figcaption><h3 id="${id}">${escapeHtml(chart.title)}</h3><p>${sum} · ${source(chart, tables, words)}</p></figcaption>`,
    '<ul class="bars">',
    ...chart.bars.map(bar),
    '</ul>',
    '</figure>',
  ].join('\n')
}

/** A link to the table, if it is on the page. */
function source({ from }: PublishedChart, tables: readonly TableHeading[], words: Words): string {
  const text = escapeHtml(words.drawnFrom(from))
  const heading = tables.find(({ table }) => shortTitle(table) === from)
  return heading ? `<a href="#${heading.id}">${text}</a>` : text
}

function bar({ label, text, value, share, length }: PublishedBar): string {
  const width = length > 0 ? Math.min(100, Math.max(THINNEST, length)) : 0
  const drawing = `<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="100" height="1"></rect><rect class="part" width="${width}" height="1"></rect></svg>`
  return `<li><span class="label">${escapeHtml(label)}</span> <data value="${escapeHtml(value)}">${escapeHtml(text)}</data> <span class="share">${escapeHtml(share ?? '')}</span>${drawing}</li>`
}
