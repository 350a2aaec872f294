import { Problems } from '../../components/problems.js';
import { TaskNotes } from '../../components/running.js';
import { useSpeaker } from '../../speaker.js';
import type { UsedTask } from '../../use-task.js';
import { TextField } from './fields.js';
import { save } from './saving.js';

/** A draw with balls: the numbered panels, and the number that was drawn of them. */
export function Balls({
  task,
  isReady,
  run,
  ball,
  setBall,
}: {
  readonly task: UsedTask<'number'>;
  readonly isReady: boolean;
  readonly run: () => void;
  readonly ball: string;
  readonly setBall: (typed: string) => void;
}) {
  const { text } = useSpeaker();
  const { state } = task;
  return (
    <>
      <p>{text('clerk.numbers-why')}</p>
      <p class="actions">
        <button type="button" disabled={!isReady} onClick={run}>
          {text('clerk.numbers')}
        </button>
      </p>
      <TaskNotes task={task} label={text('clerk.numbering')} />
      {state.kind === 'done' && (
        <>
          <ul class="chosen">
            {[...state.answer.files].map(([name, blob]) => (
              <li key={name}>
                <button type="button" onClick={() => save(name, blob)}>
                  {text('clerk.save-file', { file: name })}
                </button>
                <span>{text(name.startsWith('panels.') ? 'clerk.public' : 'clerk.private')}</span>
              </li>
            ))}
          </ul>
          <Problems problems={state.answer.problems} />
        </>
      )}
      <TextField
        label={text('clerk.ball')}
        hint={text('clerk.ball-hint')}
        kind="number"
        narrow
        value={ball}
        change={setBall}
      />
    </>
  );
}
