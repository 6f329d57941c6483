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
  const pairing = new Pairing(titled(old), titled(now))
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
    const was = old.sections[pairing.oldOf.get(index) ?? -1]
    const change = was ? changedSection(was, section) : oneSided(section, 'added')
    if (change) sections.push(change)
    else same += 1
    sections.push(...(removedAfter.get(index) ?? []))
  }
  return { sections, same }
}

interface Titled {
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
    return { whole: `${outer}\n${folded}`, bare: `${outer}\n${bareLabel(folded)}` }
  })
}

function changedSection(old: PublishedSection, now: PublishedSection): SectionChange | undefined {
  const paragraphs = alignParagraphs(
    old.paragraphs.map(({ text }) => text),
    now.paragraphs.map(({ text }) => text),
  )
  const isRetitled = foldLabel(old.title) !== foldLabel(now.title)
  if (paragraphs.length === 0 && !isRetitled) return undefined
  return { change: 'changed', title: now.title, ...(isRetitled ? { oldTitle: old.title } : {}), paragraphs }
}

function oneSided({ title, paragraphs }: PublishedSection, change: 'added' | 'removed'): SectionChange {
  const each = ({ text }: { readonly text: string }): ParagraphChange => (change === 'added' ? { new: text } : { old: text })
  return { change, title, paragraphs: paragraphs.map(each) }
}
