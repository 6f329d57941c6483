/** What 新建年度预算 asks a person: the year, what becomes of the figures, and where the new file goes. */
import { type Uri, window } from 'vscode'
import type { NewYearParams, NewYearPlan } from './protocol.ts'
import type { Words } from './words.ts'

export async function pickYear({ from, year }: NewYearPlan, words: Words): Promise<number | undefined> {
  const answer = await window.showInputBox({
    title: words('New Year’s Budget'),
    prompt: words('Which year? This budget is for {0}.', from),
    value: `${year}`,
    validateInput: (text) => (/^\d{4}$/.test(text.trim()) && Number(text) > from ? undefined : words('A year after {0}, four digits.', from)),
  })
  return answer === undefined ? undefined : Number(answer)
}

export async function pickFigures(from: number, words: Words): Promise<NewYearParams['figures'] | undefined> {
  const items = [
    { label: words('Clear the Figures'), detail: words('Codes, projects and targets stay.'), figures: 'clear' as const },
    { label: words('Carry the Figures of {0}', from), detail: words('To be gone through line by line.'), figures: 'carry' as const },
  ]
  return (await window.showQuickPick(items, { title: words('New Year’s Budget') }))?.figures
}

/** The name that was proposed is that of the year after; of another year it has that in it. */
export async function pickTarget(proposed: Uri, year: number, words: Words): Promise<Uri | undefined> {
  const dated = proposed.with({ path: proposed.path.replaceAll(/(?<!\d)(?:19|20)\d\d(?!\d)(?=[^/]*(?:\/[^/]*)?$)/g, `${year}`) })
  return window.showSaveDialog({ defaultUri: dated, filters: { [words('Budget')]: ['budget'] }, title: words('New Year’s Budget') })
}
