/** The lists of `--to` and `--tables`, as people type them: any comma, and what is in them twice counts once. */
import { type FormatName, formatNames, isFormatName } from '../publish/index.ts'
import { buildWords } from './build-words.ts'
import { CouldNotRun } from './failure.ts'

export function chooseFormats(list: string): readonly FormatName[] {
  const names = listOf(list.toLowerCase(), /[,，、;；\s]+/)
  const strange = names.filter((name) => !isFormatName(name))
  const known = names.filter(isFormatName)
  if (known.length === 0 || strange.length > 0) throw new CouldNotRun(buildWords.unknownFormat(strange.join(','), formatNames.join(', ')))
  return known
}

/** A title may have blanks in it, so only marks separate. */
export function chooseTables(list: string | undefined): readonly string[] {
  if (list === undefined) return []
  const names = listOf(list, /[,，、;；]/)
  if (names.length === 0) throw new CouldNotRun(buildWords.noTableNamed())
  return names
}

function listOf(text: string, separators: RegExp): readonly string[] {
  const names = text.split(separators).map((name) => name.trim())
  return [...new Set(names.filter((name) => name !== ''))]
}
