import { useState } from 'preact/hooks';
import { DropZone } from '../../components/drop-zone.js';
import { TaskNotes } from '../../components/running.js';
import { useSpeaker } from '../../speaker.js';
import { useTask } from '../../use-task.js';

/** Nachprüfen: a log, and whatever else is at hand. */
export function VerifyDoor() {
  const { text } = useSpeaker();
  const [files, setFiles] = useState<readonly File[]>([]);
  const task = useTask('verify');
  const take = (more: readonly File[]) => {
    const all = [...files, ...more];
    setFiles(all);
    void task.run({ files: new Map(all.map((file) => [file.name, file])) });
  };
  return (
    <>
      <h1>{text('site.verify')}</h1>
      <DropZone label={text('site.files')} take={take} />
      <TaskNotes task={task} label={text('site.working')} />
      {task.state.kind === 'done' && (
        <ul>
          {task.state.answer.checks.map(({ name, passed }) => (
            <li key={name}>
              {passed ? '✓' : '✗'} {name}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
