/** Names for files and sheets, made from titles that anyone may have typed: legal everywhere, never a path, no two alike. */
import type { Publication } from './model.ts'
import { cutText, oneLine } from './plain-text.ts'
import { wordsOf } from './words.ts'

/** A file name may have 255 bytes on common systems; a Chinese character takes three, and an ending and a number are still to come. */
const LONGEST_FILE_STEM = 70
/** Excel's limit, in UTF-16 units. */
const LONGEST_SHEET = 31
/** Device names of Windows, which it refuses with any ending. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i
/** Marks that turn the direction of what follows: with them a name can show an ending that it does not have. */
const INVISIBLE = /[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/g

/** Separators and what Windows forbids become a blank; dots and blanks at the ends go, and so does a leading dash that a shell would read as an option. */
export function safeFileStem(text: string, otherwise: string): string {
  const legal = oneLine(text.replace(INVISIBLE, '').replace(/[\\/:*?"<>|／＼]/g, ' '))
  const stem = cutText(legal, LONGEST_FILE_STEM).replace(/^[\s.\-~]+|[\s.]+$/g, '')
  if (stem === '') return otherwise
  return RESERVED.test(stem) ? `_${stem}` : stem
}

/** The stem for a file that holds the whole publication. A draft says so in its name, since a name outlives what is printed inside. */
export function publicationStem(publication: Publication): string {
  return markDraft(publication, safeFileStem(publication.title, wordsOf(publication).untitled))
}

export function markDraft(publication: Publication, stem: string): string {
  return publication.draft ? `${stem}（${wordsOf(publication).draft}）` : stem
}

/** A sheet's name before it is made unique. Excel keeps `History` for itself and takes no apostrophe at either end. */
export function safeSheetName(text: string, otherwise: string): string {
  const legal = oneLine(text.replace(INVISIBLE, '').replace(/[[\]\\/:*?]/g, ' '))
  const name = cutText(legal, LONGEST_SHEET).replace(/^['\s]+|['\s]+$/g, '')
  return name === '' || /^history$/i.test(name) ? otherwise : name
}

/** A function that gives each name once: the second 表三 is 表三 (2). Case and composed forms make no difference, as on most disks. */
export function uniqueNames(limit: number): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    for (let count = 1; ; count++) {
      const suffix = count === 1 ? '' : ` (${count})`
      const candidate = cutText(name, limit - suffix.length) + suffix
      const key = candidate.normalize('NFC').toLowerCase()
      if (taken.has(key)) continue
      taken.add(key)
      return candidate
    }
  }
}

export function uniqueSheetNames(): (name: string) => string {
  return uniqueNames(LONGEST_SHEET)
}

export function uniqueFileStems(): (name: string) => string {
  return uniqueNames(LONGEST_FILE_STEM + 10)
}
