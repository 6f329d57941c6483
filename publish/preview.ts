/**
 * Publication and findings → the preview: the official page in fragments, each cell with the place where it is written and with what is
 * wrong there. A fragment that an edit left alone is the same text as before, so only the others need to be sent. Made in steps.
 */
import type { Publication } from './model.ts'
import { outlineOf } from './outline.ts'
import { barFragment, chartsFragment, type Fragment, type Frame, titleFragment } from './preview-frame.ts'
import { type FoundInFile, markFindings } from './preview-marks.ts'
import { FilesOfPlaces, type PlaceBase } from './preview-places.ts'
import { sectionFragment } from './preview-section.ts'
import { tableFragment } from './preview-table.ts'
import { previewWords } from './preview-words.ts'
import type { Steps } from './steps.ts'

export interface PreviewFragment {
  /** The same after an edit, as long as the table or section has its name. */
  readonly id: string
  readonly html: string
  /** Where its places are counted from: lines that come or go above change this, and not the text. */
  readonly base?: PlaceBase
}

export interface Preview {
  readonly title: string
  readonly draft: boolean
  readonly language: Publication['language']
  /** The files that places name by number. */
  readonly files: readonly string[]
  readonly fragments: readonly PreviewFragment[]
}

export function* previewInSteps(publication: Publication, found: readonly FoundInFile[]): Steps<Preview> {
  const { title, draft, language } = publication
  const { sections, tables } = outlineOf(publication)
  const files = new FilesOfPlaces()
  const frame: Frame = { marks: yield* markFindings(publication, found), files, words: previewWords(publication) }
  const id = idsOf()
  const made: Fragment[] = []
  for (const heading of sections) {
    made.push(sectionFragment(frame, heading, id('section', heading.title)))
    yield
  }
  for (const heading of tables) {
    made.push(tableFragment(frame, heading, id('table', heading.table.name)))
    yield
  }
  const fragments = [barFragment(frame, made), titleFragment(frame, publication), ...chartsFragment(frame, publication), ...made]
  return { title, draft, language, files: files.list, fragments: fragments.map(({ id, html, base }) => ({ id, html, ...(base && { base }) })) }
}

/** Names may be repeated while somebody types: then their order tells them apart. */
function idsOf(): (kind: string, name: string) => string {
  const counts = new Map<string, number>()
  return (kind, name) => {
    const id = `${kind} ${name}`
    const count = (counts.get(id) ?? 0) + 1
    counts.set(id, count)
    return count === 1 ? id : `${id} ${count}`
  }
}
