/** Semantic tokens, of a range or of a whole document, packed as the protocol wants them. Which word is what is the core's to say. */
import type {
  SemanticTokens,
  SemanticTokensLegend,
  SemanticTokensOptions,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver'
import { painterOf, TOKEN_MODIFIERS, TOKEN_TYPES, type TokenModifier, type TokenType } from '../core/explain/line-tokens.ts'
import { nameReader } from '../core/navigate/name-reader.ts'
import { type Asked, linesOf } from './answering.ts'
import type { ClientTraits } from './client-traits.ts'
import { stretches } from './walk.ts'

export const legend: SemanticTokensLegend = { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] }

/** A client that asks for ranges asks for what is on the screen; of 100,000 rows the whole would be some megabytes for each edit. */
export function tokenOptions({ asksTokensOfRanges }: ClientTraits): SemanticTokensOptions {
  return { legend, range: true, full: !asksTokensOfRanges }
}

export function rangeTokens({ range }: SemanticTokensRangeParams, asked: Asked): Promise<SemanticTokens> {
  return tokensOf(asked, ...linesOf(asked.document, range))
}

export function allTokens(_params: SemanticTokensParams, asked: Asked): Promise<SemanticTokens> {
  return tokensOf(asked, 0, asked.document.lineCount)
}

const TYPES = Object.fromEntries(TOKEN_TYPES.map((type, index) => [type, index])) as Readonly<Record<TokenType, number>>
const MODIFIERS = Object.fromEntries(TOKEN_MODIFIERS.map((modifier, index) => [modifier, 1 << index])) as Readonly<Record<TokenModifier, number>>

async function tokensOf({ document, walk, analysis }: Asked, from: number, to: number): Promise<SemanticTokens> {
  const own = analysis()
  const painter = painterOf(own && nameReader(own))
  const data: number[] = []
  let lastLine = 0
  let lastStart = 0
  for (const [start, end] of stretches(from, to)) {
    for (let index = start; index < end; index++) {
      const line = document.lines[index]
      if (!line) continue
      painter.paint(line, (at, stop, type, modifier) => {
        data.push(index - lastLine, index === lastLine ? at - lastStart : at, stop - at, TYPES[type], modifier ? MODIFIERS[modifier] : 0)
        lastLine = index
        lastStart = at
      })
    }
    await walk.step()
  }
  return { data }
}
