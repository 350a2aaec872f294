import { beforeAll, describe, expect, test } from 'vitest';
import { csvText, place, save, town } from './registers.js';
import { contents, newFolder, problemsOf, run, SEED } from './run.js';

/** Names on the command line, and districts to which a draw is restricted. */

const base = town(300, 'districts', 4);
const district = place(base, 'Stadtteil');
const districts = [...new Set(base.slice(1).map((row) => row[district] ?? ''))];
/** All who live in it are children. */
const kindergarten = 'Kleinkinderhof';
const register = [
  ...base,
  ...base
    .slice(1, 6)
    .map((row, at) => row.with(0, `K${at}`).with(3, '01.02.2020').with(district, kindergarten)),
];

let home: string;

beforeAll(() => {
  home = newFolder();
  save(home, 'register.csv', csvText(register));
});

const draw = (args: readonly string[], output: string) => {
  const usual = [
    '--size',
    '12',
    '--seed',
    SEED,
    '--reference-date',
    '2026-12-01',
    '--min-age',
    '16',
    '--json',
  ];
  return run(['draw', 'register.csv', ...usual, ...args, '--output', output], { cwd: home });
};

describe('letters that are written in two parts (NFD), as on a Mac', () => {
  const [umlaut = ''] = districts.filter((name) => name.normalize('NFD') !== name);
  const flags: readonly (readonly [string, readonly string[]])[] = [
    ['--districts', ['--districts', umlaut]],
    ['--stratify', ['--stratify', 'Staatsangehörigkeit']],
    ['--exclude', ['--exclude', `Stadtteil=${umlaut}`]],
    ['--exclude with a column', ['--exclude', 'Staatsangehörigkeit=türkisch']],
    ['--column', ['--stratify', 'district', '--column', 'district=Staatsangehörigkeit']],
  ];

  test.each(flags)('mean the same in %s', async (name, args) => {
    const composed = await draw(args, `${name}-nfc`);
    expect(problemsOf(composed).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(composed.code).toBe(0);
    const split = args.map((arg) => arg.normalize('NFD'));
    expect(split).not.toEqual(args);
    const decomposed = await draw(split, `${name}-nfd`);
    expect(problemsOf(decomposed).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(decomposed.code).toBe(0);
    const written = contents(home);
    const lists = (folder: string) => [
      written[`${folder}/invitations.csv`],
      written[`${folder}/reserve.csv`],
    ];
    expect(lists(`${name}-nfd`)).toEqual(lists(`${name}-nfc`));
    expect(lists(`${name}-nfc`)).not.toContain(undefined);
  });
});

describe('a plan file in NFD', () => {
  test('means the same as in NFC', async () => {
    const plan = [
      'version: 1',
      'register: { columns: { id: PersonID, district: Stadtteil } }',
      `eligibility: { districts: [${districts}] }`,
      'stratify: [Staatsangehörigkeit, district]',
      'sample: { size: 12 }',
      'output: { columns: [Staatsangehörigkeit, PersonID] }',
      '',
    ].join('\n');
    for (const form of ['NFC', 'NFD'] as const) {
      save(home, `${form}.yaml`, plan.normalize(form));
      const args = ['draw', 'register.csv', '-c', `${form}.yaml`, '-s', SEED, '-o', form, '--json'];
      const outcome = await run(args, { cwd: home });
      expect(problemsOf(outcome).filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(outcome.code).toBe(0);
    }
    const written = contents(home);
    expect(written['NFD/invitations.csv']).toBe(written['NFC/invitations.csv']);
    expect(written['NFD.yaml']).not.toBe(written['NFC.yaml']);
  });
});

describe('--districts', () => {
  test('of which one has only children draws in the other; it is not unknown', async () => {
    const other = districts[0] ?? '';
    const both = await draw(['--districts', `${other},${kindergarten}`], 'both');
    expect(problemsOf(both).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(both.code).toBe(0);
    const one = await draw(['--districts', other], 'one');
    expect(one.code).toBe(0);
    const written = contents(home);
    expect(written['both/invitations.csv']).toBe(written['one/invitations.csv']);
  });

  test('of which one is not in the register is refused', async () => {
    const outcome = await draw(['--districts', `${districts[0]},Nirgendheim`], 'nowhere');
    expect(problemsOf(outcome)).toMatchObject([{ code: 'PLAN-030', params: { names: ['Nirgendheim'] } }]);
    expect(outcome.code).toBe(3);
  });
});
