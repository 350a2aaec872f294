import { useState } from 'preact/hooks';
import { groupsOfFour } from '../../../../messages/fill.js';
import { Problems } from '../../components/problems.js';
import { TaskNotes } from '../../components/running.js';
import { useSpeaker } from '../../speaker.js';
import { committedFiles, folderOf } from './archive.js';
import type { Desk } from './desk.js';
import { newKey, save } from './saving.js';
import type { Commitment } from './walk.js';
import { filesOf } from './walk.js';

/** Step 3: everything that the draw follows from is settled and announced, before its seed exists. */
export function SettleStep({ desk }: { readonly desk: Desk }) {
  const { text } = useSpeaker();
  const { walk, plan, change, settling, go } = desk;
  const { commitment, before } = walk;
  const settle = async () => {
    if (plan === null) return;
    const key = before.key ?? newKey();
    const ended = await settling.run({
      ...{ files: filesOf(walk, plan), plan: plan.name, stage: walk.stage, key },
      register: walk.register.map(({ name }) => name),
      ...{ continues: before.log !== null, balls: walk.balls, already: walk.already },
    });
    if (ended.kind !== 'done') return;
    const { files, fingerprint, announcement } = ended.answer;
    change({
      commitment: { ...{ key, files, plan, fingerprint, announcement }, drawn: 0 },
      isSaved: false,
    });
  };
  return (
    <>
      <p class="lead">{text('clerk.settle-why')}</p>
      {commitment === null ? (
        <>
          <ul>
            <li>{text('clerk.settle-key')}</li>
            <li>{text('clerk.settle-public')}</li>
            <li>{text('clerk.settle-later')}</li>
          </ul>
          <p class="actions">
            <button type="button" class="main" onClick={() => void settle()}>
              {text('clerk.settle')}
            </button>
            <button type="button" onClick={() => go('event')}>
              {text('clerk.unsettled')}
            </button>
          </p>
          <p class="hint">{text('clerk.unsettled-hint')}</p>
        </>
      ) : (
        <Settled desk={desk} commitment={commitment} />
      )}
      <TaskNotes task={settling} label={text('clerk.settling')} />
      {settling.state.kind === 'done' && <Problems problems={settling.state.answer.problems} />}
    </>
  );
}

function Settled({ desk, commitment }: { readonly desk: Desk; readonly commitment: Commitment }) {
  const { text } = useSpeaker();
  const { walk, packing, change, go } = desk;
  const { fingerprint, announcement } = commitment;
  const [isCopied, setCopied] = useState(false);
  const name = `festlegung-${folderOf(walk.stage)}.zip`;
  const download = async () => {
    const ended = await packing.run({ files: committedFiles(walk, commitment) });
    if (ended.kind !== 'done') return;
    save(name, ended.answer);
    change({ isSaved: true });
  };
  return (
    <>
      <p role="status">
        <strong>{text('clerk.settled')}</strong>
      </p>
      <p>{text('clerk.fingerprint')}</p>
      <p class="fingerprint">{groupsOfFour(fingerprint)}</p>
      <h3>{text('clerk.keep')}</h3>
      <p>{text('clerk.keep-hint')}</p>
      <p class="actions">
        <button type="button" class="main" onClick={() => void download()}>
          {text('clerk.save-file', { file: name })}
        </button>
      </p>
      <TaskNotes task={packing} label={text('clerk.packing')} />
      {announcement !== '' && (
        <>
          <h3>{text('clerk.gazette')}</h3>
          <p>{text('clerk.gazette-hint')}</p>
          <textarea
            class="gazette"
            readOnly
            rows={16}
            aria-label={text('clerk.gazette')}
            value={announcement}
          />
          <p class="actions">
            <button
              type="button"
              onClick={() =>
                void navigator.clipboard?.writeText(announcement).then(
                  () => setCopied(true),
                  () => setCopied(false),
                )
              }
            >
              {text('clerk.copy')}
            </button>
            <button
              type="button"
              onClick={() => save('announcement.txt', new Blob([announcement], { type: 'text/plain' }))}
            >
              {text('clerk.save-file', { file: 'announcement.txt' })}
            </button>
          </p>
          <p role="status">{isCopied ? text('clerk.copied') : ''}</p>
        </>
      )}
      <h3>{text('clerk.then')}</h3>
      <p>{text('clerk.then-hint')}</p>
      <p class="actions">
        <button type="button" class="main" onClick={() => go('event')}>
          {text('clerk.to-event')}
        </button>
      </p>
    </>
  );
}
