import { inFours, type Slip } from '../core/slip.js';
import { ID_SEPARATOR } from '../core/ticket.js';
import { escaped } from './html.js';
import { qrPicture } from './qr.js';

/** Slips to be printed (SPEC 12): a page for each person, without anything from elsewhere. */

export interface SlipSheet {
  readonly slip: Pick<Slip, 'commitment' | 'id' | 'secret' | 'label'>;
  /** whose letter it belongs to; empty: it is one of its own */
  readonly note: string;
  /** what became of the label */
  readonly result: readonly string[];
}

/** The words of the pages, in a reader's language. */
export interface SlipWords {
  readonly language: 'de' | 'en';
  readonly title: string;
  /** what this paper is */
  readonly about: string;
  readonly label: string;
  readonly result: string;
  readonly commitment: string;
  readonly own: string;
  readonly id: string;
  readonly secret: string;
  /** why it is to be kept like the letter */
  readonly keep: string;
  readonly how: string;
  /** what to do, step by step */
  readonly steps: readonly string[];
}

/** One HTML file with a page for each of them. */
export function slipsPage(sheets: readonly SlipSheet[], words: SlipWords): Uint8Array {
  const html = `<!doctype html>
<html lang="${words.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(words.title)}</title>
<style>${STYLE}</style>
${sheets.map((sheet) => section(sheet, words)).join('\n')}
</html>
`;
  return new TextEncoder().encode(html);
}

const STYLE = `
body { font: 10pt/1.35 system-ui, sans-serif; color: #111; background: #fff; margin: 0 }
section { max-width: 170mm; margin: 12mm auto; padding: 0 8mm }
h1 { font-size: 16pt; line-height: 1.2; margin: 0 0 2mm }
h2 { font-size: 10.5pt; margin: 4.5mm 0 1mm }
p { margin: 0 0 1.5mm }
.note { text-align: right; color: #444; font-size: 9pt; min-height: 1.4em }
.label { display: flex; gap: 8mm; align-items: center; break-inside: avoid }
.label svg { width: 38mm; height: 38mm; flex: none; margin: -3mm 0 -3mm -3.4mm }
.digits, .id { font: 10.5pt/1.4 ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace }
.digits { max-width: 40ch }
.us { font-size: .65em; border: 1px solid #888; border-radius: 2px; padding: 0 .25em; margin: 0 .25em; vertical-align: .15em }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 1mm 5mm; margin: 0 0 2mm; align-items: baseline }
dt { color: #444 }
dd { margin: 0; overflow-wrap: anywhere }
ol { margin: 0; padding-left: 6mm }
li { margin-bottom: 1mm }
code { font: .95em ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
.result { border-left: 1mm solid #111; padding-left: 4mm }
.result p:first-child { font-weight: 600 }
@page { size: A4; margin: 16mm 18mm }
@media screen { section + section { border-top: 1px solid #bbb; padding-top: 12mm } }
@media print { section { max-width: none; margin: 0; padding: 0; break-after: page } section:last-of-type { break-after: auto } }
`;

function section({ slip, note, result }: SlipSheet, words: SlipWords): string {
  const { label, commitment, id, secret } = slip;
  return `<section>
<p class="note">${escaped(note)}</p>
<h1>${escaped(words.title)}</h1>
<p>${escaped(words.about)}</p>
<h2>${escaped(words.label)}</h2>
<div class="label">${qrPicture(label, words.label)}<div class="digits">${inFours(label)}</div></div>
<h2>${escaped(words.result)}</h2>
<div class="result">${result.map((one) => `<p>${escaped(one)}</p>`).join('')}</div>
<h2>${escaped(words.commitment)}</h2>
<div class="digits">${inFours(commitment)}</div>
<h2>${escaped(words.own)}</h2>
<dl>
<dt>${escaped(words.id)}</dt><dd class="id">${idText(id)}</dd>
<dt>${escaped(words.secret)}</dt><dd class="digits">${inFours(secret)}</dd>
</dl>
<p>${escaped(words.keep)}</p>
<h2>${escaped(words.how)}</h2>
<ol>
${words.steps.map((step) => `<li>${withCode(step)}</li>`).join('\n')}
</ol>
</section>`;
}

/** U+001F has no look of its own, and few fonts have the sign that stands for it. */
function idText(id: string): string {
  return id.split(ID_SEPARATOR).map(escaped).join('<span class="us">US</span>');
}

/** What stands between grave accents is to be typed. */
function withCode(text: string): string {
  return escaped(text).replace(/`([^`]*)`/g, '<code>$1</code>');
}
