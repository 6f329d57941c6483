/** The formats that a person may choose from, in the order of the list. What they are called in the request is the server's; a test compares. */
export interface FormatChoice {
  readonly id: string
  /** A key of the bundle. */
  readonly label: string
  readonly description: string
}

export const formatChoices: readonly FormatChoice[] = [
  { id: 'docx', label: 'Word document', description: '.docx' },
  { id: 'xlsx', label: 'Excel workbook', description: '.xlsx' },
  { id: 'html', label: 'Web page', description: '.html' },
  { id: 'md', label: 'Markdown', description: '.md' },
  { id: 'csv', label: 'CSV, one file for each table', description: '.csv' },
  { id: 'json', label: 'Fiscal Data Package, for programs', description: '.datapackage.zip' },
]
