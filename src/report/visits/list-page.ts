import { escaped, page, printed } from './page.js';
import { peopleOf, type Stop, type Visit } from './walk.js';
import { type ListWords, PRINTED_OUTCOMES, type VisitWords } from './words.js';

/** Lists to be printed: A4 across, a page or more for each team, with boxes to be ticked at the door. */

export interface ListSheets {
  /** the part of the way of each team on this page, with its number */
  readonly teams: readonly { readonly team: number; readonly stops: readonly Stop[] }[];
  /** how many teams there are in all */
  readonly of: number;
  readonly unplaced: readonly Visit[];
  readonly attempts: number;
}

export function listPage(sheets: ListSheets, words: VisitWords): Uint8Array {
  const { teams, of, unplaced } = sheets;
  const parts = teams.map(({ team, stops }) => section(stops, words.team(team, of), sheets, words));
  if (unplaced.length > 0) parts.push(unplacedSection(unplaced, words));
  const { language, title, list } = words;
  const heading = [list.title, title].filter((one) => one !== '').join(': ');
  return page({ language, title: heading, style: STYLE, body: parts.join('\n') });
}

const STYLE = `
body { font: 9.5pt/1.3 system-ui, "Liberation Sans", Arial, sans-serif; color: #000; background: #fff; margin: 0 }
section { max-width: 273mm; margin: 8mm auto; padding: 0 6mm }
h1 { font-size: 15pt; line-height: 1.2; margin: 0 }
.head { display: flex; justify-content: space-between; align-items: baseline; gap: 8mm; margin-bottom: 1.5mm }
.head p { margin: 0; white-space: nowrap }
.what { margin: 0 0 1mm }
.small { font-size: 8.5pt; margin: 0 0 1mm; max-width: 240mm }
.legal { border: .4mm solid #000; padding: 1.5mm 2.5mm; margin: 1.5mm 0 2mm; font-size: 9pt }
.legal p { margin: 0 }
table { width: 100%; border-collapse: collapse; margin-top: 2mm }
th, td { text-align: left; vertical-align: top; padding: 1.3mm 1.5mm; border: .2mm solid #777 }
thead th { font-size: 8.5pt; border-bottom: .5mm solid #000; background: #fff }
tr { break-inside: avoid }
tbody { break-inside: avoid }
.area th { font-size: 10.5pt; border: 0; border-bottom: .5mm solid #000; padding: 3.5mm 0 .8mm; break-after: avoid }
.street th { font-size: 10pt; background: #e8e8e8; break-after: avoid; print-color-adjust: exact }
.street span { font-weight: 400 }
.number { font-size: 12pt; font-weight: 700; width: 17mm; overflow-wrap: anywhere }
.who { width: 50mm; overflow-wrap: anywhere }
.who b { font-size: 10.5pt }
.code { font: 9.5pt ui-monospace, "DejaVu Sans Mono", Consolas, monospace; white-space: nowrap }
.attempt { width: 25mm; font-size: 8pt; color: #333 }
.line { display: block; border-bottom: .2mm solid #000; height: 5.5mm; margin-bottom: 1mm }
ul { list-style: none; margin: 0; padding: 0; columns: 2; column-gap: 2mm }
li { margin: 0 0 .6mm; break-inside: avoid; padding-left: 5mm; text-indent: -5mm }
.box { display: inline-block; width: 3mm; height: 3mm; border: .3mm solid #000; margin-right: 1.6mm; text-indent: 0; vertical-align: -.3mm }
@page { size: A4 landscape; margin: 10mm 10mm 12mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif } }
@media screen { section + section { border-top: 1px solid #bbb; padding-top: 8mm } }
@media print { section { max-width: none; margin: 0; padding: 0 } section + section { break-before: page } }
`;

function section(stops: readonly Stop[], team: string, { attempts }: ListSheets, words: VisitWords): string {
  const { list, outcomes, needs } = words;
  const numbers = Array.from({ length: attempts }, (_, at) => at + 1);
  const columns = [
    ...[list.number, list.name, ...numbers.map(list.attempt), list.outcome],
    ...(needs.length > 0 ? [list.needs] : []),
  ];
  const head = columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const boxes = PRINTED_OUTCOMES.map((outcome) => outcomes[outcome]);
  const cells = [
    ...numbers.map(() => `<td class="attempt">${line(list.time)}${box(list.met)}</td>`),
    `<td>${boxList(boxes)}</td>`,
    ...(needs.length > 0 ? [`<td>${boxList(needs.map(({ word }) => word))}</td>`] : []),
  ].join('');
  const bodies = stops.map((stop, at) =>
    stopRows(stop, stops[at - 1], { cells, width: columns.length, list }),
  );
  return `<section>
<div class="head"><h1>${escaped(list.title)}</h1><p>${escaped(team)} · ${escaped(words.size(peopleOf(stops), stops.length))}</p></div>
${words.title === '' ? '' : `<p class="what">${printed(words.title)}</p>\n`}${legal(words)}
<p class="small">${escaped(list.private)} ${escaped(list.order)}</p>
<table>
<thead><tr>${head}</tr></thead>
${bodies.join('\n')}
</table>
</section>`;
}

function legal({ list }: VisitWords): string {
  return `<div class="legal">${list.legal.map((one) => `<p>${printed(one)}</p>`).join('')}</div>`;
}

interface Row {
  /** what everybody's row has to be filled in */
  readonly cells: string;
  readonly width: number;
  readonly list: ListWords;
}

/** An address is one part of the table, which no page break divides as long as it fits on a page. */
function stopRows({ address, visits }: Stop, before: Stop | undefined, { cells, width, list }: Row): string {
  const isNewArea = before === undefined || before.address.area !== address.area;
  const isNewStreet = isNewArea || streetOf(before) !== streetOf({ address });
  const heads = [
    ...(isNewArea
      ? [heading('area', width, address.area === '' ? escaped(list.noArea) : printed(address.area))]
      : []),
    ...(isNewStreet ? [heading('street', width, `${printed(address.street)} ${town(address)}`)] : []),
  ];
  const rows = visits.map(
    (visit, at) =>
      `<tr><td class="number">${at === 0 ? printed(address.houseNumber) : ''}</td>${who(visit, list)}${cells}</tr>`,
  );
  return `<tbody>${[...heads, ...rows].join('\n')}</tbody>`;
}

function streetOf({ address: { street, postcode, town: place } }: Pick<Stop, 'address'>): string {
  return JSON.stringify([street, postcode, place]);
}

function town({ postcode, town: place }: Stop['address']): string {
  const text = [postcode, place].filter((one) => one !== '').join(' ');
  return text === '' ? '' : `<span>${printed(text)}</span>`;
}

function heading(kind: string, width: number, content: string): string {
  return `<tr class="${kind}"><th colspan="${width}" scope="rowgroup">${content}</th></tr>`;
}

function who({ name, extra, code, visits }: Visit, list: ListWords): string {
  const earlier = visits === 0 ? '' : `<br>${escaped(list.earlier(visits))}`;
  const more = (extra === '' ? '' : `<br>${printed(extra)}`) + earlier;
  return `<td class="who"><b>${printed(name)}</b>${more}<br><span class="code">${escaped(code)}</span></td>`;
}

function line(word: string): string {
  return `${escaped(word)}<span class="line"></span>`;
}

function box(word: string): string {
  return `<span class="box"></span>${escaped(word)}`;
}

function boxList(words: readonly string[]): string {
  return `<ul>${words.map((word) => `<li>${box(word)}</li>`).join('')}</ul>`;
}

function unplacedSection(visits: readonly Visit[], words: VisitWords): string {
  const { list } = words;
  const rows = visits.map(
    ({ name, code }) => `<tr><td class="code">${escaped(code)}</td><td>${printed(name)}</td></tr>`,
  );
  return `<section>
<div class="head"><h1>${escaped(list.unplaced)}</h1></div>
<p class="small">${escaped(list.unplacedWhy)} ${escaped(list.private)}</p>
<table><tbody>${rows.join('\n')}</tbody></table>
</section>`;
}
