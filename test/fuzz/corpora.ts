/** The budgets that are edited at random, each with its format open beside it, as in a workspace of somebody who works at both. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Texts } from './engine-properties.ts'
import { smallBudget, smallForm } from './small-budget.ts'

export interface Corpus {
  readonly name: string
  readonly texts: Texts
  /** The file that most edits go to. */
  readonly budget: string
  /** After how many edits the session is held against a fresh reading: a long budget takes its time to be read. */
  readonly comparedEach: number
  /** Of how many edits in a hundred this budget gets its share. */
  readonly share: number
}

const root = join(import.meta.dirname, '../..')
const budget = 'file:///budget/budget.budget'
const form = 'file:///budget/form.budget'

function linesOf(path: string): readonly string[] {
  return readFileSync(join(root, path), 'utf8').split('\n')
}

function example(name: string, path: string, formPath: string, share: number, comparedEach = 5): Corpus {
  const texts = new Map([
    [budget, linesOf(path)],
    [form, linesOf(formPath)],
  ])
  return { name, texts, budget, comparedEach, share }
}

export const corpora: readonly Corpus[] = [
  {
    name: 'a small invented budget',
    texts: new Map([
      [budget, smallBudget],
      [form, smallForm],
    ]),
    budget,
    comparedEach: 1,
    share: 75,
  },
  example('the newcomer’s budget', 'examples/newcomer/预算.budget', 'examples/newcomer/格式.budget', 8, 1),
  example('the published budget of 2024', 'examples/xicheng-2024/公开稿.budget', 'formats/xicheng-2024.budget', 12),
  example('the same as a source', 'examples/xicheng-2024/预算.budget', 'formats/xicheng-2024.budget', 5),
]
