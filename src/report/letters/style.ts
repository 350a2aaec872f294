/**
 * A4, the address where windows of DL and C6/5 envelopes have it (DIN 5008, form B): the field begins 45 mm below the
 * upper edge and 20 mm from the left one, 85 mm wide and 45 mm high; the address itself 17.7 mm below that. A page has no
 * margins of its own, for what a browser prints into them by itself; the rows above and below a letter's text stand on
 * every page of it.
 */
export const LETTER_STYLE = `
@page { size: A4; margin: 0 }
* { box-sizing: border-box }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0; color: #000; background: #fff; font: 11pt/1.35 "Liberation Sans", Arial, Helvetica, sans-serif; hyphens: manual }
.letter { position: relative; width: 210mm; break-before: page }
.letter:first-child { break-before: auto }
.sheet { width: 210mm; border-collapse: collapse; table-layout: fixed }
.sheet > * > tr > td { padding: 0 20mm 0 25mm }
.sheet > thead > tr > td, .sheet > tfoot > tr > td { height: 20mm }
.head { position: relative; height: 78mm }
.window { position: absolute; left: -5mm; top: 25mm; width: 85mm; height: 45mm; padding: 0 0 0 5mm; overflow: hidden; display: flex; flex-direction: column }
.from { flex: none; margin: 0; height: 5mm; font-size: 7pt; line-height: 5mm; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; border-bottom: .2mm solid #000 }
.from.long { font-size: 6pt; line-height: 2.4mm; white-space: normal }
.to { margin: auto 0 0; min-height: 27.3mm; font-style: normal; line-height: 4.55mm; overflow-wrap: anywhere }
.to.long { font-size: 9pt; line-height: 3.9mm }
.to.longer { font-size: 7.5pt; line-height: 3.2mm }
.info { position: absolute; left: 100mm; top: 30mm; width: 65mm; max-height: 46mm; overflow: hidden; font-size: 9pt; line-height: 1.35; overflow-wrap: anywhere }
.info p { margin: 0 0 2mm }
.date { margin: 0 0 7mm; text-align: right }
.text { overflow-wrap: break-word }
.text h1 { font-size: 1.1em; line-height: 1.3; margin: 0 0 6mm; break-after: avoid }
.text h2, .text h3 { font-size: 1em; margin: 5mm 0 1.5mm; break-after: avoid }
.text p { margin: 0 0 3mm; orphans: 2; widows: 2 }
.text ul, .text ol { margin: 0 0 3mm; padding-left: 6mm }
.text li { margin: 0 0 1mm; break-inside: avoid }
.text li > p { margin: 0 }
.text hr { border: 0; border-top: .2mm solid #000; margin: 5mm 0 }
.text table { border-collapse: collapse; margin: 0 0 3mm }
.text th, .text td { border: .2mm solid #777; padding: 1mm 2mm; text-align: left; vertical-align: top }
.text pre { white-space: pre-wrap; font: inherit; margin: 0 0 3mm }
.text code { font: inherit }
.text blockquote { margin: 0 0 4mm; padding: 3mm 4mm 1mm; border: .3mm solid #000; break-inside: avoid; display: flow-root }
.qr { float: right; width: 30mm; margin: -2mm -2mm 0 4mm }
.qr svg { display: block; width: 100%; height: auto }
.code { font-family: "Liberation Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: 1.15em; white-space: nowrap }
.mark { position: absolute; left: 5mm; width: 4mm; border-top: .15mm solid #000 }
@media screen {
  body { background: #ddd; padding: 6mm 0 }
  .letter { margin: 0 auto 6mm; background: #fff; min-height: 297mm; box-shadow: 0 0 2mm #999 }
}
`;
