import { hiddenCharacter } from '../core/hidden.js';
import { normaliseText } from '../core/text.js';
import type { ShortRows } from './column-looks.js';
import type { ColumnPlaces } from './columns-in-file.js';
import { swallowsRecords } from './inspect.js';
import { noPersonIn } from './no-person.js';
import type { FormFault } from './record-form.js';
import type { RecordScanner } from './scanner.js';
import { isNearlyWhole, mayLackFields } from './short-rows.js';
import type { ProblemTally } from './tally.js';

const FORM_FAULTS: Readonly<Record<FormFault, string>> = {
  'stray-quote': 'REG-014',
  'after-quote': 'REG-015',
  'unclosed-quote': 'REG-016',
  nul: 'REG-017',
  bytes: 'REG-018',
};

const CTRL_Z = '\u001a';
/** A byte order mark, as it is read and as windows-1252 has it. */
const BYTE_ORDER_MARK = /^(?:\ufeff|ï»¿)/;

/** Whether a record has the form of the others (SPEC 9); what is wrong with it stands among the problems. */
export class RowForm {
  /** records that lack fields while it is not known whether they may */
  doubtful = 0;
  /** the record that was looked at last: nothing is in it; or it is no person */
  isEmpty = false;
  isNobody = false;
  readonly #problems: ProblemTally;
  #shortRows: ShortRows | null = null;
  #deciding: readonly boolean[] = [];

  constructor(problems: ProblemTally) {
    this.#problems = problems;
  }

  /** The records that follow have these columns. */
  startFile({ header, deciding }: ColumnPlaces, shortRows: ShortRows | null): void {
    this.#shortRows = shortRows;
    this.#deciding = header.map((_, at) => deciding.includes(at));
  }

  /** Whether the record has nothing that {@link isSound} has to look at, as nearly all records. */
  isPlain({ fault, isOdd, fieldCount }: RecordScanner, { count, nameless }: ColumnPlaces): boolean {
    return fault === null && !isOdd && fieldCount === count && nameless.length === 0;
  }

  /** Whether the record has all fields, and in them nothing that does not belong there. */
  isSound(record: RecordScanner, places: ColumnPlaces): boolean {
    this.isEmpty = false;
    this.isNobody = false;
    const { fault } = record;
    if (fault !== null) {
      this.#problems.error(FORM_FAULTS[fault], record.line);
      return false;
    }
    if (record.isOdd && !this.#isVisible(record, places)) return false;
    if (record.fieldCount !== places.count && !this.#isCompleted(record, places)) return false;
    return places.nameless.length === 0 || this.#isNamed(record, places);
  }

  /** Passes over a record in which nothing is. @returns false if there is something in it */
  passEmpty(record: RecordScanner): boolean {
    if (record.texts().some((text) => normaliseText(text) !== '')) return false;
    this.#problems.warning('REG-066', record.line);
    this.isEmpty = true;
    return true;
  }

  /** Completes a record that lacks fields, if it may. */
  #isCompleted(record: RecordScanner, { count, ...places }: ColumnPlaces): boolean {
    if (this.passEmpty(record)) return false;
    if (noPersonIn(record, { count, ...places }) !== null) {
      this.isNobody = true;
      return false;
    }
    const found = record.fieldCount;
    const isTorn = record.endsFile && found < count;
    if (!isTorn && this.#shortRows !== null && mayLackFields(record, this.#shortRows)) {
      this.#problems.warning('REG-068', record.line);
      record.pad(count);
      return true;
    }
    if (!isTorn && isNearlyWhole(found, count)) this.doubtful++;
    if (isTorn) this.#problems.error('REG-024', record.line);
    else this.#problems.error('REG-010', record.line, undefined, { expected: count, found });
    return false;
  }

  #isNamed(record: RecordScanner, { nameless }: ColumnPlaces): boolean {
    const filled = nameless.filter((at) => normaliseText(record.text(at)) !== '');
    for (const at of filled) this.#problems.error('REG-074', record.line, undefined, { number: at + 1 });
    return filled.length === 0;
  }

  /** Looks for what nobody sees, and for whole records inside a field. */
  #isVisible(record: RecordScanner, places: ColumnPlaces): boolean {
    const texts = record.texts();
    if (texts.some((text) => text.includes(CTRL_Z))) return this.#refuse('REG-073', record);
    if (BYTE_ORDER_MARK.test(texts[0] ?? '')) {
      const isHeader = noPersonIn(record, places) === 'header';
      return this.#refuse(isHeader ? 'REG-052' : 'REG-057', record);
    }
    if (swallowsRecords(texts, record.delimiter, places.count)) return this.#refuse('REG-064', record);
    let isVisible = true;
    for (const [at, text] of texts.entries()) {
      const column = places.header[at] ?? '';
      const value = normaliseText(text);
      const character = hiddenCharacter(value);
      if (places.id.includes(at) && /[\r\n]/.test(value)) isVisible = this.#refuse('REG-075', record, column);
      // That character is refused with the id.
      if (character === null || (character === 'U+001F' && places.id.includes(at))) continue;
      if (this.#deciding[at] === true) isVisible = this.#refuse('REG-062', record, column, { character });
      else this.#problems.warning('REG-063', record.line, column, { character });
    }
    return isVisible;
  }

  #refuse(
    code: string,
    record: RecordScanner,
    column?: string,
    params?: Parameters<ProblemTally['error']>[3],
  ) {
    this.#problems.error(code, record.line, column, params);
    return false;
  }
}
