import { escaped, page, printed } from './page.js';
import type { Stop, Visit } from './walk.js';
import type { VisitWords } from './words.js';

/**
 * Notes for the letterbox, four on a page: three fields each. The upper two are folded onto each other, so that what
 * they say is inside; the lowest one goes behind, so that the name is outside and nothing else.
 */
export function letterboxPage(stops: readonly Stop[], words: VisitWords): Uint8Array {
  const notes = stops.flatMap(({ address, visits }) =>
    visits.map((visit) => note(visit, `${address.street} ${address.houseNumber}`, words)),
  );
  const pages = Array.from({ length: Math.ceil(notes.length / 4) }, (_, at) =>
    notes.slice(4 * at, 4 * at + 4),
  );
  const { language, letterbox } = words;
  const sheets = pages.map((four) => `<section>\n${four.join('\n')}\n</section>`);
  const body = `<p class="how">${escaped(letterbox.fold)}</p>\n${sheets.join('\n')}`;
  return page({ language, title: letterbox.title, style: STYLE, body });
}

const STYLE = `
* { box-sizing: border-box }
body { font: 9.25pt/1.27 system-ui, "Liberation Sans", Arial, sans-serif; color: #000; background: #fff; margin: 0 }
section { width: 210mm; height: 297mm; display: grid; grid-template: repeat(2, 148.5mm) / repeat(2, 105mm); break-after: page; overflow: hidden }
section:last-of-type { break-after: auto }
.how { margin: 5mm; max-width: 180mm }
article { position: relative; padding: 6.5mm 8mm 0; overflow: hidden }
article:nth-child(odd) { border-right: .2mm dotted #999 }
article:nth-child(-n + 2) { border-bottom: .2mm dotted #999 }
article::before, article::after { content: ""; position: absolute; left: 0; width: 4mm; border-top: .2mm solid #777 }
article::before { top: 49.5mm }
article::after { top: 99mm }
p { margin: 0 0 1.1mm }
.inside { height: 90mm; overflow: hidden }
.inside bdi { overflow-wrap: anywhere }
.small { font-size: 8.25pt; line-height: 1.22 }
.tiny { font-size: 7.25pt; line-height: 1.15 }
.tiny p { margin-bottom: .7mm }
.fill { display: flex; gap: 2mm; align-items: end; margin: 0 0 1.6mm }
.fill span { flex: 1; border-bottom: .2mm solid #000; height: 5mm }
.code { font: 700 13pt/1.2 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; letter-spacing: .04em }
.contact { font-weight: 700; overflow-wrap: anywhere }
.outside { position: absolute; top: 99mm; left: 8mm; right: 8mm; height: 49.5mm; padding-top: 12mm; text-align: center; overflow: hidden }
.outside b { display: block; font-size: 13pt; line-height: 1.25; margin: 1.5mm 0; overflow-wrap: anywhere }
@page { size: A4 portrait; margin: 0 }
@media screen { section { border: 1px solid #bbb; margin: 5mm } }
@media print { .how { display: none } }
`;

/** From so many characters on what is inside has to be smaller, so that it ends above the fold of the name. */
const SMALL = 470;
const TINY = 600;

function sizeOf(texts: readonly string[]): string {
  const length = texts.join('').length;
  if (length > TINY) return ' tiny';
  return length > SMALL ? ' small' : '';
}

function note({ name, code }: Visit, address: string, words: VisitWords): string {
  const { letterbox } = words;
  const { contact, here, drawn, answer, free } = letterbox;
  const greeting = letterbox.greeting(name);
  const size = sizeOf([greeting, here, drawn, answer, contact, free]);
  return `<article>
<div class="inside${size}">
<p>${printed(greeting)}</p>
<p>${escaped(here)}</p>
<p class="fill">${escaped(letterbox.when)}<span></span></p>
<p class="fill">${escaped(letterbox.who)}<span></span></p>
<p>${printed(drawn)}</p>
<p>${escaped(answer)}</p>
<p>${escaped(letterbox.code)} <span class="code">${escaped(code)}</span></p>
${contact === '' ? `<p class="fill">${escaped(letterbox.contactLine)}<span></span></p>` : `<p class="contact">${printed(contact)}</p>`}
<p>${escaped(free)}</p>
</div>
<div class="outside">${escaped(letterbox.personal)}<b>${printed(name)}</b>${printed(address)}</div>
</article>`;
}
