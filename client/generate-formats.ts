/** The formats that a person may choose from, in the order of the list. What they are called in the request is the server's; a test compares. */
import type { Words } from './words.ts'

export interface FormatChoice {
  readonly id: string
  readonly label: string
  readonly description: string
}

export function formatChoices(words: Words): readonly FormatChoice[] {
  return [
    { id: 'docx', label: words('Word document'), description: '.docx' },
    { id: 'xlsx', label: words('Excel workbook'), description: '.xlsx' },
    { id: 'html', label: words('Web page'), description: '.html' },
    { id: 'md', label: words('Markdown'), description: '.md' },
    { id: 'csv', label: words('CSV, one file for each table'), description: '.csv' },
    { id: 'json', label: words('Fiscal Data Package, for programs'), description: '.datapackage.zip' },
  ]
}
