/**
 * The preview's empty page. Its policy lets in our own script by a number that nobody can guess and our own style, and nothing else: what a budget
 * says is escaped by the server, and would run nothing here if it were not.
 */
import { Uri, type Webview } from 'vscode'

export function previewShell(webview: Webview, dist: Uri, title: string): string {
  const nonce = randomWord()
  const address = (name: string) => escaped(webview.asWebviewUri(Uri.joinPath(dist, name)).toString())
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${address('preview.css')}">
</head>
<body>
<header id="bar"></header>
<main id="page"></main>
<div id="say" role="tooltip" hidden></div>
<script nonce="${nonce}" src="${address('preview.js')}"></script>
</body>
</html>`
}

function randomWord(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
