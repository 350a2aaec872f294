import { sha256Bytes } from '#machine';
import type { TableFile } from '../audit/entries/municipalities.js';
import { baseName } from '../core/file-name.js';
import {
  lettersInAll,
  type MunicipalityPlan,
  overfull,
  PEOPLE_FOR_EACH_LETTER,
  peopleInAll,
  possibleHits,
  type Unit,
  unitsOf,
} from '../core/municipalities.js';
import { error, type Problem, Refusal, refuse, SHOWN_LINES, shownKeys, warning } from '../core/problem.js';
import { findColumns } from '../register/municipality-columns.js';
import { type MunicipalityTable, type RowFault, readMunicipalities } from '../register/municipality-table.js';
import type { Files } from './files.js';
import type { Sheet } from './reply-rows.js';
import { sheetWith } from './table-sheet.js';

/** The table of municipalities as an office publishes it, understood or refused. */

export interface TableRequest {
  /** path of the table */
  readonly table: string;
  /** of a workbook the sheet that is meant; left out: the first that has such a table */
  readonly sheet?: string;
  readonly hits: number;
  readonly letters: number;
  readonly bands: readonly number[];
}

/** A table, and what is to be drawn by it. */
export interface ReadTable {
  readonly file: TableFile;
  readonly plan: MunicipalityPlan;
  readonly table: MunicipalityTable;
}

export interface OpenedTable extends ReadTable {
  readonly units: readonly Unit[];
  /** warnings */
  readonly problems: readonly Problem[];
}

const MOST_BYTES = 64_000_000;

/** @throws Refusal as {@link readTable}; MUNI-010 and MUNI-011 for more letters than people */
export async function openTable(files: Files, request: TableRequest): Promise<OpenedTable> {
  const read = await readTable(files, request);
  const { plan, table, file } = read;
  const units = unitsOf(plan);
  refuseTooMany(plan, units);
  return { ...read, units, problems: [...tableNotes(table, file.name), ...unitNotes(plan, units)] };
}

/** @throws Refusal MUNI-001 .. MUNI-009, MUNI-012 for the table, SIDE-002, BOOK-001 .. BOOK-003 for the file */
export async function readTable(files: Files, request: TableRequest): Promise<ReadTable> {
  const name = baseName(request.table);
  const bytes = await files.read(request.table, MOST_BYTES).catch((cause: { code?: string }) => {
    throw refuse('invalid', 'MUNI-009', { file: request.table }, { reason: cause.code ?? 'EIO' });
  });
  const sheet = await sheetWith(isTable, bytes, name, request.sheet);
  const columns = findColumns(sheet.rows);
  if ('missing' in columns)
    throw refuse('invalid', columns.missing === 'key' ? 'MUNI-001' : 'MUNI-017', { file: name });
  if ('several' in columns) throw refuse('invalid', 'MUNI-002', { file: name }, { columns: columns.several });
  const table = readMunicipalities(sheet.rows, sheet.lines, columns);
  const problems = faultProblems(table.faults, name);
  if (problems.length > 0) throw new Refusal('invalid', problems);
  if (table.municipalities.length === 0) throw refuse('invalid', 'MUNI-003', { file: name });
  const { hits, letters, bands } = request;
  const municipalities = table.municipalities.map(({ key, land, people }) => ({ key, land, people }));
  const plan = { hits, letters, bands, municipalities };
  const named = request.sheet === undefined ? {} : { sheet: request.sheet };
  return { file: { name, bytes: bytes.length, sha256: sha256Bytes(bytes), ...named }, plan, table };
}

/** Titles may have other signs in them than the delimiter; a table has its keys in a column of their own. */
function isTable({ rows }: Sheet): boolean {
  const columns = findColumns(rows);
  return 'begin' in columns || 'several' in columns;
}

const FAULTS: Readonly<Record<RowFault['kind'], string>> = {
  twice: 'MUNI-004',
  number: 'MUNI-005',
  keyless: 'MUNI-006',
  key: 'MUNI-007',
  sum: 'MUNI-008',
  land: 'MUNI-015',
};

function faultProblems(faults: readonly RowFault[], file: string): Problem[] {
  return (Object.keys(FAULTS) as RowFault['kind'][]).flatMap((kind) => {
    const lines = faults.filter((fault) => fault.kind === kind).map(({ line }) => line);
    const place = { file, lines: lines.slice(0, SHOWN_LINES), total: lines.length };
    return lines.length === 0 ? [] : [error(FAULTS[kind], place, { count: lines.length })];
  });
}

/** @throws Refusal MUNI-010, MUNI-011 */
function refuseTooMany(plan: MunicipalityPlan, units: readonly Unit[]): void {
  const [n, N] = [lettersInAll(plan), peopleInAll(plan)];
  if (n > N) throw refuse('infeasible', 'MUNI-010', undefined, { letters: n, people: N });
  const over = overfull(plan, units);
  const [first] = over;
  if (first === undefined) return;
  const params = { unit: first.name, people: first.people, letters: plan.letters, count: over.length };
  throw refuse('infeasible', 'MUNI-011', undefined, params);
}

/** Hamburg and Berlin, which are one municipality each. */
const CITIES = ['02000000', '11000000'];

function tableNotes({ unequal, whole }: MunicipalityTable, file: string): Problem[] {
  const towns = whole.filter((key) => !CITIES.includes(key));
  const lines = unequal.map(({ line }) => line);
  const [first] = unequal;
  return [
    ...(first === undefined
      ? []
      : [
          warning(
            'MUNI-020',
            { file, lines: lines.slice(0, SHOWN_LINES), total: lines.length },
            { count: lines.length, key: first.key, people: first.people, summed: first.summed },
          ),
        ]),
    ...(towns.length === 0
      ? []
      : [warning('MUNI-023', { file }, { keys: shownKeys(towns), count: towns.length })]),
  ];
}

function unitNotes(plan: MunicipalityPlan, units: readonly Unit[]): Problem[] {
  const least = PEOPLE_FOR_EACH_LETTER * plan.letters;
  const N = peopleInAll(plan);
  const small = units.filter(({ people }) => people < least);
  const most = (unit: Unit) => possibleHits(unit, plan.hits, N)[1] * plan.letters;
  const full = units.filter(
    (unit) => unit.people >= least && most(unit) * PEOPLE_FOR_EACH_LETTER > unit.people,
  );
  const params = (some: readonly Unit[]) => ({
    count: some.length,
    units: shownKeys(some.map(({ name }) => name)),
    least,
  });
  return [
    ...(small.length === 0 ? [] : [warning('MUNI-021', undefined, params(small))]),
    ...(full.length === 0 ? [] : [warning('MUNI-022', undefined, params(full))]),
  ];
}
