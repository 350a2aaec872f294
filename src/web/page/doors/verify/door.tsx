import { useEffect, useRef, useState } from 'preact/hooks';
import type { LogGist } from '../../../../procedure/log-gist.js';
import type { FileKind } from '../../../../procedure/recognise.js';
import { DropZone } from '../../components/drop-zone.js';
import { TaskNotes } from '../../components/running.js';
import { useSpeaker } from '../../speaker.js';
import { useTask } from '../../use-task.js';
import { type Chosen, NOTHING, toVerify, withFiles } from './chosen.js';
import { CompareFields, faultsIn, plainCompared } from './compare.js';
import { Evidence } from './evidence.js';
import { FileList } from './file-list.js';
import { VerificationResult } from './result.js';

/** Nachprüfen: a log, and whatever else is at hand. */
export function VerifyDoor() {
  const speaker = useSpeaker();
  const { text } = speaker;
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const [log, setLog] = useState<LogGist | null>(null);
  const [typed, setTyped] = useState(NOTHING);
  /** what the result below is of */
  const [verified, setVerified] = useState<unknown>(null);
  const looking = useTask('recognise');
  const task = useTask('verify');
  const heading = useRef<HTMLHeadingElement | null>(null);

  const look = async (all: readonly Chosen[]) => {
    setFiles(all);
    const ended = await looking.run({ files: all.map(({ name, blob }) => ({ name, blob })) });
    if (ended.kind !== 'done') {
      // An archive that can't be opened is of no use.
      if (ended.kind === 'refused') setFiles(all.filter(({ kind }) => kind !== null));
      return;
    }
    const { files: found, log: gist } = ended.answer;
    setLog(gist);
    const said = new Map(all.flatMap((file) => (file.isSaid ? [[file.name, file] as const] : [])));
    setFiles(found.map((file) => said.get(file.name) ?? { ...file, isSaid: false }));
  };
  const say = (name: string, kind: FileKind) =>
    void look(files.map((file) => (file.name === name ? { ...file, kind, isSaid: true } : file)));
  const remove = (name: string) => void look(files.filter((file) => file.name !== name));

  const hasLog = files.some(({ kind }) => kind === 'log');
  const faults = faultsIn(typed, speaker);
  const isWrong = Object.values(faults).some((fault) => fault !== '');
  const start = async () => {
    setVerified({ files, typed });
    await task.run({
      files: toVerify(files),
      compared: plainCompared(typed),
      event: log?.event ?? null,
    });
  };
  const { state } = task;
  const result = state.kind === 'done' ? state.answer : null;
  useEffect(() => {
    if (result !== null) heading.current?.focus();
  }, [result]);
  const isOf = verified as { readonly files: unknown; readonly typed: unknown } | null;
  const isOld = result !== null && (isOf?.files !== files || isOf.typed !== typed);

  return (
    <>
      <h1>{text('site-verify.title')}</h1>
      <div class="no-print">
        <p class="lead">{text('site-verify.lead')}</p>
        <p>{text('site-verify.own-slip')}</p>
        <DropZone label={text('site-verify.choose')} take={(more) => void look(withFiles(files, more))} />
        <TaskNotes task={looking} label={text('site-verify.reading')} />
        {files.length > 0 && (
          <section aria-labelledby="verify-files">
            <h2 id="verify-files">{text('site-verify.files')}</h2>
            <FileList files={files} say={say} remove={remove} />
            <p role="status" class="status">
              {looking.state.kind === 'done' && !hasLog ? text('site-verify.no-log') : ''}
              {hasLog && log === null && looking.state.kind === 'done' ? text('site-verify.bad-log') : ''}
            </p>
          </section>
        )}
        {log !== null && (
          <>
            <Evidence log={log} kinds={new Set(files.map(({ kind }) => kind))} compared={typed} />
            <CompareFields log={log} typed={typed} change={setTyped} />
          </>
        )}
        {hasLog && (
          <p>
            <button
              type="button"
              class="main"
              disabled={isWrong || state.kind === 'running' || looking.state.kind === 'running'}
              onClick={() => void start()}
            >
              {text(result === null ? 'site-verify.start' : 'site-verify.again')}
            </button>
          </p>
        )}
        <TaskNotes task={task} label={text('site-verify.working')} />
        {isOld && <p class="note">{text('site-verify.changed')}</p>}
      </div>
      {result !== null && <VerificationResult result={result} heading={heading} />}
    </>
  );
}
