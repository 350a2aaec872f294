import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Text } from '../../src/core/digest.js';
import { byTicket, ID_SEPARATOR, joinId, labelOf, type Ticketed, ticketOf } from '../../src/core/ticket.js';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const KEY = sha256('key');

describe('an id', () => {
  test('of several columns is another one when its values are divided otherwise', () => {
    const values = fc.array(
      fc.string().filter((text) => !text.includes(ID_SEPARATOR)),
      {
        minLength: 3,
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(joinId(a) === joinId(b)).toBe(a.every((value, at) => value === b[at]));
      }),
    );
    expect(joinId(['a', 'bc'])).not.toBe(joinId(['ab', 'c']));
    expect(joinId(['', 'a'])).not.toBe(joinId(['a', '']));
  });

  test('of one column is its value', () => {
    expect(joinId(['P000000001'])).toBe('P000000001');
    expect(joinId(['Müller', 'Anna', '1980-02-29'])).toBe('Müller\u001fAnna\u001f1980-02-29');
  });
});

describe('a label', () => {
  test('is the id without a key, and H(H(key : id) : id) with one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        expect(labelOf(sha256Text, id)).toBe(id);
        expect(labelOf(sha256Text, id, KEY)).toBe(sha256(`${sha256(`${KEY}:${id}`)}:${id}`));
      }),
    );
  });

  test.each([
    ['empty', ''],
    ['too short', KEY.slice(1)],
    ['too long', `${KEY}0`],
    ['in capitals', KEY.toUpperCase()],
    ['followed by a line feed', `${KEY}\n`],
    ['a word', 'geheim'],
  ])('under a key that is %s is refused', (_, key) => {
    expect(() => labelOf(sha256Text, 'P1', key)).toThrow(RangeError);
  });
});

describe('a ticket', () => {
  test('is the hash of the seed hash with the label behind it, which is not normalised again', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), (seed, label) => {
        expect(ticketOf(sha256Text, sha256(seed), label)).toBe(sha256(sha256(seed) + label));
      }),
    );
    const [composed, decomposed] = ['ü', 'u\u0308'].map((label) => ticketOf(sha256Text, KEY, label));
    expect(composed).not.toBe(decomposed);
  });
});

describe('the order of the draw', () => {
  const people: fc.Arbitrary<Ticketed[]> = fc.uniqueArray(
    fc.record({
      ticket: fc.oneof(
        fc.constantFrom('0a', '0b', 'ff').map((start) => start.padEnd(64, '0')),
        fc.string().map(sha256),
      ),
      label: fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('\ufb00', '\u{1d538}')),
    }),
    { selector: ({ label }) => label },
  );

  test('is by the number that the ticket is, then by code points of the label', () => {
    fc.assert(
      fc.property(people, (list) => {
        const sorted = [...list].sort(byTicket);
        for (const [at, person] of sorted.slice(1).entries()) {
          const before = sorted[at] ?? person;
          const difference = BigInt(`0x${person.ticket}`) - BigInt(`0x${before.ticket}`);
          const labels = Buffer.compare(Buffer.from(person.label), Buffer.from(before.label));
          expect(difference > 0n || (difference === 0n && labels > 0)).toBe(true);
        }
      }),
    );
  });

  test('does not depend on the order in which people come', () => {
    const shuffled = people.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect([...other].sort(byTicket)).toEqual([...list].sort(byTicket));
      }),
    );
  });

  test('puts a person neither before nor after themselves', () => {
    const person = { ticket: KEY, label: 'P1' };
    expect(byTicket(person, { ...person })).toBe(0);
  });
});
