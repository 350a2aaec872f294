import { useSpeaker } from '../../speaker.js';
import type { Look } from '../../tasks/look.js';
import { bandsOf, merged, moved, OLDEST_LIMIT, split, withLeast } from './bands.js';
import type { Desk } from './desk.js';
import { Check, Choice, Group } from './fields.js';
import { type Form, type GenderRule, hasAge } from './form.js';

/** The groups in which people are drawn. */
export function GroupFields({
  desk,
  form,
  look,
}: {
  readonly desk: Desk;
  readonly form: Form;
  readonly look: Look;
}) {
  const { text } = useSpeaker();
  const { setForm, walk } = desk;
  const { columns } = look.draft;
  const isPanel = walk.stage === 'panel';
  return (
    <Group legend={text('clerk.groups')} at={['stratify']}>
      <p class="hint">{text(isPanel ? 'clerk.groups-panel' : 'clerk.groups-hint')}</p>
      {columns.district !== undefined && (
        <Check
          label={text('clerk.by-district')}
          checked={form.byDistrict}
          change={(byDistrict) => setForm({ byDistrict })}
        />
      )}
      {columns.gender !== undefined && (
        <Choice<GenderRule>
          legend={text('clerk.by-gender')}
          value={form.gender}
          options={[
            ...(isPanel ? [] : [['lot', text('clerk.gender-lot')] as const]),
            ['each', text('clerk.gender-each')],
            ['none', text('clerk.gender-none')],
          ]}
          change={(gender) => setForm({ gender })}
        />
      )}
      {hasAge(look.draft) && (
        <>
          <Check
            label={text('clerk.by-age')}
            checked={form.byAge}
            change={(byAge) => setForm({ byAge, limits: withLeast(form.limits, form.minAge) })}
          />
          {form.byAge && <Bands desk={desk} form={form} />}
        </>
      )}
      {isPanel &&
        otherColumns(look).map((column) => (
          <Check
            key={column}
            label={text('clerk.by-column', { column })}
            checked={form.columns.includes(column)}
            change={(isIn) =>
              setForm({
                columns: isIn ? [...form.columns, column] : form.columns.filter((one) => one !== column),
              })
            }
          />
        ))}
    </Group>
  );
}

/** Columns of the answers without a meaning of their own, such as education. */
function otherColumns({ header, draft }: Look): readonly string[] {
  const used = new Set(Object.values(draft.columns).flat());
  return header.filter((name) => name !== '' && !used.has(name));
}

/** Where the bands begin, each with a slider. */
function Bands({ desk: { setForm }, form }: { readonly desk: Desk; readonly form: Form }) {
  const { text } = useSpeaker();
  const { limits, maxAge } = form;
  const names = bandsOf(limits, maxAge);
  const more = split(limits);
  return (
    <fieldset class="bands">
      <legend>{text('clerk.bands')}</legend>
      <ul>
        {limits.map((from, at) => (
          <li key={at}>
            <label>
              <span>{text('clerk.band-from', { band: names[at] ?? '' })}</span>
              <input
                type="range"
                min={0}
                max={OLDEST_LIMIT}
                value={from}
                aria-valuetext={names[at] ?? ''}
                onInput={(event) => {
                  const next = moved(limits, at, Number(event.currentTarget.value));
                  // It stops at its neighbours.
                  event.currentTarget.value = String(next[at]);
                  setForm({ limits: next });
                }}
              />
            </label>
            {at > 0 && (
              <button type="button" onClick={() => setForm({ limits: merged(limits, at) })}>
                {text('clerk.band-merge', { first: names[at - 1] ?? '', second: names[at] ?? '' })}
              </button>
            )}
          </li>
        ))}
      </ul>
      <button
        type="button"
        disabled={more === null}
        onClick={() => more !== null && setForm({ limits: more })}
      >
        {text('clerk.band-more')}
      </button>
    </fieldset>
  );
}
