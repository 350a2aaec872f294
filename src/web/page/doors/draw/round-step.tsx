import { useState } from 'preact/hooks';
import { groupsOfFour } from '../../../../messages/fill.js';
import { DropZone } from '../../components/drop-zone.js';
import { Problems } from '../../components/problems.js';
import { TaskNotes } from '../../components/running.js';
import { useSpeaker } from '../../speaker.js';
import type { RoundDrawn } from '../../tasks/round.js';
import { useUnsaved } from '../../unsaved.js';
import { useTask } from '../../use-task.js';
import { Chosen } from './chosen.js';
import { TextField } from './fields.js';
import { save } from './saving.js';

/** A further round of letters, drawn from everybody whom the draw has not called yet. */
export function RoundStep() {
  const { text } = useSpeaker();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [size, setSize] = useState('');
  const [seed, setSeed] = useState('');
  const [isSaved, setSaved] = useState(true);
  const task = useTask('round');
  const { state } = task;
  useUnsaved(!isSaved);
  const take = (chosen: readonly File[]) => {
    const names = new Set(chosen.map(({ name }) => name));
    setFiles([...files.filter(({ name }) => !names.has(name)), ...chosen]);
  };
  const isReady = files.length > 0 && /^\s*[1-9]\d{0,8}\s*$/.test(size) && seed.trim() !== '';
  const draw = async () => {
    const ended = await task.run({ files, size: Number(size), seed });
    if (ended.kind === 'done') setSaved(false);
  };
  return (
    <>
      <p class="lead">{text('clerk.round-why')}</p>
      <DropZone label={text('clerk.round-files')} hint={text('clerk.round-files-hint')} take={take} />
      <Chosen files={files} remove={(name) => setFiles(files.filter((file) => file.name !== name))} />
      <TextField label={text('clerk.round-size')} kind="number" narrow value={size} change={setSize} />
      <TextField
        label={text('clerk.seed-text')}
        hint={text('clerk.round-seed-hint')}
        value={seed}
        change={setSeed}
      />
      <p class="actions">
        <button type="button" class="main" disabled={!isReady} onClick={() => void draw()}>
          {text('clerk.draw')}
        </button>
      </p>
      <TaskNotes task={task} label={text('clerk.drawing')} />
      {state.kind === 'done' && <Drawn drawn={state.answer} isSaved={isSaved} saved={() => setSaved(true)} />}
    </>
  );
}

function Drawn({
  drawn: { round, frame, invited, fingerprint, seed, files, problems },
  isSaved,
  saved,
}: {
  readonly drawn: RoundDrawn;
  readonly isSaved: boolean;
  readonly saved: () => void;
}) {
  const { text } = useSpeaker();
  const packing = useTask('pack');
  const name = `ziehung-runde-${round}.zip`;
  const download = async () => {
    const ended = await packing.run({ files });
    if (ended.kind !== 'done') return;
    save(name, ended.answer);
    saved();
  };
  return (
    <>
      <p class="lead" role="status">
        {text('clerk.round-drawn', { round, count: invited, people: frame })}
      </p>
      <p>{text('clerk.by-seed', { seed })}</p>
      <h3>{text('clerk.log-fingerprint')}</h3>
      <p class="fingerprint">{groupsOfFour(fingerprint)}</p>
      <p>{text('clerk.log-fingerprint-hint')}</p>
      <p>{text('clerk.round-keep')}</p>
      <p class="actions">
        <button type="button" class="main" onClick={() => void download()}>
          {text('clerk.save-file', { file: name })}
        </button>
      </p>
      <p role="status">{isSaved ? text('clerk.saved') : text('clerk.unsaved')}</p>
      <TaskNotes task={packing} label={text('clerk.packing')} />
      <Problems problems={problems} />
    </>
  );
}
