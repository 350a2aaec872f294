import { stringify } from '#csv-stringify';
import type { NumberedPanel } from '../core/lottery/panel.js';
import type { OutputPlan } from '../core/plan.js';

/** Numbered panels for a draw with balls: which people, by number, make up panel 000, 001, .. */

/** Three digits, as three machines with ten balls give them. */
export function panelName(number: number): string {
  return String(number).padStart(3, '0');
}

/**
 * One line a panel: its number, then its people's numbers. For German Excel with `Nr.` before it: opened by a
 * double click, a cell that is digits alone becomes a number, and 007 is 7 then. Signs that make it a text, as
 * `="007"`, are a formula to some programs and a part of the cell to others.
 */
export function panelsFile(panels: readonly NumberedPanel[], dialect: OutputPlan['dialect']): Uint8Array {
  const forExcel = dialect !== 'rfc4180';
  const most = Math.max(0, ...panels.map(({ people }) => people.length));
  const header = ['panel', ...Array.from({ length: most }, (_, at) => `person_${at + 1}`)];
  const label = (number: number) => (forExcel ? `Nr. ${panelName(number)}` : panelName(number));
  const rows = panels.map(({ number, people }) => [label(number), ...people.map(String)]);
  const text = stringify([header, ...rows], {
    bom: forExcel,
    delimiter: forExcel ? ';' : ',',
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
    relax_column_count: true,
  } as Parameters<typeof stringify>[1]);
  return new TextEncoder().encode(text);
}

export interface PanelsPage {
  readonly language: 'de' | 'en';
  readonly title: string;
  /** paragraphs above the table */
  readonly notes: readonly string[];
  readonly panelColumn: string;
  readonly peopleColumn: string;
}

/** The same to be printed: a page without anything from elsewhere. */
export function panelsPage(panels: readonly NumberedPanel[], page: PanelsPage): Uint8Array {
  const rows = panels.map(
    ({ number, people }) => `<tr><th scope="row">${panelName(number)}</th><td>${people.join(' ')}</td></tr>`,
  );
  const html = `<!doctype html>
<html lang="${page.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(page.title)}</title>
<style>
body { font: 11pt/1.4 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
h1 { font-size: 1.4rem }
p { overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #bbb; padding: .2rem .5rem; text-align: left; vertical-align: top }
tbody th { font-variant-numeric: tabular-nums; white-space: nowrap }
td { font-variant-numeric: tabular-nums; word-spacing: .4em }
thead { display: table-header-group }
tr { break-inside: avoid }
@page { margin: 1.5cm }
@media print { body { font-size: 9pt; margin: 0; max-width: none; padding: 0 } }
</style>
<h1>${escaped(page.title)}</h1>
${page.notes.map((note) => `<p>${escaped(note)}</p>`).join('\n')}
<table>
<thead><tr><th scope="col">${escaped(page.panelColumn)}</th><th scope="col">${escaped(page.peopleColumn)}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`;
  return new TextEncoder().encode(html);
}

function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
