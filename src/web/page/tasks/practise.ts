import { LOG_NAME } from '../../../audit/names.js';
import { commit } from '../../../procedure/commit.js';
import { commitmentIn } from '../../../procedure/committed.js';
import { draw } from '../../../procedure/draw.js';
import { loadPlan } from '../../../procedure/plan-file.js';
import { preview } from '../../../procedure/preview.js';
import { record } from '../../../procedure/record.js';
import { replace } from '../../../procedure/replace.js';
import type { LargeFile, OutputFile } from '../../../procedure/result.js';
import { seedFrom } from '../../../procedure/seed.js';
import { syntheticRegister } from '../../../procedure/synth.js';
import type { Workplace } from '../workplace.js';

/** The steps of the procedure with an invented town, on files that are nowhere but in the page. */

export type Folder = ReadonlyMap<string, Blob>;

export const REGISTER = 'register.csv';
export const PLAN = 'losverfahren.yaml';
const KEY = 'draw.key';
const INVITED = 'invitations.csv';

/** The folder after a step. */
interface After {
  readonly folder: Folder;
}

/** The first rows of a list, the header first. */
export type Rows = readonly (readonly string[])[];

export async function practiseTown({
  seed,
}: {
  readonly seed: string;
}): Promise<After & { readonly rows: Rows }> {
  const request = { rows: 3000, districts: 3, seed, encoding: 'utf-8', delimiter: ';' } as const;
  const register = new Blob([...syntheticRegister(request)] as BlobPart[]);
  return { folder: new Map([[REGISTER, register]]), rows: await rowsOf(register, 6) };
}

export interface PlannedGroups {
  readonly people: number;
  readonly groups: readonly {
    readonly dimension: string;
    readonly name: string;
    readonly people: number;
    readonly owed: number;
  }[];
}

export async function practisePlan(
  { folder, plan }: { readonly folder: Folder; readonly plan: string },
  at: Workplace,
): Promise<After & PlannedGroups> {
  const more = new Map([...folder, [PLAN, new Blob([plan])] as const]);
  const { files } = at.tools(more);
  const loaded = await loadPlan(files, { plan: PLAN, overrides: {} });
  const request = { plan: loaded, register: [REGISTER], panel: false, compare: false };
  const { facts } = await preview(request, at.tools(more));
  const { size } = facts.preparation.plan.sample;
  const { dimensions, strata } = facts.frame.stratification;
  const people = strata.reduce((sum, one) => sum + one.size, 0);
  const groups = dimensions.flatMap(({ name: dimension, categories }, index) =>
    categories.map((name, category) => {
      const own = strata.filter(({ cell }) => cell[index] === category);
      const count = own.reduce((sum, one) => sum + one.size, 0);
      return { dimension, name, people: count, owed: (size * count) / Math.max(1, people) };
    }),
  );
  return { folder: more, people, groups };
}

export async function practiseCommit(
  { folder }: { readonly folder: Folder },
  at: Workplace,
): Promise<After & { readonly fingerprint: string; readonly people: number }> {
  const tools = at.tools(folder);
  const key = Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const plan = await loadPlan(tools.files, { plan: PLAN, overrides: {} });
  const asked = { plan, register: [REGISTER], key, number: 1, balls: false, announcement: () => '' };
  const { facts, files, large } = await commit(asked, tools);
  const made = withFiles(folder, [...files.filter(({ name }) => name === LOG_NAME), ...large]);
  return {
    folder: new Map([...made, [KEY, new Blob([`${key}\n`])] as const]),
    fingerprint: facts.announced.fingerprint,
    people: facts.announced.people,
  };
}

export async function practiseDraw(
  { folder, numbers }: { readonly folder: Folder; readonly numbers: string },
  at: Workplace,
): Promise<After & { readonly rows: Rows; readonly invited: number; readonly seed: string }> {
  const tools = at.tools(folder);
  const plan = await loadPlan(tools.files, { plan: PLAN, overrides: {} });
  const seed = await seedFrom(tools.files, { lotto: numbers }, plan);
  const committed = await commitmentIn(tools.files, '.', 'letters');
  const request = { plan, register: [REGISTER], keyFile: KEY, seed, committed };
  const { facts, files } = await draw(request, tools);
  const drawn = withFiles(folder, files);
  const rows = await rowsOf(drawn.get(INVITED), 9);
  return {
    folder: drawn,
    rows,
    invited: facts.draw.selection.reduce((sum, one) => sum + one.invited.length, 0),
    seed: seed.text,
  };
}

/** Somebody declines, and the next one is called. */
export async function practiseReply(
  { folder }: { readonly folder: Folder },
  at: Workplace,
): Promise<After & { readonly out: readonly string[]; readonly rows: Rows }> {
  const [header = [], first = []] = await rowsOf(folder.get(INVITED), 2);
  const id = first[header.indexOf('PersonID')] ?? '';
  const row = {
    ...({ line: 0, code: '', id, happening: 'declined', way: null, attempts: null } as const),
    ...{ needs: null, date: '', note: '' },
  };
  const replied = await record(
    {
      ...({
        target: '.',
        keyFile: KEY,
        plan: PLAN,
        way: 'letter',
        correction: null,
        ledger: null,
        finished: null,
      } as const),
      given: { kind: 'typed', row: () => row },
    },
    at.tools(folder),
  );
  const after = withFiles(folder, replied.files);
  const { facts, files } = await replace(
    { target: '.', keyFile: KEY, plan: PLAN, register: [REGISTER] },
    at.tools(after),
  );
  const called = withFiles(after, files);
  const rows = facts.list === null ? [] : await rowsOf(called.get(facts.list), 2);
  return { folder: called, out: first, rows };
}

/** A clerk who puts somebody else in the first one's place. */
export async function practiseCheat({ folder }: { readonly folder: Folder }): Promise<After> {
  const text = (await folder.get(INVITED)?.text()) ?? '';
  const [header = '', first = '', second = '', ...rest] = text.split('\r\n');
  const names = header.split(';');
  const at = names.findIndex((name) => name.includes('Familienname'));
  const cells = first.split(';');
  cells[at] = 'Bürgermeister';
  const forged = [header, cells.join(';'), second, ...rest].join('\r\n');
  return { folder: new Map([...folder, [INVITED, new Blob([forged])] as const]) };
}

function withFiles(folder: Folder, files: readonly (OutputFile | LargeFile)[]): Folder {
  const made = files.map((file) => {
    const parts = 'bytes' in file ? [file.bytes] : Array.from(file.stored.chunks(), (piece) => piece.slice());
    return [file.name, new Blob(parts as BlobPart[])] as const;
  });
  return new Map([...folder, ...made]);
}

/** Invented cells have no quotation marks worth speaking of; those of the dialect are taken off. */
async function rowsOf(blob: Blob | undefined, count: number): Promise<Rows> {
  const text = (await blob?.slice(0, 1 << 14).text()) ?? '';
  return text
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .slice(0, count)
    .filter((line) => line !== '')
    .map((line) => line.split(';').map((cell) => cell.replace(/^"|"$/g, '')));
}
