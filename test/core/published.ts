/** Vectors that others have published, each with its source. Nothing here was made by this project. */

/** FIPS 180-4, the examples for SHA-256 that NIST publishes with it; the empty text is from its CAVP files. */
export const SHA256_EXAMPLES: readonly (readonly [text: string, digest: string])[] = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
];

/** consistent_sampler (Rivest), README: the ticket number of one ballot. */
export const SAMPLER_TICKET = {
  seed: '01382438112797316654',
  label: 'AB-130',
  fraction: '0.26299714122838008416507544297546663599715395525154425586041245287750224561854',
} as const;

/** One `sampler(..)` call: the ids that it puts first, as `str()` prints them. */
export interface SamplerRun {
  readonly seed: string;
  readonly ids: readonly string[];
  readonly drawn: readonly string[];
  /** ticket numbers, cut off after nine digits */
  readonly fractions?: readonly string[];
}

/** consistent_sampler, USAGE_EXAMPLES.md, examples 1 to 6 and 8. */
export const SAMPLER_RUNS: readonly SamplerRun[] = [
  { seed: '31', ids: ['a', 'b', 'c', 'd'], drawn: ['b', 'a', 'd', 'c'] },
  { seed: '77', ids: ['a', 'b', 'c', 'd'], drawn: ['b', 'd', 'c', 'a'] },
  {
    seed: '7711',
    ids: ['1', 'two', "('III', 3.0)", '(1, 1, 1, 1)'],
    drawn: ["('III', 3.0)", '1', 'two', '(1, 1, 1, 1)'],
  },
  {
    seed: '41',
    ids: Array.from({ length: 100 }, (_, id) => String(id)),
    drawn: ['73', '51', '17', '58', '38', '42', '39', '20', '11', '67'],
    fractions: ['0.000508333', '0.003446232', '0.004419823', '0.020115273', '0.023482375'],
  },
  {
    seed: '52',
    ids: ['a', 'b', 'c', 'd', 'e'],
    drawn: ['d', 'b', 'e', 'a', 'c'],
    fractions: ['0.054468191', '0.197384308', '0.302883911', '0.366142288', '0.492683857'],
  },
];

/**
 * The test data of RFC 8785's reference implementation (cyberphone/json-canonicalization, `testdata`):
 * what is parsed, and the one text that it must become.
 */
export const JCS_EXAMPLES: readonly {
  readonly name: string;
  readonly input: string;
  readonly output: string;
}[] = [
  {
    name: 'arrays',
    input: '[\n  56,\n  {\n    "d": true,\n    "10": null,\n    "1": [ ]\n  }\n]',
    output: '[56,{"1":[],"10":null,"d":true}]',
  },
  {
    name: 'french',
    input:
      '{\n  "peach": "This sorting order",\n  "péché": "is wrong according to French",\n' +
      '  "pêche": "but canonicalization MUST",\n  "sin":   "ingnore locale"\n}\n',
    output:
      '{"peach":"This sorting order","péché":"is wrong according to French",' +
      '"pêche":"but canonicalization MUST","sin":"ingnore locale"}',
  },
  {
    name: 'structures',
    input:
      '{\n  "1": {"f": {"f": "hi","F": 5} ,"\\n": 56.0},\n  "10": { },\n  "": "empty",\n' +
      '  "a": { },\n  "111": [ { } ],\n  "A": { }\n}',
    output: '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}',
  },
  {
    name: 'unicode',
    input: '{\n  "Unnormalized Unicode":"A\\u030a"\n}\n',
    output: '{"Unnormalized Unicode":"A\u030a"}',
  },
  {
    name: 'weird',
    input:
      '{\n  "\\u20ac": "Euro Sign",\n  "1": "One",\n' +
      '  "\\u0080": "Control\\u007f",\n  "\\ud83d\\ude02": "Smiley",\n' +
      '  "\\u00f6": "Latin Small Letter O With Diaeresis",\n' +
      '  "\\ufb33": "Hebrew Letter Dalet With Dagesh",\n  "</script>": "Browser Challenge"\n}\n',
    output:
      '{"1":"One","</script>":"Browser Challenge",' +
      '"\u0080":"Control\u007f","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign",' +
      '"😂":"Smiley","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  },
  {
    name: 'values, without its fractions',
    input:
      '{\n  "escaping": "\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/",\n' +
      '  "literals": [null, true, false]\n}',
    output: '{"escaping":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/","literals":[null,true,false]}',
  },
];

/** RFC 8785, section 3.2.3: the order of keys by UTF-16 code units, where code points would differ. */
export const JCS_SORTED_VALUES: readonly string[] = [
  'Carriage Return',
  'One',
  'Control',
  'Latin Small Letter O With Diaeresis',
  'Euro Sign',
  'Emoji: Grinning Face',
  'Hebrew Letter Dalet With Dagesh',
];

export const JCS_UNSORTED =
  '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",' +
  '"1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control",' +
  '"\\u00f6":"Latin Small Letter O With Diaeresis"}';
