/** The checks of one walk through the workbench: each is named after the walk, and leaves a picture of what was on the screen when it failed. */
import { check } from './checks.mjs'
import { picture } from './drive.mjs'

/** @typedef {(name: string, body: () => Promise<unknown>) => Promise<boolean>} Step */

/** @param {import('playwright-core').Page} page @param {string} walk @returns {Step} */
export function stepsOf(page, walk) {
  return (name, body) =>
    check(`${walk}: ${name}`, () =>
      body().catch(async (problem) => {
        await picture(page, `failed-${walk}-${name}`.replace(/[^\p{L}\p{N}]+/gu, '-'))
        throw problem
      }),
    )
}
