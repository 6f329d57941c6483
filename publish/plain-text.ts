/**
 * Text that every output format can hold: no control characters, no half of a surrogate pair.
 * Escaping for a format is not done here; each writer does its own.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is taken out.
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Line breaks become `\n`; tabs stay; what XML 1.0 and HTML cannot hold goes. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(LONE_SURROGATE, '\ufffd').replace(UNPRINTABLE, '')
}

/** The same on one line. */
export function oneLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim()
}

/** The longest beginning of at most `limit` UTF-16 units that does not cut a character in two. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const last = text.charCodeAt(limit - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit)
}
