/** The paths behind 引用 and 上年 as links. Whether the file is there is the checks' business; the editor offers to make one that is not. */
import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver'
import { fileNameOf } from '../core/store/index.ts'
import type { Asked } from './answering.ts'

export function documentLinks(_params: DocumentLinkParams, { session, document, say }: Asked): DocumentLink[] {
  return session.service.files.linksOf(document.uri).map(({ line, path, target, type }) => ({
    range: { start: { line: line.index, character: path.start }, end: { line: line.index, character: path.end } },
    target,
    tooltip: type === 'include' ? say(`打开 ${fileNameOf(target)}`, `Open ${fileNameOf(target)}`) : say('打开上年的预算', 'Open last year’s budget'),
  }))
}
