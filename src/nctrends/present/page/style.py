"""The look of the page: light and dark, wide and narrow, on screen and on paper; no font, script or file is loaded."""

from __future__ import annotations

NARROW = "48rem"
"""Up to this width pictures have their words above each line, and marks stand below their years."""

STYLE = (
    """
:root { color-scheme: light dark; --ink: #1a1a1a; --quiet: #595959; --paper: #fff; --line: #c8c8c8; --link: #0b4f9e;
  --found: #dce8f6; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --quiet: #b4b4b4; --paper: #16181b; --line: #474b50; --link: #8fc1ff; --found: #243a55; }
  figure img { filter: invert(.91); }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 64rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 1rem 0 .3rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .6rem; border-top: 2px solid var(--line); padding-top: .8rem; }
h3 { font-size: 1rem; margin: 1.4rem 0 .3rem; }
p, li { max-width: 46rem; }
li + li { margin-top: .3rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible {
  outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
nav { border: 1px solid var(--line); padding: .6rem 1rem; margin: 1.2rem 0; }
nav h2 { font-size: 1rem; margin: 0 0 .2rem; border: 0; padding: 0; }
nav ol { columns: 16rem 3; margin: 0; padding-left: 1.4rem; }
nav li { break-inside: avoid; margin: 0; padding: .15rem 0; }
nav a { display: inline-block; padding: .1rem 0; }
.quiet, .notes, footer { color: var(--quiet); font-size: .9rem; }
footer { border-top: 2px solid var(--line); margin-top: 2.5rem; }
.back { font-size: .9rem; margin: 1rem 0 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0; font-weight: 400; }
thead th { font-weight: 600; border-bottom: 2px solid var(--ink); vertical-align: bottom; }
th[scope=rowgroup] { font-weight: 600; padding-top: .9rem; }
tbody tr > * { border-top: 1px solid var(--line); }
tbody:first-of-type tr:first-child > * { border-top: 0; }
.short { white-space: nowrap; }
td.right, th.right { text-align: right; }
.marks td, .marks thead th + th { text-align: center; padding-inline: .1rem; }
.marks a { display: inline-block; min-width: 1.5rem; text-decoration: none; }
tr:target > * { background: var(--found); }
tr[id] { scroll-margin-top: 4rem; }
details { margin: .6rem 0; }
summary { cursor: pointer; padding: .3rem 0; }
figure { margin: 1rem 0; }
figure img { display: block; max-width: 100%; height: auto; }
@media screen and (max-width: 40rem) {
  .rows, .rows tbody, .rows caption, .rows tr, .rows th, .rows td { display: block; }
  .rows thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .rows tbody tr { display: flex; flex-wrap: wrap; column-gap: .8rem; padding: .5rem 0;
    border-top: 1px solid var(--line); }
  .rows tbody tr > * { border-top: 0; padding: .15rem 0; min-width: 0; flex: 1 1 calc(50% - .4rem); }
  .rows tbody:first-of-type tr:first-child { border-top: 0; }
  .rows tbody th, .rows td.prose { flex-basis: 100%; }
  .rows td::before { content: attr(data-name); display: block; color: var(--quiet); font-size: .8rem; }
  .rows td::before { content: attr(data-name) / ""; }
  .rows td.right { text-align: left; }
  .rows tr:target { background: var(--found); }
}
@media screen and (max-width: NARROW) {
  .marks, .marks tbody, .marks caption, .marks th { display: block; }
  .marks thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .marks tbody tr { display: flex; flex-wrap: wrap; padding: .4rem 0; border-top: 1px solid var(--line); }
  .marks tbody tr > * { border-top: 0; padding: .1rem 0; }
  .marks tbody th { flex: 0 0 100%; }
  .marks td { flex: 0 0 3.2rem; }
  .marks td::before { content: attr(data-name); display: block; color: var(--quiet); font-size: .8rem; }
  .marks td::before { content: attr(data-name) / ""; }
}
@page { margin: 16mm 14mm; }
@media print {
  :root { color-scheme: light; font-size: 9pt; }
  body { max-width: none; padding: 0; }
  nav, .skip, .back { display: none; }
  .scroll { overflow: visible; }
  tr, li, img { break-inside: avoid; }
  figure img { max-height: 220mm; }
  h1, h2, h3, caption, thead { break-after: avoid; }
  tbody tr:has(> [scope=rowgroup]) { break-after: avoid; }
  p, li { orphans: 3; widows: 3; max-width: none; }
  a { color: inherit; text-decoration: none; }
  .address::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
  details:not([open]) > summary::after { content: " (closed, so not on paper; open it before you print)"; }
}
"""
).replace("NARROW", NARROW)
