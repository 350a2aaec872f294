import { error, type Place, type Problem, SHOWN_LINES } from '../core/problem.js';
import type { FileFacts, RegisterFile } from './file.js';
import { fingerprintKey, MOST_REPEATS, type Repeats } from './fingerprints.js';
import type { FrameSettings } from './frame-builder.js';
import { fingerprintOf } from './id-fingerprint.js';
import { type MetPerson, meetPeople } from './people.js';

/** The rows of one id. */
interface Rows {
  readonly places: MetPerson['place'][];
  /** the first one's bytes, and whether all are the same */
  readonly raw: string;
  areSame: boolean;
}

/** Reads the ids again and compares the suspected ones as texts. */
export async function duplicateIds(
  register: readonly RegisterFile[],
  files: readonly FileFacts[],
  settings: FrameSettings,
  repeats: Repeats,
): Promise<Problem[]> {
  const found = new Map<string, Rows>();
  const suspects = new Set(repeats.keys);
  const isSuspect = (id: string) => suspects.has(fingerprintKey(...fingerprintOf(id)));
  await meetPeople(register, settings, isSuspect, ({ id, place, record }) => {
    const rows = found.get(id);
    if (rows === undefined) {
      found.set(id, { places: [place], raw: record.raw(), areSame: true });
      return;
    }
    rows.places.push(place);
    rows.areSame &&= rows.raw === record.raw();
  });
  const duplicates = [...found.values()].filter(({ places }) => places.length > 1);
  // Beyond that number not all are looked into.
  const count = repeats.keys.length < MOST_REPEATS ? duplicates.length : repeats.rows;
  const same = sameFiles(duplicates, files, count);
  if (same !== null) return [same];
  const problems = duplicates.slice(0, SHOWN_LINES).map(({ places, areSame }) => {
    const where = groupByFile(places);
    const names = where.length > 1 ? where.map(({ file }) => file ?? '') : [];
    return error('REG-011', where, { files: names, ...(areSame ? { same: 'yes' } : { other: 'yes' }) });
  });
  const more = duplicates.length - problems.length;
  const column = settings.plan.register.columns.id.join(', ');
  if (more > 0)
    problems.push(error('REG-021', { column }, { count: Math.max(more, repeats.rows - SHOWN_LINES) }));
  return problems;
}

/** Two files that have half of the smaller one's ids in common were given by mistake. */
function sameFiles(duplicates: readonly Rows[], files: readonly FileFacts[], rows: number): Problem | null {
  const [first, ...others] = duplicates.map(({ places }) => [...new Set(places.map(({ file }) => file))]);
  if (first === undefined || first.length !== 2) return null;
  if (others.some((names) => names.join('\n') !== first.join('\n'))) return null;
  const least = Math.min(...files.filter(({ name }) => first.includes(name)).map((file) => file.rows));
  if (2 * rows < least || rows < FEW) return null;
  const [one = '', other = ''] = first;
  const areSame = duplicates.every((duplicate) => duplicate.areSame);
  const params = {
    first: one,
    second: other,
    count: rows,
    ...(areSame ? { same: 'yes' } : { other: 'yes' }),
  };
  return error('REG-072', [{ file: one }, { file: other }], params);
}

/** Single ids are named by their lines. */
const FEW = 5;

export function groupByFile(places: readonly Place[]): Place[] {
  const files = new Map<string, Place[]>();
  for (const place of places) {
    const name = place.file ?? '';
    files.set(name, [...(files.get(name) ?? []), place]);
  }
  return [...files.values()].map((found) => ({
    ...(found[0] as Place),
    lines: found.flatMap((place) => place.lines ?? []).slice(0, SHOWN_LINES),
    total: found.length,
  }));
}
