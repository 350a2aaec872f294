import { ANNOUNCEMENT_NAME, LOG_NAME } from '../../../audit/names.js';
import type { Problem } from '../../../core/problem.js';
import { refuse } from '../../../core/problem.js';
import { drawSupplement, type SupplementFacts } from '../../../procedure/draw-supplement.js';
import { typedSeed } from '../../../procedure/seed.js';
import type { Workplace } from '../workplace.js';
import { blobsOf } from './ground.js';
import { chosenOrUnpacked } from './pack.js';

export interface RoundRequest {
  /** what was saved of the draw, the archive or the files in it, and the register */
  readonly files: readonly File[];
  readonly size: number;
  readonly seed: string;
}

export interface RoundDrawn extends Pick<SupplementFacts, 'round' | 'frame' | 'called' | 'fingerprint'> {
  /** the lists of the round, and the log that takes the place of the one before */
  readonly files: ReadonlyMap<string, Blob>;
  /** people who are called now */
  readonly invited: number;
  readonly seed: string;
  readonly problems: readonly Problem[];
}

/** What the page itself writes beside a draw, for people. */
const FOR_PEOPLE = /\.(?:html|minisig)$/i;
const OWN = /^(?:urn|invitations|reserve|invited-\d+|reserve-\d+)\.(?:csv|xlsx)$/;

/** `draw --supplement`: a further round of letters. @throws Refusal PAGE-001, PAGE-004, and as {@link drawSupplement} */
export async function drawRoundOf(request: RoundRequest, at: Workplace): Promise<RoundDrawn> {
  const files = await chosenOrUnpacked(request.files);
  const find = (pattern: RegExp) => [...files.keys()].find((name) => pattern.test(name));
  const [plan, key] = [find(/\.ya?ml$/i), find(/\.key$/i)];
  if (!files.has(LOG_NAME)) throw refuse('invalid', 'PAGE-004', undefined, { name: LOG_NAME });
  const tools = at.tools(files);
  const { facts, ...result } = await drawSupplement(
    {
      ...{ target: '.', plan, size: request.size, seed: typedSeed(request.seed) },
      register: plan === undefined ? registerIn(files) : [],
      ...(key === undefined ? {} : { keyFile: key }),
    },
    tools,
  );
  const { round, frame, called, fingerprint, lists } = facts;
  return {
    ...{ round, frame, called, fingerprint, seed: facts.seed.text, problems: result.problems },
    files: blobsOf(result),
    invited: lists[0]?.rows ?? 0,
  };
}

/** Without a plan that names it: the one table that is nothing else. */
function registerIn(files: ReadonlyMap<string, Blob>): string[] {
  return [...files.keys()].filter(
    (name) =>
      name !== LOG_NAME &&
      name !== ANNOUNCEMENT_NAME &&
      !FOR_PEOPLE.test(name) &&
      !OWN.test(name) &&
      /\.(?:csv|txt|xlsx)$/i.test(name),
  );
}
