import { type Problem, Refusal } from '../../src/core/problem.js';
import { parsePlan } from '../../src/plan/load.js';
import { type ResolveContext, type ResolvedPlan, resolvePlan } from '../../src/plan/resolve.js';
import type { PlanInput } from '../../src/plan/schema.js';

/** Plans as texts, what they are refused with, and the header that they are resolved against. */

/** The plan of the manual, every key that was there from the beginning. */
export const EXAMPLE = `version: 1
title: Bürgerrat Hitzeschutz Musterstadt
register:
  files: [register.csv]            # the argument on the command line wins
  encoding: auto                   # utf-8 | utf-16le | windows-1252
  delimiter: auto
  columns:
    id: Ordnungsmerkmal            # or a list of columns
    district: Stadtteil
    birth_date: Geburtsdatum       # or age: Alter
    gender: Geschlecht
    household: [Familienname, Strasse, Hausnummer, PLZ]
eligibility:
  reference_date: 2026-12-01       # Stichtag
  min_age: 16
  districts: [Altstadt, Zähringen] # only these
  exclude:
    - { column: Auskunftssperre, values: nonempty, reason: Auskunftssperre, confidential: true }
    - { column: Status, values: [verstorben, verzogen], reason: nicht mehr gemeldet }
    - { ids: ratsmitglieder.csv, reason: Mitglied des Gemeinderats }
stratify:
  - district                       # or: district: { Nord: [A, B], Süd: [C] }
  - gender                         # or: gender: { w: [w, F], m: [m, M], by_lot: [d, x, ""] }
  - age: [16-29, 30-44, 45-64, 65+]
sample:
  size: 200
  allocation: proportional         # table (with \`table:\`)
  reserve: 1.5                     # for each person invited in a stratum, rounded up
  max_per_household: 1             # left out: no limit
seed:
  source: Lotto 6aus49 vom Samstag, 5. Dezember 2026, mit Superzahl
`;

export const EXAMPLE_HEADER = [
  'Ordnungsmerkmal',
  'Familienname',
  'Vorname',
  'Geburtsdatum',
  'Geschlecht',
  'Stadtteil',
  'Strasse',
  'Hausnummer',
  'PLZ',
  'Auskunftssperre',
  'Status',
];

export const FILE = 'losverfahren.yaml';

/** The problems that something is refused with. @throws Error if it isn't refused */
export function refused(attempt: () => unknown): readonly Problem[] {
  try {
    attempt();
  } catch (cause) {
    if (cause instanceof Refusal) return cause.problems;
    throw cause;
  }
  throw new Error('it was not refused');
}

/** Problems of a plan's text. */
export function loadProblems(text: string): readonly Problem[] {
  return refused(() => parsePlan(text, FILE));
}

/** `[code, line, key]` of each problem; the file is always the plan. */
export function spots(problems: readonly Problem[]): unknown[] {
  return problems.map(({ code, where }) => {
    const [place] = where ?? [];
    if (where?.length !== 1 || place?.file !== FILE || place.lines?.length !== 1) return { code, where };
    return place.key === undefined ? [code, place.lines[0]] : [code, place.lines[0], place.key];
  });
}

export function contextOf(more: Partial<ResolveContext> = {}): ResolveContext {
  return { header: EXAMPLE_HEADER, register: 'register.csv', planFile: FILE, table: null, ...more };
}

export function resolve(input: Omit<PlanInput, 'version'>, more: Partial<ResolveContext> = {}): ResolvedPlan {
  return resolvePlan({ version: 1, ...input }, contextOf(more));
}

export function resolveProblems(
  input: Omit<PlanInput, 'version'>,
  more: Partial<ResolveContext> = {},
): readonly Problem[] {
  return refused(() => resolve(input, more));
}
