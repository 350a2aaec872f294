/**
 * How a protocol looks, on a screen and on A4. Nothing is told by colour alone.
 * @param page the word before a page's number
 * @param fingerprint its beginning, at the foot of every printed page; hexadecimal digits and blanks
 */
export function protocolStyle(page: string, fingerprint: string): string {
  return `
* { box-sizing: border-box }
html { color-scheme: light; -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0 auto; max-width: 190mm; padding: 8mm; color: #1a1a1a; background: #fff; font: 11pt/1.45 "Segoe UI", "Liberation Sans", Arial, Helvetica, sans-serif; overflow-wrap: break-word }
h1 { font-size: 22pt; line-height: 1.2; margin: 0 0 5mm }
h2 { font-size: 14pt; line-height: 1.25; margin: 9mm 0 3mm; padding-top: 3mm; border-top: .5mm solid #15233f; break-after: avoid }
h3 { font-size: 11pt; margin: 5mm 0 1.5mm; break-after: avoid }
p { margin: 0 0 2.5mm; orphans: 2; widows: 2 }
h2 + p, h3 + p { break-after: avoid }
ul { margin: 0 0 3mm; padding-left: 6mm }
li { margin: 0 0 1mm; break-inside: avoid }
.kind { display: flex; justify-content: space-between; gap: 6mm; margin: 0 0 6mm; font-size: 9.5pt; color: #444; border-bottom: .2mm solid #999; padding-bottom: 1.5mm }
.lead { font-size: 14pt; line-height: 1.35; margin: 0 0 2.5mm }
.small { font-size: 9pt; color: #444 }
dl { display: grid; grid-template-columns: 44mm minmax(0, 1fr); gap: 0; margin: 4mm 0; font-size: 10.5pt }
dt { font-weight: 600; padding: 1.6mm 4mm 1.6mm 0; border-top: .2mm solid #bbb }
dd { margin: 0; padding: 1.6mm 0; border-top: .2mm solid #bbb; break-inside: avoid }
code, pre, .hash { font-family: "Cascadia Mono", Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: .88em }
code.seed { font-size: 1em; font-weight: 600; overflow-wrap: anywhere }
pre { margin: 0 0 3mm; padding: 2mm 3mm; background: #f1f1f1; border-left: .8mm solid #15233f; white-space: pre-wrap; overflow-wrap: anywhere; break-inside: avoid }
.hash { overflow-wrap: anywhere; word-spacing: -.15em }
td .hash { font-size: 8pt }
.print { margin: 5mm 0; padding: 3mm 4mm 1mm; border: .4mm solid #15233f; break-inside: avoid }
.head { font-weight: 600; break-after: avoid }
.print .head { margin: 0 0 1mm }
.print .hash { font-size: 9.3pt; line-height: 1.5; margin-bottom: 1.5mm }
.attention { margin: 5mm 0 0; padding: 3mm 4mm 1mm; border: .4mm solid #1a1a1a; border-left-width: 2.5mm }
.attention .head { margin: 0 0 1.5mm }
.calm { font-weight: 600 }
table { border-collapse: collapse; width: 100%; margin: 2mm 0 4mm; font-size: 9.5pt }
caption { text-align: left; font-weight: 600; padding: 2mm 0 1mm; break-after: avoid }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { text-align: left; vertical-align: top; padding: 1mm 2mm 1mm 0; border-bottom: .2mm solid #bbb }
tbody th { font-weight: 400 }
thead th { border-bottom: .4mm solid #1a1a1a; vertical-align: bottom }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; padding-right: 0; padding-left: 3mm }
thead th::first-letter { text-transform: uppercase }
thead .n { white-space: normal }
small { color: #444; display: inline-block; min-width: 12mm; font-size: 1em }
figure { margin: 0; break-inside: avoid }
figure:last-of-type { margin-bottom: 3mm }
.checks { columns: 2; column-gap: 8mm; font-size: 9pt }
figure svg { display: block; width: 100%; height: auto }
figure text, figure tspan { white-space: pre }
.sign { break-inside: avoid }
.lines { display: grid; grid-template-columns: 1fr 1fr; gap: 14mm 12mm; padding-top: 12mm }
.line { border-top: .2mm solid #1a1a1a; padding-top: 1mm; font-size: 9.5pt }
footer { margin-top: 9mm; border-top: .2mm solid #999; padding-top: 2mm; font-size: 8.5pt; color: #444 }
@page { size: A4; margin: 18mm 18mm 20mm; @bottom-left { content: "${fingerprint} …"; font: 8pt monospace; color: #444 } @bottom-right { content: "${page} " counter(page) " / " counter(pages); font: 8pt sans-serif; color: #444 } }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt } header { break-after: page } }
@media (max-width: 40rem) { body { padding: 4mm } dl { grid-template-columns: 1fr } dd { border-top: 0; padding-top: 0 } table { font-size: 8pt } .n { padding-left: 1.5mm; white-space: normal } small { min-width: 0; display: block } .checks { columns: 1 } }
`;
}
