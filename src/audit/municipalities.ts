import type { Json } from '../core/canonical.js';
import type { TextDigest } from '../core/digest.js';
import {
  type DrawnUnit,
  drawMunicipalities,
  drawnMunicipalities,
  lettersInAll,
  type MunicipalityPlan,
  overfull,
  peopleInAll,
  unitsOf,
} from '../core/municipalities.js';
import { readSeed } from '../core/seed.js';
import { type Check, check, isSame } from './checks.js';
import type { ReadEntry } from './entries/line.js';
import {
  hitsEvent,
  lettersEvent,
  MUNICIPALITIES,
  MUNICIPALITY_HITS,
  MUNICIPALITY_LETTERS,
  MUNICIPALITY_SCHEMAS,
  type MunicipalitiesLog,
  settledHash,
} from './entries/municipalities.js';
import { municipalityFiles } from './names.js';

/** A log of a draw of municipalities (SPEC 15): read, and recomputed from nothing but itself. */

type Line = Pick<ReadEntry, 'type' | 'body'> | null;

/** Whether a log begins as one of these does; then it holds nothing else. */
export function isOfMunicipalities(lines: readonly Line[]): boolean {
  return lines[0]?.type === MUNICIPALITIES;
}

/** @returns types that are missing or hold something else, and lines that are none of theirs */
export function readMunicipalitiesLog(lines: readonly Line[]): {
  readonly log: MunicipalitiesLog | null;
  readonly wrong: readonly string[];
} {
  const types = Object.keys(MUNICIPALITY_SCHEMAS) as (keyof typeof MUNICIPALITY_SCHEMAS)[];
  const wrong: string[] = [];
  const bodies: Record<string, unknown> = {};
  for (const [at, type] of types.entries()) {
    const line = lines[at];
    const parsed = line?.type === type ? MUNICIPALITY_SCHEMAS[type].safeParse(line.body) : undefined;
    if (parsed?.success === true) bodies[type] = parsed.data;
    else wrong.push(type);
  }
  for (let at = types.length; at < lines.length; at++) wrong.push(`line ${at + 1}`);
  if (wrong.length > 0) return { log: null, wrong };
  const log = {
    table: bodies[MUNICIPALITIES],
    seed: bodies.seed,
    hits: bodies[MUNICIPALITY_HITS],
    letters: bodies[MUNICIPALITY_LETTERS],
    outputs: bodies.outputs,
  };
  return { log: log as MunicipalitiesLog, wrong };
}

export interface MunicipalityChecks {
  readonly checks: readonly Check[];
  /** `null`: nothing can be drawn from what the log says */
  readonly drawn: readonly DrawnUnit[] | null;
}

/** All that follows from the table and the seed in the log. */
export function verifyMunicipalitiesLog(digest: TextDigest, log: MunicipalitiesLog): MunicipalityChecks {
  const plan: MunicipalityPlan = log.table;
  const isSettled = log.table.settled === settledHash(digest, plan);
  const drawn = redrawn(digest, log);
  const seed = [
    ...(seedHashOf(digest, log.seed.text) === log.seed.seedHash ? [] : ['seedHash']),
    ...(log.seed.source === null && log.seed.beacon === undefined ? [] : ['source']),
  ];
  const checks = [check('municipalities.settled', isSettled ? [] : ['settled']), check('seed.hash', seed)];
  if (drawn === null) return { checks: [...checks, check('municipalities.hits', ['hits'])], drawn };
  const hits = hitsEvent(plan, drawn).body as { readonly units: readonly Json[] };
  const letters = lettersEvent(plan, drawn).body as { readonly municipalities: readonly Json[] };
  checks.push(
    check('municipalities.hits', unequal(log.hits.units, hits.units, 'unit')),
    check('municipalities.letters', [
      ...unequal(log.letters.municipalities, letters.municipalities, 'key'),
      ...(isSame([...log.letters.chance], [lettersInAll(plan), peopleInAll(plan)]) ? [] : ['chance']),
    ]),
    checkFiles(log, drawn),
  );
  return { checks, drawn };
}

function seedHashOf(digest: TextDigest, text: string): string | null {
  try {
    const seed = readSeed(digest, text);
    return seed.text === text ? seed.hash : null;
  } catch {
    return null;
  }
}

function redrawn(digest: TextDigest, { table, seed }: MunicipalitiesLog): DrawnUnit[] | null {
  try {
    if (lettersInAll(table) > peopleInAll(table) || overfull(table, unitsOf(table)).length > 0) return null;
    return drawMunicipalities(digest, table, seed.text);
  } catch {
    return null;
  }
}

/** By what the wrong ones are called; they are public. */
function unequal(logged: readonly Json[], right: readonly Json[], name: string): string[] {
  const named = (one: Json | undefined) =>
    String((one as Readonly<Record<string, Json>> | undefined)?.[name] ?? '');
  const wrong: string[] = [];
  for (let at = 0; at < Math.max(logged.length, right.length); at++) {
    const [a, b] = [logged[at], right[at]];
    if (a === undefined || b === undefined || !isSame(a, b)) wrong.push(named(b) || named(a));
  }
  return wrong;
}

/** The list, and a sheet for each municipality that has letters. */
function checkFiles({ outputs, table }: MunicipalitiesLog, drawn: readonly DrawnUnit[]): Check {
  const rows = table.municipalities.length;
  const expected = municipalityFiles(drawnMunicipalities(drawn)).map((name, at) => ({
    name,
    rows: at === 0 ? rows : 1,
  }));
  const logged = outputs.files.map(({ name, rows: count }) => ({ name, rows: count }));
  return check('log.lists', unequal(logged, expected, 'name'));
}
