import { useSpeaker } from '../speaker.js';
import type { TaskName } from '../tasks.js';
import type { UsedTask } from '../use-task.js';
import { Problems } from './problems.js';

/**
 * A task while it runs, with a way to stop it, and why it ended without an answer. Whoever hears the page hears that it
 * began and how it ended, not every row.
 */
export function TaskNotes<N extends TaskName>({
  task: { state, stop },
  label,
}: {
  readonly task: UsedTask<N>;
  readonly label: string;
}) {
  const { text } = useSpeaker();
  return (
    <div class="running">
      <p role="status" class="status">
        {state.kind === 'running' ? label : state.kind === 'stopped' ? text('site.stopped') : ''}
      </p>
      {state.kind === 'running' && (
        <>
          <ReadBar label={label} read={state.read} />
          <button type="button" onClick={stop}>
            {text('site.stop')}
          </button>
        </>
      )}
      <div role="alert">
        {state.kind === 'refused' && <Problems problems={state.problems} />}
        {state.kind === 'failed' && <p class="error">{text('site.failed', { name: state.name })}</p>}
      </div>
    </div>
  );
}

function ReadBar({
  label,
  read,
}: {
  readonly label: string;
  readonly read: { readonly read: number; readonly bytes: number; readonly rows: number } | null;
}) {
  const { text } = useSpeaker();
  if (read === null) return <progress aria-label={label} />;
  return (
    <>
      <progress aria-label={label} max={Math.max(1, read.bytes)} value={Math.min(read.read, read.bytes)} />
      <p class="hint">{text('rows', { count: read.rows })}</p>
    </>
  );
}
