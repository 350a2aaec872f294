import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256Text } from '../src/core/digest.js';
import {
  AFTER,
  BEFORE,
  bodyIn,
  COMMIT,
  commitmentOf,
  committed,
  copied,
  DRAW,
  done,
  forge,
  office,
  PLANNED,
  register,
} from './cli/commitments.js';
import { csvText, save } from './cli/registers.js';
import { bodyOf, FIXTURES, newFolder } from './cli/run.js';
import { expectNamed, holds, inFolder, proof, slipHolds } from './second-proof.js';

/** The urn by the second program for the public proof: changed urns are named, and the one of the vectors holds. */

let drawn: string;
beforeAll(async () => {
  drawn = await committed();
  await done(drawn, DRAW);
});

type Lines = readonly string[];
const swapped = (lines: Lines, a: number, b: number) =>
  lines.map((line, at) => lines[at === a ? b : at === b ? a : at] ?? line);
const changed = (lines: Lines, at: number, change: (line: string) => string) =>
  lines.map((line, place) => (place === at ? change(line) : line));

const URNS: readonly (readonly [name: string, reason: RegExp, change: (lines: Lines) => Lines])[] = [
  [
    'somebody in another stratum',
    /: the urn has \d+ people and the log \d+$/m,
    (lines) => {
      const other = lines.slice(2).find((line) => line.slice(64) !== lines[1]?.slice(64)) ?? '';
      return changed(lines, 1, (line) => line.slice(0, 64) + other.slice(64));
    },
  ],
  [
    'a stratum that does not exist',
    /line 2 of the urn is in a stratum/,
    (lines) => changed(lines, 1, (line) => `${line}x`),
  ],
  [
    'another person',
    /another file than the one committed to/,
    (lines) => changed(lines, 1, (line) => `0000${line.slice(4)}`),
  ],
  ['swapped lines', /line 3 of the urn is not in order/, (lines) => swapped(lines, 1, 2)],
  [
    'somebody twice',
    /line 4 of the urn is not in order, or there twice/,
    (lines) => lines.toSpliced(2, 0, lines[2] ?? ''),
  ],
  ['somebody missing', /has 120 people, and not as many as committed to/, (lines) => lines.toSpliced(5, 1)],
  [
    'an id instead of a label',
    /line 2 of the urn has no hidden label/,
    (lines) => changed(lines, 1, (line) => `P1${line.slice(64)}`),
  ],
  [
    'quotation marks that are not needed',
    /line 7 of the urn is not written/,
    (lines) => changed(lines, 6, (line) => line.replace(/,([^,]*)$/, ',"$1"')),
  ],
  [
    'a line end of Windows',
    /line 3 of the urn is not written/,
    (lines) => changed(lines, 2, (line) => `${line}\r`),
  ],
  ['a last line without end', /line 122 of the urn is not written/, (lines) => lines.slice(0, -1)],
  [
    'a field too many',
    /line 4 of the urn has 5 fields instead of 4/,
    (lines) => changed(lines, 3, (line) => `${line},`),
  ],
  [
    'a header of its own',
    /first line of the urn has other names/,
    (lines) => changed(lines, 0, () => 'label,a,b,c'),
  ],
  [
    'a mark in front',
    /first line of the urn has other names/,
    (lines) => changed(lines, 0, (line) => `\ufeff${line}`),
  ],
];

describe('an urn that is not the one committed to:', () => {
  test.each(URNS)('%s', async (_, reason, change) => {
    const folder = copied(drawn);
    const path = join(folder, 'out/urn.csv');
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines).toHaveLength(123);
    writeFileSync(path, change(lines).join('\n'));
    await expectNamed(folder, reason);
  });

  test('with its hash in the commitment it has another root', async () => {
    const folder = copied(drawn);
    const path = join(folder, 'out/urn.csv');
    const text = readFileSync(path, 'utf8').replace(/\n..../, '\n0000');
    writeFileSync(path, text);
    forge(folder, (entries) => {
      bodyIn<{ urn: { sha256: string } }>(entries, 'commitment').urn.sha256 = sha256Text(text);
    });
    await expectNamed(folder, /another root/);
  });

  test('one of a register that was changed after the commitment', async () => {
    const folder = copied(drawn);
    const other = office(PLANNED, register.toSpliced(30, 1));
    await done(other, [...COMMIT, '--number', '2']);
    await done(other, DRAW);
    const published = ['--commitment', commitmentOf(folder)];
    writeFileSync(join(folder, 'out/urn.csv'), readFileSync(join(other, 'out/urn.csv')));
    await expectNamed(folder, /people and the log|not as many as committed to/, ...published);
    writeFileSync(join(folder, 'out/audit.jsonl'), readFileSync(join(other, 'out/audit.jsonl')));
    await expectNamed(folder, /another commitment than the given one/, ...published);
  });
});

interface UrnVectors {
  readonly urn: {
    readonly key: string;
    readonly header: readonly string[];
    readonly people: readonly (readonly [id: string, categories: readonly string[]])[];
    readonly lines: readonly string[];
    readonly sha256: string;
    readonly root: string;
    readonly paths: Readonly<Record<string, readonly string[]>>;
  };
}
interface SlipVectors {
  readonly commitment: string;
  readonly seedHash: string;
  readonly slips: readonly {
    readonly id: string;
    readonly text: string;
    readonly ticket: string;
    readonly hundredths: number;
  }[];
}
const vectors = <T>(name: string) => JSON.parse(readFileSync(join(FIXTURES, 'vectors', name), 'utf8')) as T;

/** The urn's age bands as ages, so that a register gives it. */
const AGES: Readonly<Record<string, string>> = { '16-59': '30', '60+': '70' };
const VECTOR_PLAN = `version: 1
register: { columns: { id: Nr, district: district, gender: gender, age: age } }
stratify: [district, gender, { age: [16-59, 60+] }]
sample: { size: 4, reserve: 1 }
`;

describe('urn and slips of the vectors', () => {
  const { urn } = vectors<UrnVectors>('urn.json');
  const known = vectors<SlipVectors>('slips.json');
  const seed = '3 12 17 28 41 49 Superzahl 7';
  let folder: string;
  beforeAll(async () => {
    folder = newFolder();
    const people = urn.people.map(([id, all]) => [id, ...all.map((one) => AGES[one] ?? one)]);
    save(folder, 'register.csv', csvText([['Nr', ...urn.header], ...people]));
    save(folder, 'plan.yaml', VECTOR_PLAN);
    save(folder, 'out.key', urn.key);
    await done(folder, ['commit', 'register.csv', '-c', 'plan.yaml', '-o', 'out', '--at', BEFORE]);
    await done(folder, ['draw', 'register.csv', '-c', 'plan.yaml', '-o', 'out', '-s', seed, '--at', AFTER]);
  });

  test('the urn is that of a commitment to such a register, and holds', async () => {
    expect(readFileSync(join(folder, 'out/urn.csv'), 'utf8')).toBe(
      ['label,district,gender,age', ...urn.lines, ''].join('\n'),
    );
    expect(bodyOf(join(folder, 'out'), 'commitment')).toEqual({
      balls: false,
      event: { type: 'text' },
      key_hash: sha256Text(urn.key),
      number: 1,
      size: 4,
      urn: { rows: 13, sha256: urn.sha256, root: urn.root },
    });
    expect(bodyOf(join(folder, 'out'), 'seed').seedHash).toBe(known.seedHash);
    expect(await holds(folder)).toContain(`urn of 13 people in 8 strata with the root ${urn.root}`);
  });

  test('every slip is that of the vectors, but for the commitment', async () => {
    for (const { id, text } of known.slips) {
      await done(folder, ['prove', 'out', '--id', id, '-o', `${id}.json`]);
      const expected = text.replace(known.commitment, commitmentOf(folder));
      expect(readFileSync(join(folder, `${id}.json`), 'utf8')).toBe(expected);
      await slipHolds(folder, 'out', `${id}.json`);
    }
    expect(known.slips).toHaveLength(13);
  });
});

test('other calls are explained, and what is no log is said to be none', async () => {
  expect((await proof(drawn)).code).toBe(2);
  expect((await proof(drawn, 'out/audit.jsonl')).code).toBe(2);
  expect((await proof(drawn, ...inFolder('out'), '--seed', 'x')).code).toBe(2);
  const none = newFolder();
  mkdirSync(join(none, 'out'));
  save(none, 'out/audit.jsonl', csvText(register));
  save(none, 'out/urn.csv', '');
  for (const folder of [none, newFolder()]) expect((await proof(folder, ...inFolder('out'))).code).toBe(1);
  const twice = await proof(drawn, ...inFolder('out'), 'out/urn.csv');
  expect([twice.code, twice.stdout]).toEqual([1, 'wrong: more urns than commitments, or one twice\n']);
});
