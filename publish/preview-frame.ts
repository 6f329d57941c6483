/** What stands around the preview's tables: the bar with what is wrong and the list of contents, and the head of the page. */
import { htmlCharts } from './html-charts.ts'
import { escapeHtml } from './html-table.ts'
import type { Publication } from './model.ts'
import { depthsOf, type Heading } from './outline.ts'
import { oneLine } from './plain-text.ts'
import type { PreviewFragment } from './preview.ts'
import { findingList } from './preview-findings.ts'
import type { Marks } from './preview-marks.ts'
import type { FilesOfPlaces } from './preview-places.ts'
import type { PreviewWords } from './preview-words.ts'

/** What every fragment is made with. */
export interface Frame {
  readonly marks: Marks
  readonly files: FilesOfPlaces
  readonly words: PreviewWords
}

/** A fragment that the list of contents names. */
export interface Fragment extends PreviewFragment, Heading {
  /** The worst that is found in it; hints are not counted. */
  readonly worst: 'error' | 'warning' | undefined
}

export function barFragment({ marks, words }: Frame, fragments: readonly Fragment[]): PreviewFragment {
  const counters = (['error', 'warning'] as const).flatMap((severity) => {
    const count = severity === 'error' ? marks.errors : marks.warnings
    const label = escapeHtml(words.count[severity](count))
    return count === 0
      ? []
      : [`<button type="button" class="count" data-next="${severity}" title="${escapeHtml(words.next)}" data-found="${severity}">${label}</button>`]
  })
  const clean = marks.errors === 0 ? [`<span class="clean">${escapeHtml(words.clean)}</span>`] : []
  const html = [`<nav class="bar" aria-label="${escapeHtml(words.bar)}">`, ...clean, ...counters, ...contents(fragments, words), '</nav>'].join('')
  return { id: 'bar', html }
}

function contents(fragments: readonly Fragment[], words: PreviewWords): readonly string[] {
  if (fragments.length < 2) return []
  const depths = depthsOf(fragments)
  const items = fragments.map(({ id, title, worst }, index) => {
    const mark = worst ? ` data-found="${worst}"` : ''
    return `<li><button type="button" data-go="${escapeHtml(id)}" data-depth="${depths[index]}"${mark}>${escapeHtml(title)}</button></li>`
  })
  return [`<details class="contents"><summary>${escapeHtml(words.page.contents)}</summary><ol lang="zh-CN">`, ...items, '</ol></details>']
}

export function titleFragment({ marks, files, words }: Frame, publication: Publication): PreviewFragment {
  const title = oneLine(publication.title) || words.page.untitled
  const publisher = oneLine(publication.publisher)
  const html = [
    '<header class="head">',
    ...(publication.draft ? [`<p class="stamp" role="note" title="${escapeHtml(words.page.draftNotice)}">${escapeHtml(words.page.draft)}</p>`] : []),
    `<h1 lang="zh-CN">${escapeHtml(title)}</h1>`,
    ...(publisher === '' || title.includes(publisher) ? [] : [`<p class="publisher" lang="zh-CN">${escapeHtml(publisher)}</p>`]),
    ...findingList(marks.elsewhere, files, words),
    '</header>',
  ].join('')
  return { id: 'title', html }
}

export function chartsFragment({ words }: Frame, { charts }: Publication): readonly PreviewFragment[] {
  return charts.length === 0 ? [] : [{ id: 'charts', html: htmlCharts(charts, [], words.page).join('') }]
}
