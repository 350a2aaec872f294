import { expect, test } from 'vitest';
import { hiddenCharacter } from '../../src/core/hidden.js';
import { classesOf, mayBeHidden, NUL, ODD } from '../../src/register/byte-classes.js';

const classes = classesOf({ delimiter: ';', encoding: 'utf-8', quotes: 'auto' });

function isLookedAt(text: string): boolean {
  const [first = 0, second] = Buffer.from(text);
  return classes[first] === NUL || (classes[first] === ODD && mayBeHidden(first, second));
}

test('every character that nobody sees begins with bytes that make a record be looked at', () => {
  let hidden = 0;
  const missed: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const text = String.fromCodePoint(code);
    if (hiddenCharacter(text) === null) continue;
    hidden++;
    if (!isLookedAt(text)) missed.push(code.toString(16));
  }
  expect(missed).toEqual([]);
  expect(hidden).toBeGreaterThan(400);
});

test('so does a byte order mark that was taken for windows-1252, letter by letter or as a whole', () => {
  expect([...'\ufeff'].map(isLookedAt)).toEqual([true]);
  expect([...'ï»¿'].some(isLookedAt)).toBe(true);
});

test('letters of German, French, Turkish, Polish and Vietnamese names do not', () => {
  expect([...'äöüßéèçğışłńśżđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ§°'].filter(isLookedAt)).toEqual(
    [],
  );
});
