import { CandidatePool, type KeepRule } from '../core/candidates.js';
import type { TextDigest } from '../core/digest.js';
import { exclusionRules } from '../core/frame.js';
import type { DrawPlan } from '../core/plan.js';
import { labelOf } from '../core/ticket.js';
import { CellNumbers, CellReader } from './cells.js';
import { type Candidate, Collector } from './collector.js';
import { type ColumnPlaces, columnPlaces } from './columns-in-file.js';
import { Eligibility, FAULTY } from './eligibility.js';
import type { RegisterFile } from './file.js';
import type { FingerprintLog } from './fingerprints.js';
import { type IdList, IdReader, PLAIN_ID, type ReadId } from './ids.js';
import { KeyedPeople } from './keyed.js';
import { lineToPaste, NO_PERSON, NoPersonGuess, noPersonIn } from './no-person.js';
import { RowForm } from './row-form.js';
import type { RecordScanner } from './scanner.js';
import { stratumKey } from './stratum-key.js';
import { Survey } from './survey.js';
import { ProblemTally } from './tally.js';
import type { UrnLog } from './urn/log.js';

export { stratumKey } from './stratum-key.js';

const FIRST_STRATA = 64;

/** How many candidates to keep. Plain data, so that it can go to another thread. */
export interface KeepPolicy {
  readonly usual: KeepRule;
  /** by {@link stratumKey}, where it is known how many a stratum needs */
  readonly byStratum: ReadonlyMap<string, KeepRule>;
}

export interface DrawSettings {
  readonly seedHash: string;
  readonly keep: KeepPolicy;
}

export interface FrameSettings {
  readonly plan: DrawPlan;
  /** makes the labels, if there is one (SPEC 3) */
  readonly key: string | null;
  /** ids of each `exclude` rule that names a file, by the rule's index */
  readonly idLists: ReadonlyMap<number, IdList>;
  /** `null`: only count */
  readonly draw: DrawSettings | null;
  /** whether to look at the quality of the columns as well */
  readonly survey: boolean;
  /**
   * everybody of the frame goes into the urn (SPEC 11), by the labels that the key makes; with households if there
   * is a household limit. `null` or left out: nobody
   */
  readonly urn?: UrnSettings | null;
}

export interface UrnSettings {
  readonly households: boolean;
}

/** What is known of a file before its records are read. */
type StartedFile = Pick<RegisterFile, 'header' | 'shortRows'>;

export interface TalliedStratum {
  readonly categories: readonly string[];
  size: number;
  readonly pool: CandidatePool<Candidate> | null;
}

/**
 * Puts every record of a register where it belongs (SPEC 4): into a stratum of the frame, into one
 * exclusion count, or among the problems.
 */
export class FrameBuilder {
  rows = 0;
  /** something was done the slow way, byte by byte, because the machine refuses WebAssembly's vectors */
  isSlow = false;
  readonly excluded: number[];
  /** their sizes are right after {@link finish} */
  readonly strata: TalliedStratum[] = [];
  readonly problems = new ProblemTally();
  readonly survey: Survey | null;
  readonly fingerprints: FingerprintLog;
  readonly eligibility: Eligibility;
  readonly cells: CellReader;

  readonly ids: IdReader;
  /** what people leave for the urn */
  readonly urn: UrnLog | null;

  readonly #settings: FrameSettings;
  readonly #digest: TextDigest;
  readonly #form: RowForm;
  readonly #guess = new NoPersonGuess();
  readonly #collector: Collector | null;
  readonly #keyed: KeyedPeople | null = null;
  readonly #numbers: CellNumbers;
  #sizes = new Int32Array(FIRST_STRATA);
  readonly #cell: number[];
  #places: ColumnPlaces | null = null;

  /** @param openUrn is called if the settings ask for an urn */
  constructor(
    settings: FrameSettings,
    digest: TextDigest,
    fingerprints: FingerprintLog,
    openUrn: (settings: UrnSettings) => UrnLog,
  ) {
    const { plan, idLists, draw } = settings;
    this.#settings = settings;
    this.#digest = digest;
    this.fingerprints = fingerprints;
    this.survey = settings.survey ? new Survey(plan) : null;
    this.cells = new CellReader(plan, digest, this.problems);
    this.eligibility = new Eligibility(plan, idLists, this.cells.numbers, this.problems);
    this.excluded = exclusionRules(plan).map(() => 0);
    this.ids = new IdReader(fingerprints);
    this.#form = new RowForm(this.problems);
    this.#collector = draw === null ? null : new Collector(digest, draw.seedHash);
    this.isSlow = this.#collector?.isSlow ?? false;
    this.urn = settings.urn ? openUrn(settings.urn) : null;
    // Only labels that a key makes may be shown to everybody.
    const key = settings.key ?? (this.urn === null ? null : '');
    if (key !== null && (this.urn !== null || this.#collector !== null))
      this.#keyed = new KeyedPeople(digest, key, draw?.seedHash ?? null, this.urn, this.#collector);
    this.isSlow ||= this.#keyed?.isSlow ?? false;
    this.#numbers = new CellNumbers(plan.stratify.length);
    this.#cell = plan.stratify.map(() => 0);
  }

  /** Records that lack fields, of a file of which it is not known yet whether they may. */
  get doubtful(): number {
    return this.#form.doubtful;
  }

  /**
   * The records that follow are from this file.
   * @param number among the register's files
   * @throws Refusal `REG-026` if the header lacks a column that the plan names
   */
  startFile(number: number, { header, shortRows }: StartedFile, name: string): void {
    this.#places = columnPlaces(this.#settings.plan, header, name);
    this.#form.startFile(this.#places, shortRows);
    this.#guess.startFile(this.#places);
    this.#collector?.startFile(number, this.#places);
  }

  /** Takes in a record behind the header. */
  add(record: RecordScanner): void {
    const places = this.#places;
    if (places === null) throw new Error('startFile comes first');
    this.rows++;
    if (!this.#form.isPlain(record, places) && !this.#form.isSound(record, places)) {
      if (this.#form.isEmpty) this.rows--;
      if (this.#form.isNobody) this.#isNobody(record, places);
      return;
    }
    const id = this.ids.read(record, places);
    if (typeof id === 'object' || this.#guess.isSuspect(record, places, id, this.ids)) {
      if (this.#isNobody(record, places)) return;
    }
    this.survey?.add(record, places.header);
    if (typeof id === 'object') {
      if (this.#form.passEmpty(record)) this.rows--;
      else this.problems.error(id[0], record.line, this.#settings.plan.register.columns.id.join(', '));
      return;
    }
    const rule = this.eligibility.ruleFor(record, places, id, this.#cell);
    if (rule >= 0) {
      this.excluded[rule] = (this.excluded[rule] as number) + 1;
      return;
    }
    this.ids.claim();
    if (rule !== FAULTY) this.#admit(record, places, id);
  }

  /** Whether the row is no person; it is then excluded by a rule about a column, or among the problems. */
  #isNobody(record: RecordScanner, places: ColumnPlaces): boolean {
    const kind = noPersonIn(record, places);
    if (kind === null) return false;
    record.pad(places.count);
    const rule = this.eligibility.ruleForNobody(record, places);
    if (rule >= 0) this.excluded[rule] = (this.excluded[rule] as number) + 1;
    else
      this.problems.error(
        NO_PERSON[kind],
        record.line,
        undefined,
        lineToPaste(kind, record, places, this.#settings.plan),
      );
    return true;
  }

  /** Comes before the scanner's bytes change: records may still be waiting for their tickets. */
  flush(record: RecordScanner): void {
    this.isSlow ||= record.marks === null;
    this.#collector?.flush(record);
    this.#keyed?.flush(record);
  }

  /** The label: the id, or with a key what the key makes of it. */
  labelOf(record: RecordScanner, places: ColumnPlaces, id: ReadId): string {
    const { key } = this.#settings;
    const text = typeof id === 'string' ? id : record.text(places.id[0] as number);
    return key === null ? text : labelOf(this.#digest, text, key);
  }

  #admit(record: RecordScanner, places: ColumnPlaces, id: ReadId): void {
    if (!this.cells.read(record, places, this.#cell, id, this)) return;
    const stratum = this.#numbers.of(this.#cell);
    if (stratum === this.strata.length) this.#addStratum();
    this.#sizes[stratum] = (this.#sizes[stratum] as number) + 1;
    if (this.#keyed !== null) this.#keyed.add(record, places, stratum, id);
    else if (id === PLAIN_ID) this.#collector?.addPlain(record, stratum);
    else this.#collector?.add(record, stratum, id);
  }

  /** The stratum of the current cell, which was not met before. */
  #addStratum(): void {
    const categories = this.#cell.map((category, at) => this.cells.numbers[at]?.names[category] as string);
    const { draw } = this.#settings;
    const rule = draw?.keep.byStratum.get(stratumKey(categories)) ?? draw?.keep.usual;
    const pool = rule === undefined ? null : new CandidatePool<Candidate>(rule);
    if (pool !== null) this.#collector?.open(pool);
    const number = this.strata.push({ categories, size: 0, pool });
    if (number <= this.#sizes.length) return;
    const sizes = this.#sizes;
    this.#sizes = new Int32Array(2 * sizes.length);
    this.#sizes.set(sizes);
  }

  /** Comes after the last record. */
  finish(): void {
    this.#collector?.finish();
    for (const [at, stratum] of this.strata.entries()) stratum.size = this.#sizes[at] as number;
  }
}
