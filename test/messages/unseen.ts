import fc from 'fast-check';

/** Characters that nobody sees and that a terminal may obey. Not the program's list: written for the tests. */
export const UNSEEN =
  /\u034f|[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e0fff}]/u;

const EVIL = [
  ...['\u001b[2K', '\u001b[32m✓ all checks passed', '\u001b]0;title\u0007', '\r', '\n', '\t', '\b', '\0'],
  ...['\u0085', '\u009b1A', '\u007f', '\u200b', '\u202e', '\u2066', '\u200e', '\u00ad', '\ufeff', '\u2028'],
  ...['\ud83d', '\u{e0020}', 'Süd', '東京', ' / ', '{name}'],
];

/** Any text, with a liking for such characters. */
export const unseenText = fc
  .array(fc.oneof(fc.constantFrom(...EVIL), fc.string({ unit: 'binary' }), fc.string()), { maxLength: 6 })
  .map((parts) => parts.join(''));
