import { BarTable } from '../../components/bars.js';
import { ScrollTable } from '../../components/scroll-table.js';
import { useSpeaker } from '../../speaker.js';
import type { GroupView, TownsView } from '../../tasks/verification.js';

/** Which municipalities were drawn, and how many letters each of them sends. */
export function Towns({ towns: { count, drawn, chance, bands, lands } }: { readonly towns: TownsView }) {
  const { text, number, percent, shown } = useSpeaker();
  const letters = drawn.reduce((sum, one) => sum + one.letters, 0);
  const title = text('site-verify.towns-list');
  return (
    <section>
      <h3>{title}</h3>
      <p>
        {text('site-verify.towns-counts', { count: drawn.length, all: count, letters })}{' '}
        {text('site-verify.towns-chance', { chance: percent(chance) })}
      </p>
      <p class="hint">{text('site-verify.bars')}</p>
      <BarTable caption={text('site-verify.towns-bands')} rows={bands.map(withoutReserve)} />
      {lands.length > 1 && (
        <BarTable caption={text('site-verify.towns-lands')} rows={lands.map(withoutReserve)} />
      )}
      <ScrollTable
        title={title}
        columns={[
          [text('towns.col.unit')],
          [text('towns.col.land')],
          [text('col.people'), 'number'],
          [text('towns.col.letters'), 'number'],
        ]}
      >
        {drawn.map(({ key, land, people, letters: own }) => (
          <tr key={key}>
            <th scope="row">{key}</th>
            <td>{shown(land)}</td>
            <td class="number">{number(people)}</td>
            <td class="number">{number(own)}</td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  );
}

function withoutReserve({ group, people, owed, drawn }: GroupView) {
  return { group, people, owed, drawn };
}
