import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LotteryObjective } from '../../src/core/plan.js';
import type { PlanOverrides } from '../../src/plan/overrides.js';
import { draw } from '../../src/procedure/draw.js';
import { panel } from '../../src/procedure/panel.js';
import { loadPanelPlan, loadPlan } from '../../src/procedure/plan-file.js';
import type { OutputFile } from '../../src/procedure/result.js';
import { typedSeed } from '../../src/procedure/seed.js';
import { syntheticRegister } from '../../src/procedure/synth.js';
import { verify } from '../../src/procedure/verify.js';
import { type MemoryFiles, toolsFor, withFixtures } from './in-memory.js';

/**
 * Draws and panels of all fixtures, held to the bytes that they had when they were first published: lists and
 * log, files in memory. Whoever changes a format changes the hashes with it, and says why.
 */

const HASHES = JSON.parse(
  readFileSync(new URL('../../fixtures/vectors/bytes.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, string>>>>;

const SEED = '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913';
const OTHER_SEED = '5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365';
const STRATIFY = ['district', 'gender', { age: ['16-29', '30-44', '45-64', '65+'] }];
const DAY = '2026-12-01';
const QUOTAS = [
  'feature,value,min,max',
  'gender,w,95,105',
  'gender,m,95,105',
  'age,16-29,40,60',
  'age,30-44,40,60',
  'age,45-64,50,80',
  'age,65+,40,60',
];

const KEY = 'ab'.repeat(32);

interface Case {
  /** path of the plan file; left out: flags alone */
  readonly plan?: string;
  readonly overrides?: PlanOverrides;
  readonly targets?: string;
  readonly register?: string;
  readonly keyFile?: string;
}

function filesFor(): MemoryFiles {
  return withFixtures({
    key: KEY,
    'already.csv': 'PersonID\nP000000054\nP000000212\n',
    'q.csv': `${QUOTAS.join('\n')}\n`,
  });
}

/** The hashes of what was written, as they stand in the vectors. */
function hashesOf(folder: string, files: readonly OutputFile[]): Record<string, string> {
  return Object.fromEntries(
    files.map(({ name, bytes }) => [`${folder}/${name}`, createHash('sha256').update(bytes).digest('hex')]),
  );
}

function requestOf({ plan, overrides = {}, targets }: Case) {
  return {
    overrides,
    ...(plan === undefined ? {} : { plan }),
    ...(targets === undefined ? {} : { targets }),
  };
}

async function letters(files: MemoryFiles, one: Case) {
  const plan = await loadPlan(files, requestOf(one));
  const { register, keyFile } = one;
  const request = {
    ...{ plan, seed: typedSeed(SEED), register: register === undefined ? [] : [register] },
    ...(keyFile === undefined ? {} : { keyFile }),
  };
  return draw(request, toolsFor(files));
}

interface PanelCase extends Case {
  readonly seed?: string;
  readonly draw?: string;
  readonly already?: string;
  readonly numbered?: boolean;
  readonly panelNumber?: number;
}

async function drawnPanel(files: MemoryFiles, one: PanelCase) {
  const plan = await loadPanelPlan(files, requestOf(one));
  const { draw: before, already, panelNumber, numbered = false, seed = SEED } = one;
  const request = {
    ...{ plan, seed: typedSeed(seed), register: ['fixtures/zusagen.csv'], numbered },
    ...(before === undefined ? {} : { draw: before }),
    ...(already === undefined ? {} : { already }),
    ...(panelNumber === undefined ? {} : { panelNumber }),
    page: () => ({ language: 'en' as const, title: '', notes: [], panelColumn: '', peopleColumn: '' }),
  };
  return panel(request, toolsFor(files));
}

/** Without the page, whose words the caller brings. */
const withoutPages = (hashes: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(hashes).filter(([name]) => !name.endsWith('.html')));

describe('letters have the bytes that they always had', () => {
  const musterstadt = { plan: 'fixtures/musterstadt.yaml', register: 'fixtures/musterstadt.csv' };
  const flags = { stratify: STRATIFY, eligibility: { reference_date: DAY } };
  const cases: readonly (readonly [name: string, one: Case])[] = [
    ['plan', musterstadt],
    ['flags', { register: 'fixtures/musterstadt.csv', overrides: { ...flags, sample: { size: 60 } } }],
    ['keyed', { ...musterstadt, keyFile: 'key' }],
    [
      'quotas',
      {
        ...musterstadt,
        targets: 'q.csv',
        overrides: { sample: { size: 200, allocation: 'quotas', quotas: 'q.csv' } },
      },
    ],
    [
      'households',
      {
        register: 'fixtures/musterstadt-windows-1252.csv',
        overrides: {
          stratify: [],
          sample: { size: 1000, reserve: '0.5', max_per_household: 1 },
          output: { dialect: 'rfc4180' },
        },
      },
    ],
  ];
  test.each(cases)('%s', async (name, one) => {
    const { files } = await letters(filesFor(), one);
    expect(hashesOf('o', files)).toEqual(HASHES[name]);
  });

  const dialects = Object.keys(HASHES).filter((name) => name.startsWith('dialect '));
  test.each(dialects)('%s', async (name) => {
    const register = `fixtures/dialects/${name.slice('dialect '.length)}`;
    const { files } = await letters(filesFor(), {
      register,
      overrides: { stratify: [], sample: { size: 5 } },
    });
    expect(hashesOf('o', files)).toEqual(HASHES[name]);
  });

  test('synth: an invented town, and a draw from it', async () => {
    const files = filesFor();
    const parts = [
      ...syntheticRegister({ rows: 2000, districts: 12, seed: '1', encoding: 'utf-8', delimiter: ';' }),
    ];
    const other = { rows: 500, districts: 12, seed: 'x', encoding: 'windows-1252', delimiter: '\t' } as const;
    files.put('s.csv', Buffer.concat(parts));
    const drawn = await letters(files, { register: 's.csv', overrides: { ...flags, sample: { size: 50 } } });
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect({
      ...hashesOf('o', drawn.files),
      's.csv': sha256(Buffer.concat(parts)),
      't.csv': sha256(Buffer.concat([...syntheticRegister(other)])),
    }).toEqual(HASHES.synth);
  });
});

describe('panels have the bytes that they always had', () => {
  const gremium = { plan: 'fixtures/gremium.yaml' };
  const objective = (name: LotteryObjective) => ({ ...gremium, overrides: { sample: { objective: name } } });
  const columns = { register: { columns: { id: ['PersonID'], age: 'Alter' } } };
  const cases: readonly (readonly [name: string, one: PanelCase])[] = [
    ['panel', gremium],
    ['pots', { plan: 'fixtures/lostoepfe.yaml' }],
    [
      'targets',
      {
        targets: 'fixtures/quoten.csv',
        overrides: {
          ...columns,
          eligibility: { reference_date: DAY },
          sample: { size: 30, allocation: 'quotas', quotas: 'quoten.csv' },
        },
      },
    ],
    ['already', { ...gremium, already: 'already.csv' }],
    ['maximin', objective('maximin')],
    ['nash', objective('nash')],
    ['random', objective('random')],
  ];
  test.each(cases)('%s', async (name, one) => {
    const { files } = await drawnPanel(filesFor(), one);
    expect(hashesOf('o', files)).toEqual(HASHES[name]);
  });

  test('substitutes: the list of pairs, its log, and the three lists', async () => {
    const files = filesFor();
    const plan = new TextDecoder().decode(await files.read('fixtures/gremium.yaml'));
    files.put(
      'fixtures/ersatz.yaml',
      plan.replace('    size: 30\n', '    size: 30\n    substitutes: same\n'),
    );
    const drawn = await drawnPanel(files, { plan: 'fixtures/ersatz.yaml' });
    expect(hashesOf('o', drawn.files)).toEqual(HASHES.substitutes);
  });

  test('numbered: the numbers first, then the panel of one of them', async () => {
    const numbers = await drawnPanel(filesFor(), { ...gremium, numbered: true });
    const drawn = await drawnPanel(filesFor(), { ...gremium, numbered: true, panelNumber: 417 });
    const found = { ...hashesOf('n', numbers.files), ...hashesOf('o', drawn.files) };
    expect(withoutPages(found)).toEqual(withoutPages(HASHES.numbered ?? {}));
    expect([numbers.lines, drawn.facts.fingerprint?.length]).toEqual([[], 64]);
  });

  test('letters: behind the log of a draw, and both are verified', async () => {
    const files = filesFor();
    const first = await letters(files, { plan: 'fixtures/gremium.yaml' });
    files.putAll('o', first.files);
    const second = await drawnPanel(files, { ...gremium, draw: 'o', seed: OTHER_SEED });
    expect({ ...hashesOf('o', first.files), ...hashesOf('p', second.files) }).toEqual(HASHES.letters);
    files.putAll('p', second.files);
    const { facts } = await verify(
      {
        ...{ target: 'p', plan: null, optimality: false },
        ...{ register: ['fixtures/musterstadt.csv'], answers: ['fixtures/zusagen.csv'] },
      },
      toolsFor(files),
    );
    expect(facts.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(facts.checks.length).toBeGreaterThan(30);
  });
});
