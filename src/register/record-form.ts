import type { Delimiter } from '../core/plan.js';

/** `none`: a quotation mark is a character like any other. */
export type Quotes = 'auto' | 'none';

/** What is wrong with the form of a record. */
export type FormFault = 'stray-quote' | 'after-quote' | 'unclosed-quote' | 'nul' | 'bytes';

/** How records are written. */
export interface RecordForm {
  readonly delimiter: Delimiter;
  readonly encoding: 'utf-8' | 'windows-1252';
  readonly quotes?: Quotes;
}
