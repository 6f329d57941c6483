/**
 * Spaces a declaration that has no problems: one blank after the keyword and around operators, none before a comma. Text that will be
 * printed, declared names, templates and the place of a comment at the end keep the blanks they have.
 */
import { type SourceToken, tokenizeLine } from './tokens-of-line.ts'

export function formatDeclaration(text: string): string {
  const tokens = tokenizeLine(text).filter((token) => token.type !== 'blank')
  const spacedColon = tokens[0]?.image === '列' || tokens[0]?.image === '字段'
  let formatted = ''
  let inBrace = false
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]
    if (before) {
      const typed = text.slice(before.end, token.start)
      if (before.image === '{') inBrace = true
      formatted += inBrace
        ? typed
        : gap({ before, after: token, typed, sign: isSign(tokens[index - 2], before), nextSign: isSign(before, token), spacedColon })
    }
    formatted += token.image
    if (token.image === '}') inBrace = false
  }
  return formatted
}

interface Place {
  readonly before: SourceToken
  readonly after: SourceToken
  /** The blanks as typed. */
  readonly typed: string
  /** Whether `before`, or `after`, is the sign of a number rather than an operator. */
  readonly sign: boolean
  readonly nextSign: boolean
  readonly spacedColon: boolean
}

function gap(place: Place): string {
  const { before, after, typed, spacedColon } = place
  const collapsed = typed === '' ? '' : ' '
  if (after.type === 'comment') return typed
  if (before.type === 'keyword' || after.type === 'keyword') return ' '
  if (after.image === ':') return spacedColon ? ' ' : ''
  if (before.image === ':') return ' '
  if (keepsBlanks(before) && keepsBlanks(after)) return typed
  if (after.image === ',') return ''
  if (before.image === ',') return ' '
  if (before.type === 'separator' || after.type === 'separator') return typed
  if (place.sign) return collapsed
  if (isOperator(before) || (isOperator(after) && !place.nextSign)) return opensBracket(before) ? collapsed : ' '
  return collapsed
}

/** Words, names and printed text: the blanks between them belong to what they say. */
function keepsBlanks(token: SourceToken): boolean {
  return ['word', 'value', 'prose', 'name', 'bracket'].includes(token.type)
}

function isOperator(token: SourceToken): boolean {
  return token.type === 'word-operator' || (token.type === 'operator' && token.image !== '%' && token.image !== '％')
}

function opensBracket(token: SourceToken): boolean {
  return /^[([{（［【]$/.test(token.image)
}

function isSign(before: SourceToken | undefined, token: SourceToken): boolean {
  if (!/^[-\u2212\uFF0D]$/.test(token.image)) return false
  return !before || isOperator(before) || opensBracket(before) || before.type === 'separator' || before.type === 'keyword'
}
