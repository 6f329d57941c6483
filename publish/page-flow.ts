/** On which page each paragraph begins, when they follow one another down pages of one height. Lines are of a fixed height, so that counting does. */

export interface TextBlock {
  readonly lines: number
  /** The height of each, in points as all lengths here. */
  readonly line: number
  readonly after: number
  /** It stays on the page of what follows. */
  readonly keepNext: boolean
  readonly newPage: boolean
}

export interface PageFlow {
  readonly pages: number
  /** The page of each block's first line, from 1. */
  readonly starts: readonly number[]
}

export function flowPages(blocks: readonly TextBlock[], height: number): PageFlow {
  const starts: number[] = []
  let page = 1
  let at = 0
  const turn = (): void => {
    page += 1
    at = 0
  }
  blocks.forEach((block, index) => {
    if (at > 0 && (block.newPage || at + keptHeight(blocks, index) > height)) turn()
    starts.push(page)
    for (let left = block.lines; left > 0; ) {
      const fit = Math.max(at === 0 ? 1 : 0, Math.min(left, Math.floor((height - at) / block.line)))
      at += fit * block.line
      left -= fit
      if (left > 0) turn()
    }
    at += block.after
  })
  return { pages: page, starts }
}

/** What must fit below: a line of a paragraph; of a heading all its lines, and what it is kept with. */
function keptHeight(blocks: readonly TextBlock[], index: number): number {
  let height = 0
  for (let at = index; at < blocks.length; at++) {
    const block = blocks[at]
    if (!block) break
    if (!block.keepNext) return height + block.line
    height += block.lines * block.line + block.after
  }
  return height
}
