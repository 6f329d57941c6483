/**
 * Publication → one HTML page that needs nothing else: no script, no font, no picture. Every text is escaped, and the page's own policy forbids
 * whatever an escape might have missed: it knows one style sheet, by its digest, and nothing else.
 */
import { publicationStem } from './file-name.ts'
import { CHARTS_ID, htmlCharts } from './html-charts.ts'
import { PAGE_STYLE } from './html-style.ts'
import { escapeHtml, htmlTable } from './html-table.ts'
import type { Publication } from './model.ts'
import { depthsOf, type Heading, headingsOf, outlineOf, type SectionHeading } from './outline.ts'
import { type OutputFile, utf8 } from './output.ts'
import { oneLine, plainText } from './plain-text.ts'
import { sha256, toBase64 } from './sha256.ts'
import { type Words, wordsOf } from './words.ts'

export function writeHtml(publication: Publication): readonly OutputFile[] {
  return [{ name: `${publicationStem(publication)}.html`, bytes: utf8(htmlPage(publication)) }]
}

/** The page as text. */
export function htmlPage(publication: Publication): string {
  const words = wordsOf(publication)
  const title = escapeHtml(oneLine(publication.title) || words.untitled)
  const outline = outlineOf(publication)
  const toc = contents([...chartsHeading(publication, words), ...headingsOf(outline)], words)
  return [
    '<!DOCTYPE html>',
    `<html lang="${publication.language === 'en' ? 'en' : 'zh-CN'}">`,
    ...head(publication, title, words),
    publication.draft ? `<body class="draft" data-draft="${escapeHtml(words.draft)}">` : '<body>',
    `<a class="skip" href="#main">${escapeHtml(words.skip)}</a>`,
    ...(publication.draft ? [`<p class="notice" role="note">${escapeHtml(words.draftNotice)}</p>`] : []),
    '<header>',
    `<h1 lang="zh-CN">${title}</h1>`,
    ...publisherLine(publication, words),
    '</header>',
    `<div class="layout${toc.length > 0 ? ' two' : ''}">`,
    ...toc,
    // Whatever the language of the page's own words, a budget's text is Chinese; a screen reader needs to know.
    '<main id="main" lang="zh-CN">',
    ...htmlCharts(publication.charts, outline.tables, words),
    ...outline.sections.map(section),
    ...outline.tables.map((table) => htmlTable(table, words)),
    '</main>',
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function head({ draft }: Publication, title: string, words: Words): readonly string[] {
  const style = `sha256-${toBase64(sha256(utf8(PAGE_STYLE)))}`
  const policy = `default-src 'none'; style-src '${style}'; base-uri 'none'; form-action 'none'`
  return [
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${draft ? `${escapeHtml(words.draft)} · ` : ''}${title}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
  ]
}

/** Left out where the title says it. */
function publisherLine({ title, publisher }: Publication, words: Words): readonly string[] {
  const name = oneLine(publisher)
  return name === '' || oneLine(title).includes(name) ? [] : [`<p class="publisher">${escapeHtml(words.publisher(name))}</p>`]
}

function chartsHeading({ charts }: Publication, words: Words): readonly Heading[] {
  return charts.length === 0 ? [] : [{ level: 1, title: words.charts, id: CHARTS_ID }]
}

/** Open to begin with; whoever wants the room closes it, which needs no script. */
function contents(headings: readonly Heading[], words: Words): readonly string[] {
  if (headings.length < 2) return []
  const label = escapeHtml(words.contents)
  return [
    `<nav aria-label="${label}">`,
    `<details open><summary>${label}</summary>`,
    `<ol lang="zh-CN">${nested(headings)}</ol>`,
    '</details>',
    '</nav>',
  ]
}

/** Items of one level in a list, those below in a list of the item above. */
function nested(headings: readonly Heading[]): string {
  const depths = depthsOf(headings)
  return headings
    .map(({ id, title }, index) => {
      const [depth, next] = [depths[index] ?? 1, depths[index + 1] ?? 1]
      const link = `<li${depth === 1 ? ' class="top"' : ''}><a href="#${id}">${escapeHtml(title)}</a>`
      return link + (next > depth ? '\n<ol>' : `</li>${'</ol></li>'.repeat(depth - next)}\n`)
    })
    .join('')
}

function section({ id, title, level, section: { paragraphs } }: SectionHeading): string {
  const tag = `h${Math.min(level + 1, 6)}`
  const lines = paragraphs.flatMap(({ text }) => plainText(text).split('\n')).filter((line) => line.trim() !== '')
  return [
    `<section class="prose" id="${id}" aria-labelledby="${id}-title">`,
    `<${tag} id="${id}-title">${escapeHtml(title)}</${tag}>`,
    ...lines.map((line) => `<p>${escapeHtml(line.trim())}</p>`),
    '</section>',
  ].join('\n')
}
