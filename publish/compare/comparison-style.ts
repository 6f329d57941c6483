/** The style sheet of the page of changes: both colour schemes, the editor's as well as the browser's, and paper. Signs and words carry what colours repeat. */
export const COMPARISON_STYLE = `
:root { color-scheme: light dark; }
body.vscode-light { color-scheme: light; }
body.vscode-dark { color-scheme: dark; }
* { box-sizing: border-box; }
body { --paper: var(--vscode-editor-background, light-dark(#fff, #14171b)); --ink: var(--vscode-editor-foreground, light-dark(#1d2127, #e6e8eb));
  --soft: light-dark(#f3f5f7, #22272e); --rule: light-dark(#d5d9df, #3a424c); --quiet: light-dark(#59616c, #a5adb8); --accent: light-dark(#1c5f8f, #86bde6);
  --added: light-dark(#116329, #74dd90); --removed: light-dark(#a40e26, #ff968e); --changed: light-dark(#1c5f8f, #86bde6);
  --added-soft: light-dark(#dcf5e2, #15361f); --removed-soft: light-dark(#fdeae8, #4a1a1a); --changed-soft: light-dark(#e0eff9, #16324a);
  max-width: 84rem; margin: 0 auto; padding: 1.5rem 2rem 4rem; background: var(--paper); color: var(--ink); line-height: 1.55; font-size: 0.9375rem;
  font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; }
h2 { margin: 2.25rem 0 0.5rem; font-size: 1.125rem; overflow-wrap: anywhere; }
h3 { margin: 1.25rem 0 0.25rem; font-size: 1rem; overflow-wrap: anywhere; }
a { color: var(--accent); }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
.side { padding: 0.7rem 1rem; border: 1px solid var(--rule); border-radius: 0.5rem; background: var(--soft); overflow-wrap: anywhere; }
.side p { margin: 0.15rem 0 0; }
.side .title { margin: 0; font-weight: bold; }
.tag { display: inline-block; margin-inline-end: 0.5rem; padding-inline: 0.4rem; border: 1px solid var(--rule); border-radius: 0.25rem; background: var(--paper); font-weight: normal; }
.facts, .file, .notes, .says, .unit { color: var(--quiet); font-size: 0.875rem; }
.verdict { margin: 1.25rem 0 0.5rem; font-size: 1.0625rem; font-weight: bold; }
.remarks { margin: 0.25rem 0 0.5rem; padding-inline-start: 1.25rem; color: var(--quiet); font-size: 0.875rem; }
.counts { margin-inline-start: 0.75rem; color: var(--quiet); font-size: 0.875rem; font-weight: normal; }
.renames { margin: 0.25rem 0; padding-inline-start: 1.25rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 36rem; font-size: 0.875rem; }
th, td { padding: 0.2rem 0.5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; unicode-bidi: isolate; }
thead th { border-block: 1px solid var(--rule); background: var(--soft); font-weight: bold; }
tbody { border-block-end: 1px solid var(--rule); }
tbody th { font-weight: normal; }
tbody .item, .says { padding-inline-start: 2.25rem; color: var(--quiet); }
.number { width: 7.75rem; text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.share { width: 5.25rem; }
.grew { color: var(--added); }
.shrank { color: var(--removed); }
.quiet { color: var(--quiet); }
.total th, .total td { background: var(--soft); }
.total th, .total .number { font-weight: bold; }
.mark { display: inline-block; margin-inline-end: 0.4rem; padding-inline: 0.3rem; border-radius: 0.25rem; font-size: 0.8125rem; font-weight: bold; white-space: nowrap; }
.mark.added { color: var(--added); background: var(--added-soft); }
.mark.removed { color: var(--removed); background: var(--removed-soft); }
.mark.changed { color: var(--changed); background: var(--changed-soft); }
.notes { display: block; padding-inline-start: 1.75rem; font-weight: normal; }
.words { white-space: pre-line; }
del { color: var(--removed); background: var(--removed-soft); text-decoration: line-through; }
ins { color: var(--added); background: var(--added-soft); text-decoration: underline; text-underline-offset: 0.2em; }
.paragraph { max-width: 60em; margin: 0.4rem 0; padding-inline-start: 0.75rem; border-inline-start: 3px solid var(--rule); white-space: pre-line; }
nav ol { columns: 18rem; margin: 0.25rem 0; padding-inline-start: 1.5rem; }
@media (max-width: 40rem) {
  body { padding-inline: 1rem; }
  table { min-width: 28.5rem; font-size: 0.8125rem; }
  .number { width: 5.75rem; }
  .share { width: 4.25rem; }
  th, td { padding-inline: 0.3rem; }
}
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  :root, body, body.vscode-dark { color-scheme: light; --paper: #fff; --ink: #000; }
  body { max-width: none; padding: 0; }
  nav { display: none; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  tr, .paragraph, li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`
