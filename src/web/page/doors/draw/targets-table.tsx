import { useId } from 'preact/hooks';
import { DropZone } from '../../components/drop-zone.js';
import { useSpeaker } from '../../speaker.js';
import { Chosen } from './chosen.js';
import { type Advice, adviceIn, conflictSides, rowsOf } from './conflicts.js';
import type { Desk } from './desk.js';
import { FieldFaults, useFaults } from './fields.js';
import { type Bounds, dimensionNames, type Form, type Targets } from './form.js';

/** Targets of a panel, typed in a table; what can't be met is said beside the cell. */
export function TargetsTable({ desk, form }: { readonly desk: Desk; readonly form: Form }) {
  const { text, number, dimension: named, shown } = useSpeaker();
  const { counting, previewing, setForm, walk } = desk;
  const counted = counting.state.kind === 'done' ? counting.state.answer.gives : null;
  const groups = counted?.kind === 'shares' ? counted.groups : [];
  const problems = previewing.state.kind === 'refused' ? previewing.state.problems : [];
  const advice = adviceIn(problems);
  const set = (dimension: string, category: string, bounds: Bounds) =>
    setForm({ targets: withBounds(form.targets, dimension, category, bounds) });
  const apply = ({ changes }: Advice) =>
    setForm({
      targets: changes.reduce<Targets>(
        (targets, { dimension, category, min, max }) =>
          withBounds(targets, dimension, category, { min, max }),
        form.targets,
      ),
    });
  return (
    <fieldset class="targets">
      <legend>{text('clerk.targets')}</legend>
      <p class="hint">{text('clerk.targets-hint')}</p>
      <details open={form.targetsFile !== null}>
        <summary>{text('clerk.targets-file')}</summary>
        <DropZone
          label={text('clerk.targets-drop')}
          hint={text('clerk.targets-drop-hint')}
          accept=".csv,.txt,.xlsx"
          multiple={false}
          take={([file]) =>
            file !== undefined && desk.takeSide([file], { form: { ...form, targetsFile: file.name } })
          }
        />
        <Chosen
          files={walk.side.filter(({ name }) => name === form.targetsFile)}
          remove={(name) => desk.removeSide(name, { form: { ...form, targetsFile: null } })}
        />
      </details>
      {(form.targetsFile === null ? dimensionNames(form) : []).map((dimension) => {
        const own = groups.filter((one) => one.dimensions[0] === dimension);
        if (own.length === 0) return null;
        return (
          <table key={dimension}>
            <caption>{named(dimension)}</caption>
            <thead>
              <tr>
                <th scope="col">{text('clerk.value')}</th>
                <th scope="col" class="number">
                  {text('clerk.available')}
                </th>
                <th scope="col">{text('clerk.at-least')}</th>
                <th scope="col">{text('clerk.at-most')}</th>
              </tr>
            </thead>
            <tbody>
              {own.map(({ group: [category = ''], N_g }) => (
                <tr key={category}>
                  <th scope="row">{category === '' ? text('empty') : shown(category)}</th>
                  <td class="number">{number(N_g)}</td>
                  {(['min', 'max'] as const).map((side) => (
                    <td key={side}>
                      <Cell
                        desk={desk}
                        form={form}
                        cell={{ dimension, category, side }}
                        change={(bounds) => set(dimension, category, bounds)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
      {advice.length > 0 && form.targetsFile === null && (
        <div class="note">
          <p>{text('clerk.advice')}</p>
          <ul>
            {advice.map((one) => (
              <li key={JSON.stringify(one)}>
                <button type="button" onClick={() => apply(one)}>
                  {one.changes
                    .map(({ dimension, category, min, max }) =>
                      text('clerk.advice-row', { group: `${named(dimension)}: ${category}`, min, max }),
                    )
                    .join(' · ')}
                </button>{' '}
                {text(one.none === 0 ? 'clerk.advice-all' : 'clerk.advice-none', { count: one.none })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </fieldset>
  );
}

function withBounds(targets: Targets, dimension: string, category: string, bounds: Bounds): Targets {
  return { ...targets, [dimension]: { ...targets[dimension], [category]: bounds } };
}

function Cell({
  desk: { previewing },
  form,
  cell,
  change,
}: {
  readonly desk: Desk;
  readonly form: Form;
  readonly cell: { readonly dimension: string; readonly category: string; readonly side: keyof Bounds };
  readonly change: (bounds: Bounds) => void;
}) {
  const { text, dimension: named } = useSpeaker();
  const id = useId();
  const { dimension, category, side } = cell;
  const bounds = form.targets[dimension]?.[category] ?? { min: '', max: '' };
  const row = rowsOf(form).findIndex((one) => one.dimension === dimension && one.category === category);
  const whole = useFaults(row < 0 ? [] : [`sample.quotas.${row}`]);
  // What is said of a row and of neither side stands beside its first number.
  const faults = whole.filter(({ where }) => {
    const key = where?.[0]?.key ?? '';
    return key.endsWith('.min') || key.endsWith('.max') ? key.endsWith(`.${side}`) : side === 'min';
  });
  const problems = previewing.state.kind === 'refused' ? previewing.state.problems : [];
  const conflict = conflictSides(problems).find(
    (one) => one.dimension === dimension && one.category === category && one.side === side,
  );
  const isWrong = conflict !== undefined || faults.length > 0;
  return (
    <>
      <input
        class="bound"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        aria-label={text(side === 'min' ? 'clerk.cell-min' : 'clerk.cell-max', {
          group: `${named(dimension)}: ${category}`,
        })}
        aria-invalid={isWrong}
        {...(isWrong ? { 'aria-describedby': id } : {})}
        value={bounds[side]}
        onInput={(event) => change({ ...bounds, [side]: event.currentTarget.value })}
      />
      {conflict !== undefined ? (
        <span id={id} class="fault">
          <span class="error">
            {text(side === 'min' ? 'clerk.conflict-min' : 'clerk.conflict-max', {
              bound: conflict.bound,
              people: conflict.people,
            })}
          </span>
        </span>
      ) : (
        <FieldFaults id={id} faults={faults} />
      )}
    </>
  );
}
