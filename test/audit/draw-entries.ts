import { basisEvents, drawnEvents, type Stage } from '../../src/audit/entries/draw.js';
import type { LogEvent } from '../../src/audit/entries/line.js';
import { sha256Text } from '../../src/core/digest.js';
import type { Draw } from '../../src/core/draw.js';
import { readSeed } from '../../src/core/seed.js';
import { planWith } from '../core/plans.js';
import { frameOf, listed } from '../core/tables.js';

/** The entries of small draws, as they are written. */

const person = (label: string) => ({ label, ticket: sha256Text(label), household: '' });
const STRATIFY = [listed('dimension 0', ['category 0', 'category 1'])];

/** Three of five invited, one of them in each reserve; nobody is excluded. */
export const DRAW: Draw = {
  plan: planWith({ sample: { size: 3 }, stratify: STRATIFY }),
  frame: {
    rows: 5,
    excluded: [],
    stratification: frameOf([
      [[0], 2],
      [[1], 3],
    ]),
  },
  seed: readSeed(sha256Text, '1 2 3'),
  allocation: [1, 2],
  selection: [
    { invited: [person('a')], reserve: [person('b')], next: null, certain: true },
    { invited: [person('c'), person('d')], reserve: [person('e')], next: null, certain: true },
  ],
};

const HASH = sha256Text('file');

export const FACTS = {
  source: {
    ...{ planFile: null, overrides: { sample: { size: 3 } }, inputs: [], keyHash: null },
    ...{ toolVersion: '0.1.0', nodeVersion: 'v20.20.2' },
  },
  register: {
    files: [{ name: 'r.csv', bytes: 9, sha256: HASH, rows: 5, encoding: 'utf-8', delimiter: ';' }],
  },
};

/** The same under a quota that leaves one outcome. */
export const QUOTA_DRAW: Draw = {
  ...DRAW,
  plan: planWith({
    stratify: STRATIFY,
    sample: {
      ...{ size: 3, allocation: 'quotas', objective: 'leximin' },
      quotas: [
        {
          group: [{ dimension: 'dimension 0', categories: ['category 0'] }],
          ...{ min: 1, max: 1, min_flex: null, max_flex: null },
        },
      ],
    },
  }),
  lottery: {
    record: {
      ...{ objective: 'leximin', n: 3, already: [], households: [], complete: true, solver: 'HiGHS 1' },
      types: [
        { stratum: 0, size: 2 },
        { stratum: 1, size: 3 },
      ],
      quotas: [{ group: [{ dimension: 'dimension 0', categories: ['category 0'] }], min: 1, max: 1 }],
      total: 1_000_000_000,
      outcomes: [{ weight: 1_000_000_000, people: [1, 2] }],
      proof: { types: [0, 0], groups: [1], size: 0 },
      ...{ number: 5, numberFrom: 'seed' },
    },
    figures: { chances: ['1/2', '2/3'], least: '1/2', bound: '1/2', gap: '0.000000000' },
  },
};

export const COMMITMENT = {
  keyHash: sha256Text('key'),
  urn: { rows: 5, sha256: sha256Text('urn'), root: sha256Text('root') },
  number: 1,
  balls: false,
};

export const basis = (stage: Stage, draw = DRAW): LogEvent[] => basisEvents(stage, draw, FACTS);
export const committed = (stage: Stage, draw = DRAW): LogEvent[] =>
  basisEvents(stage, draw, FACTS, COMMITMENT);
export const drawn = (stage: Stage, draw = DRAW): LogEvent[] =>
  drawnEvents(stage, draw, [{ name: 'invitations.csv', rows: 3, bytes: 9, sha256: HASH }]);
/** A draw that nothing was committed to. */
export const whole = (stage: Stage, draw = DRAW): LogEvent[] => [
  ...basis(stage, draw),
  ...drawn(stage, draw),
];
