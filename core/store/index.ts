/** The store's public face: documents as lines, the files of a workspace, and the door they come in by. */
export type { Closure, LinkProblem } from './file-graph.ts'
export type { FileLink } from './file-links.ts'
export type { FileProblem, FileProblemKind } from './file-problem.ts'
export type { Host, ReadProblem, ReadResult } from './host.ts'
export { type Line, LineDocument, type Splice, type TextChange } from './line-document.ts'
export { fileNameOf, folderOf, isInside, normalizeUri, relativePath, resolvePath } from './resolve-path.ts'
export { SourceFiles } from './source-files.ts'
