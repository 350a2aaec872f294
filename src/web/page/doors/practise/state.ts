import type { FileKind } from '../../../../procedure/recognise.js';
import { type Folder, PLAN, type PlannedGroups, REGISTER, type Rows } from '../../tasks/practise.js';
import type { VerifyOrder } from '../../tasks/verify.js';
import { NOTHING } from '../verify/chosen.js';

/** What has come of the practice so far. Each step adds to it; whoever goes back sees what was there. */
export interface Practice {
  readonly title: string;
  readonly folder: Folder;
  readonly town: Rows | null;
  readonly planText: string;
  readonly size: number;
  readonly planned: PlannedGroups | null;
  readonly settled: { readonly fingerprint: string; readonly people: number } | null;
  readonly drawn: { readonly rows: Rows; readonly invited: number; readonly seed: string } | null;
  readonly later: { readonly out: readonly string[]; readonly rows: Rows } | null;
}

export const BEFORE: Practice = {
  ...{ title: '', folder: new Map(), town: null, planText: '', size: 40 },
  ...{ planned: null, settled: null, drawn: null, later: null },
};

export interface StepProps {
  readonly practice: Practice;
  readonly add: (more: Partial<Practice>) => void;
}

const KINDS: Readonly<Record<string, FileKind>> = {
  'audit.jsonl': 'log',
  'urn.csv': 'urn',
  [REGISTER]: 'register',
  [PLAN]: 'plan',
  'draw.key': 'key',
};

/** Everything of the folder, as somebody in the office would verify it, with what was published. */
export function verifyAll(folder: Folder, { settled, drawn }: Practice): VerifyOrder {
  const files = [...folder].map(([as, blob]) => ({ as, blob, kind: KINDS[as] ?? 'list' }));
  const compared = { ...NOTHING, commitment: settled?.fingerprint ?? '', seed: drawn?.seed ?? '' };
  return { files, compared, event: 'lotto' };
}
