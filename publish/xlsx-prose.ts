/** The prose as the last sheet of a workbook, a paragraph in each row: whoever gets the workbook alone has the whole document. */
import type { Row, Sheet } from 'write-excel-file/universal'
import type { Publication } from './model.ts'
import { oneLine, plainText } from './plain-text.ts'
import { wordsOf } from './words.ts'
import { textCell } from './xlsx-cell.ts'
import { textHeight } from './xlsx-height.ts'

/** In cells: as wide as upright paper is at the size of the text. */
const WIDTH = 70
/** No line begins with a comma: what must not stand there takes its neighbour along. */
const SLACK = 4
const TITLE_SIZE = 18
/** By the level of the heading; deeper ones are as large as the text. */
const HEADING_SIZES = [14, 12]

export function proseSheet(publication: Publication): Omit<Sheet<never>, 'sheet'> {
  const { title, publisher, draft, sections } = publication
  const words = wordsOf(publication)
  const above: Row[] = [
    ...(draft ? [line(words.draftNotice, { fontWeight: 'bold', textColor: '#b00020' })] : []),
    line(oneLine(title), { fontWeight: 'bold', fontSize: TITLE_SIZE, height: textHeight(title, WIDTH / 1.6) * 1.8 }),
    ...(oneLine(publisher) === '' ? [] : [line(words.publisher(oneLine(publisher)), {})]),
  ]
  const body = sections.flatMap(({ level, title: heading, paragraphs }): Row[] => {
    const fontSize = HEADING_SIZES[level - 1]
    return [
      line(oneLine(heading), { fontWeight: 'bold', ...(fontSize ? { fontSize, height: 1.6 * textHeight(heading, WIDTH / 1.2) } : {}) }),
      ...paragraphs.flatMap(({ text }) => plainText(text).split('\n')).map((text) => line(text, { height: textHeight(text, WIDTH - SLACK) })),
    ]
  })
  return { data: [...above, ...body], columns: [{ width: WIDTH }] }
}

function line(text: string, style: Parameters<typeof textCell>[1]): Row {
  return [textCell(text, { wrap: true, alignVertical: 'top', ...style })]
}
