import { useSpeaker } from '../../speaker.js';
import type { Look } from '../../tasks/look.js';
import type { Desk } from './desk.js';
import { Check, Group, TextField } from './fields.js';
import { type Form, hasAge } from './form.js';

export function TitleFields({ desk: { setForm }, form }: { readonly desk: Desk; readonly form: Form }) {
  const { text } = useSpeaker();
  return (
    <Group legend={text('clerk.what')}>
      <TextField
        label={text('clerk.title')}
        hint={text('clerk.title-hint')}
        at={['title']}
        value={form.title}
        change={(title) => setForm({ title })}
      />
    </Group>
  );
}

/** How many are drawn. */
export function SizeFields({
  desk: { setForm, walk },
  form,
  look,
}: {
  readonly desk: Desk;
  readonly form: Form;
  readonly look: Look;
}) {
  const { text } = useSpeaker();
  const isPanel = walk.stage === 'panel';
  return (
    <Group legend={text('clerk.how-many')}>
      <TextField
        label={text(isPanel ? 'clerk.places' : 'clerk.letters')}
        at={['sample.size']}
        kind="number"
        narrow
        value={form.size}
        change={(size) => setForm({ size })}
      />
      {isPanel && (
        <Check
          label={text('clerk.substitutes')}
          checked={form.substitutes}
          change={(substitutes) => setForm({ substitutes })}
        />
      )}
      {!isPanel && (
        <TextField
          label={text('clerk.reserve')}
          hint={text('clerk.reserve-hint')}
          at={['sample.reserve']}
          kind="number"
          narrow
          value={form.reserve}
          change={(reserve) => setForm({ reserve })}
        />
      )}
      {look.draft.columns.household !== undefined && (
        <TextField
          label={text('clerk.household')}
          hint={text('clerk.household-hint')}
          at={['sample.max_per_household', 'register.columns.household']}
          kind="number"
          narrow
          value={form.household}
          change={(household) => setForm({ household })}
        />
      )}
    </Group>
  );
}

/** Who is old enough, on which day. */
export function AgeFields({
  desk: { setForm },
  form,
  look,
}: {
  readonly desk: Desk;
  readonly form: Form;
  readonly look: Look;
}) {
  const { text } = useSpeaker();
  if (!hasAge(look.draft)) return <p class="hint">{text('clerk.no-ages')}</p>;
  return (
    <div class="row">
      {look.draft.columns.birth_date !== undefined && (
        <TextField
          label={text('clerk.day')}
          at={['eligibility.reference_date']}
          kind="date"
          narrow
          value={form.referenceDate}
          change={(referenceDate) => setForm({ referenceDate })}
        />
      )}
      <TextField
        label={text('clerk.min-age')}
        at={['eligibility.min_age']}
        kind="number"
        narrow
        value={form.minAge}
        change={(minAge) => setForm({ minAge })}
      />
      <TextField
        label={text('clerk.max-age')}
        at={['eligibility.max_age']}
        kind="number"
        narrow
        value={form.maxAge}
        change={(maxAge) => setForm({ maxAge })}
      />
    </div>
  );
}
