import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../src/core/canonical.js';
import { JCS_EXAMPLES, JCS_SORTED_VALUES, JCS_UNSORTED } from './published.js';

const parse = (text: string): Json => JSON.parse(text) as Json;

/** Values of the subset: text without halves of surrogate pairs, whole numbers, no fractions. */
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => {
  const text = fc.string({ unit: 'binary' });
  return {
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom<Json>(null, true, false, 0, -0),
      fc.maxSafeInteger(),
      text,
      fc.array(tie('value')),
      fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', 'constructor', '10', '9')), tie('value')),
    ),
  };
}).value;

describe('canonical JSON', () => {
  test.each(JCS_EXAMPLES)('of RFC 8785 test data: $name', ({ input, output }) => {
    expect(canonicalJson(parse(input))).toBe(output);
  });

  test('sorts the keys of RFC 8785, section 3.2.3, by UTF-16 code units', () => {
    const text = canonicalJson(parse(JCS_UNSORTED));
    const places = JCS_SORTED_VALUES.map((value) => text.indexOf(value));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('sorts keys as texts where JavaScript would put numbers first', () => {
    expect(canonicalJson({ b: 1, 10: 2, 9: 3, '': 4, A: 5 })).toBe('{"":4,"10":2,"9":3,"A":5,"b":1}');
  });

  test('uses the shortest escapes, and only where JSON demands one', () => {
    const controls = String.fromCharCode(...Array.from({ length: 32 }, (_, code) => code));
    const short = new Map([
      [8, '\\b'],
      [9, '\\t'],
      [10, '\\n'],
      [12, '\\f'],
      [13, '\\r'],
    ]);
    const expected = [...controls].map((_, code) => {
      return short.get(code) ?? `\\u${code.toString(16).padStart(4, '0')}`;
    });
    expect(canonicalJson(controls)).toBe(`"${expected.join('')}"`);
    expect(canonicalJson('"\\/\u007f\u0080\u2028\u2029\ufeffé😀')).toBe(
      '"\\"\\\\/\u007f\u0080\u2028\u2029\ufeffé😀"',
    );
  });

  test('writes whole numbers in digits, and minus zero as zero', () => {
    const largest = Number.MAX_SAFE_INTEGER;
    expect(canonicalJson([0, -0, -1, largest, -largest])).toBe('[0,0,-1,9007199254740991,-9007199254740991]');
  });

  test('of what it wrote itself is the same text again', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(parse(text))).toBe(text);
        expect(parse(text)).toEqual(parse(JSON.stringify(value)));
      }),
      { numRuns: 500 },
    );
  });

  test('does not depend on the order in which keys were set', () => {
    const entries = fc
      .uniqueArray(fc.tuple(fc.string({ unit: 'binary' }), json), { selector: ([key]) => key })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(entries, ([list, shuffled]) => {
        expect(canonicalJson({ a: Object.fromEntries(shuffled) })).toBe(
          canonicalJson({ a: Object.fromEntries(list) }),
        );
      }),
    );
  });

  test('tells different values apart', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        const alike = JSON.stringify(parse(canonicalJson(a))) === JSON.stringify(parse(canonicalJson(b)));
        expect(canonicalJson(a) === canonicalJson(b)).toBe(alike);
      }),
    );
  });
});

describe('canonical JSON refuses', () => {
  const refused = (value: unknown) => () => canonicalJson(value as Json);
  const everywhere = (value: unknown) => [value, [value], { a: value }, { a: [{ b: value }] }];

  test.each([0.1, -1.5, 1e21, 2 ** 53, -(2 ** 53), Number.NaN, Number.POSITIVE_INFINITY])(
    'the number %d, which is no safe integer',
    (value) => {
      for (const place of everywhere(value)) expect(refused(place)).toThrow(RangeError);
    },
  );

  test.each(['\ud800', '\udc00', 'a\ud83d', '\ude00\ud83d', '\ud83d\ud83d\ude00'])(
    'half a surrogate pair, as a value and as a key: %j',
    (text) => {
      for (const place of everywhere(text)) expect(refused(place)).toThrow(RangeError);
      expect(refused({ [text]: 1 })).toThrow(RangeError);
    },
  );

  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
  ])('%s', (_, value) => {
    for (const place of everywhere(value)) expect(refused(place)).toThrow(TypeError);
  });

  test.each<[string, unknown]>([
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['a set', new Set([1])],
    ['bytes', new Uint8Array([1, 2])],
    ['a boxed text', Object('a')],
    ['an array with a hole', new Array(1)],
  ])('%s, which JSON cannot say', (_, value) => {
    for (const place of everywhere(value)) expect(refused(place)).toThrow(TypeError);
  });
});
