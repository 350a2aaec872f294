import { isDigest, type TextDigest } from '../core/digest.js';
import { householdOf } from '../core/household.js';
import { normaliseText } from '../core/text.js';
import { householdLabel, labelOf } from '../core/ticket.js';
import type { Collector } from './collector.js';
import type { ColumnPlaces } from './columns-in-file.js';
import { HouseholdBytes, UNSURE } from './fast/household-bytes.js';
import { LABEL_WORDS, LANES, LabelLanes, LONGEST_ID } from './fast/label-lanes.js';
import { LONGEST_MESSAGE, MessageLanes } from './fast/message-lanes.js';
import type { ReadId } from './ids.js';
import type { RecordScanner } from './scanner.js';
import type { UrnLog } from './urn/log.js';

/** What comes before a household that is given a label, see {@link householdLabel}. */
const HOUSEHOLD_PREFIX = ':household:';
/** Of somebody whose household is none that has a label. */
const ALONE = -1;

/**
 * People whose labels a key makes (SPEC 3). They wait until there are enough of them to compute labels, households'
 * labels and the beginnings of tickets side by side, and then go into the urn, and to the collector if their tickets
 * may be low enough. Of each run one label is computed the usual way as well, and so is that of everybody whom the
 * collector looks at; if any differs, the program stops.
 */
export class KeyedPeople {
  readonly #digest: TextDigest;
  readonly #key: string;
  readonly #urn: UrnLog | null;
  readonly #collector: Collector | null;
  readonly #labels: LabelLanes | null;
  readonly #households: MessageLanes | null;
  readonly #householdBytes = new HouseholdBytes(HOUSEHOLD_PREFIX, LONGEST_MESSAGE);
  readonly #idBytes = new Uint8Array(LONGEST_ID + 1);
  readonly #idView = new DataView(this.#idBytes.buffer);
  /** ids that are no plain bytes of the record */
  readonly #texts = new Array<string | null>(LANES).fill(null);
  readonly #idStarts = new Int32Array(LANES);
  readonly #idEnds = new Int32Array(LANES);
  readonly #starts = new Int32Array(LANES);
  readonly #ends = new Int32Array(LANES);
  readonly #strata = new Int32Array(LANES);
  /** numbers of the households' lanes */
  readonly #homes = new Int32Array(LANES);
  /** of somebody who is computed the usual way */
  readonly #label = new Int32Array(LABEL_WORDS);
  readonly #household = new Int32Array(LABEL_WORDS);
  /** everything is computed one after the other, because the machine refuses WebAssembly's vectors */
  readonly isSlow: boolean;
  #waiting = 0;
  #homesWaiting = 0;
  #runs = 0;

  /** @throws RangeError without a key of 64 lowercase hex digits */
  constructor(
    digest: TextDigest,
    key: string,
    seedHash: string | null,
    urn: UrnLog | null,
    collector: Collector | null,
  ) {
    if (!isDigest(key)) throw new RangeError('expected a key of 64 lowercase hex digits');
    this.#digest = digest;
    this.#key = key;
    this.#urn = urn;
    this.#collector = collector;
    const canBeFast = seedHash === null || isDigest(seedHash);
    const lanes = canBeFast ? lanesFor(key, seedHash, urn) : null;
    this.#labels = lanes?.labels ?? null;
    this.#households = lanes?.households ?? null;
    this.isSlow = canBeFast && lanes === null;
  }

  /** Somebody of the frame, of the record that the scanner stands at. */
  add(record: RecordScanner, places: ColumnPlaces, stratum: number, id: ReadId): void {
    const lanes = this.#labels;
    const lane = this.#waiting;
    const field = places.id[0] as number;
    const text = typeof id === 'string' ? id : null;
    if (
      lanes === null ||
      !this.#putId(lanes, lane, record, field, text) ||
      !this.#putHousehold(lane, record, places)
    ) {
      this.#addAlone(record, places, stratum, text ?? record.text(field));
      return;
    }
    this.#texts[lane] = text;
    this.#idStarts[lane] = record.start(field);
    this.#idEnds[lane] = record.end(field);
    this.#starts[lane] = record.recordStart;
    this.#ends[lane] = record.recordEnd;
    this.#strata[lane] = stratum;
    this.#waiting++;
    if (this.#waiting === LANES) this.flush(record);
  }

  /** Decides about everybody who waits. Comes before the scanner's bytes change. */
  flush(record: RecordScanner): void {
    const count = this.#waiting;
    const lanes = this.#labels;
    if (lanes === null || count === 0) return;
    lanes.run(count);
    if (this.#homesWaiting > 0) this.#households?.run(this.#homesWaiting);
    this.#waiting = 0;
    this.#homesWaiting = 0;
    this.#exactLabel(record, lanes, this.#runs++ % count);
    const collector = this.#collector;
    for (let lane = 0; lane < count; lane++) {
      const stratum = this.#strata[lane] as number;
      this.#toUrn(lanes.labels, lane, stratum, this.#homes[lane] as number);
      const leading = lanes.high[lane] as number;
      if (collector?.mayKeep(stratum, leading) !== true) continue;
      const label = this.#exactLabel(record, lanes, lane);
      collector.consider(
        record,
        stratum,
        leading,
        label,
        this.#starts[lane] as number,
        this.#ends[lane] as number,
      );
    }
  }

  #putId(
    lanes: LabelLanes,
    lane: number,
    record: RecordScanner,
    field: number,
    text: string | null,
  ): boolean {
    if (text === null) {
      const start = record.start(field);
      const end = record.end(field);
      if (end - start > LONGEST_ID) return false;
      lanes.put(lane, record.view, start, end);
      return true;
    }
    const { read, written } = new TextEncoder().encodeInto(text, this.#idBytes);
    if (read < text.length || written > LONGEST_ID) return false;
    lanes.put(lane, this.#idView, 0, written);
    return true;
  }

  #putHousehold(lane: number, record: RecordScanner, places: ColumnPlaces): boolean {
    this.#homes[lane] = ALONE;
    if (this.#households === null) return true;
    const bytes = this.#householdBytes;
    let end = bytes.read(record, places);
    if (end === UNSURE) {
      const household = exactHousehold(record, places);
      end = household === '' ? 0 : bytes.write(household);
      if (end === UNSURE) return false;
    }
    if (end === 0) return true;
    const home = this.#homesWaiting++;
    this.#homes[lane] = home;
    this.#households.put(home, bytes.view, 0, end);
    return true;
  }

  #toUrn(labels: Int32Array, lane: number, stratum: number, home: number): void {
    const households = home === ALONE ? null : (this.#households?.digests ?? null);
    this.#urn?.add(labels, lane, stratum, households, home, LANES);
  }

  /** Somebody for whom there is no room in the lanes, or where there are none. */
  #addAlone(record: RecordScanner, places: ColumnPlaces, stratum: number, id: string): void {
    const label = labelOf(this.#digest, id, this.#key);
    if (this.#urn !== null) {
      readWords(label, this.#label);
      const household = this.#urn.households ? exactHousehold(record, places) : '';
      if (household !== '') readWords(householdLabel(this.#digest, household, this.#key), this.#household);
      this.#urn.add(this.#label, 0, stratum, household === '' ? null : this.#household, 0, 1);
    }
    this.#collector?.add(record, stratum, label);
  }

  /** The label by the usual way. @throws Error if the lane has another one */
  #exactLabel(record: RecordScanner, { labels }: LabelLanes, lane: number): string {
    const id = this.#texts[lane] ?? record.raw(this.#idStarts[lane], this.#idEnds[lane]);
    const label = labelOf(this.#digest, id, this.#key);
    readWords(label, this.#label);
    for (let i = 0; i < LABEL_WORDS; i++)
      if (this.#label[i] !== labels[i * LANES + lane]) throw new Error('two computations of a label differ');
    return label;
  }
}

function exactHousehold(record: RecordScanner, { household, isAddress }: ColumnPlaces): string {
  return householdOf(
    household.map((field) => normaliseText(record.text(field))),
    isAddress,
  );
}

/** `null` where WebAssembly or its vectors are refused: everything is then computed the usual way, with the same result. */
function lanesFor(key: string, seedHash: string | null, urn: UrnLog | null) {
  try {
    const households = urn?.households === true ? new MessageLanes(key) : null;
    return { labels: new LabelLanes(key, seedHash), households };
  } catch {
    return null;
  }
}

/** A digest as eight numbers of 32 bits. */
export function readWords(digest: string, into: Int32Array): void {
  for (let i = 0; i < LABEL_WORDS; i++) into[i] = Number.parseInt(digest.slice(8 * i, 8 * i + 8), 16) | 0;
}
