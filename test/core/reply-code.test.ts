import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isSoundCode, nearCodes, replyCodes, shownCode, typedCode } from '../../src/core/reply-code.js';

const digest = (text: string) => hash('sha256', text);
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const labels = Array.from({ length: 3000 }, (_, at) => digest(`label ${at}`));
const key = digest('a key');

describe('reply codes', () => {
  const codes = replyCodes(digest, labels, key);

  test('are eight of 32 digits, different for everybody, and fit their check symbol', () => {
    const all = [...codes.values()];
    expect(all).toHaveLength(labels.length);
    expect(new Set(all).size).toBe(labels.length);
    expect(all.filter((code) => !/^[0-9A-HJKMNP-TV-Z]{8}$/.test(code) || !isSoundCode(code))).toEqual([]);
  });

  test('are the first 35 bits of a hash and the remainder by 37, as computed by hand', () => {
    const label = labels[0] ?? '';
    const numbers = [0, 1, 2, 3, 4, 5].map(
      (at) => BigInt(`0x${digest(`${key}:code:${at}:${label}`)}`) >> 221n,
    );
    const first = numbers.find((number) => number % 37n < 32n) ?? 0n;
    const digits = Array.from(
      { length: 7 },
      (_, at) => DIGITS[Number((first >> BigInt(5 * (6 - at))) & 31n)],
    );
    expect(codes.get(label)).toBe(digits.join('') + DIGITS[Number(first % 37n)]);
  });

  test('stay as they are when more people are called', () => {
    const fewer = replyCodes(digest, labels.slice(0, 100), key);
    for (const [label, code] of fewer) expect(codes.get(label)).toBe(code);
  });

  test('collide with nobody: whoever would get a code that is taken gets the next', () => {
    // A digest with few values makes collisions certain.
    const poor = (text: string) =>
      digest(String(Number.parseInt(digest(text).slice(0, 4), 16) % 8)).padEnd(64, '0');
    const many = replyCodes(poor, ['a', 'b', 'c', 'd'], null);
    expect(new Set(many.values()).size).toBe(4);
  });

  test('depend on the key: the public log alone does not tell them', () => {
    const others = replyCodes(digest, labels.slice(0, 50), digest('another key'));
    for (const [label, code] of others) expect(code).not.toBe(codes.get(label));
  });

  test('no single wrong digit and no two that changed places go unnoticed', () => {
    for (const code of [...codes.values()].slice(0, 60)) {
      for (let at = 0; at < 8; at++) {
        for (const digit of DIGITS) {
          const wrong = code.slice(0, at) + digit + code.slice(at + 1);
          if (wrong !== code) expect(isSoundCode(wrong)).toBe(false);
        }
        const swapped =
          code.slice(0, at) +
          code
            .slice(at, at + 2)
            .split('')
            .reverse()
            .join('') +
          code.slice(at + 2);
        if (swapped !== code) expect(isSoundCode(swapped)).toBe(false);
      }
    }
  });

  test('are found again however they are typed', () => {
    expect(typedCode(' k7qx – 3m9p ')).toBe('K7QX3M9P');
    expect(typedCode('oil0-1lio')).toBe('01101110');
    expect(shownCode('K7QX3M9P')).toBe('K7QX-3M9P');
  });

  test('of one mistake are near, of two are not', () => {
    const known = ['K7QX3M9P', 'AAAA1111'];
    for (const typed of ['K7QX3M9', 'K7QX3M9PP', 'K7QX3N9P', '7KQX3M9P', '7QX3M9P', 'K7QX3M99P'])
      expect(nearCodes(typed, known)).toEqual(['K7QX3M9P']);
    for (const typed of ['K7QX3NN9P', '7KQX3M9', 'XXXXXXXX', '']) expect(nearCodes(typed, known)).toEqual([]);
  });
});
