import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  BATCH_PLAN,
  batches,
  copied,
  done,
  FIRST,
  found,
  KEYS,
  LAND_SEED,
  LATE,
  listOf,
  OWN,
  publishedOf,
  SECOND,
  save,
  THROWN,
} from './batches.js';
import { csvText, markedTown } from './registers.js';
import { run } from './run.js';

/** What can be given to `verify` of a batch is compared with something, or said to have nothing; never passed over. */

let ground = '';
beforeAll(async () => {
  ground = await batches();
});

const LOTTO = '3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913 Super 6 318406';
const OTHER_LOTTO = LOTTO.replace('49', '48');
const OTHER_THROWN = THROWN.replace('1', '2');
const PLANS = ['-c', 'plan.yaml', '-c', 'eigen.yaml'];

describe('holds', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ['the seed', 'frei', ['-s', LAND_SEED], ['seed.given']],
    ['the result of an event whose canonical text is the seed', 'frei', ['--lotto', LOTTO], ['seed.given']],
    [
      'the result of the event that was committed to',
      'fest',
      ['--dice', THROWN],
      ['seed.given', 'seed.event'],
    ],
    ['the plans', 'frei', PLANS, ['batch.plan', 'plan.effective']],
    [
      'the plan, and the list with that of the last',
      'frei',
      ['-c', 'plan.yaml', '--register', 'liste.csv'],
      ['plan.effective'],
    ],
    ['the list', 'frei', ['--register', 'liste.csv'], ['batch.list', 'batch.rows']],
    ['the list, of commitments', 'fest', ['--register', 'wurf.csv'], ['batch.list', 'batch.rows']],
    ['the list, of what is not drawn', 'offen', ['--register', 'wurf.csv'], ['batch.list', 'batch.rows']],
    [
      'keys that are elsewhere',
      'fest',
      ['--key-file', 'fest.keys', '--register', 'wurf.csv'],
      ['batch.draws'],
    ],
    ['the draw of municipalities', 'land', ['--from', 'g', '--register', 'register.csv'], ['batch.from']],
  ])('%s', async (_, name, args, checks) => {
    const { code, failed, passed } = await found(ground, name, ...args);
    expect([code, failed]).toEqual([0, []]);
    expect(passed).toEqual(expect.arrayContaining([...checks]));
  });

  test('the published commitment, and sees every urn', async () => {
    for (const name of ['fest', 'offen']) {
      const { code, passed } = await found(ground, name, '--commitment', publishedOf(ground, name));
      expect([code, passed.includes('commitment.given')]).toEqual([0, true]);
    }
    const cwd = copied(ground);
    rmSync(join(cwd, 'fest', FIRST, 'urn.csv'));
    const { failed } = await found(cwd, 'fest', '--commitment', publishedOf(ground, 'fest'));
    expect(failed).toEqual([`batch.draws: ${FIRST} urn.file`]);
  });

  test('the fingerprint of before the draws, which says nothing of them', async () => {
    const given = ['--fingerprint', publishedOf(ground, 'fest')];
    expect(await found(ground, 'fest', ...given)).toMatchObject({
      code: 0,
      notes: ['earlier'],
      remarks: ['batch-later'],
    });
  });

  test('a plan with other line ends; of the log alone as well', async () => {
    const cwd = copied(ground);
    save(cwd, 'anders.yaml', BATCH_PLAN.replaceAll('\n', '\r\n'));
    for (const name of ['frei', 'frei/audit.jsonl']) {
      const { code, notes } = await found(cwd, name, '-c', 'anders.yaml', '-c', 'eigen.yaml');
      expect([code, notes]).toEqual([0, ['line-ends']]);
    }
  });

  test('the result of the event in a draw of municipalities', async () => {
    expect((await found(ground, 'g', '--lotto', LOTTO)).passed).toContain('seed.given');
    expect((await found(ground, 'g', '--lotto', OTHER_LOTTO)).failed).toEqual(['seed.given: seed']);
  });

  test('the signature of the log about all draws, and no other', async () => {
    const cwd = copied(ground);
    await done(cwd, ['sign', 'frei', '--secret-key', 'land.key']);
    expect((await found(cwd, 'frei', '--public-key', 'land.pub')).passed).toContain('log.signature');
    const strange = 'RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3';
    const other = await found(cwd, 'frei', '--public-key', strange);
    expect([other.code, other.notes]).toEqual([4, ['other-key']]);
  });

  test('a signature of before the draws, which says nothing of them', async () => {
    const cwd = copied(ground);
    await done(cwd, ['sign', 'offen', '--secret-key', 'land.key']);
    const draw = ['batch', 'wurf.csv', '-c', 'wurf.yaml', '--dice', THROWN, '-o', 'offen', '--at', LATE];
    await done(cwd, draw);
    expect((await found(cwd, 'offen', '--public-key', 'land.pub')).remarks).toEqual(['signed-before']);
  });
});

describe('names', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ['another seed', 'frei', ['-s', `${LAND_SEED} 1`], ['seed.given: seed']],
    ['another result', 'frei', ['--lotto', OTHER_LOTTO], ['seed.given: seed']],
    ['another throw', 'fest', ['--dice', OTHER_THROWN], ['seed.given: seed']],
    ['a result of another kind', 'fest', ['--lotto', LOTTO], ['given.applies: --lotto']],
    ['two seeds', 'frei', ['-s', LAND_SEED, '-s', 'x'], ['given.applies: --seed']],
    ['a seed of what is not drawn', 'offen', ['-s', 'x'], ['given.applies: --seed']],
    ['a result of what is not drawn', 'offen', ['--dice', THROWN], ['given.applies: --dice']],
    [
      'a commitment where there is none',
      'frei',
      ['--commitment', 'a'.repeat(64)],
      ['commitment.given: batch-commitments'],
    ],
    ['another commitment', 'fest', ['--commitment', 'a'.repeat(64)], ['commitment.given: batch-commitments']],
    ['keys where there are none', 'frei', ['--key-file', 'fest.keys'], ['given.applies: --key-file']],
    ['one key for all', 'fest', ['--key-file', `fest.keys/${FIRST}.key`], ['given.applies: --key-file']],
    ['a lottery where there is none', 'frei', ['--optimality'], ['given.applies: --optimality']],
    ['a draw of municipalities where there is none', 'frei', ['--from', 'g'], ['given.applies: --from']],
    [
      'two lists',
      'frei',
      ['--register', 'liste.csv', '--register', 'wurf.csv'],
      ['given.applies: --register wurf.csv'],
    ],
    ['an urn', 'fest', ['--urn', `fest/${FIRST}/urn.csv`], ['given.applies: --urn']],
    ['answers', 'frei', ['--answers', 'liste.csv'], ['given.applies: --answers']],
    ['the number of a panel', 'frei', ['--panel-number', '7'], ['given.applies: --panel-number']],
    [
      'another plan',
      'frei',
      ['-c', 'eigen.yaml', '-c', 'wurf.yaml'],
      [
        'batch.plan: wurf.yaml',
        ...[...KEYS].filter((key) => key !== OWN).map((key) => `plan.effective: ${key} seed`),
      ],
    ],
  ])('%s', async (_, name, args, expected) => {
    const { code, failed } = await found(ground, name, ...args);
    expect([code, failed]).toEqual([4, expected]);
  });

  test('a plan of other bytes and the same effect by its file alone, and one of another effect by both', async () => {
    const cwd = copied(ground);
    save(cwd, 'bemerkt.yaml', `# zur Veröffentlichung\n${BATCH_PLAN}`);
    const same = await found(cwd, 'frei', '-c', 'bemerkt.yaml', '-c', 'eigen.yaml');
    expect(same.failed).toEqual(['batch.plan: bemerkt.yaml']);
    expect(same.passed).toContain('plan.effective');
    save(cwd, 'anders.yaml', BATCH_PLAN.replace('min_age: 16', 'min_age: 18'));
    const other = await found(cwd, 'frei', '-c', 'anders.yaml', '-c', 'eigen.yaml');
    expect(other.failed).toContain(`plan.effective: ${FIRST} eligibility`);
    expect(other.failed).not.toContain(`plan.effective: ${OWN} eligibility`);
  });

  test('plans of municipalities that nobody gave', async () => {
    expect(await found(ground, 'frei', '-c', 'plan.yaml')).toMatchObject({ code: 0, remarks: ['own-plans'] });
  });

  test('rows of the list: missing ones, more of them, other sizes, other plans', async () => {
    const cwd = copied(ground);
    const right = listOf('eigen.yaml').split('\n');
    const [header = '', first = '', second = '', third = '', own = ''] = right;
    save(cwd, 'reg/09162000.csv', csvText(markedTown(9)));
    const rows = [
      second.replace(/;3;/, ';5;'),
      third.replace(/;$/, ';plan.yaml'),
      own.replace('eigen.yaml', ''),
    ];
    save(cwd, 'liste.csv', [header, ...rows, '09162000;reg/09162000.csv;3;', ''].join('\n'));
    const { failed } = await found(cwd, 'frei', '--register', 'liste.csv');
    expect(failed.filter((one) => !one.startsWith('batch.draws'))).toEqual([
      'batch.list: liste.csv',
      `batch.rows: ${FIRST} missing`,
      `batch.rows: ${KEYS[1]} size`,
      `batch.rows: ${KEYS[2]} plan`,
      `batch.rows: ${OWN} plan`,
      'batch.rows: 09162000 added',
    ]);
    // The same rows in another file.
    save(cwd, 'liste.csv', `${right.join('\n')}\n`);
    const { failed: file } = await found(cwd, 'frei', '--register', 'liste.csv');
    expect(file).toEqual(['batch.list: liste.csv']);
    expect(first).not.toBe('');
  });

  test('no plan that the list names and nobody has, but for another name', async () => {
    const cwd = copied(ground);
    rmSync(join(cwd, 'eigen.yaml'));
    expect((await found(cwd, 'frei', '--register', 'liste.csv')).failed).toEqual([]);
    save(cwd, 'liste.csv', listOf('fremd.yaml'));
    const { failed } = await found(cwd, 'frei', '--register', 'liste.csv');
    expect(failed).toEqual(['batch.list: liste.csv', `batch.rows: ${OWN} plan`]);
  });

  test('another draw of municipalities, key by key', async () => {
    const cwd = copied(ground);
    save(cwd, 'tabelle.csv', `AGS;Einwohner\n${KEYS.map((key, at) => `${key};${90 + at * 50}\n`).join('')}`);
    await done(cwd, ['municipalities', 'tabelle.csv', '--hits', '8', '--letters', '1', '-s', 'x', '-o', 'h']);
    const { failed } = await found(cwd, 'land', '--from', 'h');
    expect(failed).toContain('batch.from: h');
    expect(failed).toContain(`batch.from: ${OWN} people`);
    expect((await found(cwd, 'land')).remarks).toEqual(['unseen-from']);
  });

  test('registers that are gone or others, and keys that are gone or others', async () => {
    const cwd = copied(ground);
    save(cwd, `reg/${FIRST}.csv`, csvText(markedTown(40)));
    rmSync(join(cwd, `reg/${OWN}.csv`));
    const { failed } = await found(cwd, 'frei', '--register', 'liste.csv');
    expect(failed).toEqual([
      expect.stringMatching(new RegExp(`^batch.draws: ${FIRST} register.files`)),
      `batch.draws: ${OWN} REG-001`,
    ]);
    const keyed = copied(ground);
    rmSync(join(keyed, `fest.keys/${FIRST}.key`));
    save(keyed, `fest.keys/${OWN}.key`, `${'0123456789abcdef'.repeat(4)}\n`);
    const { failed: keys } = await found(keyed, 'fest', '--register', 'wurf.csv');
    expect(keys).toContain(`batch.draws: ${FIRST} KEY-003`);
    expect(keys.join()).toContain(`${OWN} key.given`);
  });

  test('what a log says of a draw whose register or key is gone as well', async () => {
    const cwd = copied(ground);
    rmSync(join(cwd, 'fest.keys'), { recursive: true });
    save(cwd, `fest/${OWN}/audit.jsonl`, 'x\n');
    const [a, b] = [join(cwd, 'fest', FIRST), join(cwd, 'fest', SECOND)];
    renameSync(a, join(cwd, 'x'));
    renameSync(b, a);
    renameSync(join(cwd, 'x'), b);
    const { failed } = await found(cwd, 'fest', '--register', 'wurf.csv');
    for (const key of [FIRST, SECOND]) {
      expect(failed).toContain(`batch.draws: ${key} KEY-003`);
      for (const fault of [`fingerprints: ${key}`, `seeds: ${key} text`, `commitments: ${key} commitment`])
        expect(failed).toContain(`batch.${fault}`);
    }
    expect(failed).toContain(`batch.fingerprints: ${OWN} draw`);
  });

  test('keys that lie beside a batch without commitments are not its own', async () => {
    const cwd = copied(ground);
    renameSync(join(cwd, 'fest.keys'), join(cwd, 'frei.keys'));
    expect((await found(cwd, 'frei', '--register', 'liste.csv')).code).toBe(0);
  });

  test('a commitment that was not made before its event', async () => {
    const cwd = copied(ground);
    const commit = ['commit', '--batch', 'wurf.csv', '-c', 'wurf.yaml', '-o', 'spaet'];
    await done(cwd, [...commit, '--at', LATE]);
    const { code, remarks } = await found(cwd, 'spaet');
    expect([code, remarks]).toEqual([0, ['late', 'municipalities']]);
  });

  test('a batch that stands in itself', async () => {
    const cwd = copied(ground);
    rmSync(join(cwd, 'frei', FIRST), { recursive: true });
    mkdirSync(join(cwd, 'frei', FIRST));
    for (const name of ['audit.jsonl']) renameSync(join(cwd, 'land', name), join(cwd, 'frei', FIRST, name));
    const { failed } = await found(cwd, 'frei');
    expect(failed).toContain(`batch.draws: ${FIRST} log.parts`);
  });
});

test('what it followed from, to be compared with what was announced', async () => {
  const { stdout } = await run(['verify', 'land'], { cwd: ground });
  for (const shown of ['plan.yaml', LAND_SEED, 'municipalities     4', 'draw of municipalities'])
    expect(stdout).toContain(shown);
  const document = JSON.parse(
    (await run(['verify', 'fest', '--register', 'wurf.csv', '--json'], { cwd: ground })).stdout,
  );
  expect(document.batch).toMatchObject({
    plans: [{ name: 'wurf.yaml' }, { name: 'wurf-eigen.yaml' }],
    ...{ municipalities: 4, size: 14, missing: [], from: null },
    looked_at: { folders: 4, registers: 4, urns: 0 },
  });
});

test('in words, in German too', async () => {
  const cwd = copied(ground);
  save(
    cwd,
    'liste.csv',
    listOf('eigen.yaml').replace(`${FIRST};reg/${FIRST}.csv;2`, `${FIRST};reg/${FIRST}.csv;4`),
  );
  const { stdout } = await run(['verify', 'frei', '--register', 'liste.csv'], { cwd, language: 'de' });
  expect(stdout).toContain(`betroffen: ${FIRST} (Zahl der Briefe)`);
});
