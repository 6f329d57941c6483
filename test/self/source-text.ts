/** Just enough of TypeScript's lexical rules to tell code from comments, and to find what a file imports. It does not parse. */

/** A comment, or a string, template or regular expression that must not be mistaken for one. A `/` begins an expression only where a value may begin. */
const piece =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|(?<=(?:^|[=(,:;!&|?{}[\n>]|return)[ \t]*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//g

/** The text with its comments blanked; lines keep their numbers. */
export function withoutComments(text: string): string {
  return text.replace(piece, (found) => (/^\/[/*]/.test(found) ? found.replace(/[^\n]/g, ' ') : found))
}

const importForms = [/^\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?'([^']+)'/gm, /\bimport\(\s*'([^']+)'/g, /\brequire\(\s*'([^']+)'/g]

/** What a file imports or re-exports, types included, in any form. */
export function importsOf(text: string): readonly string[] {
  const code = withoutComments(text)
  return importForms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1] ?? ''))
}

/** The comment that a file opens with, after a `#!` line; '' if it opens with none. */
export function openingComment(text: string): string {
  const body = text.replace(/^#![^\n]*\n/, '')
  return /^\/\*[\s\S]*?\*\//.exec(body)?.[0] ?? /^(?:\/\/[^\n]*\n)+/.exec(body)?.[0] ?? ''
}
