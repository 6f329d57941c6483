/**
 * Two names are the same name if they fold to the same text: documents print brackets, quotes, dashes and blanks now in full width, now in half.
 * The folded text is for comparing only, never for showing.
 */

const twins: Readonly<Record<string, string>> = {
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '“': '"',
  '”': '"',
  '„': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '‘': "'",
  '’': "'",
  '､': '、',
  '•': '·',
  '・': '·',
  '‧': '·',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
}

/** Blanks of every width, and the marks that Word and web pages leave between characters. */
const blanks = /[\s\u3000\u00a0\u200b-\u200d\u2060\ufeff]+/g

export function foldName(name: string): string {
  return name
    .replace(blanks, '')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[【】〔〕“”„「」『』‘’､•・‧‐‑–—−]/g, (mark) => twins[mark] ?? mark)
}
