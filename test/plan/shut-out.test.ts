import { describe, expect, test } from 'vitest';
import { type HeldValues, shutOutRule, shutOuts } from '../../src/plan/shut-out.js';

/** What a new plan proposes for the columns by which somebody is usually shut out. */

const held = (column: string, values: Readonly<Record<string, number>> | null): HeldValues => ({
  column,
  empty: values?.[''] ?? 0,
  values: values === null ? null : Object.entries(values),
});
const proposed = (column: string, values: Readonly<Record<string, number>> | null) =>
  shutOuts(['PersonID', column], [held(column, values)])[0]?.proposed;

describe('what is proposed', () => {
  test.each([
    ['any entry of a block', 'Auskunftssperre', { '': 90, '01': 5, '02': 5 }, 'nonempty'],
    ['of a block that says no, what does not', 'Sperrvermerk', { nein: 90, ja: 5, '1': 5 }, ['1', 'ja']],
    ['of a block with zeros, what is none', 'Ausk.-Sperre', { '0': 90, '1': 10 }, ['1']],
    ['nothing of a block that says no everywhere', 'Sperre', { nein: 100 }, []],
    ['any entry of a block that is empty everywhere', 'Sperre', { '': 100 }, 'nonempty'],
    ['any date of a death', 'Sterbedatum', null, 'nonempty'],
    ['of words for a death those that say so', 'verstorben', { nein: 90, ja: 10 }, ['ja']],
    ['nothing of a date that is empty', 'Sterbedatum', { '': 100 }, []],
    ['nothing of a date that most have', 'Auszug', { '1': 90, '': 10 }, []],
    [
      'second homes',
      'Wohnungsstatus',
      { Hauptwohnung: 80, 'alleinige Wohnung': 10, Nebenwohnung: 10 },
      ['Nebenwohnung'],
    ],
    ['short words for second homes', 'Wohnungsart', { HW: 90, NW: 10 }, ['NW']],
    [
      'who is gone',
      'Status',
      { aktiv: 90, verstorben: 3, 'unbekannt verzogen': 2, gelöscht: 1 },
      ['verstorben', 'unbekannt verzogen', 'gelöscht'],
    ],
    ['nothing of a status that is not understood', 'Status', { A: 90, B: 10 }, []],
  ] as const)('%s', (_, column, values, expected) => {
    const found = proposed(column, values);
    expect(Array.isArray(found) ? [...found].sort() : found).toEqual(
      Array.isArray(expected) ? [...expected].sort() : expected,
    );
  });

  test('of a register with all of them, blocks come first', () => {
    const header = ['PersonID', 'Status', 'Auskunftssperre § 51 BMG', 'Sterbedatum', 'Name'];
    const found = shutOuts(
      header,
      header.map((column) => held(column, { '': 1 })),
    );
    expect(found.map(({ column, role }) => [column, role])).toEqual([
      ['Auskunftssperre § 51 BMG', 'block'],
      ['Status', 'status'],
      ['Sterbedatum', 'death'],
    ]);
  });
});

describe('the rule that becomes of it', () => {
  test('of a block is confidential and bears the name of its column', () => {
    expect(shutOutRule({ column: 'Sperre 1', role: 'block' }, ['01'], 'de')).toEqual({
      column: 'Sperre 1',
      values: ['01'],
      reason: 'Sperre 1',
      confidential: true,
    });
  });

  test('of a block that says no everywhere stands there for the day when it does not', () => {
    expect(shutOutRule({ column: 'Sperre', role: 'block' }, [], 'de')).toMatchObject({
      values: ['ja'],
      may_be_empty: true,
    });
  });

  test('of another column is one only with values', () => {
    expect(shutOutRule({ column: 'Status', role: 'status' }, [], 'de')).toBeNull();
    expect(shutOutRule({ column: 'Tod', role: 'death' }, 'nonempty', 'de')).toEqual({
      column: 'Tod',
      values: 'nonempty',
      reason: 'verstorben',
    });
  });
});
