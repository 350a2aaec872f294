import { letterWords } from '../../../src/cli/say/letters.js';
import type { Recipient } from '../../../src/report/letters/recipient.js';

/** The words of letters as the program has them, and somebody to write to. */

export const GERMAN = letterWords('de').address;
export const ENGLISH = letterWords('en').address;

export function somebody(change: Partial<Recipient> = {}): Recipient {
  return {
    ...{ title: '', given: 'Kim', prefix: '', family: 'Müller', gender: null },
    ...{
      careOf: '',
      addition: '',
      street: 'Hauptstraße 12a',
      postcode: '01234',
      town: 'Musterstadt',
      country: '',
    },
    ...{ through: [], isRepresented: false },
    ...change,
  };
}
