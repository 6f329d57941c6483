/** How characters are read, without tones and with v for ü: catalogs/pinyin.tsv, which scripts/generate-pinyin.mjs makes. */
import { readTable } from './table.ts'

/** Every reading of a character, 行 is hang, heng and xing; none of one that the table lacks. */
export type Readings = (character: string) => readonly string[]

const NONE: readonly string[] = []

/** The table is taken apart when it is first asked: most runs of the command line never do. */
export function readReadings(text: string | undefined): Readings {
  let byCharacter: ReadonlyMap<string, readonly string[]> | undefined
  return (character) => {
    byCharacter ??= byCharacterOf(text)
    return byCharacter.get(character) ?? NONE
  }
}

/** A ü is typed as v or as u: 绿 is lv and lu, 略 lve and lue. */
function byCharacterOf(text: string | undefined): ReadonlyMap<string, readonly string[]> {
  const readings = new Map<string, string[]>()
  for (const row of readTable(text)) {
    const syllable = row('syllable')
    const spellings = syllable.includes('v') ? [syllable, syllable.replace('v', 'u')] : [syllable]
    for (const character of row('characters')) {
      const known = readings.get(character)
      if (known) known.push(...spellings.filter((spelling) => !known.includes(spelling)))
      else readings.set(character, [...spellings])
    }
  }
  return readings
}
