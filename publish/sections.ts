/** The budget's prose → the sections that are printed: titles and paragraphs with their figures filled in. A figure that cannot be known is marked, not left out. */
import type { Prose } from '../core/prose/prose.ts'
import type { OutlineSection, ParagraphLines } from '../core/prose/sections.ts'
import type { PublishedParagraph, PublishedSection } from './model.ts'
import { sourceOf } from './source-place.ts'

export function publishedSections(prose: Prose): readonly PublishedSection[] {
  return prose.outline.map((section) => publishedSection(prose, section))
}

/** What the budget writes; where it writes a title alone, or nothing, the form's words. */
function publishedSection(prose: Prose, { title, level, form, written }: OutlineSection): PublishedSection {
  const isOwn = written !== undefined && (written.paragraphs.length > 0 || form === undefined)
  const paragraphs = (isOwn ? written : form)?.paragraphs ?? []
  return {
    level,
    title,
    paragraphs: paragraphs.map((paragraph) => publishedParagraph(prose, paragraph, isOwn)).filter(({ text }) => text !== ''),
    ...(written ? { source: sourceOf(written.place) } : {}),
  }
}

function publishedParagraph(prose: Prose, paragraph: ParagraphLines, isOwn: boolean): PublishedParagraph {
  const { text } = prose.render(paragraph)
  const [first] = paragraph
  if (!isOwn || !first) return { text }
  return { text, source: sourceOf({ line: first, start: 0, end: first.text.length }) }
}
