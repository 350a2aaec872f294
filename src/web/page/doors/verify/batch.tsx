import { groupsOfFour } from '../../../../messages/fill.js';
import { ScrollTable } from '../../components/scroll-table.js';
import { useSpeaker } from '../../speaker.js';
import type { BatchView } from '../../tasks/verification.js';

/** The draws that a log about many of them tells of. */
export function Batch({ batch: { count, draws } }: { readonly batch: BatchView }) {
  const { text, number, percent } = useSpeaker();
  if (draws.length === 0) return null;
  const title = text('site-verify.batch-draws');
  const drawn = draws.reduce((sum, one) => sum + one.drawn, 0);
  return (
    <section>
      <h3>{title}</h3>
      <p>{text('site-verify.batch-counts', { count: draws.length, all: count, drawn })}</p>
      <p>{text('site-verify.batch-each')}</p>
      <ScrollTable
        title={title}
        columns={[
          [text('towns.col.unit')],
          [text('site-verify.people'), 'number'],
          [text('site-verify.drawn'), 'number'],
          [text('col.chance'), 'number'],
          [text('site-verify.fingerprint')],
        ]}
      >
        {draws.map(({ key, people, drawn: own, chance, fingerprint }) => (
          <tr key={key}>
            <th scope="row">{key}</th>
            <td class="number">{number(people)}</td>
            <td class="number">{number(own)}</td>
            <td class="number">{chance === null ? '–' : percent(chance)}</td>
            <td class="hash">{groupsOfFour(fingerprint)}</td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  );
}
