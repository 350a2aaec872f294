import { formatNumber } from '../../../messages/fill.js';
import { useSpeaker } from '../speaker.js';

/** Groups of a draw in a table with bars: the bar is what was drawn, the line what is owed. */

export interface BarRow {
  readonly group: readonly string[];
  readonly people: number;
  readonly owed: number;
  readonly drawn: number;
  readonly reserve?: number;
}

export function BarTable({
  caption,
  rows,
  isPlanned = false,
  reserveIs = 'site-verify.reserve',
}: {
  readonly caption: string;
  readonly rows: readonly BarRow[];
  /** nobody has been drawn yet: the bar is what is owed */
  readonly isPlanned?: boolean;
  /** what those are who come next */
  readonly reserveIs?: 'site-verify.reserve' | 'site-verify.substitutes';
}) {
  const { text, number, shown, language } = useSpeaker();
  const most = Math.max(1, ...rows.map(({ owed, drawn }) => Math.max(owed, drawn)));
  const hasReserve = rows.some(({ reserve }) => reserve !== undefined);
  return (
    // Wide tables are moved by themselves, also with a keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled has to be reached.
    <section class="scroll" aria-label={caption} tabIndex={0}>
      <table class="bars">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text('site-verify.group-name')}</th>
            <th scope="col" class="number">
              {text('site-verify.people')}
            </th>
            <th scope="col" class="number">
              {text('site-verify.owed')}
            </th>
            {!isPlanned && (
              <th scope="col" class="number">
                {text('site-verify.drawn')}
              </th>
            )}
            {hasReserve && (
              <th scope="col" class="number">
                {text(reserveIs)}
              </th>
            )}
            <td class="bar" />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ group, people, owed, drawn, reserve }) => (
            <tr key={group.join('\n')}>
              <th scope="row">{group.map(shown).join(' / ')}</th>
              <td class="number">{number(people)}</td>
              <td class="number">{formatNumber(language, Math.round(owed * 100) / 100)}</td>
              {!isPlanned && <td class="number">{number(drawn)}</td>}
              {hasReserve && <td class="number">{number(reserve ?? 0)}</td>}
              <td class="bar">
                <Bar drawn={drawn / most} owed={owed / most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The numbers stand beside it, so whoever hears the page need not hear of it. */
function Bar({ drawn, owed }: { readonly drawn: number; readonly owed: number }) {
  const at = (share: number) => `${(Math.min(1, share) * 100).toFixed(2)}%`;
  return (
    <svg aria-hidden="true" width="100%" height="20">
      <rect class="drawn" x="0" y="3" height="14" width={at(drawn)} />
      <line class="owed" x1={at(owed)} x2={at(owed)} y1="0" y2="20" />
    </svg>
  );
}
