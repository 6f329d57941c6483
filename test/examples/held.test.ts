/** How much of the published documents is really compared: equalities of figures that held, names of codes and 0 = 0 left out. A rule that falls silent shows here. */
import { expect, it } from 'vitest'
import * as data from '../../build/embedded.ts'
import { checkFiles } from '../../core/index.ts'
import { createNodeHost } from '../../server/node-host.ts'

const EXAMPLES = new URL('../../examples/', import.meta.url).href

it.each([
  [2021, 380],
  [2023, 240],
  [2024, 210],
])('%i: at least %i equalities of figures hold', async (year, least) => {
  const uri = new URL(`xicheng-${year}/公开稿.budget`, EXAMPLES).href
  const { checks = [] } = await checkFiles(createNodeHost(), [uri], { language: 'zh', data: data as never, checks: true, root: EXAMPLES })
  const held = checks.filter(({ rule, result }) => result === 'held' && rule !== 'code-name')
  expect(held.length).toBeGreaterThanOrEqual(least)
})
