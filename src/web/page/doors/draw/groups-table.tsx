import { useRef } from 'preact/hooks';
import type { TextKey } from '../../../../messages/catalogue.js';
import type { LotteriesPreview, SharePreview } from '../../../../procedure/preview.js';
import { TaskNotes } from '../../components/running.js';
import { useSpeaker } from '../../speaker.js';
import type { Previewed } from '../../tasks/preview.js';
import { Bar } from './bar.js';
import type { Desk } from './desk.js';
import { excludedText } from './excluded.js';

/** What the plan would do: groups with bars, chances, small groups. */
export function GroupsTable({ desk }: { readonly desk: Desk }) {
  const { text, number } = useSpeaker();
  const { previewing, counting, walk } = desk;
  const last = useRef<Previewed | null>(null);
  const { state } = previewing;
  if (state.kind === 'done') last.current = state.answer;
  const found = last.current;
  const isStale = state.kind !== 'done';
  const wantsTargets = walk.stage === 'panel' && state.kind === 'idle';
  return (
    <>
      {state.kind === 'running' && <TaskNotes task={previewing} label={text('clerk.counting')} />}
      {state.kind === 'stopped' && <p role="status">{text('site.stopped')}</p>}
      {wantsTargets && counting.state.kind !== 'running' && <p>{text('clerk.no-targets')}</p>}
      {found !== null && !wantsTargets && (
        <div class={isStale ? 'stale' : ''}>
          <p>
            <Chance found={found} />
          </p>
          <p>{found.frame.excluded.map((one) => excludedText({ text, number }, one)).join(' · ')}</p>
          {found.gives.kind === 'shares' ? <Shares gives={found.gives} /> : <Lottery gives={found.gives} />}
        </div>
      )}
    </>
  );
}

function Chance({ found: { equal, size, frame, gives } }: { readonly found: Previewed }) {
  const { text, percent } = useSpeaker();
  if (gives.kind === 'lottery')
    return (
      <>
        {text('clerk.lottery', {
          outcomes: gives.outcomes,
          least: percent(gives.lottery.fairness.least),
          none: gives.lottery.without_chance,
        })}
      </>
    );
  const chance = percent(frame.people === 0 ? 0 : size / frame.people);
  return (
    <>{text(equal ? 'clerk.chance' : 'clerk.chance-household', { size, people: frame.people, chance })}</>
  );
}

function Shares({ gives: { groups, strata, small, suggestions } }: { readonly gives: SharePreview }) {
  const { text, number, dimension, shown } = useSpeaker();
  const most = Math.max(1, ...groups.map(({ N_g }) => N_g));
  const limit = 5;
  return (
    <>
      {groups.length > 0 && (
        <table>
          <caption>{text('clerk.groups-caption')}</caption>
          <Heads of="col.group" numbers={['col.people', 'clerk.col-letters']} />
          <tbody>
            {groups.map(({ dimensions, group, N_g, owed, off_by_less_than: off }) => (
              <tr key={JSON.stringify([dimensions, group])}>
                <th scope="row">
                  {dimensions.map(dimension).join(' / ')}: {group.map(shown).join(' / ')}
                </th>
                <td class="number">
                  {number(N_g)} <Bar share={N_g / most} />
                </td>
                <td class="number">
                  {number(owed[0] / owed[1])}
                  {off > 0 ? ` ± < ${number(off)}` : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {small > 0 && (
        <div class="note">
          <p>{text('clerk.small', { count: small })}</p>
          {suggestions.length > 0 && (
            <ul>
              {suggestions.map(({ kind, small: count, ...rest }) => (
                <li key={JSON.stringify([kind, rest])}>
                  {text(`suggest.${kind}`, { ...rest, dimension: dimension(rest.dimension), count })}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {strata.length > 1 && (
        <details>
          <summary>{text('clerk.all-strata', { count: strata.length })}</summary>
          <table>
            <Heads of="col.stratum" numbers={['col.people', 'clerk.col-letters', 'col.chance']} />
            <tbody>
              {strata.map((one) => (
                <tr key={JSON.stringify(one.stratum)} class={one.N_h < limit ? 'small' : ''}>
                  <th scope="row">
                    {one.stratum.map(shown).join(' / ')}
                    {one.N_h < limit && <span class="tag"> {text('clerk.small-one')}</span>}
                  </th>
                  <td class="number">{number(one.N_h)}</td>
                  <td class="number">{one.least === one.most ? one.least : `${one.least}–${one.most}`}</td>
                  <td class="number">
                    <Fraction chance={one.chance} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}

/** The first row of a table: what its rows are of, and the numbers that each has. */
function Heads({ of, numbers }: { readonly of: TextKey; readonly numbers: readonly TextKey[] }) {
  const { text } = useSpeaker();
  return (
    <thead>
      <tr>
        <th scope="col">{text(of)}</th>
        {numbers.map((key) => (
          <th key={key} scope="col" class="number">
            {text(key)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Fraction({ chance }: { readonly chance: readonly [number, number] | null }) {
  const { percent } = useSpeaker();
  return <>{chance === null ? '–' : percent(chance[0] / chance[1])}</>;
}

/** Under quotas: what is to be expected of each, and who has the least chance. */
function Lottery({ gives: { lottery } }: { readonly gives: LotteriesPreview }) {
  const { text, number, dimension, shown, percent } = useSpeaker();
  return (
    <>
      <table>
        <caption>{text('clerk.quotas-caption')}</caption>
        <Heads of="col.quota" numbers={['clerk.available', 'clerk.from-to', 'col.expected']} />
        <tbody>
          {lottery.quotas.map(({ group, available, min, max, expected }, at) => (
            <tr key={at}>
              <th scope="row">
                {group
                  .map((one) => `${dimension(one.dimension)}: ${one.categories.map(shown).join(', ')}`)
                  .join(' · ')}
              </th>
              <td class="number">{number(available)}</td>
              <td class="number">
                {min}–{max}
              </td>
              <td class="number">
                {number(Math.round(expected * 100) / 100)} <Bar share={expected / Math.max(1, lottery.n)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>{text('clerk.all-strata', { count: lottery.strata.length })}</summary>
        <table>
          <Heads of="col.stratum" numbers={['col.people', 'col.chance']} />
          <tbody>
            {lottery.strata.map(({ stratum, N_h, least, greatest }) => (
              <tr key={JSON.stringify(stratum)}>
                <th scope="row">{stratum.map(shown).join(' / ')}</th>
                <td class="number">{number(N_h)}</td>
                <td class="number">
                  {least === greatest ? percent(least) : `${percent(least)} – ${percent(greatest)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
