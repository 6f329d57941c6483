/** A comparison → one HTML page that needs nothing else and runs nothing: it may stand on a web site, in a mail, in the editor. */
import { escapeHtml } from '../html-table.ts'
import { utf8 } from '../output.ts'
import { sha256, toBase64 } from '../sha256.ts'
import type { Comparison } from './comparison.ts'
import { COMPARISON_STYLE } from './comparison-style.ts'
import { htmlChangedTable, htmlNames, htmlRenames, htmlSection, remarkList } from './html-changes.ts'
import { tell } from './tell.ts'
import type { Told, ToldHead } from './told.ts'
import { type CompareLanguage, type CompareWords, compareWords } from './words.ts'

export interface ComparisonPage {
  readonly language: CompareLanguage
  /** What the two files are called, the old one first. */
  readonly files: readonly [string, string]
}

export function comparisonPage(comparison: Comparison, { language, files }: ComparisonPage): string {
  const words = compareWords(language)
  const told = tell(comparison, language)
  const title = `${words.title}: ${told.heads.map((head) => head.title).join(' → ')}`
  return [
    '<!DOCTYPE html>',
    `<html lang="${language === 'en' ? 'en' : 'zh-CN'}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy()}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${COMPARISON_STYLE}</style>`,
    '</head>',
    '<body>',
    `<h1>${escapeHtml(words.title)}</h1>`,
    `<div class="sides">${told.heads.map((head, index) => htmlHead(head, files[index] ?? '')).join('\n')}</div>`,
    `<p class="verdict">${escapeHtml(told.verdict)}</p>`,
    ...remarkList(told.remarks),
    ...(told.isSame ? [] : changes(told, words)),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** The page's own style sheet, known by its digest, and nothing else: whatever an escape might have missed would neither run nor load. */
function policy(): string {
  return `default-src 'none'; style-src 'sha256-${toBase64(sha256(utf8(COMPARISON_STYLE)))}'; base-uri 'none'; form-action 'none'`
}

function htmlHead({ side, title, facts }: ToldHead, file: string): string {
  return [
    '<div class="side">',
    `<p class="title" lang="zh-CN"><span class="tag">${escapeHtml(side)}</span>${escapeHtml(title)}</p>`,
    `<p class="file">${escapeHtml(file)}</p>`,
    `<p class="facts">${escapeHtml(facts.join(' · '))}</p>`,
    '</div>',
  ].join('\n')
}

function changes(told: Told, words: CompareWords): readonly string[] {
  return [
    ...(told.names ? [htmlNames(told.names, words)] : []),
    ...contents(told, words),
    ...(told.renames.length > 0 ? [htmlRenames(told.renames, words)] : []),
    '<main>',
    ...told.tables.map((table, index) => htmlChangedTable(table, index, words)),
    ...(told.sections.length > 0
      ? [`<h2 id="prose">${escapeHtml(words.prose)}</h2>`, ...told.sections.map((section) => htmlSection(section, words))]
      : []),
    '</main>',
    ...told.lists.flatMap(({ title, items }) => [
      `<h2>${escapeHtml(title)}</h2>`,
      `<p lang="zh-CN">${items.map(escapeHtml).join(escapeHtml(words.listComma))}</p>`,
    ]),
  ]
}

function contents({ tables, sections }: Told, words: CompareWords): readonly string[] {
  const links = tables.map(({ title }, index) => ({ href: `#t${index + 1}`, title }))
  if (sections.length > 0) links.push({ href: '#prose', title: words.prose })
  if (links.length < 3) return []
  const label = escapeHtml(words.contents)
  const items = links.map(({ href, title }) => `<li><a href="${href}">${escapeHtml(title)}</a></li>`)
  return [`<nav aria-label="${label}">`, `<h2>${label}</h2>`, '<ol>', ...items, '</ol>', '</nav>']
}
