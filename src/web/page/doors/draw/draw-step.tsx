import { useId, useRef, useState } from 'preact/hooks';
import { catalogueWords } from '../../../../messages/protocol-words.js';
import { protocolBytes } from '../../../../procedure/report.js';
import { DropZone } from '../../components/drop-zone.js';
import { Problems } from '../../components/problems.js';
import { TaskNotes } from '../../components/running.js';
import { useSpeaker } from '../../speaker.js';
import { Balls } from './balls.js';
import type { Desk } from './desk.js';
import { type EventForm, givenAs } from './event-form.js';
import { Check, TextField } from './fields.js';
import { newKey } from './saving.js';
import { filesOf, type PlanBlob } from './walk.js';

/** Step 4: the event's result, and the draw. */
export function DrawStep({ desk }: { readonly desk: Desk }) {
  const { text, shown, language } = useSpeaker();
  const { walk, plan, change, drawing, numbering, previewing } = desk;
  const { commitment, before, stage, balls, already } = walk;
  const [seed, setSeed] = useState('');
  const [round, setRound] = useState<File | null>(null);
  const [isKeyed, setKeyed] = useState(true);
  const [reason, setReason] = useState('');
  const [ball, setBall] = useState('');
  const isAgain = commitment !== null && commitment.drawn > 0;
  const id = useId();
  const planned = previewing.state.kind === 'done' ? previewing.state.answer.event : null;
  const type: EventForm['type'] = planned?.type ?? 'none';
  // What event was announced is known when the plan has been looked at.
  const isLooking = previewing.state.kind === 'running';
  const isGiven = type === 'drand' ? round !== null : seed.trim() !== '';
  const isReady = plan !== null && !isLooking && isGiven && (!isAgain || reason.trim() !== '');
  const isPicked = !balls || /^\d{1,3}$/.test(ball.trim());
  // One key for the numbered panels and for the panel that is picked of them.
  const made = useRef<string | undefined>(undefined);
  const keyOf = () => {
    if (commitment !== null || before.key !== null) return commitment?.key ?? before.key;
    made.current ??= newKey();
    return isKeyed ? made.current : null;
  };
  const request = (by: PlanBlob, panelNumber: number | null) => {
    const files = filesOf(walk, by);
    if (round !== null) files.set(round.name, round);
    return {
      ...{ files, plan: by.name, stage, key: keyOf(), already, panelNumber, language },
      reason: isAgain ? reason.trim() : '',
      register: walk.register.map(({ name }) => name),
      isCommitted: commitment !== null,
      continues: before.log !== null,
      seed: givenAs(type, seed, round),
      sheets: {
        invitations: text('clerk.sheet-invitations'),
        reserve: text('clerk.sheet-reserve'),
        panel: text('clerk.sheet-panel'),
        substitutes: text('clerk.sheet-substitutes'),
        not_drawn: text('clerk.sheet-not-drawn'),
      },
    };
  };
  const draw = async () => {
    if (plan === null) return;
    const order = request(plan, balls ? Number(ball) : null);
    const { key } = order;
    const ended = await drawing.run(order);
    if (ended.kind !== 'done') return;
    // Charts need a document, which no worker has; one of its own, so that the page's rules on styles are not asked.
    const blank = document.implementation.createHTMLDocument('');
    const page = await protocolBytes(ended.answer.protocol, blank, catalogueWords(language));
    const protocol = new Blob([page as BlobPart], { type: 'text/html' });
    change({
      step: 'result',
      result: { drawn: ended.answer, protocol, key, plan, commitment },
      isSaved: false,
    });
  };
  if (walk.result !== null) return <p class="note">{text('clerk.drawn-already')}</p>;
  return (
    <>
      {commitment === null ? <p class="note">{text('clerk.open')}</p> : <p>{text('clerk.on-commitment')}</p>}
      {planned !== null && <p>{text('clerk.announced', { event: eventText(planned) })}</p>}
      {isAgain && (
        <>
          <p class="note">{text('clerk.again')}</p>
          <TextField
            label={text('clerk.reason-again')}
            hint={text('clerk.reason-again-hint')}
            value={reason}
            change={setReason}
          />
        </>
      )}
      {type === 'drand' ? (
        <>
          <DropZone
            label={text('clerk.round-drop')}
            hint={text('clerk.round-hint')}
            accept=".json"
            multiple={false}
            take={([file]) => setRound(file ?? null)}
          />
          {round !== null && <p role="status">{shown(round.name)}</p>}
        </>
      ) : (
        <div class="field">
          <label for={id}>{text(SEED_LABELS[type])}</label>
          <input
            id={id}
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={seed}
            aria-describedby={`${id}-hint`}
            onInput={(event) => setSeed(event.currentTarget.value)}
          />
          <span id={`${id}-hint`} class="hint">
            {text(SEED_HINTS[type])}
          </span>
        </div>
      )}
      {commitment === null && before.key === null && (
        <Check label={text('clerk.keyed')} checked={isKeyed} change={setKeyed} />
      )}
      {balls && (
        <Balls
          task={numbering}
          isReady={isReady}
          run={() => plan !== null && void numbering.run(request(plan, null))}
          ball={ball}
          setBall={setBall}
        />
      )}
      <p class="actions">
        <button type="button" class="main" disabled={!isReady || !isPicked} onClick={() => void draw()}>
          {text('clerk.draw')}
        </button>
      </p>
      <TaskNotes task={drawing} label={text('clerk.drawing')} />
      <p role="status">{isLooking ? text('clerk.counting') : ''}</p>
      {previewing.state.kind === 'refused' && <Problems problems={previewing.state.problems} />}
    </>
  );
}

const SEED_LABELS = {
  lotto: 'clerk.seed-lotto',
  dice: 'clerk.seed-dice',
  drand: 'clerk.round-drop',
  text: 'clerk.seed-text',
  none: 'clerk.seed-text',
} as const;

const SEED_HINTS = {
  lotto: 'clerk.seed-lotto-hint',
  dice: 'clerk.seed-dice-hint',
  drand: 'clerk.round-hint',
  text: 'clerk.seed-text-hint',
  none: 'clerk.seed-text-hint',
} as const;

type Planned = NonNullable<Extract<Desk['previewing']['state'], { kind: 'done' }>['answer']['event']>;

/** As its canonical text begins. */
function eventText(event: Planned): string {
  switch (event.type) {
    case 'lotto':
      return `Lotto ${event.game} ${event.date}`;
    case 'dice':
      return `${event.count} × ${event.faces} ${event.date ?? ''}`;
    case 'drand':
      return `drand ${event.chain} ${event.round}`;
    case 'text':
      return event.date ?? '–';
  }
}
