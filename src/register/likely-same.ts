import { addressColumns, householdOf } from '../core/household.js';
import type { DrawPlan } from '../core/plan.js';
import { type Place, type Problem, SHOWN_LINES, warning } from '../core/problem.js';
import { normaliseText } from '../core/text.js';
import { columnPlaces } from './columns-in-file.js';
import { Eligibility } from './eligibility.js';
import { type RegisterFile, scanFile } from './file.js';
import type { FrameSettings } from './frame-builder.js';
import { fingerprintOf } from './id-fingerprint.js';
import { idOf } from './ids.js';
import { CategoryNumbers } from './person.js';
import type { RecordScanner } from './scanner.js';
import { ProblemTally } from './tally.js';

/**
 * Rows that are probably one household in two ways of writing (`Hauptstr. 5`, `HAUPTSTRASSE 5`), or one person with two
 * ids. They are told by line and never by name, and decide nothing: whether two rows are the same is for people to say.
 */

/** The columns that tell who somebody is; `null`: the register has none. */
export interface PersonColumns {
  readonly familyName: string | null;
  readonly givenNames: string | null;
  readonly birthDate: string | null;
}

/** Rows that are looked at, so that memory is bounded: 40 bytes each. */
const MOST_ROWS = 500_000;

/** A letter or digit, after accents have been taken away. */
const OTHERS = /[^\p{L}\p{N}]/gu;

/** What is left of a value when case, accents, blanks and signs do not count, and `str.` is `straße`. */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(OTHERS, '')
    .replaceAll('strasse', 'str');
}

/**
 * Goes through the people of a register whom no rule excludes once more.
 * @returns notes: DRAW-030 of likely households if the plan limits them, DRAW-031 of likely persons
 */
export async function likelySame(
  register: readonly RegisterFile[],
  { plan, idLists }: Pick<FrameSettings, 'plan' | 'idLists'>,
  person: PersonColumns,
): Promise<Problem[]> {
  const numbers = plan.stratify.map(() => new CategoryNumbers());
  // What is wrong with rows has been said.
  const eligibility = new Eligibility(plan, idLists, numbers, new ProblemTally());
  const cell = plan.stratify.map(() => 0);
  const [households, persons] = [new Alike(), new Alike()];
  for (const [number, file] of register.entries()) {
    const places = columnPlaces(plan, file.header, file.source.name);
    const keys = keysOf(plan, file.header, person);
    let isHeader = true;
    await scanFile(file, {
      hashed: false,
      record: (record) => {
        const id = isHeader ? null : idOf(record, places);
        isHeader = false;
        if (id === null || eligibility.ruleFor(record, places, id, cell) >= 0) return true;
        const [household, who] = [keys.household(record), keys.person(record)];
        if (household !== null) households.add(household.loose, household.exact, number, record.line);
        if (who !== null) persons.add(who, id, number, record.line);
        return households.rows < MOST_ROWS && persons.rows < MOST_ROWS;
      },
    });
  }
  const names = register.map(({ source }) => source.name);
  return [...households.problems('DRAW-030', names), ...persons.problems('DRAW-031', names)];
}

interface Keys {
  /** `null`: there is no household, or it does not matter */
  readonly household: (record: RecordScanner) => { loose: string; exact: string } | null;
  /** `null`: it is not known who that is */
  readonly person: (record: RecordScanner) => string | null;
}

function keysOf(plan: DrawPlan, header: readonly string[], person: PersonColumns): Keys {
  const { household } = plan.register.columns;
  const isAddress = addressColumns(household);
  const at = household.map((name) => header.indexOf(name));
  const limited = plan.sample.max_per_household !== null && household.length > 0;
  const own = [person.familyName, person.givenNames, person.birthDate].map((name) =>
    header.indexOf(name ?? ''),
  );
  return {
    household: (record) => {
      if (!limited) return null;
      const values = at.map((field) => normaliseText(record.text(field)));
      const exact = householdOf(values, isAddress);
      if (exact === '') return null;
      // Street and house number may stand in one column here and in two there.
      const parts = (wanted: boolean) =>
        values.filter((_, column) => isAddress[column] === wanted).map(folded);
      return { loose: [...parts(false), parts(true).join('')].join('\n'), exact };
    },
    person: (record) => {
      if (own.includes(-1)) return null;
      const [family = '', given = '', birth = ''] = own.map((field) => folded(record.text(field)));
      // A year alone, or none, tells too little.
      const isDay = /[1-9].*[1-9]/.test(birth) && birth.length >= 6 && !/^0{4}/.test(birth);
      return family === '' || given === '' || !isDay ? null : [family, given, birth].join('\n');
    },
  };
}

/** Rows by a key that does not look closely, with what they are if one does. */
class Alike {
  #loose = new Float64Array(1024);
  #exact = new Float64Array(1024);
  #lines = new Int32Array(1024);
  #files = new Int32Array(1024);
  rows = 0;

  add(loose: string, exact: string, file: number, line: number): void {
    if (this.rows === this.#loose.length) this.#grow();
    this.#loose[this.rows] = numberOf(loose);
    this.#exact[this.rows] = numberOf(exact);
    this.#files[this.rows] = file;
    this.#lines[this.rows] = line;
    this.rows++;
  }

  /** One note of all groups that differ if one looks closely, with the lines of the first ones. */
  problems(code: string, names: readonly string[]): Problem[] {
    const groups = this.#groups();
    if (groups.length === 0) return [];
    const places: Place[] = [];
    for (const group of groups) {
      if (places.length + group.length > SHOWN_LINES) break;
      for (const row of group) {
        const file = names[this.#files[row] ?? 0] ?? '';
        const line = this.#lines[row] as number;
        const last = places.at(-1);
        if (row !== group[0] && last?.file === file)
          places[places.length - 1] = { file, lines: [...(last.lines ?? []), line] };
        else places.push({ file, lines: [line] });
      }
    }
    return [warning(code, places, { count: groups.length })];
  }

  /** The first row of each way of writing, for keys that have more than one; in the order of the rows. */
  #groups(): number[][] {
    const order = Uint32Array.from({ length: this.rows }, (_, row) => row);
    const loose = this.#loose;
    order.sort((a, b) => (loose[a] as number) - (loose[b] as number) || a - b);
    const groups: number[][] = [];
    for (let from = 0; from < order.length; ) {
      let to = from + 1;
      while (to < order.length && loose[order[to] as number] === loose[order[from] as number]) to++;
      if (to - from > 1) {
        const ways = new Map<number, number>();
        for (const row of order.subarray(from, to)) {
          const exact = this.#exact[row] as number;
          if (!ways.has(exact)) ways.set(exact, row);
        }
        if (ways.size > 1) groups.push([...ways.values()]);
      }
      from = to;
    }
    return groups.sort((a, b) => (a[0] as number) - (b[0] as number));
  }

  #grow(): void {
    const size = 2 * this.#loose.length;
    const double = <T extends Float64Array | Int32Array>(old: T, made: T): T => {
      made.set(old);
      return made;
    };
    this.#loose = double(this.#loose, new Float64Array(size));
    this.#exact = double(this.#exact, new Float64Array(size));
    this.#lines = double(this.#lines, new Int32Array(size));
    this.#files = double(this.#files, new Int32Array(size));
  }
}

/** 53 bits of a fingerprint: that two different texts of a register share one hardly ever happens. */
function numberOf(text: string): number {
  const [high, low] = fingerprintOf(text);
  return (high % 0x200000) * 0x100000000 + (low >>> 0);
}
