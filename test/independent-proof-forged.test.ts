import { beforeAll, describe, test } from 'vitest';
import { sha256Text } from '../src/core/digest.js';
import { AFTER, committed, DRAW, done } from './cli/commitments.js';
import type { Entry } from './cli/run.js';
import { type Body, expectForgeryNamed, type Forge, type Forgery, strata, withTwo } from './second-proof.js';

/** Whatever is done to the log of a draw, the second program for the public proof names it; the first finds it too. */

let drawn: string;
beforeAll(async () => {
  drawn = await committed();
  await done(drawn, DRAW);
});

const retyped =
  (text: string): Forge =>
  (body) => {
    Object.assign(body('seed'), { text, seedHash: sha256Text(text) });
  };
const LOTTO_TEXT = 'Lotto 6aus49 2026-12-05: 3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913';

const FORGERIES: readonly Forgery[] = [
  [
    'another N_h',
    /: the urn has \d+ people and the log \d+$/m,
    (body) => {
      const [a, b] = strata(body, 'frame');
      a.N_h += 1;
      b.N_h -= 1;
    },
  ],
  [
    'categories in another order',
    /order of gender/,
    (body) => {
      const { dimensions } = body('frame');
      dimensions[1].categories.reverse();
      const place = (names: string[]) => names.map((name, at) => dimensions[at].categories.indexOf(name));
      const before = (a: Body, b: Body) => {
        const [x, y] = [place(a.stratum), place(b.stratum)];
        const at = x.findIndex((one, place) => one !== y[place]);
        return (x[at] ?? 0) - (y[at] ?? 0);
      };
      strata(body, 'frame').sort(before);
    },
  ],
  [
    'the next one instead of somebody drawn',
    /selection\.strata\[\d+\]/,
    (body) => {
      const stratum = withTwo(strata(body), 'reserve', 2);
      stratum.invited.splice(0, stratum.invited.length, ...stratum.reserve.splice(0, stratum.invited.length));
    },
  ],
  [
    'invited and reserve swapped',
    /selection\.strata\[\d+\]\.invited\[0\]\.label is not what follows/,
    (body) => {
      const stratum = withTwo(strata(body), 'reserve');
      [stratum.invited[0], stratum.reserve[0]] = [stratum.reserve[0], stratum.invited[0]];
    },
  ],
  [
    'somebody passed over',
    /selection\.strata\[\d+\]\./,
    (body) => {
      const stratum = strata(body).find(({ reserve, next }) => reserve.length > 0 && next !== null);
      stratum.reserve.shift();
    },
  ],
  [
    'another next',
    /selection\.strata\[\d+\]\.next is not what follows/,
    (body) => {
      strata(body).find(({ next }) => next !== null).next = 'f'.repeat(64);
    },
  ],
  [
    'a place in another stratum',
    /allocation\.strata\[\d+\]\.n_h is not what follows/,
    (body) => {
      const all = strata(body, 'allocation');
      const from = all.find(({ n_h }) => n_h > 0);
      const to = all.find((one) => one !== from);
      from.n_h -= 1;
      to.n_h += 1;
    },
  ],
  [
    'a margin',
    /allocation\.margins\[0\]\.groups\[0\]\.drawn is not/,
    (body) => (body('allocation').margins[0].groups[0].drawn += 1),
  ],
  ['equal chances for others', /selection\.chance\.n is not/, (body) => (body('selection').chance.n = 15)],
  ['one more on a list', /outputs\.reserve\.csv is not/, (body) => (body('outputs').files[1].rows += 1)],
  ['key_hash', /commitment\.key_hash/, (body) => (body('commitment').key_hash = 'ab'.repeat(32))],
  ['rows of the urn', /commitment\.urn\.rows/, (body) => (body('commitment').urn.rows += 1)],
  ['sha256 of the urn', /another file/, (body) => (body('commitment').urn.sha256 = 'ab'.repeat(32))],
  ['root of the urn', /another root/, (body) => (body('commitment').urn.root = 'ab'.repeat(32))],
  ['event', /commitment\.event/, (body) => (body('commitment').event.date = '2026-12-12')],
  ['size', /commitment\.size/, (body) => (body('commitment').size = 15)],
  ['number', /0 is not such a whole number/, (body) => (body('commitment').number = 0)],
  ['balls', /commitment\.balls/, (body) => (body('commitment').balls = true)],
  ['a field more', /body has other fields/, (body) => (body('commitment').note = 'x')],
  [
    'another hash of the seed',
    /the seed has another hash/,
    (body) => (body('seed').seedHash = 'ab'.repeat(32)),
  ],
  ['another day', /not written as a result/, retyped(LOTTO_TEXT.replace('12-05', '12-12'))],
  ['numbers in another order', /not written as a result/, retyped(LOTTO_TEXT.replace('3 12', '12 3'))],
  ['without Spiel 77', /not written as a result/, retyped(LOTTO_TEXT.replace(/ Spiel.*/, ''))],
  ['with a number beyond 49', /not written as a result/, retyped(LOTTO_TEXT.replace('49 S', '50 S'))],
  ['another result', /allocation\.|selection\./, retyped(LOTTO_TEXT.replace('Superzahl 7', 'Superzahl 8'))],
  [
    'no commitment',
    /more urns than commitments/,
    (_, entries) =>
      entries.filter(({ type }) => type !== 'commitment').map((entry) => ({ ...entry, at: AFTER })),
  ],
  [
    'commitment behind the seed',
    /not those of one/,
    (_, entries) => {
      const at = entries.findIndex(({ type }) => type === 'commitment');
      const swapped = entries.map(
        (entry, place) => entries[{ [at]: at + 1, [at + 1]: at }[place] ?? place] ?? entry,
      );
      return swapped.map((entry) => ({ ...entry, at: AFTER }));
    },
  ],
  [
    'entries of another time',
    /belong together have several times/,
    (_, entries) =>
      entries.map((entry) => (entry.type === 'outputs' ? { ...entry, at: '2026-12-05T19:30:01Z' } : entry)),
  ],
  [
    'an earlier time',
    /earlier than the one before/,
    (_, entries) => entries.map((entry, at) => (at >= 4 ? { ...entry, at: '2026-11-01T10:00:00Z' } : entry)),
  ],
  [
    'a day that does not exist',
    /not a log as section 8|time/,
    (_, entries) => entries.map((entry) => ({ ...entry, at: '2026-11-31T10:00:00Z' })),
  ],
  [
    'a purge of what was never there',
    /deleted that was not there/,
    (_, entries) => [
      ...entries,
      { ...entries.at(-1), type: 'purge', body: { files: [{ kind: 'list', name: 'panel.csv', rows: 14 }] } },
    ],
  ],
  [
    'a purge between commitment and draw',
    /not those of one/,
    (_, entries) =>
      entries.toSpliced(4, 0, {
        ...(entries[3] as Entry),
        type: 'purge',
        body: { files: [{ kind: 'copy', name: 'brief.csv', rows: null }] },
      }),
  ],
];

describe('a log that was forged and made to fit:', () => {
  test.each(FORGERIES)('%s', (_, reason, change) => expectForgeryNamed(drawn, reason, change));
});
