import { DropZone } from '../../components/drop-zone.js';
import { useSpeaker } from '../../speaker.js';
import type { Look } from '../../tasks/look.js';
import { Chosen } from './chosen.js';
import type { Desk } from './desk.js';
import { Check, Choice, Group, TextField } from './fields.js';
import type { Form, RuleForm } from './form.js';
import { AgeFields } from './size-fields.js';

/** Who can be drawn: ages, districts, and who is left out. */
export function WhoFields({
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
  const isList = ({ name }: File) => form.lists.some((list) => list.name === name);
  const setRule = (changed: RuleForm) =>
    setForm({ rules: form.rules.map((rule) => (rule.column === changed.column ? changed : rule)) });
  return (
    <>
      <Group legend={text('clerk.who')}>
        <AgeFields desk={desk} form={form} look={look} />
        <Districts desk={desk} form={form} look={look} />
      </Group>
      <Group legend={text('clerk.left-out')} at={['eligibility.exclude']}>
        {form.rules.length === 0 && <p class="hint">{text('clerk.no-rules')}</p>}
        {form.rules.map((rule) => (
          <Rule key={rule.column} rule={rule} look={look} change={setRule} />
        ))}
        <details open={form.lists.length > 0}>
          <summary>{text('clerk.id-lists')}</summary>
          <DropZone
            label={text('clerk.id-list')}
            hint={text('clerk.id-list-hint')}
            accept=".csv,.txt"
            take={(files) => addLists(desk, form, files)}
          />
          <Chosen files={walk.side.filter(isList)} remove={(name) => removeList(desk, form, name)} />
          {form.lists.map(({ name, reason }) => (
            <TextField
              key={name}
              label={text('clerk.id-reason', { file: name })}
              value={reason}
              change={(typed) =>
                setForm({
                  lists: form.lists.map((one) => (one.name === name ? { name, reason: typed } : one)),
                })
              }
            />
          ))}
        </details>
      </Group>
    </>
  );
}

function addLists({ takeSide }: Desk, form: Form, files: readonly File[]): void {
  const added = files.filter(({ name }) => !form.lists.some((one) => one.name === name));
  takeSide(files, {
    form: {
      ...form,
      lists: [...form.lists, ...added.map(({ name }) => ({ name, reason: name.replace(/\.[^.]*$/, '') }))],
    },
  });
}

function removeList({ removeSide }: Desk, form: Form, name: string): void {
  removeSide(name, {
    form: { ...form, lists: form.lists.filter((one) => one.name !== name) },
  });
}

function Districts({
  desk: { setForm },
  form,
  look,
}: {
  readonly desk: Desk;
  readonly form: Form;
  readonly look: Look;
}) {
  const { text, number } = useSpeaker();
  const column = look.draft.columns.district;
  const values = look.categories.find((one) => one.column === column)?.values ?? null;
  if (column === undefined || values === null) return null;
  const names = values.map(([name]) => name).filter((name) => name !== '');
  const { districts } = form;
  return (
    <>
      <Choice
        legend={text('clerk.districts')}
        value={districts === null ? 'all' : 'some'}
        options={[
          ['all', text('clerk.districts-all', { count: names.length })],
          ['some', text('clerk.districts-some')],
        ]}
        change={(choice) => setForm({ districts: choice === 'all' ? null : names })}
      />
      {districts !== null && (
        <fieldset class="many">
          <legend>{text('clerk.districts-which')}</legend>
          {values
            .filter(([name]) => name !== '')
            .map(([name, count]) => (
              <Check
                key={name}
                label={name}
                note={number(count)}
                checked={districts.includes(name)}
                change={(isIn) =>
                  setForm({
                    districts: names.filter((one) => (one === name ? isIn : districts.includes(one))),
                  })
                }
              />
            ))}
        </fieldset>
      )}
    </>
  );
}

const MOST_BOXES = 12;

/** One column by which people are left out: which of its values do so. */
function Rule({
  rule,
  look,
  change,
}: {
  readonly rule: RuleForm;
  readonly look: Look;
  readonly change: (rule: RuleForm) => void;
}) {
  const { text, number, shown } = useSpeaker();
  const { column, excludes, isBlock } = rule;
  const held = look.shutOuts.find((one) => one.column === column)?.held;
  const filled = (held?.values ?? []).filter(([value]) => value !== '');
  const kind = excludes === 'nonempty' ? 'any' : excludes.length === 0 ? 'none' : 'some';
  const values = excludes === 'nonempty' ? filled.map(([value]) => value) : excludes;
  const boxes = filled.slice(0, MOST_BOXES);
  const choose = (choice: 'any' | 'some' | 'none') => {
    if (choice === 'any') change({ ...rule, excludes: 'nonempty', mayBeEmpty: filled.length === 0 });
    // A plan names the block also where nobody is left out by it.
    else if (choice === 'none') change({ ...rule, excludes: [], mayBeEmpty: isBlock });
    else change({ ...rule, excludes: values.length > 0 ? values : filled.map(([value]) => value) });
  };
  return (
    <div class="rule">
      <Choice
        legend={shown(column)}
        value={kind}
        options={[
          ['any', text('clerk.rule-any')],
          ...(boxes.length > 0 ? [['some', text('clerk.rule-some')] as const] : []),
          ['none', text('clerk.rule-none')],
        ]}
        change={choose}
      />
      {kind === 'some' && (
        <fieldset class="many">
          <legend>{text('clerk.rule-values', { column })}</legend>
          {boxes.map(([value, count]) => (
            <Check
              key={value}
              label={shown(value)}
              note={number(count)}
              checked={values.includes(value)}
              change={(isIn) =>
                change({
                  ...rule,
                  excludes: isIn ? [...values, value] : values.filter((one) => one !== value),
                })
              }
            />
          ))}
        </fieldset>
      )}
      {kind !== 'none' && (
        <TextField
          label={text('clerk.reason')}
          narrow
          value={rule.reason}
          change={(reason) => change({ ...rule, reason })}
        />
      )}
      {isBlock && kind === 'none' && <p class="note">{text('clerk.block-open')}</p>}
    </div>
  );
}
