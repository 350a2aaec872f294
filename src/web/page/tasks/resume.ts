import { ANNOUNCEMENT_NAME, LOG_NAME } from '../../../audit/names.js';
import { refuse } from '../../../core/problem.js';
import { URN_NAME } from '../../../core/urn.js';
import { commitmentIn } from '../../../procedure/committed.js';
import { committedAlready } from '../../../procedure/committed-plan.js';
import { readKey } from '../../../procedure/opening.js';
import type { Workplace } from '../workplace.js';
import type { Stage } from './ground.js';
import { chosenOrUnpacked } from './pack.js';

/** A commitment as it was kept, to go on from. */
export interface Resumed {
  readonly stage: Stage;
  readonly key: string;
  readonly plan: { readonly name: string; readonly blob: Blob };
  /** log, urn and text */
  readonly files: ReadonlyMap<string, Blob>;
  /** everything else that was kept: lists of ids */
  readonly side: ReadonlyMap<string, Blob>;
  readonly fingerprint: string;
  readonly announcement: string;
  /** how often it has been drawn on */
  readonly drawn: number;
  /** balls pick the panel */
  readonly balls: boolean;
  /** name of the list of the people who are on the panel already */
  readonly already: string | undefined;
}

const STAGES: readonly Stage[] = ['letters', 'panel'];
/** What a commitment has beside its log. */
const OWN: readonly string[] = [LOG_NAME, URN_NAME, ANNOUNCEMENT_NAME];
/** Nobody but the page makes them, and nothing is read from them. */
const FOR_PEOPLE = /\.(?:xlsx|html)$/i;

/**
 * Takes up a commitment from what was saved of it: the archive, or the files in it.
 * @throws Refusal PAGE-001 for an archive that is none, PAGE-002 if something is missing, CMT-003, LOG-002, KEY-002
 */
export async function resumeCommitment(
  { files: chosen }: { readonly files: readonly File[] },
  at: Workplace,
): Promise<Resumed> {
  const files = await chosenOrUnpacked(chosen);
  const find = (pattern: RegExp) => [...files].find(([name]) => pattern.test(name));
  const [plan, key, log] = [find(/\.ya?ml$/i), find(/\.key$/i), files.get(LOG_NAME)];
  if (plan === undefined || key === undefined || log === undefined) {
    const names = [
      ...(log === undefined ? [LOG_NAME] : []),
      ...(key === undefined ? ['ziehung.key'] : []),
      ...(plan === undefined ? ['losverfahren.yaml'] : []),
    ];
    throw refuse('invalid', 'PAGE-002', undefined, { names });
  }
  const { files: port } = at.tools(files);
  for (const stage of STAGES) {
    const committed = await commitmentIn(port, '.', stage);
    if (committed === null) continue;

    const others = [...files].filter(([name]) => !OWN.includes(name) && !FOR_PEOPLE.test(name));
    return {
      ...{ stage, key: await readKey(port, key[0]), plan: { name: plan[0], blob: plan[1] } },
      files: new Map([...files].filter(([name]) => OWN.includes(name))),
      side: new Map(others.filter(([name]) => name !== plan[0] && name !== key[0])),
      fingerprint: committed.basis.commitment.fingerprint,
      ...{
        drawn: committed.drawn,
        balls: committed.basis.commitment.balls,
        already: committedAlready(committed),
      },
      announcement: (await files.get(ANNOUNCEMENT_NAME)?.text()) ?? '',
    };
  }
  throw refuse('invalid', 'PAGE-003', { file: LOG_NAME });
}
