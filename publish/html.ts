/**
 * Publication → one HTML page that needs nothing else: no script, no font, no picture. Every text is escaped, and the page's own
 * policy forbids whatever an escape might have missed.
 */
import { publicationStem } from './file-name.ts'
import { htmlStyle } from './html-style.ts'
import { escapeHtml, htmlTable } from './html-table.ts'
import type { Publication } from './model.ts'
import { type OutputFile, utf8 } from './output.ts'
import { oneLine } from './plain-text.ts'
import { fullTitle, wordsOf } from './words.ts'

export const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

export function writeHtml(publication: Publication): readonly OutputFile[] {
  return [{ name: `${publicationStem(publication)}.html`, bytes: utf8(htmlPage(publication)) }]
}

/** The page as text; the preview shows the same. */
export function htmlPage(publication: Publication): string {
  const words = wordsOf(publication)
  const title = escapeHtml(oneLine(publication.title) || words.untitled)
  const sections = publication.tables.map((table, index) => htmlTable(table, index, words))
  return [
    '<!DOCTYPE html>',
    `<html lang="${publication.language === 'en' ? 'en' : 'zh-CN'}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${publication.draft ? `${words.draft} · ` : ''}${title}</title>`,
    `<style>${htmlStyle(publication.draft ? words.draft : undefined)}</style>`,
    '</head>',
    publication.draft ? '<body class="draft">' : '<body>',
    ...(publication.draft ? [`<p class="notice" role="note">${escapeHtml(words.draftNotice)}</p>`] : []),
    `<h1 lang="zh-CN">${title}</h1>`,
    ...contents(publication),
    // Whatever the language of the page's own words, a budget's text is Chinese; a screen reader needs to know.
    '<main lang="zh-CN">',
    ...sections,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function contents(publication: Publication): readonly string[] {
  if (publication.tables.length < 2) return []
  const label = escapeHtml(wordsOf(publication).contents)
  const links = publication.tables.map((table, index) => `<li><a href="#t${index + 1}">${escapeHtml(fullTitle(table))}</a></li>`)
  return [`<nav aria-label="${label}">`, `<h2>${label}</h2>`, '<ol lang="zh-CN">', ...links, '</ol>', '</nav>']
}
