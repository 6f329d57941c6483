/** What is wrong, in the preview's HTML: as attributes of the cell that it is about, or as a list where there is none. */
import { escapeHtml } from './html-table.ts'
import type { SourcePlace } from './model.ts'
import { oneLine } from './plain-text.ts'
import type { Found } from './preview-marks.ts'
import type { FilesOfPlaces, PlaceBase } from './preview-places.ts'
import type { PreviewWords } from './preview-words.ts'

/** A list is read by a person; what comes after so many is in the editor's own list. */
const MOST_LISTED = 20
/** What a mark's window can hold. */
const MOST_IN_CELL = 5

/**
 * The cell can be reached by the keyboard, a screen reader says what is wrong, and the page shows `data-say`, a line for each finding:
 * severity, rule, message. With a blank before it.
 */
export function markAttributes(found: readonly Found[], words: PreviewWords): string {
  const [worst] = found
  if (!worst) return ''
  const shown = found.slice(0, MOST_IN_CELL)
  const say = shown.map(({ severity, rule, message }) => `${severity} ${rule} ${oneLine(message)}`).join('\n')
  const aloud = shown.map(({ severity, message }) => `${words.severity[severity]}：${oneLine(message)}`).join(' ')
  return ` tabindex="0" data-found="${worst.severity}" data-say="${escapeHtml(say)}" aria-description="${escapeHtml(aloud)}"`
}

/** Each leads to its place when it is chosen. */
export function findingList(found: readonly Found[], files: FilesOfPlaces, words: PreviewWords, base?: PlaceBase): readonly string[] {
  if (found.length === 0) return []
  const items = found.slice(0, MOST_LISTED).map((each) => `<li>${findingButton(each, files, words, base)}</li>`)
  const rest = found.length - items.length
  return [
    '<ul class="findings" lang="und">',
    ...items,
    ...(rest > 0 ? [`<li class="rest">${escapeHtml(words.moreFindings(rest))}</li>`] : []),
    '</ul>',
  ]
}

function findingButton(found: Found, files: FilesOfPlaces, words: PreviewWords, base: PlaceBase | undefined): string {
  const { severity, rule, message } = found
  const at = files.attribute(placeOf(found), base)
  return `<button type="button" data-found="${severity}"${at}><b>${words.severity[severity]}</b> <span>${escapeHtml(oneLine(message))}</span> <code>${escapeHtml(rule)}</code></button>`
}

function placeOf({ uri, range: { start, end } }: Found): SourcePlace {
  return { uri, line: start.line, start: start.character, end: end.line === start.line ? end.character : start.character }
}
