import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../src/core/problem.js';
import { fileSource } from '../../src/node/file-source.js';
import { inThreads } from '../../src/node/threads/parallel.js';
import { memorySource } from '../../src/register/source.js';
import { byColumn, excludeWhere, planOf, read } from './registers.js';

/**
 * Rows that are no people, put into a sound register at its beginning, in the middle and at its end, in every
 * encoding and with every line end: each is refused or noted with its line, or the people are the same as
 * without it. Never is one of them a person.
 */

const HEADER = ['Nr', 'Name', 'Geboren', 'Geschlecht', 'Ort', 'Straße', 'PLZ', 'Sperre'];
const PEOPLE = Array.from({ length: 30 }, (_, at) => [
  `000${1000 + at}`,
  at % 3 === 0 ? 'Müller' : 'Weiß',
  `${String((at % 27) + 1).padStart(2, '0')}.0${(at % 9) + 1}.${1940 + at}`,
  at % 2 === 0 ? 'w' : 'm',
  at % 4 === 0 ? 'Süd' : 'Nord',
  `Hauptstraße ${at}`,
  '79100',
  at === 7 ? 'S' : '',
]);
const PLAN = planOf({
  columns: { id: ['Nr'] },
  eligibility: { exclude: [excludeWhere('Sperre', 'nonempty')] },
  stratify: [byColumn('Ort'), byColumn('Geschlecht', { recognise: 'gender' })],
});

const ENCODERS = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8 with a mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'windows-1252': (text: string) => Buffer.from(text, 'latin1'),
  'utf-16le': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
} as const;
type EncodingName = keyof typeof ENCODERS;

const folder = mkdtempSync(join(tmpdir(), 'losverfahren-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const entry = new URL('../../dist/node/threads/reader-thread.js', import.meta.url);
let files = 0;

interface Found {
  readonly codes: readonly (readonly [severity: string, code: string, line: number | undefined])[];
  readonly ids: readonly string[];
}

async function found(bytes: Buffer, workers: 0 | 3): Promise<Found> {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, bytes);
  const source = workers === 0 ? memorySource('register.csv', bytes) : await fileSource(path);
  const parallel = inThreads({ workers: 3, entry, chunkBytes: 700, scratch: folder });
  try {
    const { people, problems } = await read([source], PLAN, workers === 0 ? {} : { parallel });
    return {
      codes: problems.map(({ severity, code, where }) => [severity, code, where?.[0]?.lines?.[0]]),
      ids: people.map(({ label }) => label).sort(),
    };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    const codes = cause.problems.map(
      ({ severity, code, where }) => [severity, code, where?.[0]?.lines?.[0]] as const,
    );
    return { codes, ids: [] };
  } finally {
    rmSync(path);
  }
}

const line = (fields: readonly string[]) => fields.join(';');
const text = (rows: readonly string[], end: string) => rows.map((row) => row + end).join('');
const ROWS = PEOPLE.map(line);

/** The register with a row more, which stands on this line. */
function withRow(row: string, at: number): string[] {
  return [line(HEADER), ...ROWS].toSpliced(at - 1, 0, row);
}

const empty = HEADER.slice(1).map(() => '');
/** `[what it is, the row, its code]`; all of these are refused. */
const NOBODY: readonly (readonly [string, string, string])[] = [
  ['the column names again', line(HEADER), 'REG-052'],
  ['the column names in capitals', line(HEADER).toUpperCase(), 'REG-052'],
  ['types of a database', 'VARCHAR(10);VARCHAR(50);DATE;CHAR(1);TEXT;TEXT;CHAR(5);CHAR(1)', 'REG-053'],
  [
    'types of another one',
    'int;varchar2(50 char);datetime;bit;nvarchar(max);text;number(5,0);text',
    'REG-053',
  ],
  ['types of dBase', 'C10;C50;D8;C1;C30;C50;C5;C1', 'REG-053'],
  ['dashes', line(HEADER.map((name) => '-'.repeat(name.length + 2))), 'REG-054'],
  ['dashes in one field', line(['----------', ...empty]), 'REG-054'],
  ['a sum', line(['Summe', '30', ...empty.slice(1)]), 'REG-055'],
  ['a sum with its number', line(['Summe: 30', ...empty]), 'REG-055'],
  ['a sum behind an empty id', line(['', 'Gesamt', ...empty.slice(2), '30']), 'REG-055'],
  ['a sum in another column', line(['30', 'Personen insgesamt', ...empty.slice(1)]), 'REG-055'],
  ['a number of records', line(['(30 rows affected)', ...empty]), 'REG-055'],
  ['a number of records alone', 'Anzahl Datensätze: 30', 'REG-055'],
  ['a remark', line(['Stand: 01.12.2026', ...empty]), 'REG-056'],
  ['a remark alone', 'Ende der Liste', 'REG-056'],
  ['an end mark', '\u001a', 'REG-073'],
  ['an end mark in a field', line([...(PEOPLE[3] ?? []).with(0, '0009').with(5, 'a\u001ab')]), 'REG-073'],
  ['NUL', line((PEOPLE[3] ?? []).with(0, '0009').with(1, 'x\0\0\0')), 'REG-017'],
  ['a control character in the id', line((PEOPLE[3] ?? []).with(0, '00\u000209')), 'REG-062'],
  ['DEL in a district', line((PEOPLE[3] ?? []).with(0, '0009').with(4, 'Nord\u007f')), 'REG-062'],
  ['a soft hyphen in a district', line((PEOPLE[3] ?? []).with(0, '0009').with(4, 'No\u00adrd')), 'REG-062'],
];
/** Only Unicode has these. */
const WIDE: readonly (readonly [string, string, string])[] = [
  [
    'a zero width space in a district',
    line((PEOPLE[3] ?? []).with(0, '0009').with(4, 'Nord\u200b')),
    'REG-062',
  ],
  ['a word joiner in an id', line((PEOPLE[3] ?? []).with(0, '00\u206009')), 'REG-062'],
  ['a direction mark in a gender', line((PEOPLE[3] ?? []).with(0, '0009').with(3, '\u202ew')), 'REG-062'],
  ['a byte order mark before an id', line((PEOPLE[3] ?? []).with(0, '\ufeff0009')), 'REG-057'],
  ['a byte order mark before the names', `\ufeff${line(HEADER)}`, 'REG-052'],
  ['a byte order mark in a block', line((PEOPLE[3] ?? []).with(0, '0009').with(7, '\ufeff')), 'REG-062'],
  ['a variation selector', line((PEOPLE[3] ?? []).with(0, '0009').with(4, 'Nord\ufe0f')), 'REG-062'],
  ['a tag character', line((PEOPLE[3] ?? []).with(0, '0009').with(4, 'Nord\u{e0041}')), 'REG-062'],
];

describe.each(Object.keys(ENCODERS) as EncodingName[])('in %s', (encoding) => {
  const encode = ENCODERS[encoding];
  const kinds = encoding === 'windows-1252' ? NOBODY : [...NOBODY, ...WIDE];
  const all = [line(HEADER), ...ROWS];

  test('the sound register has nothing to say', async () => {
    const { codes, ids } = await found(encode(text(all, '\n')), 0);
    expect([codes, ids.length]).toEqual([[], 29]);
  });

  test.each(kinds)('%s', async (_, row, code) => {
    const sound = (await found(encode(text(all, '\n')), 0)).ids;
    for (const at of [2, 17, all.length + 1]) {
      for (const end of ['\n', '\r\n']) {
        // The very last end mark is passed over.
        if (row === '\u001a' && at === all.length + 1) continue;
        const outcome = await found(encode(text(withRow(row, at), end)), 0);
        expect([at, outcome.codes]).toEqual([at, [['error', code, at]]]);
        expect(outcome.ids).toEqual(sound);
      }
    }
  });
});

describe('with threads', () => {
  test('the same is said, and the same people are there', async () => {
    for (const [what, row] of [...NOBODY, ...WIDE]) {
      const bytes = ENCODERS['utf-8'](text(withRow(row, 17), '\r\n'));
      expect([what, await found(bytes, 3)]).toEqual([what, await found(bytes, 0)]);
    }
  });
});
