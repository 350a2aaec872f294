import { groupsOfFour } from '../../../../messages/fill.js';
import { Problems } from '../../components/problems.js';
import { TaskNotes } from '../../components/running.js';
import { useSpeaker } from '../../speaker.js';
import { drawnFiles, folderOf } from './archive.js';
import type { Desk } from './desk.js';
import { PaperRecord } from './record.js';
import { save } from './saving.js';

/** Step 5: what came of it, and how it is kept and verified. */
export function ResultStep({ desk }: { readonly desk: Desk }) {
  const { text, number, percent, shown } = useSpeaker();
  const { walk, packing, change } = desk;
  const { result } = walk;
  if (result === null) return null;
  const { drawn, protocol, commitment, key } = result;
  const folder = folderOf(walk.stage);
  const name = `${folder}.zip`;
  const { substitutes } = drawn;
  const withSubstitutes = substitutes === undefined ? {} : { substitutes };
  const download = async () => {
    const ended = await packing.run({ files: drawnFiles(walk, result) });
    if (ended.kind !== 'done') return;
    save(name, ended.answer);
    change({ isSaved: true });
  };
  const setAside = () => {
    if (commitment === null) return;
    const files = new Map([
      ...commitment.files,
      ['audit.jsonl', drawn.files.get('audit.jsonl') ?? new Blob()],
    ]);
    change({
      step: 'event',
      result: null,
      commitment: { ...commitment, files, drawn: commitment.drawn + 1 },
    });
  };
  const single: readonly (readonly [string, Blob])[] = [
    ...drawn.workbooks,
    ...drawn.files,
    ['protocol.html', protocol],
  ];
  return (
    <>
      {drawn.title !== null && <p class="lead">{shown(drawn.title)}</p>}
      <p class="lead" role="status">
        {text('clerk.drawn', { count: drawn.drawn, people: drawn.people, ...withSubstitutes })}
      </p>
      <p>
        {drawn.lists.map(({ name: list, rows }) => `${list}: ${text('rows', { count: rows })}`).join(' · ')}
      </p>
      {drawn.equal && (
        <p>{text('clerk.equal', { chance: percent(drawn.drawn / Math.max(1, drawn.people)) })}</p>
      )}
      <p>{text('clerk.by-seed', { seed: drawn.seed })}</p>
      <h3>{text('clerk.log-fingerprint')}</h3>
      <p class="fingerprint">{groupsOfFour(drawn.fingerprint)}</p>
      <p>{text('clerk.log-fingerprint-hint')}</p>
      <h3 class="no-print">{text('clerk.save')}</h3>
      <p class="actions">
        <button type="button" class="main" onClick={() => void download()}>
          {text('clerk.save-file', { file: name })}
        </button>
      </p>
      <p role="status" class="no-print">
        {walk.isSaved ? text('clerk.saved') : text('clerk.unsaved')}
      </p>
      <TaskNotes task={packing} label={text('clerk.packing')} />
      <table class="files">
        <caption>{text('clerk.files')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('clerk.file')}</th>
            <th scope="col">{text('clerk.for-whom')}</th>
            <th scope="col" class="number">
              {text('clerk.bytes')}
            </th>
            <th scope="col" class="no-print">
              {text('clerk.alone')}
            </th>
          </tr>
        </thead>
        <tbody>
          {single.map(([file, blob]) => (
            <tr key={file}>
              <th scope="row">{shown(file)}</th>
              <td>{text(isPublic(file, key) ? 'clerk.public' : 'clerk.private')}</td>
              <td class="number">{number(blob.size)}</td>
              <td class="no-print">
                <button
                  type="button"
                  aria-label={text('clerk.save-file', { file })}
                  onClick={() => save(file, blob)}
                >
                  {text('clerk.save-one')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Problems problems={drawn.problems} />
      {commitment !== null && (
        <details>
          <summary>{text('clerk.set-aside')}</summary>
          <p>{text('clerk.set-aside-why')}</p>
          <p class="actions">
            <button type="button" disabled={!walk.isSaved} onClick={setAside}>
              {text('clerk.set-aside-do')}
            </button>
          </p>
          {!walk.isSaved && <p class="hint">{text('clerk.set-aside-first')}</p>}
        </details>
      )}
      <h3>{text('clerk.verify')}</h3>
      <p>{text(commitment === null ? 'clerk.verify-open' : 'clerk.verify-settled')}</p>
      <p class="no-print">
        <a href="#verify">{text('clerk.to-verify')}</a>
      </p>
      <PaperRecord walk={walk} />
    </>
  );
}

/** A log says ids only where there is no key. */
function isPublic(file: string, key: string | null): boolean {
  return /^panels\./.test(file) || (file === 'audit.jsonl' && key !== null);
}
