/** A section of prose as a fragment of the preview: its heading and paragraphs, each with its place and with what is wrong in its lines. */
import { escapeHtml } from './html-table.ts'
import type { PublishedParagraph, PublishedSection } from './model.ts'
import type { SectionHeading } from './outline.ts'
import { markAttributes } from './preview-findings.ts'
import type { Fragment, Frame } from './preview-frame.ts'
import { worstOf } from './preview-marks.ts'

export function sectionFragment({ marks, files, words }: Frame, { section, title, level }: SectionHeading, id: string): Fragment {
  const base = files.baseOf(section.source)
  const attributes = (home: PublishedSection | PublishedParagraph) => files.attribute(home.source, base) + markAttributes(marks.of(home), words)
  // The page's own title is the first level.
  const heading = `h${level + 1}`
  const html = [
    '<section class="prose">',
    `<${heading}${attributes(section)}>${escapeHtml(title)}</${heading}>`,
    ...section.paragraphs.map((paragraph) => `<p${attributes(paragraph)}>${escapeHtml(paragraph.text)}</p>`),
    '</section>',
  ].join('')
  const worst = worstOf([section, ...section.paragraphs].flatMap((home) => marks.of(home)))
  return { id, html, ...(base && { base }), title, level, worst }
}
