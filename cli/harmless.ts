/** Text from a file as a terminal may safely show it: it moves no cursor, sets no title and turns no direction. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced; each becomes one visible sign, so that columns stay.
const COMMANDS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

export function harmless(text: string): string {
  return text.replace(COMMANDS, (character) => (character === '\t' ? ' ' : '\ufffd'))
}
