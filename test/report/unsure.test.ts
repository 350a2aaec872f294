import { describe, expect, test } from 'vitest';
import { hiddenCharacter } from '../../src/core/hidden.js';
import { unsureCharacters } from '../../src/report/sql/unsure.js';

/** All characters that a register may have, but for the halves of pairs. */
function* characters(): Generator<readonly [code: number, character: string]> {
  for (let code = 0; code <= 0xe0fff; code++) {
    if (code === 0xd800) code = 0xe000;
    yield [code, String.fromCodePoint(code)];
  }
}

describe('the characters of which a database without tables of Unicode can not be sure', () => {
  const unsure = new Set(
    unsureCharacters().flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, at) => first + at),
    ),
  );

  test('are ranges in their order, none touching another', () => {
    const ranges = unsureCharacters();
    expect(ranges.length).toBeGreaterThan(500);
    expect(
      ranges.filter(([first, last], at) => first > last || first <= (ranges[at - 1]?.[1] ?? -2) + 1),
    ).toEqual([]);
  });

  test('are all that nobody sees, marks, and whatever has another composed form: by this machine', () => {
    const missed = [...characters()].filter(
      ([code, one]) =>
        !unsure.has(code) &&
        (hiddenCharacter(one) !== null || one.normalize('NFC') !== one || /[\p{M}\u1160-\u11ff]/u.test(one)),
    );
    expect(missed).toEqual([]);
  });

  test('are none of the letters and signs of German registers', () => {
    const letters = 'AZaz09ÄÖÜäöüßẞéèçñøåłšžčőűğıİđþæœŵŷ €§&/.,-–’„“()';
    expect([...letters].filter((one) => unsure.has(one.codePointAt(0) ?? 0))).toEqual([]);
    expect([...'Νίκος Ωμέγα Иванов Дмитрий'].filter((one) => unsure.has(one.codePointAt(0) ?? 0))).toEqual(
      [],
    );
  });
});
