/** The page's only style sheet: for the screen in both colour schemes, and for landscape paper. */

const BASE = `
:root { color-scheme: light dark; --line: #767676; --shade: #f2f2f2; }
@media (prefers-color-scheme: dark) { :root { --line: #8a8a8a; --shade: #2a2a2a; } }
body { margin: 1.5rem; line-height: 1.5; font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 1.5rem; text-align: center; }
section { margin-block: 2.5rem; }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; margin-inline: auto; font-size: 0.875rem; }
caption { padding-block: 0.5rem; }
caption .title { display: block; font-size: 1.125rem; font-weight: bold; }
caption .unit { display: block; text-align: end; }
th, td { border: 1px solid var(--line); padding: 0.25rem 0.5rem; text-align: start; vertical-align: middle; white-space: pre-line; max-width: 28em; overflow-wrap: anywhere; unicode-bidi: isolate; }
thead th { background: var(--shade); text-align: center; min-width: 3em; }
tbody th { font-weight: normal; }
.number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
.total > *, .subtotal > * { font-weight: bold; }
.total > * { background: var(--shade); }
.note { white-space: pre-line; font-size: 0.875rem; }
.notice { border: 2px solid #b00020; padding: 0.5rem 1rem; font-weight: bold; text-align: center; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  :root { color-scheme: light; --line: #000; --shade: #fff; }
  body { margin: 0; }
  nav { display: none; }
  .scroll { overflow: visible; }
  section { margin: 0; break-before: page; }
  section:first-child { break-before: auto; }
  table { width: 100%; font-size: 8pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
`

/** On paper an element with a fixed place is repeated on each page, so the draft's word stands behind every table. */
export function htmlStyle(draftWord: string | undefined): string {
  if (draftWord === undefined) return BASE
  return `${BASE}.draft::after { content: "${draftWord}"; position: fixed; inset: 0; display: grid; place-items: center; font-size: 30vmin; color: rgb(176 0 32 / 12%); pointer-events: none; }
`
}
