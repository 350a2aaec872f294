import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { digest } from '../src/machine/node.js';
import {
  BATCH_PLAN,
  batches,
  copied,
  done,
  EARLY,
  FIRST,
  found,
  LAND_SEED,
  LATE,
  OWN,
  SECOND,
  save,
  THIRD,
  THROWN,
} from './cli/batches.js';
import { bodyIn, forge, linesOf } from './cli/commitments.js';
import { csvText, markedTown } from './cli/registers.js';
import { type Entry, execute, ROUND } from './cli/run.js';

/**
 * Whatever somebody changes of a batch when it is drawn, with all sums, hashes and chains made to fit again: `verify` names
 * it, and the second program, which shares no code with it, rejects it as well (SPEC 16).
 */

const PROGRAM = fileURLToPath(new URL('./independent/batch.py', import.meta.url));
const python = (cwd: string, ...args: readonly string[]) =>
  execute('python3', [PROGRAM, ...args], { cwd, env: { LANG: undefined, LC_ALL: undefined } });

let ground = '';
beforeAll(async () => {
  ground = await batches();
});

interface Drawn {
  key: string;
  size: number;
  N: number;
  people: number | null;
  chance: [number, number] | null;
  fingerprint: string;
}
interface Town {
  key: string;
  size: number;
  people: number | null;
  plan?: { name: string; sha256: string };
}
interface Summary {
  batch: {
    plan: { name: string; sha256: string };
    municipalities: Town[];
    size: number;
    from: string | null;
  };
  draws: { draws: Drawn[]; missing: string[]; sum: { size: number; N: number; people: number | null } };
  commitments: {
    commitments: { key: string; fingerprint: string; N: number }[];
    N: number;
    root: string;
    event: Record<string, unknown>;
  };
  seed: Record<string, unknown>;
  entries: Entry[];
}

/** Changes the log about all draws; the chain fits again. */
function change(work: (summary: Summary) => unknown, name = 'frei') {
  return (cwd: string) =>
    forge(
      cwd,
      (entries) => {
        const body = <T>(type: string) =>
          (entries.some((one) => one.type === type) ? bodyIn(entries, type) : {}) as T;
        const batch = body<Summary['batch']>('batch');
        const draws = body<Summary['draws']>('batch-draws');
        const commitments = body<Summary['commitments']>('batch-commitments');
        work({ batch, draws, commitments, seed: body('seed'), entries });
        // Sums that fit give nothing away.
        if (batch.municipalities !== undefined && draws.draws !== undefined) {
          const sum = (of: 'size' | 'N' | 'people') =>
            draws.draws.reduce((all, one) => all + (one[of] ?? 0), 0);
          batch.size = batch.municipalities.reduce((all, { size }) => all + size, 0);
          draws.sum = { size: sum('size'), N: sum('N'), people: batch.from === null ? null : sum('people') };
        }
      },
      name,
    );
}

const first = ({ draws }: Summary) => draws.draws[0] as Drawn;
const town = ({ batch }: Summary, at = 0) => batch.municipalities[at] as Town;

/** A draw of the first municipality once more, and its fingerprint and numbers in the log about all. */
async function replaced(cwd: string, args: readonly string[], name = 'frei'): Promise<void> {
  rmSync(join(cwd, name, FIRST), { recursive: true });
  const call = ['draw', `reg/${FIRST}.csv`, '-c', 'plan.yaml', '--size', '2', '-s', `${LAND_SEED} ${FIRST}`];
  await done(cwd, [...call, '-o', `${name}/${FIRST}`, ...args]);
  adopt(cwd, name);
}

function adopt(cwd: string, name: string): void {
  const lines = linesOf(cwd, `${name}/${FIRST}`);
  const { N } = JSON.parse(lines.find((one) => one.includes('"type":"frame"')) ?? '').body as { N: number };
  change((all) => {
    Object.assign(first(all), { fingerprint: digest(lines.at(-1) ?? ''), N, chance: [2, N] });
  }, name)(cwd);
}

type Forgery = readonly [
  name: string,
  batch: 'frei' | 'land' | 'fest' | 'offen',
  change: (cwd: string) => unknown,
  expected: string | RegExp,
];

const FORGERIES: readonly Forgery[] = [
  [
    'the hash of the plan',
    'frei',
    change(({ batch }) => Object.assign(batch.plan, { sha256: 'a'.repeat(64) })),
    `batch.municipalities: ${FIRST} plan`,
  ],
  [
    'the name of the plan',
    'frei',
    change(({ batch }) => Object.assign(batch.plan, { name: 'x.yaml' })),
    `batch.municipalities: ${FIRST} plan`,
  ],
  [
    'a plan of its own that was left out',
    'frei',
    change((all) => delete town(all, 3).plan),
    `batch.municipalities: ${OWN} plan`,
  ],
  [
    'a plan of its own that was made up',
    'frei',
    change((all) => Object.assign(town(all), { plan: { name: 'x.yaml', sha256: 'a'.repeat(64) } })),
    `batch.municipalities: ${FIRST} plan`,
  ],
  [
    'a size, with all that follows',
    'frei',
    change((all) => {
      town(all).size++;
      Object.assign(first(all), { size: 3, chance: [3, first(all).N] });
    }),
    `batch.municipalities: ${FIRST} size`,
  ],
  [
    'another key',
    'frei',
    change((all) => {
      town(all, 3).key = '08999999';
      Object.assign(all.draws.draws[3] as Drawn, { key: '08999999' });
    }),
    'batch.folders: 08999999',
  ],
  [
    'a municipality left out',
    'frei',
    change((all) => {
      all.batch.municipalities.shift();
      all.draws.draws.shift();
    }),
    `batch.folders: ${FIRST} added`,
  ],
  [
    'a municipality that is called missing',
    'frei',
    change((all) => {
      all.draws.draws.shift();
      all.draws.missing = [FIRST];
    }),
    `batch.folders: ${FIRST} drawn`,
  ],
  [
    'people without a table',
    'frei',
    change((all) => Object.assign(town(all), { people: 99 })),
    `batch.sums: ${FIRST}`,
  ],
  [
    'another number of people',
    'frei',
    change((all) => {
      const { size, N } = first(all);
      Object.assign(first(all), { N: N + 1, chance: [size, N + 1] });
    }),
    `batch.municipalities: ${FIRST} N`,
  ],
  [
    'no chance',
    'frei',
    change((all) => Object.assign(first(all), { chance: null })),
    `batch.municipalities: ${FIRST} chance`,
  ],
  [
    'a fingerprint',
    'frei',
    change((all) => Object.assign(first(all), { fingerprint: 'a'.repeat(64) })),
    `batch.fingerprints: ${FIRST}`,
  ],
  [
    'the seed',
    'frei',
    change(({ seed }) => {
      const text = LAND_SEED.replace('49', '48');
      Object.assign(seed, { text, seedHash: digest(text) });
    }),
    `batch.seeds: ${FIRST} text`,
  ],
  [
    'where the seed comes from',
    'frei',
    change(({ seed }) => Object.assign(seed, { source: 'Lotto' })),
    `batch.seeds: ${FIRST} source`,
  ],
  [
    'the hash of the seed',
    'frei',
    change(({ seed }) => Object.assign(seed, { seedHash: 'a'.repeat(64) })),
    'seed.hash: seedHash',
  ],
  [
    'a beacon that no event has',
    'frei',
    change(({ seed }) => Object.assign(seed, { beacon: { chain: 'quicknet', ...JSON.parse(ROUND) } })),
    'seed.event: beacon',
  ],
  [
    'a letter more than were drawn',
    'land',
    change((all) => {
      town(all).size++;
      Object.assign(first(all), { size: town(all).size, chance: [town(all).size, first(all).N] });
    }, 'land'),
    `batch.from: ${FIRST} size`,
  ],
  [
    'more people than the table has',
    'land',
    change((all) => {
      Object.assign(town(all), { people: 999 });
      Object.assign(first(all), { people: 999 });
    }, 'land'),
    `batch.from: ${FIRST} people`,
  ],
  [
    'another draw of municipalities',
    'land',
    change(({ batch }) => Object.assign(batch, { from: 'a'.repeat(64) }), 'land'),
    'batch.from: g',
  ],

  [
    'swapped folders',
    'frei',
    (cwd) => {
      const at = (key: string) => join(cwd, 'frei', key);
      renameSync(at(FIRST), at('x'));
      renameSync(at(SECOND), at(FIRST));
      renameSync(at('x'), at(SECOND));
    },
    `batch.seeds: ${FIRST} text`,
  ],
  [
    'a folder that is gone',
    'frei',
    (cwd) => rmSync(join(cwd, 'frei', FIRST), { recursive: true }),
    `batch.folders: ${FIRST}`,
  ],
  [
    'a folder of another name',
    'frei',
    (cwd) => renameSync(join(cwd, 'frei', FIRST), join(cwd, 'frei', `${FIRST}0`)),
    `batch.folders: ${FIRST}`,
  ],
  [
    'a folder more',
    'frei',
    (cwd) => cpSync(join(cwd, 'frei', FIRST), join(cwd, 'frei/09162000'), { recursive: true }),
    'batch.folders: 09162000 added',
  ],
  [
    'a draw with the seed of another municipality',
    'frei',
    async (cwd) => {
      rmSync(join(cwd, 'frei', FIRST), { recursive: true });
      const call = [
        'draw',
        `reg/${FIRST}.csv`,
        '-c',
        'plan.yaml',
        '--size',
        '2',
        '-s',
        `${LAND_SEED} ${SECOND}`,
      ];
      await done(cwd, [...call, '-o', `frei/${FIRST}`]);
      adopt(cwd, 'frei');
    },
    `batch.seeds: ${FIRST} text`,
  ],
  [
    'a draw with one more flag',
    'frei',
    (cwd) => replaced(cwd, ['--min-age', '30']),
    `batch.municipalities: ${FIRST} flags`,
  ],
  [
    'a draw with a key that could be chosen',
    'frei',
    async (cwd) => {
      save(cwd, 'k.key', `${'0123456789abcdef'.repeat(4)}\n`);
      await replaced(cwd, ['--key-file', 'k.key']);
    },
    `batch.commitments: ${FIRST} label_key_hash`,
  ],
  [
    'a draw on a commitment of its own',
    'frei',
    async (cwd) => {
      rmSync(join(cwd, 'frei', FIRST), { recursive: true });
      const call = [`reg/${FIRST}.csv`, '-c', 'plan.yaml', '-o', `frei/${FIRST}`, '--key-file', 'k.key'];
      await done(cwd, ['commit', ...call, '--size', '2', '--at', EARLY]);
      await done(cwd, ['draw', ...call, '-s', `${LAND_SEED} ${FIRST}`]);
      adopt(cwd, 'frei');
    },
    `batch.commitments: ${FIRST} commitment`,
  ],
  [
    'a plan with the same effect and an event',
    'frei',
    async (cwd) => {
      const event =
        'seed: { event: { type: lotto, game: 6aus49, date: 2026-12-05, spiel_77: true, super_6: true } }\n';
      save(cwd, 'plan.yaml', BATCH_PLAN + event);
      rmSync(join(cwd, 'frei', FIRST), { recursive: true });
      const call = ['draw', `reg/${FIRST}.csv`, '-c', 'plan.yaml', '--size', '2', '--municipality', FIRST];
      await done(cwd, [...call, '-s', LAND_SEED, '-o', `frei/${FIRST}`]);
      const { sha256 } = JSON.parse(linesOf(cwd, `frei/${FIRST}`)[0] ?? '').body.plan_file;
      change((all) => Object.assign(town(all), { plan: { name: 'plan.yaml', sha256 } }))(cwd);
      adopt(cwd, 'frei');
    },
    `batch.municipalities: ${SECOND} event`,
  ],
  [
    'a draw from the register of another municipality',
    'frei',
    async (cwd) => {
      cpSync(join(cwd, `reg/${SECOND}.csv`), join(cwd, `reg/${FIRST}.csv`));
      await replaced(cwd, []);
    },
    `batch.municipalities: ${SECOND} register`,
  ],
  [
    'a list that somebody changed',
    'frei',
    (cwd) => {
      const path = join(cwd, 'frei', FIRST, 'invitations.csv');
      writeFileSync(path, readFileSync(path, 'utf8').replace('Geheimname', 'Wunschname'));
    },
    new RegExp(`^batch.draws: ${FIRST} lists.files`),
  ],

  [
    'an event that is later',
    'fest',
    change(({ commitments }) => Object.assign(commitments.event, { date: '2027-01-01' }), 'fest'),
    `batch.municipalities: ${FIRST} event`,
  ],
  [
    'an event with more throws',
    'fest',
    change(({ commitments }) => Object.assign(commitments.event, { count: 31 }), 'fest'),
    'seed.event: text',
  ],
  [
    'any text for an event',
    'fest',
    change(({ commitments }) => Object.assign(commitments, { event: { type: 'text' } }), 'fest'),
    `batch.municipalities: ${FIRST} event`,
  ],
  [
    'an event that nobody knows',
    'offen',
    change(({ commitments }) => Object.assign(commitments, { event: { type: 'luck' } }), 'offen'),
    'log.entries: batch-commitments',
  ],
  [
    'an event before anything is drawn',
    'offen',
    change(({ commitments }) => Object.assign(commitments.event, { date: '2027-01-01' }), 'offen'),
    `batch.municipalities: ${FIRST} event`,
  ],
  [
    'the root',
    'fest',
    change(({ commitments }) => Object.assign(commitments, { root: 'a'.repeat(64) }), 'fest'),
    'batch.root: root',
  ],
  [
    'a commitment',
    'fest',
    change(
      ({ commitments }) => Object.assign(commitments.commitments[0] ?? {}, { fingerprint: 'a'.repeat(64) }),
      'fest',
    ),
    `batch.commitments: ${FIRST} commitment`,
  ],
  [
    'the people of a commitment',
    'offen',
    change(({ commitments }) => {
      (commitments.commitments[0] as { N: number }).N++;
      commitments.N++;
    }, 'offen'),
    `batch.commitments: ${FIRST} N`,
  ],
  ['the sum of the people', 'offen', change(({ commitments }) => commitments.N++, 'offen'), 'batch.sums: N'],
  [
    'a seed that was there before',
    'fest',
    change(({ entries }) => {
      for (const one of entries.slice(2)) Object.assign(one, { at: '2026-11-01T00:00:00Z' });
    }, 'fest'),
    'log.times: 3',
  ],
  [
    'commitments left out',
    'fest',
    (cwd) => forge(cwd, (all) => all.filter(({ type }) => type !== 'batch-commitments'), 'fest'),
    `batch.commitments: ${FIRST} commitment`,
  ],
  [
    'swapped urns',
    'fest',
    (cwd) => {
      const at = (key: string) => join(cwd, 'fest', key, 'urn.csv');
      renameSync(at(FIRST), join(cwd, 'x.csv'));
      renameSync(at(SECOND), at(FIRST));
      renameSync(join(cwd, 'x.csv'), at(SECOND));
    },
    new RegExp(`^batch.draws: ${FIRST} urn.file`),
  ],
  [
    'an urn of something that is not drawn',
    'offen',
    (cwd) => cpSync(join(cwd, 'offen', SECOND, 'urn.csv'), join(cwd, 'offen', FIRST, 'urn.csv')),
    new RegExp(`^batch.draws: ${FIRST} urn.file`),
  ],
  [
    'a draw that was made once more',
    'fest',
    async (cwd) => {
      const other = THROWN.replace('1', '2');
      const call = [
        'draw',
        `reg/${FIRST}.csv`,
        '-c',
        'wurf.yaml',
        '-o',
        `fest/${FIRST}`,
        '--dice',
        other,
        '--at',
        LATE,
      ];
      await done(cwd, [...call, '--key-file', `fest.keys/${FIRST}.key`, '--redraw', '--reason', 'Krankheit']);
    },
    `batch.fingerprints: ${FIRST} redraw`,
  ],
  [
    'a commitment on another register',
    'offen',
    async (cwd) => {
      rmSync(join(cwd, 'offen', THIRD), { recursive: true });
      save(cwd, 'reg/anders.csv', csvText(markedTown(50)));
      const call = ['commit', 'reg/anders.csv', '-c', 'wurf.yaml', '--size', '4', '--municipality', THIRD];
      await done(cwd, [...call, '-o', `offen/${THIRD}`, '--key-file', 'x.key', '--at', EARLY]);
    },
    `batch.commitments: ${THIRD} commitment`,
  ],
];

describe('both programs reject', () => {
  test.each(FORGERIES)('%s (%s)', async (_, name, work, expected) => {
    const cwd = copied(ground);
    await work(cwd);
    const from = name === 'land' ? ['--from', 'g'] : [];
    const { code, failed } = await found(cwd, name, ...from);
    const named =
      typeof expected === 'string'
        ? expect.stringMatching(new RegExp(`^${expected}$`))
        : expect.stringMatching(expected);
    expect([code, failed]).toEqual([4, expect.arrayContaining([named])]);
    const second = await python(cwd, name, ...(name === 'land' ? ['--municipalities', 'g/audit.jsonl'] : []));
    expect([second.code, second.stdout]).toEqual([1, expect.stringMatching(/^wrong: /)]);
  });

  test('none of what was not changed', async () => {
    for (const name of ['frei', 'land', 'fest', 'offen']) {
      expect([name, (await found(ground, name)).failed]).toEqual([name, []]);
      const { code, stdout } = await python(ground, name);
      expect([name, code, stdout]).toEqual([name, 0, expect.stringMatching(/^holds: /)]);
    }
  });
});

test('both programs reject another commitment of a municipality that is missing', async () => {
  const cwd = copied(ground);
  rmSync(join(cwd, `reg/${FIRST}.csv`));
  const close = [
    'batch',
    'wurf.csv',
    '-c',
    'wurf.yaml',
    '--dice',
    THROWN,
    '-o',
    'offen',
    '--at',
    LATE,
    '--close',
  ];
  await expect(done(cwd, close)).rejects.toThrow();
  save(cwd, `reg/${FIRST}.csv`, csvText(markedTown(50)));
  rmSync(join(cwd, 'offen', FIRST), { recursive: true });
  const call = ['commit', `reg/${FIRST}.csv`, '-c', 'wurf.yaml', '--size', '2', '--municipality', FIRST];
  await done(cwd, [...call, '-o', `offen/${FIRST}`, '--key-file', 'x.key', '--at', EARLY]);
  expect((await found(cwd, 'offen')).failed).toEqual([`batch.commitments: ${FIRST} commitment`]);
  expect((await python(cwd, 'offen')).stdout).toMatch(/^wrong: 08111001: another commitment/);
});

describe('a round of a beacon', () => {
  const [LIST, PLANNED] = ['liste.csv', 'runde.yaml'];
  let drawn = '';
  beforeAll(async () => {
    drawn = copied(ground);
    save(drawn, 'runde.json', ROUND);
    save(drawn, PLANNED, `${BATCH_PLAN}seed: { event: { type: drand, chain: quicknet, round: 1000 } }\n`);
    save(drawn, LIST, `AGS;Register;Briefe\n${FIRST};reg/${FIRST}.csv;2\n${SECOND};reg/${SECOND}.csv;3\n`);
    const given = ['-c', PLANNED, '--drand', 'runde.json', '--at', LATE];
    await done(drawn, ['batch', LIST, ...given, '-o', 'runde']);
    await done(drawn, ['commit', '--batch', LIST, '-c', PLANNED, '-o', 'vorher', '--at', EARLY]);
    await done(drawn, ['batch', LIST, ...given, '-o', 'vorher']);
  });

  test('is held against the given one, by the log alone as well', async () => {
    for (const name of ['runde', 'vorher', 'runde/audit.jsonl', 'vorher/audit.jsonl']) {
      const { code, passed } = await found(drawn, name, '--drand', 'runde.json');
      expect([name, code]).toEqual([name, 0]);
      expect(passed).toEqual(expect.arrayContaining(['seed.event', 'seed.given']));
      expect((await python(drawn, name)).stdout).toMatch(/^holds: /);
    }
    // The round was there before the commitment.
    expect((await found(drawn, 'vorher')).remarks).toContain('late');
  });

  type Seed = {
    beacon?: { round: number; signature: string; randomness: string };
    text: string;
    seedHash: string;
  };
  test.each<[string, string, (seed: Seed) => void, string]>([
    ['another round', 'runde', ({ beacon }) => Object.assign(beacon ?? {}, { round: 1001 }), 'beacon.round'],
    ['no beacon', 'vorher', (seed) => delete seed.beacon, 'beacon'],
    [
      'the number of another round',
      'vorher',
      (seed) => {
        seed.text = seed.text.replace(' 1000 ', ' 1001 ');
        seed.seedHash = digest(seed.text);
      },
      'text',
    ],
    [
      'any number',
      'runde',
      (seed) => {
        seed.text = seed.text.replace(/[0-9a-f]{64}$/, 'a'.repeat(64));
        seed.seedHash = digest(seed.text);
        Object.assign(seed.beacon ?? {}, { randomness: 'a'.repeat(64) });
      },
      'beacon.randomness',
    ],
  ])('with %s is rejected by both programs (%s), by the log alone', async (_, name, work, fault) => {
    const cwd = copied(drawn);
    change(({ seed }) => work(seed as unknown as Seed), name)(cwd);
    const { code, failed } = await found(cwd, `${name}/audit.jsonl`);
    expect([code, failed]).toEqual([4, expect.arrayContaining([`seed.event: ${fault}`])]);
    expect((await python(cwd, `${name}/audit.jsonl`)).stdout).toMatch(/^wrong: /);
  });
});

test('a municipality that is missing may have its commitment beside, and nothing more', async () => {
  const cwd = copied(ground);
  rmSync(join(cwd, `reg/${FIRST}.csv`));
  const call = [
    'batch',
    'wurf.csv',
    '-c',
    'wurf.yaml',
    '--dice',
    THROWN,
    '-o',
    'offen',
    '--at',
    LATE,
    '--close',
  ];
  await expect(done(cwd, call)).rejects.toThrow();
  expect((await found(cwd, 'offen', '-c', 'wurf.yaml', '-c', 'wurf-eigen.yaml')).failed).toEqual([]);
  expect((await python(cwd, 'offen')).stdout).toMatch(/^holds: /);
});
