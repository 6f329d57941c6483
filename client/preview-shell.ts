/**
 * The preview's empty page. Its policy lets in our own script by a number that nobody can guess and our own style, and nothing else: what a budget
 * says is escaped by the server, and would run nothing here if it were not.
 */

export interface Shell {
  readonly title: string
  /** Where styles may come from. */
  readonly source: string
  /** Of a file in dist/. */
  readonly address: (name: string) => string
}

export function previewShell({ title, source, address }: Shell): string {
  const nonce = randomWord()
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${escaped(address('preview.css'))}">
</head>
<body>
<header id="bar"></header>
<main id="page"></main>
<div id="say" role="tooltip" hidden></div>
<script nonce="${nonce}" src="${escaped(address('preview.js'))}"></script>
</body>
</html>`
}

function randomWord(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
