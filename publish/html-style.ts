/**
 * The page's only style sheet: for the screen in both colour schemes, and for paper, where prose stands upright and tables lie. It is the same for every
 * page, so that the page's policy can name it by its digest.
 */

const SCREEN = `
:root { color-scheme: light dark; --paper: #fff; --soft: #f5f6f8; --ink: #1d2127; --quiet: #5a626d; --rule: #d5d9df; --strong: #9aa2ad; --accent: #1c5f8f; --bar: #2f7fb5; --alarm: #b00020; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171b; --soft: #1f242a; --ink: #e6e8eb; --quiet: #a5adb8; --rule: #353c45; --strong: #69727e; --accent: #86bde6; --bar: #4d97cc; --alarm: #ff8a9a; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.6; font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
a { color: var(--accent); text-decoration-thickness: from-font; text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -4rem; padding: 0.5rem 1rem; background: var(--paper); }
.skip:focus { inset-block-start: 1rem; }
.notice { margin: 0; padding: 0.6rem 1rem; border-block-end: 2px solid var(--alarm); color: var(--alarm); font-weight: bold; text-align: center; }
header { padding: 3.5rem 1.5rem 2.5rem; border-block-end: 1px solid var(--rule); text-align: center; }
h1, h2, h3, h4, h5, h6 { line-height: 1.35; text-wrap: balance; overflow-wrap: anywhere; }
h1 { margin: 0; font-family: "Songti SC", STSong, SimSun, "Noto Serif CJK SC", "Source Han Serif SC", serif; font-size: clamp(1.5rem, 1rem + 2.5vw, 2.25rem); }
.publisher { margin: 0.75rem 0 0; color: var(--quiet); }
.layout { display: grid; grid-template-columns: minmax(0, 1fr); max-width: 96rem; margin-inline: auto; }
nav { padding: 1.25rem 1.5rem; border-block-end: 1px solid var(--rule); font-size: 0.875rem; }
summary { cursor: pointer; font-weight: bold; }
nav ol { margin: 0; padding-inline-start: 1rem; list-style: none; }
nav details > ol { max-height: 40vh; overflow-y: auto; margin-block-start: 0.5rem; padding: 0; }
nav a { display: block; padding-block: 0.2rem; color: var(--quiet); text-decoration: none; }
nav a:hover { color: var(--accent); text-decoration: underline; }
nav li.top > a { color: var(--ink); }
main { min-width: 0; padding: 1rem 1.5rem 5rem; }
@media (min-width: 70rem) {
  .layout.two { grid-template-columns: 17rem minmax(0, 1fr); }
  nav { position: sticky; inset-block-start: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 1.75rem 1.25rem; border: 0; }
  nav details > ol { max-height: none; }
  main { padding: 1.25rem 3rem 6rem 2rem; }
  .two main { border-inline-start: 1px solid var(--rule); }
}
h2 { margin: 2.75rem 0 1rem; font-size: 1.375rem; }
main > :first-child > :first-child { margin-block-start: 1rem; }
h3 { margin: 2rem 0 0.75rem; font-size: 1.125rem; }
h4, h5, h6 { margin: 1.5rem 0 0.5rem; font-size: 1rem; }
.prose p { max-width: 46em; margin: 0.6rem 0; line-height: 1.85; text-indent: 2em; overflow-wrap: anywhere; }
`

const CHARTS = `
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.25rem; }
figure { margin: 0; padding: 1.1rem 1.25rem 1.25rem; border: 1px solid var(--rule); border-radius: 0.5rem; background: var(--soft); }
figcaption h3 { margin: 0; font-size: 1rem; }
figcaption p { margin: 0.2rem 0 0; color: var(--quiet); font-size: 0.8125rem; }
.bars { margin: 0.75rem 0 0; padding: 0; list-style: none; font-size: 0.875rem; }
.bars li { display: grid; grid-template-columns: minmax(0, 1fr) auto 3.6rem; column-gap: 0.75rem; align-items: baseline; padding-block: 0.35rem; }
.bars .label { overflow-wrap: anywhere; }
.bars data, .bars .share { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bars .share { color: var(--quiet); }
.bars svg { grid-column: 1 / -1; width: 100%; height: 0.5rem; margin-block-start: 0.2rem; }
.bars .track { fill: var(--rule); }
.bars .part { fill: var(--bar); }
`

const TABLES = `
.sheet { width: fit-content; max-width: 100%; }
.unit { margin: 0 0 0.4rem; color: var(--quiet); font-size: 0.8125rem; text-align: end; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.8125rem; line-height: 1.5; }
th, td { border: 1px solid var(--rule); padding: 0.3rem 0.6rem; text-align: start; vertical-align: middle; white-space: pre-line; min-width: 3.5em; max-width: 26em; overflow-wrap: anywhere; unicode-bidi: isolate; }
thead th { min-width: 5.5em; background: var(--soft); text-align: center; font-weight: 600; }
tbody th { font-weight: normal; }
tbody th, tbody td:not(.number) { min-width: 7em; }
tbody td.long, tbody th.long { min-width: 18em; }
tbody [rowspan] { vertical-align: top; }
tbody tr:hover > * { background: var(--soft); }
.number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
.sum > *, .subtotal > *, .total > * { font-weight: 600; }
.total > * { background: var(--soft); border-block: 1px solid var(--strong); }
.note { margin: 0.5rem 0 0; white-space: pre-line; color: var(--quiet); font-size: 0.8125rem; }
`

/** On paper an element with a fixed place is repeated on each page, so the draft's word stands behind every table. */
const DRAFT = `
.draft::after { content: attr(data-draft); position: fixed; inset: 0; display: grid; place-items: center; font-size: 30vmin; color: rgb(176 0 32 / 12%); pointer-events: none; }
`

/** A table wider than a dozen columns needs smaller print, or its figures would leave the page. */
const PAPER = `
@page { size: A4; margin: 18mm 16mm; }
@page lying { size: A4 landscape; margin: 12mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --soft: #f2f2f2; --ink: #000; --quiet: #333; --rule: #777; --strong: #000; --accent: #000; --bar: #444; --alarm: #b00020; }
  body { font-size: 10.5pt; }
  nav, .skip { display: none; }
  header { padding: 0 0 8mm; }
  .layout, .layout.two { display: block; max-width: none; }
  main, .two main { padding: 0; border: 0; }
  a { color: inherit; text-decoration: none; }
  h2, h3, h4, h5, h6 { break-after: avoid; }
  figure, .bars li { break-inside: avoid; background: none; }
  .charts { grid-template-columns: 1fr 1fr; gap: 5mm; }
  .bars { font-size: 8.5pt; }
  .bars .track { fill: #ddd; }
  .prose p { max-width: none; orphans: 2; widows: 2; }
  .table { page: lying; break-before: page; }
  .table h2, .table h3, .table h4, .table h5, .table h6 { margin-block-start: 0; text-align: center; }
  .scroll { overflow: visible; }
  .unit, .note { font-size: 8pt; }
  table { width: 100%; font-size: 8pt; line-height: 1.35; }
  .wide table { font-size: 6.5pt; }
  .sheet { width: auto; }
  thead th, tbody th, tbody td, tbody td:not(.number), tbody td.long, tbody th.long { padding: 0.6mm 1.2mm; min-width: 0; vertical-align: middle; }
  .wide thead th, .wide tbody th, .wide tbody td, .wide tbody td:not(.number) { padding-inline: 0.7mm; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
`

export const PAGE_STYLE = `${SCREEN}${CHARTS}${TABLES}${DRAFT}${PAPER}`
