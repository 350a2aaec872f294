import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Entry, readEntries } from '../cli/run.js';
import { copyOf, drawn, rebuilt, type Verdict, verdict, writeLog } from './verifying.js';

/**
 * The clever clerk: changes one thing in the log and computes all hashes of the chain anew, so that only
 * what the log says can give it away. Every field is tried.
 */

type Path = readonly (string | number)[];

/** All places in a value; of a long list the first and the last element. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) {
    const ends = value.length > 2 ? [0, value.length - 1] : [...value.keys()];
    return [path, ...ends.flatMap((at) => placesIn(value[at], [...path, at]))];
  }
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]));
}

/** Where the form allows only certain values: one that is allowed, and changes as little as possible. */
const ALLOWED: Readonly<Record<string, unknown>> = {
  label_key_hash: undefined,
  'plan.eligibility.districts': ['Altstadt', 'Zähringen', 'Östliche Vorstadt'],
  'plan.eligibility.max_age': 130,
  'plan.eligibility.reference_date': '2026-12-02',
  'plan.output.columns': ['PersonID'],
  'plan.output.dialect': 'rfc4180',
  'plan.register.columns.id': undefined,
  'plan.register.delimiter': ';',
  'plan.register.encoding': 'utf-8',
  'plan.sample.max_per_household': 9,
  'plan.sample.reserve': '1.4',
  'plan.sample.table': [],
  'plan.stratify.0.categories': [],
  'plan.stratify.0.recognise': 'gender',
  'plan.stratify.2.bands.2.to': 120,
  'allocation.method': 'table',
  'frame.excluded.3.rules.0.kind': 'max-age',
  'selection.max_per_household': 9,
  'selection.strata.17.invited': [{ label: 'P000000001', ticket: '0'.repeat(64) }],
  'selection.strata.17.reserve': [{ label: 'P000000001', ticket: '0'.repeat(64) }],
  'selection.shortfall': [{ stratum: ['Altstadt', 'w', '65+'], missing: 0 }],
};

function changedValue(name: string, value: unknown): unknown {
  if (name in ALLOWED) return ALLOWED[name];
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (value === null) return 'x';
  if (Array.isArray(value)) return value.length === 0 ? ['x'] : value.slice(1);
  const text = String(value);
  if (/^[0-9a-f]{16,64}$/.test(text)) return (text.startsWith('0') ? '1' : '0') + text.slice(1);
  return `${text}x`;
}

/** Nobody can prove these from register and plan: a file can be renamed, a program updated. */
const NOT_PROVABLE = [
  'plan.node_version',
  'plan.tool_version',
  'plan.plan_file.name',
  'register.files.0.name',
];
/** The file of ids that the forged log names is not there. */
const REFUSED = ['plan.plan.eligibility.exclude.0.ids'];

/** Which check gives it away, by the first pattern that fits. */
const EXPECTED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^plan\.inputs/, ['register.inputs']],
  [/^plan\.plan_file/, ['plan.file']],
  [
    /^plan\.plan\.version|^plan\.spec_version|\.source$|\.tool$/,
    ['log.entries', 'plan.effective', 'seed.hash'],
  ],
  [/^plan\.plan/, ['plan.effective', 'register.readable', 'log.entries']],
  [/^register\.files(?:\.0\.rows)?$/, ['frame.sums']],
  [/^register/, ['register.files']],
  [/^frame\.excluded\.\d\.rules/, ['register.frame', 'log.entries']],
  [/^frame/, ['frame.sums']],
  [/^seed/, ['seed.hash']],
  [/^allocation\.(?:strata|strata\.\d+\.n_h)$/, ['allocation.rounding']],
  [/^allocation/, ['allocation.margins']],
  [/^selection\.strata\.\d+\.(?:invited|reserve)$/, ['selection.counts']],
  [/^selection\.strata.*(?:label|ticket)$/, ['selection.tickets']],
  [/^selection\.strata/, ['register.selection']],
  [/^selection/, ['selection.counts', 'log.entries']],
  [/^outputs\.files$/, ['register.lists']],
  [/^outputs/, ['lists.files']],
];

interface Forgery extends Verdict {
  readonly name: string;
}

let entries: Entry[];
const forgeries: Forgery[] = [];

beforeAll(async () => {
  const home = await drawn();
  entries = readEntries(join(home, 'out'));
  const scratch = copyOf(home);
  for (const [index, entry] of entries.entries()) {
    for (const path of placesIn(entry.body)) {
      const name = [entry.type, ...path].join('.');
      const forged = structuredClone(entries);
      if (!change(forged[index]?.body, path, name)) continue;
      writeLog(scratch, rebuilt(forged));
      forgeries.push({ name, ...(await tried(scratch)) });
    }
  }
}, 120_000);

/** False where there is nothing to change. */
function change(body: unknown, path: Path, name: string): boolean {
  const owner = path
    .slice(0, -1)
    .reduce((value, key) => (value as Record<string | number, unknown>)[key], body);
  const key = path.at(-1) ?? '';
  const at = owner as Record<string | number, unknown>;
  const value = changedValue(name.replace(/^plan\./, ''), at[key]);
  if (value === undefined) return false;
  at[key] = value;
  return true;
}

/** A program that breaks off has found nothing. */
async function tried(folder: string): Promise<Verdict> {
  try {
    return await verdict(folder);
  } catch (cause) {
    return { code: 1, failed: [], notes: [], refused: [`BUG: ${String(cause)}`] };
  }
}

describe('every field of the log, changed with a new chain', () => {
  const known = (names: readonly string[]) => (one: Forgery) => names.includes(one.name);

  test('the chain of the forged logs is sound, so that only the content can give them away', () => {
    expect(forgeries.length).toBeGreaterThan(180);
    const others = forgeries.filter(({ failed }) =>
      ['log.lines', 'log.canonical', 'log.chain'].some((check) => failed.includes(check)),
    );
    expect(others).toEqual([]);
  });

  test('makes verify exit with 4, except for what nobody can prove', () => {
    const allowed = [...NOT_PROVABLE, ...REFUSED];
    const missed = forgeries.filter((one) => one.code !== 4 && !known(allowed)(one));
    expect(missed.map(({ name, code, refused }) => [name, code, ...refused])).toEqual([]);
  });

  test('fails the check that is meant for it', () => {
    const wrong = forgeries.filter(({ name, code, failed }) => {
      const [, checks = []] = EXPECTED.find(([pattern]) => pattern.test(name)) ?? [];
      return code === 4 && !checks.some((check) => failed.includes(check));
    });
    expect(wrong.map(({ name, failed }) => [name, ...failed])).toEqual([]);
  });

  test('is refused, where the log names a file that is not there', () => {
    const refused = forgeries.filter(known(REFUSED));
    expect(refused.map(({ code, refused: codes }) => [code, codes])).toEqual([[3, ['SIDE-001']]]);
  });
});
