import { useRef, useState } from 'preact/hooks';
import { TaskNotes } from '../../components/running.js';
import { TextField } from '../../components/text-field.js';
import { useSpeaker } from '../../speaker.js';
import { useTask } from '../../use-task.js';
import { start } from '../../worker-client.js';
import { VerificationResult } from '../verify/result.js';
import { lotteryNumbers } from './plan.js';
import { RowTable } from './rows.js';
import { type StepProps, verifyAll } from './state.js';

/** The steps from the event on: draw, verification, replacements. */

export function DrawStep({ practice, add }: StepProps) {
  const { text } = useSpeaker();
  const [numbers, setNumbers] = useState('');
  const task = useTask('practiseDraw');
  const { drawn } = practice;
  const begin = async () => {
    const ended = await task.run({ folder: practice.folder, numbers });
    if (ended.kind !== 'done') return;
    const { folder, ...more } = ended.answer;
    add({ folder, drawn: more });
  };
  return (
    <>
      <p>{text('site-practise.draw-do')}</p>
      <TextField
        label={text('site-practise.numbers')}
        value={numbers}
        change={setNumbers}
        hint="3 12 17 28 41 49 Superzahl 7"
        wide
      />
      <p class="buttons">
        <button type="button" disabled={drawn !== null} onClick={() => setNumbers(lotteryNumbers())}>
          {text('site-practise.numbers-start')}
        </button>
        <button
          type="button"
          class="main"
          disabled={drawn !== null || numbers.trim() === ''}
          onClick={() => void begin()}
        >
          {text('site-practise.draw-start')}
        </button>
      </p>
      <TaskNotes task={task} label={text('site-practise.working')} />
      {drawn !== null && (
        <>
          <p>{text('site-practise.draw-result', { count: drawn.invited })}</p>
          <RowTable caption={text('site-practise.first-rows')} rows={drawn.rows} />
        </>
      )}
    </>
  );
}

export function CheckStep({ practice }: StepProps) {
  const { text } = useSpeaker();
  const task = useTask('verify');
  const heading = useRef<HTMLHeadingElement | null>(null);
  const verify = async (isHonest: boolean) => {
    let { folder } = practice;
    if (!isHonest) {
      const forged = await start('practiseCheat', { folder }).ended;
      if (forged.kind !== 'done') return;
      folder = forged.answer.folder;
    }
    const ended = await task.run(verifyAll(folder, practice));
    if (ended.kind === 'done') requestAnimationFrame(() => heading.current?.focus());
  };
  return (
    <>
      <p>{text('site-practise.verify-do')}</p>
      <p class="buttons">
        <button type="button" class="main" onClick={() => void verify(true)}>
          {text('site-practise.verify-start')}
        </button>
        <button type="button" onClick={() => void verify(false)}>
          {text('site-practise.cheat-start')}
        </button>
      </p>
      <TaskNotes task={task} label={text('site-verify.working')} />
      {task.state.kind === 'done' && <VerificationResult result={task.state.answer} heading={heading} />}
    </>
  );
}

export function LaterStep({ practice, add }: StepProps) {
  const { text } = useSpeaker();
  const task = useTask('practiseReply');
  const verify = useTask('verify');
  const heading = useRef<HTMLHeadingElement | null>(null);
  const { later, drawn } = practice;
  const reply = async () => {
    const ended = await task.run({ folder: practice.folder });
    if (ended.kind !== 'done') return;
    const { folder, out, rows } = ended.answer;
    add({ folder, later: { out, rows } });
  };
  const check = async () => {
    const ended = await verify.run(verifyAll(practice.folder, practice));
    if (ended.kind === 'done') requestAnimationFrame(() => heading.current?.focus());
  };
  return (
    <>
      <p>{text('site-practise.later-do')}</p>
      <p>
        <button type="button" class="main" disabled={later !== null} onClick={() => void reply()}>
          {text('site-practise.later-start')}
        </button>
      </p>
      <TaskNotes task={task} label={text('site-practise.working')} />
      {later !== null && (
        <>
          <RowTable caption={text('site-practise.declined')} rows={[drawn?.rows[0] ?? [], later.out]} />
          <RowTable caption={text('site-practise.called')} rows={later.rows} />
          <p>
            <button type="button" class="main" onClick={() => void check()}>
              {text('site-practise.verify-again')}
            </button>
          </p>
          <TaskNotes task={verify} label={text('site-verify.working')} />
          {verify.state.kind === 'done' && (
            <>
              <p class="note">{text('site-practise.done')}</p>
              <VerificationResult result={verify.state.answer} heading={heading} />
            </>
          )}
        </>
      )}
    </>
  );
}
