import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainCell } from '../../../src/core/list-cells.js';
import { parseSideFile } from '../../../src/register/side-files.js';
import { PHONE_LOGIC } from '../../../src/report/visits/phone-logic.js';
import { DOOR_OUTCOMES } from '../../../src/report/visits/words.js';

/** What a telephone page decides: the very text of its script. */

interface DoorEntry {
  readonly outcome: string;
  readonly attempts: number;
  readonly date: string;
  readonly needs: readonly string[];
  readonly note: string;
}
interface Logic {
  tapped(entry: DoorEntry | null, outcome: string, day: string): DoorEntry | null;
  counted(entry: DoorEntry | null, by: number): DoorEntry | null;
  needed(entry: DoorEntry | null, need: string): DoorEntry | null;
  noted(entry: DoorEntry | null, note: string): DoorEntry | null;
  file(entries: readonly (readonly [string, DoorEntry | undefined, number])[]): string;
  restored(text: string, codes: readonly string[], needs: readonly string[]): Record<string, DoorEntry>;
}
const make = new Function(`${PHONE_LOGIC}; return makeLogic;`)() as (
  outcomes: readonly string[],
  most: number,
) => Logic;
const logic = make(DOOR_OUTCOMES, 99);
const taps = (...outcomes: readonly string[]) =>
  outcomes.reduce<DoorEntry | null>((entry, one, at) => logic.tapped(entry, one, `2026-12-0${at + 1}`), null);
const ACCEPTED = { outcome: 'accepted', attempts: 1, date: '2026-12-01', needs: [], note: '' };

describe('a tap', () => {
  test.each([
    [['accepted'], 'accepted', 1],
    [['not-met'], 'not-met', 1],
    [['not-met', 'not-met', 'not-met'], 'not-met', 3],
    [['not-met', 'not-met', 'accepted'], 'accepted', 3],
    [['not-met', 'unreachable'], 'unreachable', 1],
    [['accepted', 'declined'], 'declined', 1],
    [['accepted', 'accepted'], 'accepted', 1],
    [['undecided', 'not-met'], 'not-met', 1],
  ])('%j counts visits as they are made', (outcomes, outcome, attempts) => {
    expect(taps(...outcomes)).toMatchObject({ outcome, attempts });
  });

  test('has the day of the last one that changed something', () => {
    expect(taps('not-met', 'accepted', 'accepted')).toMatchObject({ date: '2026-12-02' });
  });

  test('on what there is not changes nothing', () => {
    expect(taps('constructor')).toBeNull();
    expect(logic.needed(null, 'access')).toBeNull();
    expect(logic.counted(null, 1)).toBeNull();
  });

  test('never changes an entry that somebody may go back to', () => {
    const entry = Object.freeze({ ...ACCEPTED, needs: Object.freeze(['access']) as readonly string[] });
    logic.tapped(entry, 'not-met', '2026-12-02');
    logic.counted(entry, 5);
    logic.noted(entry, 'x');
    expect(logic.needed(entry, 'childcare')).toMatchObject({ needs: ['access', 'childcare'] });
    expect(logic.needed(entry, 'access')).toMatchObject({ needs: [] });
    expect(entry).toEqual({ ...ACCEPTED, needs: ['access'] });
  });

  test('keeps attempts between 1 and 99, however often it comes', () => {
    expect(logic.counted(ACCEPTED, -5)).toMatchObject({ attempts: 1 });
    expect(taps(...Array.from({ length: 120 }, () => 'not-met'))).toMatchObject({ attempts: 99 });
  });
});

describe('the file', () => {
  test('has the columns and words that record reads, and only who was entered', () => {
    const entry = { ...ACCEPTED, needs: ['access', 'childcare'], note: 'gern; "bald"' };
    expect(
      logic.file([
        ['K7QX-3M9P', entry, 1],
        ['AAAA-BBBB', undefined, 1],
        ['=1', { ...ACCEPTED, note: '=1+1' }, 99],
      ]),
    ).toBe(
      '\ufeffcode;outcome;way;attempts;date;needs;note\r\n' +
        'K7QX-3M9P;accepted;visit;2;2026-12-01;access childcare;"gern; ""bald"""\r\n' +
        "'=1;accepted;visit;99;2026-12-01;;'=1+1\r\n",
    );
  });

  test('can be read again, whatever a note has in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const entry = logic.noted(ACCEPTED, typed);
        const bytes = new TextEncoder().encode(logic.file([['K7QX-3M9P', entry ?? undefined, 1]]));
        const { rows } = parseSideFile(bytes, 'a.csv', ';');
        expect(rows).toHaveLength(2);
        const note = new TextDecoder().decode(new TextEncoder().encode(entry?.note));
        expect(plainCell(rows[1]?.[6] ?? '')).toBe(note);
        expect(entry?.note).not.toMatch(/[\r\n\u2028]/);
      }),
    );
  });
});

describe('what a device kept', () => {
  test('comes back as it was', () => {
    const kept = { A: { ...ACCEPTED, needs: ['access'], note: 'x' }, B: taps('not-met', 'not-met') };
    expect(logic.restored(JSON.stringify(kept), ['A', 'B', 'C'], ['access'])).toEqual(kept);
  });

  test.each([
    ['', {}],
    ['null', {}],
    ['[1]', {}],
    ['{"A":1,"B":null}', {}],
    ['{"__proto__":{"outcome":"accepted"}}', {}],
    [JSON.stringify({ A: { ...ACCEPTED, outcome: '<b>' } }), {}],
    [JSON.stringify({ A: { ...ACCEPTED, attempts: 1.5 } }), {}],
    [JSON.stringify({ A: { ...ACCEPTED, attempts: 1e9 } }), {}],
    [JSON.stringify({ A: { ...ACCEPTED, date: '=1' } }), {}],
    [JSON.stringify({ A: { ...ACCEPTED, needs: 'access' } }), {}],
    [JSON.stringify({ Z: ACCEPTED }), {}],
    [
      JSON.stringify({ A: { ...ACCEPTED, needs: ['access', '<b>'], more: 1 } }),
      { A: { ...ACCEPTED, needs: ['access'] } },
    ],
  ])('%j is taken as far as it is sound', (text, expected) => {
    expect(logic.restored(text, ['A', 'B'], ['access'])).toEqual(expected);
  });
});
