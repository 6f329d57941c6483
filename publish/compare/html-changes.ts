/** Tables of changes and changed prose as HTML. The page around them is in html.ts. */
import { escapeHtml } from '../html-table.ts'
import { wordsDiff } from './text-diff.ts'
import type { ToldFigures, ToldNames, ToldRename, ToldRow, ToldSection, ToldTable } from './told.ts'
import type { CompareWords } from './words.ts'

const SIGN = { added: '+', removed: '−', changed: '~' } as const

export function htmlNames(names: ToldNames, words: CompareWords): string {
  const rows = names.lines.map((line) => `<tr><th scope="row">${escapeHtml(line.name)}</th>${figureCells(line)}</tr>`)
  const head = headRow([words.name], words)
  return [
    `<h2 id="names">${escapeHtml(names.title)}</h2>`,
    scrolling(names.title, words, ['<table>', head, '<tbody>', ...rows, '</tbody>', '</table>']),
  ].join('\n')
}

export function htmlRenames(renames: readonly ToldRename[], words: CompareWords): string {
  const items = renames.map(({ codes, code, old, new: now, tables }) => {
    const names = `<del>${escapeHtml(old)}</del> → <ins>${escapeHtml(now)}</ins>`
    return `<li>${escapeHtml(codes)} <code>${escapeHtml(code)}</code> ${names}<span class="facts">${escapeHtml(tables)}</span></li>`
  })
  return [`<h2 id="renames">${escapeHtml(words.renames)}</h2>`, '<ul class="renames">', ...items, '</ul>'].join('\n')
}

export function htmlChangedTable(table: ToldTable, index: number, words: CompareWords): string {
  const id = `t${index + 1}`
  const facts = [table.unit, ...table.counts].filter(Boolean).join(' · ')
  const head = headRow([words.row, words.item], words)
  return [
    `<section aria-labelledby="${id}">`,
    `<h2 id="${id}">${escapeHtml(table.title)}<span class="counts">${escapeHtml(facts)}</span></h2>`,
    ...remarkList(table.remarks),
    ...(table.rows.length === 0
      ? []
      : [scrolling(table.title, words, ['<table>', head, ...table.rows.map((row) => htmlRow(row, words)), '</table>'])]),
    '</section>',
  ].join('\n')
}

export function remarkList(remarks: readonly string[]): readonly string[] {
  return remarks.length === 0 ? [] : ['<ul class="remarks">', ...remarks.map((remark) => `<li>${escapeHtml(remark)}</li>`), '</ul>']
}

function headRow(first: readonly string[], words: CompareWords): string {
  const cells = first.map((text, index) => `<th scope="col" class="${index === 0 ? 'row' : 'item'}">${escapeHtml(text)}</th>`)
  const figures = [words.old, words.new, words.change].map((text) => `<th scope="col" class="number">${escapeHtml(text)}</th>`)
  figures.push(`<th scope="col" class="number share">${escapeHtml(words.share)}</th>`)
  return `<thead><tr>${[...cells, ...figures].join('')}</tr></thead>`
}

function scrolling(title: string, words: CompareWords, lines: readonly string[]): string {
  return [`<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(words.scrollable(title))}">`, ...lines, '</div>'].join('\n')
}

/** Each row of the budget is a group of lines, one for each cell. */
function htmlRow(row: ToldRow, words: CompareWords): string {
  const lines = [
    ...row.figures.map((line) => `<td>${escapeHtml(line.item)}</td>${figureCells(line)}`),
    ...row.words.map(({ item, old, new: now }) => `<td>${escapeHtml(item)}</td><td class="words" colspan="4">${htmlWords(old, now)}</td>`),
    ...(row.says.length === 0
      ? []
      : [`<td class="says words" colspan="5">${row.says.map(({ item, text }) => escapeHtml(`${item} ${text}`)).join(words.semicolon)}</td>`]),
  ]
  const notes = row.notes.length === 0 ? '' : `<span class="notes">${escapeHtml(row.notes.join(words.semicolon))}</span>`
  const label = `${mark(row.change, words)}${escapeHtml(row.label)}${notes}`
  const head = `<th scope="rowgroup"${lines.length > 1 ? ` rowspan="${lines.length}"` : ''}>${label}</th>`
  const body = (lines.length === 0 ? ['<td colspan="5"></td>'] : lines).map((line, index) => `<tr>${index === 0 ? head : ''}${line}</tr>`)
  return `<tbody${row.isTotal ? ' class="total"' : ''}>${body.join('\n')}</tbody>`
}

export function mark(change: ToldRow['change'], words: CompareWords): string {
  return `<span class="mark ${change}">${SIGN[change]} ${escapeHtml(words.kinds[change])}</span>`
}

function figureCells({ old, new: now, change, share, grew }: ToldFigures): string {
  const tone = grew === undefined ? 'quiet' : grew ? 'grew' : 'shrank'
  const plain = [old, now].map((text) => `<td class="number">${escapeHtml(text)}</td>`)
  const toned = [change, share].map((text) => `<td class="number ${tone}">${escapeHtml(text)}</td>`)
  return [...plain, ...toned].join('')
}

function htmlWords(old: string, now: string): string {
  const tag = { same: (text: string) => text, old: (text: string) => `<del>${text}</del>`, new: (text: string) => `<ins>${text}</ins>` }
  return wordsDiff(old, now)
    .map(({ k, text }) => tag[k](escapeHtml(text)))
    .join('')
}

// —— prose

export function htmlSection({ change, title, notes, paragraphs }: ToldSection, words: CompareWords): string {
  const note = notes.length === 0 ? '' : `<span class="notes">${escapeHtml(notes.join(words.semicolon))}</span>`
  return [
    `<h3>${mark(change, words)}${escapeHtml(title)}${note}</h3>`,
    ...paragraphs.map(({ old, new: now }) => `<p class="paragraph">${htmlWords(old, now)}</p>`),
  ].join('\n')
}
