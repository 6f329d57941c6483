/** Sections of prose, known again by their titles; in each the paragraphs that came, went or read otherwise. */
import { bareLabel, foldLabel } from '../../core/format/label.ts'
import type { PublishedSection } from '../model.ts'
import { alignParagraphs } from './align-paragraphs.ts'
import type { ParagraphChange, SectionChange } from './comparison.ts'
import { Pairing } from './match.ts'
import { relativeYears } from './relative-years.ts'

export interface Prose {
  readonly sections: readonly PublishedSection[]
  readonly year: number | undefined
}

export interface ProseChanges {
  readonly sections: readonly SectionChange[]
  readonly same: number
}

export function compareProse(old: Prose, now: Prose): ProseChanges {
  const [oldTitles, newTitles] = [titled(old), titled(now)]
  const pairing = new Pairing(oldTitles, newTitles)
  pairing.pair({ oldKey: ({ whole }) => whole, newKey: ({ whole }) => whole, several: 'in order' })
  pairing.pair({ oldKey: ({ bare }) => bare, newKey: ({ bare }) => bare, several: 'alone' })
  const removedAfter = new Map<number, SectionChange[]>()
  let anchor = -1
  for (const [index, section] of old.sections.entries()) {
    const stays = pairing.newOf.get(index)
    if (stays !== undefined) anchor = stays
    else removedAfter.set(anchor, [...(removedAfter.get(anchor) ?? []), oneSided(section, 'removed')])
  }
  const sections = [...(removedAfter.get(-1) ?? [])]
  let same = 0
  for (const [index, section] of now.sections.entries()) {
    const at = pairing.oldOf.get(index) ?? -1
    const was = old.sections[at]
    const title = oldTitles[at]?.own === newTitles[index]?.own ? 'same' : 'other'
    const change = was ? changedSection(was, section, title) : oneSided(section, 'added')
    if (change) sections.push(change)
    else same += 1
    sections.push(...(removedAfter.get(index) ?? []))
  }
  return { sections, same }
}

interface Titled {
  readonly own: string
  readonly whole: string
  readonly bare: string
}

/** A section is known by its title under the titles above it: a form may have （一） under several. */
function titled({ sections, year }: Prose): readonly Titled[] {
  const above: string[] = []
  return sections.map(({ level, title }) => {
    const folded = foldLabel(relativeYears(title, year))
    above.length = Math.min(above.length, level - 1)
    const outer = above.filter(Boolean).join('\n')
    above[level - 1] = bareLabel(folded)
    return { own: folded, whole: `${outer}\n${folded}`, bare: `${outer}\n${bareLabel(folded)}` }
  })
}

function changedSection(old: PublishedSection, now: PublishedSection, title: 'same' | 'other'): SectionChange | undefined {
  const paragraphs = alignParagraphs(
    old.paragraphs.map(({ text }) => text),
    now.paragraphs.map(({ text }) => text),
  )
  if (paragraphs.length === 0 && title === 'same') return undefined
  return { change: 'changed', title: now.title, ...(title === 'other' ? { oldTitle: old.title } : {}), paragraphs }
}

function oneSided({ title, paragraphs }: PublishedSection, change: 'added' | 'removed'): SectionChange {
  const each = ({ text }: { readonly text: string }): ParagraphChange => (change === 'added' ? { new: text } : { old: text })
  return { change, title, paragraphs: paragraphs.map(each) }
}
