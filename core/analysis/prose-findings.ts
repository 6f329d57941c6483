/**
 * What is wrong in the prose: figures beside their formulas, sentences beside the form's, sentences against themselves, words that were never
 * filled in. One figure is reported once, by what says most of it.
 */
import type { Catalog } from '../catalog/index.ts'
import type { Place } from '../format/form.ts'
import type { BudgetHead } from '../model/head.ts'
import { checkHoles, checkSentences, type ProseCheck, type ProseMismatch } from '../prose/check-section.ts'
import { type ComparisonMismatch, checkComparisons } from '../prose/comparisons.ts'
import type { Prose } from '../prose/prose.ts'
import type { RenderedParagraph } from '../prose/rendered.ts'
import type { OutlineSection } from '../prose/sections.ts'
import type { Finding } from '../rules/define-rule.ts'
import { personalData } from '../rules/personal-data.ts'
import { placeholder } from '../rules/placeholder.ts'
import { proseComparison } from '../rules/prose-comparison.ts'
import { proseFigure } from '../rules/prose-figure.ts'
import { valueKey } from '../value.ts'
import { personalNumberIn } from './personal-numbers.ts'

export interface ProseFindings {
  readonly findings: readonly Finding[]
  readonly checks: readonly ProseCheck[]
}

export const NO_PROSE: ProseFindings = { findings: [], checks: [] }

/** Remembers what was found in a section while neither its text nor the form's reads otherwise. */
export class ProseReview {
  readonly #catalog: Catalog
  readonly #head: BudgetHead
  readonly #known = new WeakMap<OutlineSection, { readonly text: string; readonly found: ProseFindings }>()

  constructor(catalog: Catalog, head: BudgetHead) {
    this.#catalog = catalog
    this.#head = head
  }

  of(prose: Prose): ProseFindings {
    const sections = prose.outline.map((section) => this.#ofSection(prose, section))
    return { findings: sections.flatMap(({ findings }) => findings), checks: sections.flatMap(({ checks }) => checks) }
  }

  #ofSection(prose: Prose, section: OutlineSection): ProseFindings {
    const written = (section.written?.paragraphs ?? []).map((paragraph) => prose.render(paragraph))
    if (written.length === 0) return NO_PROSE
    const expected = (section.form?.paragraphs ?? []).map((paragraph) => prose.render(paragraph))
    const text = [...written, ...expected].map(textWithValues).join('\n')
    const known = this.#known.get(section)
    if (known?.text === text) return known.found
    const found = this.#review(expected, written)
    this.#known.set(section, { text, found })
    return found
  }

  #review(expected: readonly RenderedParagraph[], written: readonly RenderedParagraph[]): ProseFindings {
    const byTables = [checkHoles(written), checkSentences(expected, written)]
    const comparisons = written.map((paragraph) => checkComparisons(paragraph))
    const findings = new Map<string, Finding>()
    const add = (place: Place, finding: Finding) => {
      const key = `${place.line.index}|${place.start}`
      if (!findings.has(key)) findings.set(key, finding)
    }
    const wrong = byTables.flatMap(({ mismatches }) => mismatches)
    for (const each of wrong) add(each.place, tableFinding(each))
    // A sentence of which the tables already say what is wrong needs no second word about it.
    for (const { mismatches } of comparisons)
      for (const each of mismatches) if (!wrong.some(({ place }) => isInSentence(place, each))) add(each.place, comparisonFinding(each))
    return {
      findings: [...findings.values(), ...written.flatMap((paragraph) => wordFindings(paragraph, this.#catalog, this.#head))],
      checks: [...byTables, ...comparisons].flatMap(({ checks }) => checks),
    }
  }
}

/** A figure written beside its formula reads the same, whatever the formula comes to. */
function textWithValues({ text, pieces, missing }: RenderedParagraph): string {
  const values = pieces.flatMap(({ hole }) =>
    hole?.stated ? [hole.correction, hole.value.k === 'unknown' ? hole.value.reason.subject : valueKey(hole.value)] : [],
  )
  return [text, ...values, ...missing.map(({ kind, subject }) => `${kind} ${subject}`)].join('\u0000')
}

function isInSentence({ line, start }: Place, { place, from }: ComparisonMismatch): boolean {
  const at = line.text.indexOf(from)
  return line === place.line && at >= 0 && at <= start && start < at + from.length
}

function tableFinding({ place, written, expected, unit, difference, from }: ProseMismatch): Finding {
  return proseFigure.at(
    place,
    { written, expected, unit: unit === '年' ? '' : unit, difference, from },
    { expected, written, ...(difference === '' ? {} : { difference }) },
  )
}

function comparisonFinding({ place, what, written, expected, unit, difference, from }: ComparisonMismatch): Finding {
  return proseComparison.at(
    place,
    { what, written, expected, unit, sentence: from },
    { expected, written, ...(difference === '' ? {} : { difference }) },
  )
}

/** What cells are looked at for, in sentences. */
function wordFindings({ pieces }: RenderedParagraph, catalog: Catalog, head: BudgetHead): readonly Finding[] {
  return pieces.flatMap(({ hole, text, line, start, end }): readonly Finding[] => {
    if (hole) return []
    const found = catalog.placeholderIn(text)
    const at = found === undefined ? -1 : text.indexOf(found)
    const place = at < 0 ? { line, start, end } : { line, start: start + at, end: start + at + (found ?? '').length }
    const kind = personalNumberIn(text)
    return [
      ...(found === undefined ? [] : [placeholder.at(place, { found }, { severity: head.status === 'published' ? 'error' : 'warning' })]),
      ...(kind ? [personalData.at({ line, start, end }, { kind })] : []),
    ]
  })
}
