import fc from 'fast-check';

/** CSV texts to read: well-formed ones of known content, and soups of everything that means something. */

export interface Field {
  readonly text: string;
  readonly quoted: boolean;
}

/** One record with its line end; no fields: an empty line. */
export interface Line {
  readonly fields: readonly Field[];
  /** empty only for the last one */
  readonly end: string;
}

const LINE_ENDS = ['\r\n', '\n', '\r'] as const;
const LETTERS = ['a', 'B', '7', ' ', '.', "'", 'ü', 'ß', 'ł', '€', '\u0301', '😀', '𝒳', '\u00a0', '\u2028'];

/** Lines with ragged records; fields that need quotation marks have them, others sometimes. */
export function lines(delimiter: string): fc.Arbitrary<readonly Line[]> {
  const needsQuotes = new RegExp(`["\\r\\n${delimiter}]`);
  const character = fc.constantFrom(...LETTERS, '"', '\r', '\n', '\r\n', ';', ',', '\t', '|');
  const field = fc.record({
    text: fc.string({
      unit: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...LETTERS) }, character),
      maxLength: 6,
    }),
    wish: fc.boolean(),
  });
  const line = fc.record({
    fields: fc.array(field, { maxLength: 5 }),
    end: fc.constantFrom(...LINE_ENDS),
  });
  return fc.tuple(fc.array(line, { maxLength: 8 }), fc.boolean()).map(([written, isOpen]) =>
    written.map(({ fields, end }, at) => ({
      end: isOpen && at === written.length - 1 ? '' : end,
      fields: fields.map(({ text, wish }) => ({
        text,
        // A single empty field without quotation marks would be an empty line.
        quoted: wish || needsQuotes.test(text) || (fields.length === 1 && text === ''),
      })),
    })),
  );
}

export function csvText(written: readonly Line[], delimiter: string): string {
  const quote = ({ text, quoted }: Field) => (quoted ? `"${text.replaceAll('"', '""')}"` : text);
  return written.map(({ fields, end }) => fields.map(quote).join(delimiter) + end).join('');
}

const TOKENS = [
  ';',
  ',',
  '\t',
  '|',
  '"',
  '"',
  '""',
  '\r\n',
  '\n',
  '\r',
  'a',
  'b',
  ' ',
  'ü',
  '😀',
  '";"',
  '"\n"',
];

/** Anything: most of it is faulty somewhere. */
export function tokenSoup(longest: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...TOKENS), { maxLength: longest, size: 'max' })
    .map((tokens) => tokens.join(''));
}

/** The line of the first record at or behind this byte, counted by hand: empty lines are passed over. */
export function lineStart(bytes: Buffer, from: number): number {
  let start = from;
  while (bytes[start] === 10 || bytes[start] === 13) start++;
  return 1 + (bytes.toString('latin1', 0, start).match(/\r\n|\n|\r/g)?.length ?? 0);
}
