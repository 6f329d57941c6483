/** The pages before the text: the title page, and the list of contents with links and page numbers. */
import { type FileChild, InternalHyperlink, LeaderType, PageReference, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import { AREA } from './docx-page.ts'
import type { ContentsEntry } from './docx-plan.ts'
import { styled, textRuns } from './docx-text.ts'
import type { Publication } from './model.ts'
import { oneLine } from './plain-text.ts'
import { wordsOf } from './words.ts'

/** The department above, what it publishes below; a title that does not begin with the department's name stands whole. */
export function titlePage(publication: Publication): readonly FileChild[] {
  const words = wordsOf(publication)
  const title = oneLine(publication.title) || words.untitled
  const publisher = oneLine(publication.publisher)
  const rest = publisher !== '' && title.startsWith(publisher) ? title.slice(publisher.length).trim() : title
  const year = publication.year === undefined ? '' : `${publication.year}`
  return [
    styled('Publisher', publisher),
    ...(year === '' || title.includes(year) ? [] : [styled('Title', words.year(year))]),
    styled('Title', rest || words.untitled),
  ]
}

export function contentsList(publication: Publication, entries: readonly ContentsEntry[]): readonly FileChild[] {
  return [styled('ContentsTitle', spaced(wordsOf(publication).contents)), ...entries.map(entryLine)]
}

/** The page number is a field that an office program counts anew; what is written into it was counted beforehand. */
function entryLine({ style, text, mark }: ContentsEntry): Paragraph {
  const end = Math.round(AREA.portrait.width * 20)
  return new Paragraph({
    style,
    tabStops: [{ type: TabStopType.RIGHT, position: end, leader: LeaderType.DOT }],
    children: [
      new InternalHyperlink({
        anchor: mark.name,
        children: [...textRuns(oneLine(text)), new TextRun({ children: [new Tab()] }), new PageReference(mark.name)],
      }),
    ],
  })
}

/** 目录 is set 目　录. */
function spaced(word: string): string {
  return word.length === 2 ? [...word].join('　') : word
}
