import type { LogGist } from '../../../../procedure/log-gist.js';
import { plainHash } from '../../components/fingerprint.js';
import { TextField } from '../../components/text-field.js';
import { type Speaker, useSpeaker } from '../../speaker.js';
import type { Compared } from '../../tasks/verify.js';

/** What was published, to be held against the log. */
export function CompareFields({
  log,
  typed,
  change,
}: {
  readonly log: LogGist;
  readonly typed: Compared;
  readonly change: (typed: Compared) => void;
}) {
  const speaker = useSpeaker();
  const { text } = speaker;
  const set = (more: Partial<Compared>) => change({ ...typed, ...more });
  const faults = faultsIn(typed, speaker);
  return (
    <details class="compare">
      <summary>{text('site-verify.compare')}</summary>
      <p class="hint">{text('site-verify.compare-about')}</p>
      <TextField
        label={text('site-verify.fingerprint')}
        value={typed.fingerprint}
        change={(fingerprint) => set({ fingerprint })}
        error={faults.fingerprint}
        wide
      />
      {(log.hasCommitment || log.of !== 'people') && (
        <TextField
          label={text('site-verify.commitment')}
          value={typed.commitment}
          change={(commitment) => set({ commitment })}
          error={faults.commitment}
          wide
        />
      )}
      <TextField
        label={text(log.event === null ? 'site-verify.seed' : 'site-verify.result')}
        value={typed.seed}
        change={(seed) => set({ seed })}
        wide
      />
      {log.hasBalls && (
        <TextField
          label={text('site-verify.number')}
          value={typed.panelNumber}
          change={(panelNumber) => set({ panelNumber })}
          error={faults.panelNumber}
        />
      )}
      <TextField
        label={text('site-verify.public-key')}
        value={typed.publicKey}
        change={(publicKey) => set({ publicKey })}
        wide
      />
      {log.hasLottery && (
        <p class="field">
          <label>
            <input
              type="checkbox"
              checked={typed.optimality}
              onChange={({ currentTarget }) => set({ optimality: currentTarget.checked })}
            />{' '}
            {text('site-verify.optimality')}
          </label>
        </p>
      )}
    </details>
  );
}

interface Faults {
  readonly fingerprint: string;
  readonly commitment: string;
  readonly panelNumber: string;
}

/** What can't be compared as it is typed; empty texts where nothing is wrong. */
export function faultsIn(typed: Compared, { text }: Speaker): Faults {
  const hash = (value: string) => {
    const plain = plainHash(value);
    return plain === '' || /^[0-9a-f]{64}$/.test(plain)
      ? ''
      : text('site-verify.malformed', { count: plain.length });
  };
  const number = typed.panelNumber.trim();
  return {
    fingerprint: hash(typed.fingerprint),
    commitment: hash(typed.commitment),
    panelNumber: number === '' || /^\d{1,4}$/.test(number) ? '' : text('site-verify.malformed-number'),
  };
}

/** As it is held against the log. */
export function plainCompared(typed: Compared): Compared {
  return {
    ...typed,
    fingerprint: plainHash(typed.fingerprint),
    commitment: plainHash(typed.commitment),
    panelNumber: typed.panelNumber.trim(),
    publicKey: typed.publicKey.trim(),
  };
}
