/** Tables of changes and changed prose as HTML. The page around them is in html.ts. */
import { escapeHtml } from '../html-table.ts'
import { wordsDiff } from './text-diff.ts'
import type { ToldFigures, ToldNames, ToldRename, ToldRow, ToldSection, ToldTable } from './told.ts'
import type { CompareWords } from './words.ts'

const SIGN = { added: '+', removed: '−', changed: '~' } as const

export function htmlNames(names: ToldNames, words: CompareWords): string {
  const rows = names.lines.map((line) => `<tr><th scope="row">${escapeHtml(line.name)}</th>${figureCells(line)}</tr>`)
  const head = headRow(words.name, words)
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
  const head = headRow(words.row, words)
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

function headRow(first: string, words: CompareWords): string {
  const figures = [words.old, words.new, words.change].map((text) => `<th scope="col" class="number">${escapeHtml(text)}</th>`)
  const share = `<th scope="col" class="number share">${escapeHtml(words.share)}</th>`
  return `<thead><tr><th scope="col">${escapeHtml(first)}</th>${figures.join('')}${share}</tr></thead>`
}

function scrolling(title: string, words: CompareWords, lines: readonly string[]): string {
  return [`<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(words.scrollable(title))}">`, ...lines, '</div>'].join('\n')
}

/** Each row of the budget is a group: its name, below it a line for each cell. One change alone stands beside the name. */
function htmlRow(row: ToldRow, words: CompareWords): string {
  const { notes, says } = row
  const label = `${mark(row.change, words)}${escapeHtml(row.label)}`
  const lines = [
    ...row.figures.map((line) => ({ item: escapeHtml(line.item), cells: figureCells(line) })),
    ...row.words.map(({ item, old, new: now }) => ({
      item: escapeHtml(item),
      cells: `<td class="words" colspan="4">${htmlWords(old, now)}</td>`,
    })),
  ]
  const [only] = lines.length === 1 && notes.length + says.length === 0 ? lines : []
  const note = notes.length === 0 ? '' : `<span class="notes">${escapeHtml(notes.join(words.semicolon))}</span>`
  const said = says.map(({ item, text }) => escapeHtml(`${item} ${text}`)).join(words.semicolon)
  const trs = only
    ? [`<th scope="row">${label} <span class="facts">${only.item}</span></th>${only.cells}`]
    : [
        `<th scope="rowgroup" colspan="5">${label}${note}</th>`,
        ...lines.map(({ item, cells }) => `<th scope="row" class="item">${item}</th>${cells}`),
        ...(said === '' ? [] : [`<td class="says words" colspan="5">${said}</td>`]),
      ]
  return `<tbody${row.isTotal ? ' class="total"' : ''}>${trs.map((tr) => `<tr>${tr}</tr>`).join('\n')}</tbody>`
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
