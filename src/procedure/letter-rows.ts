import { shownCode } from '../core/reply-code.js';
import { stratumName } from '../core/strata.js';
import type { LettersInput } from '../plan/letters-schema.js';
import { ADDRESS_LINES, addressLines } from '../report/letters/address.js';
import { CODE, QR } from '../report/letters/page.js';
import { type AddressWords, wholeName } from '../report/letters/recipient.js';
import { formOfAddress, salutation } from '../report/letters/salutation.js';
import type { CalledPerson } from './called-people.js';
import { type AddressHole, holesOf, type Recipients } from './letter-recipients.js';

/** Rows of a mail merge, one for each letter: what this program adds, then the columns of the list. */

/** Columns that this program adds, before those of the list. */
const OWN = ['los_rang', 'los_schicht', CODE, 'QR_Text', 'Anrede', 'Briefanrede'] as const;
const ADDRESS = Array.from({ length: ADDRESS_LINES }, (_, at) => `Adresszeile${at + 1}`);
/** Whom the letter is about, if it goes to legal representatives. */
export const REPRESENTED = 'Vertretung_von';
/** Before a column of the list that is called like one of those. */
const OTHER = 'Register_';

export interface Merged {
  readonly person: CalledPerson;
  readonly row: readonly string[];
  readonly address: readonly string[];
  readonly qr: string;
  readonly holes: readonly AddressHole[];
  /** empty: the letter goes to the person */
  readonly represented: string;
}

interface MergeSettings {
  readonly language: 'de' | 'en';
  readonly input: LettersInput;
  readonly words: AddressWords;
  /** of the lists */
  readonly columns: readonly string[];
}

/** Rows of a mail merge. */
export class MergeRows {
  readonly header: readonly string[];
  readonly #byGender: boolean;

  constructor(
    readonly recipients: Recipients,
    readonly settings: MergeSettings,
  ) {
    const { input, language, columns } = settings;
    this.#byGender = (input.salutation ?? (language === 'de' ? 'by_gender' : 'neutral')) === 'by_gender';
    const own = [...OWN, ...ADDRESS, ...(recipients.canBeMinors ? [REPRESENTED] : [])];
    const taken: readonly string[] = [...own, REPRESENTED, QR];
    this.header = [...own, ...columns.map((name) => (taken.includes(name) ? `${OTHER}${name}` : name))];
  }

  row(person: CalledPerson): Merged {
    const { called, fields, code } = person;
    const { input, words, columns } = this.settings;
    const recipient = this.recipients.of(person);
    const address = addressLines(recipient, words, this.#byGender);
    const isThrough = recipient.through.length > 0 || recipient.isRepresented;
    const represented = isThrough ? wholeName(recipient) : '';
    const qr = replyText(input.reply_url, code);
    const row = [
      ...[String(called.rank), stratumName(called.categories), shownCode(code), qr],
      formOfAddress(recipient, words, this.#byGender),
      salutation(recipient, words, this.#byGender),
      ...ADDRESS.map((_, at) => address[at] ?? ''),
      ...(this.recipients.canBeMinors ? [represented] : []),
      ...columns.map((column) => fields.get(column) ?? ''),
    ];
    return { person, row, address, qr, represented, holes: holesOf(recipient, address) };
  }
}

/** What the QR picture says: the page for replies with the code, or the code alone. */
function replyText(url: string | undefined, code: string): string {
  if (url === undefined) return shownCode(code);
  return url.includes('{code}') ? url.replaceAll('{code}', code) : url + code;
}
