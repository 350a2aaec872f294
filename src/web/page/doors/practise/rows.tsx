import { useSpeaker } from '../../speaker.js';
import type { Rows } from '../../tasks/practise.js';

/** The beginning of a list, with the columns that say something to people. */
const SHOWN = [
  'los_rang',
  'los_schicht',
  'Familienname',
  'Vorname',
  'Geburtsdatum',
  'Geschlecht',
  'Stadtteil',
];

export function RowTable({ caption, rows }: { readonly caption: string; readonly rows: Rows }) {
  const { shown } = useSpeaker();
  const [header = [], ...body] = rows;
  const columns = SHOWN.map((name) => header.indexOf(name)).filter((at) => at >= 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled has to be reached.
    <section class="scroll" aria-label={caption} tabIndex={0}>
      <table class="rows">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((at) => (
              <th key={at} scope="col">
                {header[at]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((cells, row) => (
            <tr key={row}>
              {columns.map((at) => (
                <td key={at}>{shown(cells[at] ?? '')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
