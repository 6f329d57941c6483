/** The style sheet of the page of changes: both colour schemes, the editor's as well as the browser's, and paper. Signs and words carry what colours repeat. */
export const COMPARISON_STYLE = `
:root { color-scheme: light dark; }
body.vscode-light { color-scheme: light; }
body.vscode-dark { color-scheme: dark; }
body { --line: light-dark(#d0d7de, #4a4f57); --shade: light-dark(#f3f4f6, #2b2f36); --faint: light-dark(#57606a, #a0a7b0);
  --added: light-dark(#116329, #6fdd8b); --removed: light-dark(#a40e26, #ff938a); --changed: light-dark(#0550ae, #8ac2ff);
  --added-shade: light-dark(#dafbe1, #14361f); --removed-shade: light-dark(#ffebe9, #481818); --changed-shade: light-dark(#ddf4ff, #12304d);
  max-width: 80rem; margin: 1.5rem auto; padding-inline: 1.5rem; line-height: 1.5;
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-size: 0.9375rem; }
h1 { font-size: 1.5rem; margin-block: 0 1rem; }
h2 { font-size: 1.125rem; margin-block: 2.25rem 0.5rem; }
h3 { font-size: 1rem; margin-block: 1.25rem 0.25rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1rem; }
.side { border: 1px solid var(--line); border-radius: 0.375rem; padding: 0.625rem 0.875rem; overflow-wrap: anywhere; }
.side .title { font-weight: bold; }
.side p { margin: 0.125rem 0 0; }
.tag { display: inline-block; min-width: 1.5em; margin-inline-end: 0.5rem; padding-inline: 0.375rem; border-radius: 0.25rem; background: var(--shade); font-weight: bold; text-align: center; }
.facts, .file, .notes, .says, .unit { color: var(--faint); font-size: 0.875rem; }
.verdict { margin-block: 1.25rem 0.5rem; font-size: 1.0625rem; font-weight: bold; }
.remarks { margin-block: 0.25rem; padding-inline-start: 1.25rem; color: var(--faint); font-size: 0.875rem; }
.counts { margin-inline-start: 0.75rem; color: var(--faint); font-size: 0.875rem; font-weight: normal; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
th, td { border-block: 1px solid var(--line); padding: 0.25rem 0.625rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; unicode-bidi: isolate; }
thead th { background: var(--shade); font-weight: bold; white-space: nowrap; }
tbody th { font-weight: normal; width: 36%; }
.number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
.grew { color: var(--added); }
.shrank { color: var(--removed); }
.quiet { color: var(--faint); }
.total th, .total td { font-weight: bold; background: var(--shade); }
.mark { display: inline-block; margin-inline-end: 0.375rem; padding-inline: 0.25rem; border-radius: 0.25rem; font-weight: bold; white-space: nowrap; }
.mark.added { color: var(--added); background: var(--added-shade); }
.mark.removed { color: var(--removed); background: var(--removed-shade); }
.mark.changed { color: var(--changed); background: var(--changed-shade); }
.notes { display: block; }
.words { white-space: pre-line; }
del { color: var(--removed); background: var(--removed-shade); text-decoration: line-through; }
ins { color: var(--added); background: var(--added-shade); text-decoration: underline; }
.paragraph { margin-block: 0.375rem; padding-inline-start: 0.75rem; border-inline-start: 3px solid var(--line); white-space: pre-line; }
nav ol { columns: 20rem; margin-block: 0.25rem; padding-inline-start: 1.5rem; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  :root, body { color-scheme: light; }
  body { max-width: none; margin: 0; padding: 0; }
  nav { display: none; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  tr, .paragraph { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`
