import { useSpeaker } from '../../speaker.js';
import type { Desk } from './desk.js';
import type { EventForm } from './event-form.js';
import { Check, Choice, Group, TextField } from './fields.js';
import type { Form } from './form.js';

/** The public event that will decide. */
export function EventFields({ desk: { setForm }, form }: { readonly desk: Desk; readonly form: Form }) {
  const { text } = useSpeaker();
  const { event } = form;
  const set = (part: Partial<EventForm>) => setForm({ event: { ...event, ...part } });
  return (
    <Group legend={text('clerk.event')} at={['seed.event']}>
      <Choice<EventForm['type']>
        legend={text('clerk.event-kind')}
        hint={text('clerk.event-hint')}
        value={event.type}
        options={[
          ['lotto', text('clerk.event-lotto')],
          ['dice', text('clerk.event-dice')],
          ['drand', text('clerk.event-drand')],
          ['text', text('clerk.event-text')],
          ['none', text('clerk.event-none')],
        ]}
        change={(type) => set({ type })}
      />
      {event.type !== 'none' && event.type !== 'drand' && (
        <TextField
          label={text('clerk.event-date')}
          kind="date"
          narrow
          value={event.date}
          change={(date) => set({ date })}
        />
      )}
      {event.type === 'lotto' && (
        <>
          <Check
            label={text('clerk.spiel-77')}
            checked={event.spiel77}
            change={(spiel77) => set({ spiel77 })}
          />
          <Check label={text('clerk.super-6')} checked={event.super6} change={(super6) => set({ super6 })} />
        </>
      )}
      {event.type === 'dice' && (
        <div class="row">
          <TextField
            label={text('clerk.dice-count')}
            kind="number"
            narrow
            value={event.count}
            change={(count) => set({ count })}
          />
          <TextField
            label={text('clerk.dice-faces')}
            kind="number"
            narrow
            value={event.faces}
            change={(faces) => set({ faces })}
          />
        </div>
      )}
      {event.type === 'drand' && (
        <TextField
          label={text('clerk.drand-round')}
          kind="number"
          narrow
          value={event.round}
          change={(round) => set({ round })}
        />
      )}
      {event.type !== 'none' && (
        <TextField
          label={text('clerk.event-source')}
          at={['seed.source']}
          value={event.source}
          change={(source) => set({ source })}
        />
      )}
    </Group>
  );
}
