import { sha256Bytes } from '#machine';
import type { PurgedKind } from '../audit/entries/purge.js';
import type { ReadLog } from '../audit/read-log.js';
import { baseName } from '../core/file-name.js';
import { type Problem, refuse, warning } from '../core/problem.js';
import type { PurgeInput } from '../plan/purge-schema.js';
import type { Files } from './files.js';
import { PLAN_NAME, readPlanFile } from './plan-file.js';
import { planTextOf } from './plan-text.js';
import { verifyPlan } from './recompute-plan.js';

/** What the announced plan says of deleting: when, and which working copies. */

export interface PurgePlan {
  readonly dates: Omit<PurgeInput, 'files'>;
  /** paths of working copies, which begin at `folder` */
  readonly copies: readonly string[];
  readonly folder: string;
  /** of the plan file; `null`: there is none */
  readonly path: string | null;
  readonly problems: readonly Problem[];
}

/** What is kept for now. */
export interface NotDue {
  readonly what: 'lists' | 'key' | 'urn' | 'slips';
  /** YYYY-MM-DD */
  readonly date: string;
}

interface Asked {
  readonly plan?: string;
  readonly due: boolean;
}

const NOTHING = { dates: {}, copies: [], folder: '.', path: null, problems: [] };

/**
 * The plan by which this log was drawn, and no other: its copies are deleted, and its dates were announced.
 * @throws Refusal PURGE-002 if a plan is needed and it is another one, PURGE-006 if it says nothing of deleting, and
 *   what is wrong with it
 */
export async function purgePlan(
  files: Files,
  { plan: named, due }: Asked,
  { parts }: ReadLog,
  log: string,
): Promise<PurgePlan> {
  const logs = parts.flatMap((part) => part.log ?? []);
  const logged = [
    ...new Map(logs.flatMap(({ plan }) => plan.plan_file ?? []).map((one) => [one.sha256, one])),
  ];
  const known = logged.map(([sha256, { name }]) => `${name} (SHA-256 ${sha256})`);
  if (due && known.length === 0) throw refuse('invalid', 'PURGE-006', { file: log });
  const isThere = named !== undefined || files.kind(PLAN_NAME) === 'file';
  if (!isThere && due) throw refuse('invalid', 'PURGE-002', { file: PLAN_NAME }, { files: known });
  if (!isThere || (named === undefined && known.length === 0)) return NOTHING;
  const file = await readPlanFile(files, named ?? PLAN_NAME);
  if (!logs.some((one) => verifyPlan(one, file).passed)) {
    if (due || named !== undefined)
      throw refuse(
        'invalid',
        'PURGE-002',
        { file: file.path },
        { files: known, given: sha256Bytes(file.bytes) },
      );
    return { ...NOTHING, problems: [warning('PURGE-008', { file: file.path }, { files: known })] };
  }
  const section = await sectionOf(file.path, file.bytes);
  if (due && section === undefined) throw refuse('invalid', 'PURGE-006', { file: file.path });
  const { files: copies = [], ...dates } = section ?? {};
  return { dates, copies, folder: files.folderOf(file.path), path: file.path, problems: [] };
}

async function sectionOf(path: string, bytes: Uint8Array): Promise<PurgeInput | undefined> {
  const text = planTextOf(bytes);
  const name = baseName(path);
  if (text === null) throw refuse('invalid', 'PLAN-087', { file: name });
  const { parsePlan } = await import('../plan/load.js');
  return parsePlan(text, name).purge;
}

const KINDS_OF: readonly (readonly [what: NotDue['what'], kinds: readonly PurgedKind[]])[] = [
  ['lists', ['list', 'copy', 'state']],
  ['key', ['key']],
  ['urn', ['urn']],
  ['slips', ['slip']],
];

/** What is deleted now: what was asked for, or what is due by the plan. @param today YYYY-MM-DD */
export function selected(
  { due, urn }: Asked & { readonly urn: boolean },
  { dates }: PurgePlan,
  today: string,
): { readonly kinds: ReadonlySet<PurgedKind>; readonly notDue: readonly NotDue[] } {
  if (!due)
    return {
      kinds: new Set<PurgedKind>([
        'list',
        'copy',
        'state',
        'key',
        'slip',
        ...(urn ? (['urn'] as const) : []),
      ]),
      notDue: [],
    };
  const dated = KINDS_OF.flatMap(([what, kinds]) => {
    const date = dates[what];
    return date === undefined ? [] : [{ what, kinds, date }];
  });
  return {
    kinds: new Set(dated.filter(({ date }) => date <= today).flatMap(({ kinds }) => kinds)),
    notDue: dated.filter(({ date }) => date > today).map(({ what, date }) => ({ what, date })),
  };
}
