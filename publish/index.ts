/** The publishing layer's public face: what is published, and the writers that turn it into files. Pure: bytes out, no disk. */

export { safeFileStem, uniqueFileStems } from './file-name.ts'
export { type PublicationOptions, publicationOf, publishInSteps } from './from-budget.ts'
export { htmlPage } from './html.ts'
export type * from './model.ts'
export type { OutputFile, Writer, WriterOptions } from './output.ts'
export { type Preview, type PreviewFragment, previewInSteps } from './preview.ts'
export type { FoundInFile } from './preview-marks.ts'
export { proofReport } from './proof-report.ts'
export { type PublishedFile, type PublishOptions, publishFile } from './publish-file.ts'
export { type Selection, selectTables } from './select-tables.ts'
export type { Steps } from './steps.ts'
export { type FormatName, formatNames, isFormatName, writers } from './writers.ts'
