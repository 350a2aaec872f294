import type { TextKey } from '../../../../messages/catalogue.js';
import type { LogGist } from '../../../../procedure/log-gist.js';
import type { FileKind } from '../../../../procedure/recognise.js';
import { useSpeaker } from '../../speaker.js';
import type { Compared } from '../../tasks/verify.js';

/** What is at hand for this log, and what each thing that is not would show. */
export function Evidence({
  log,
  kinds,
  compared,
}: {
  readonly log: LogGist;
  readonly kinds: ReadonlySet<FileKind | null>;
  readonly compared: Compared;
}) {
  const { text } = useSpeaker();
  const title = text('site-verify.at-hand');
  const rows = (
    <ul class="evidence">
      {rowsFor(log, kinds, compared).map(({ name, shows, isHere }) => (
        <li key={name} class={isHere ? 'here' : 'missing'}>
          <span class="mark" aria-hidden="true">
            {isHere ? '✓' : '○'}
          </span>
          <span>
            <strong>{text(name)}</strong>{' '}
            <span class="hint">({text(isHere ? 'site-verify.is-here' : 'site-verify.is-missing')})</span>:{' '}
            {text(shows)}
          </span>
        </li>
      ))}
    </ul>
  );
  // Whoever has a slip wants to know about it first; on a telephone this list is long.
  if (kinds.has('slip'))
    return (
      <details>
        <summary>{title}</summary>
        {rows}
      </details>
    );
  return (
    <section aria-labelledby="verify-evidence">
      <h2 id="verify-evidence">{title}</h2>
      {rows}
    </section>
  );
}

interface Row {
  readonly name: TextKey;
  readonly shows: TextKey;
  readonly isHere: boolean;
}

/** Only what this log can be compared with. */
function rowsFor(log: LogGist, kinds: ReadonlySet<FileKind | null>, compared: Compared): Row[] {
  const file = (kind: FileKind & keyof typeof SHOWS, isMeant = true): Row[] =>
    isMeant ? [{ name: `file-kind.${kind}`, shows: SHOWS[kind], isHere: kinds.has(kind) }] : [];
  const typed = (name: TextKey, shows: TextKey, value: string, isMeant = true): Row[] =>
    isMeant ? [{ name, shows, isHere: value.trim() !== '' }] : [];
  if (log.of !== 'people')
    return [
      ...file('log'),
      ...typed('site-verify.fingerprint', 'shows.fingerprint', compared.fingerprint),
      ...typed(
        'site-verify.commitment',
        log.of === 'batch' ? 'shows.batch-settled' : 'shows.towns-settled',
        compared.commitment,
      ),
      ...typed('site-verify.seed', 'shows.seed', kinds.has('round') ? 'round' : compared.seed),
      log.of === 'batch'
        ? { name: 'site-verify.batch-list', shows: 'shows.batch-list', isHere: kinds.has('register') }
        : { name: 'site-verify.towns-table', shows: 'shows.towns-table', isHere: kinds.has('register') },
      ...file('plan', log.of === 'batch'),
      ...file('signature'),
    ];
  return [
    ...file('log'),
    ...typed('site-verify.fingerprint', 'shows.fingerprint', compared.fingerprint),
    ...typed('site-verify.commitment', 'shows.commitment', compared.commitment, log.hasCommitment),
    ...file('urn', log.hasCommitment),
    ...file('slip', log.hasCommitment),
    ...typed('site-verify.seed', 'shows.seed', kinds.has('round') ? 'round' : compared.seed),
    ...file('plan'),
    ...file('register', log.hasLetters),
    ...file('answers', log.hasPanel),
    ...file('input', log.inputs.length > 0),
    ...file('key', log.hasKey),
    ...file('list', log.hasLists),
    ...file('signature'),
  ];
}

const SHOWS = {
  log: 'shows.log',
  list: 'shows.list',
  urn: 'shows.urn',
  slip: 'shows.slip',
  register: 'shows.register',
  answers: 'shows.answers',
  plan: 'shows.plan',
  input: 'shows.input',
  key: 'shows.key',
  signature: 'shows.signature',
} as const satisfies Partial<Record<FileKind, TextKey>>;
