/** What the proof report adds to the page's style sheet: how well a figure is confirmed, by shade and by number, never by colour alone. */
export const PROOF_STYLE = `
:root { --twice: #d9efdd; --once: #f2f5d0; --never: #fdebd3; --failed: #f9d0d5; }
@media (prefers-color-scheme: dark) { :root { --twice: #1d3b27; --once: #3a3d1c; --never: #4a361b; --failed: #54212b; } }
.twice, [data-standing="twice"] { background: var(--twice); }
.once, [data-standing="once"] { background: var(--once); }
.never, [data-standing="never"] { background: var(--never); outline: 1px dashed var(--quiet); outline-offset: -3px; }
.failed, [data-standing="failed"] { background: var(--failed); font-weight: bold; outline: 2px solid var(--alarm); outline-offset: -2px; }
.generated, [data-standing="generated"] { color: var(--quiet); font-style: italic; }
[data-held]::after { content: attr(data-held); font-size: 0.65em; vertical-align: super; color: var(--quiet); padding-inline-start: 0.3em; }
.legend { display: flex; flex-wrap: wrap; gap: 0.5rem; padding: 0; list-style: none; font-size: 0.8125rem; }
.legend li { padding: 0.15rem 0.7rem; border: 1px solid var(--rule); }
.intro { max-width: 46em; }
details.weak { margin-block: 0.5rem; font-size: 0.8125rem; }
details.weak li { white-space: pre-line; margin-block: 0.25rem; }
@media print { [data-standing], .legend li { print-color-adjust: exact; } }
`
