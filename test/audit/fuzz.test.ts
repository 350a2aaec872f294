import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawPanel, HOUSEHOLD, pool } from '../cli/panel-answers.js';
import { type Entry, readEntries, run, SEED } from '../cli/run.js';
import { runs } from '../thorough.js';
import { copyOf, drawn, rebuilt } from './verifying.js';

/**
 * Logs that somebody made of sound ones, chain and all, with values that no draw has: verify says that they do
 * not hold, or that they can't be read, and never breaks off.
 */

const TURNS = Number(process.env.FUZZ_TURNS ?? runs(300, 100));

/** A sequence that is the same every time, and has nothing to do with the draw. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const STRANGE: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1e300, 0.5, -0.5],
  ...[
    '',
    ' ',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '/dev/zero',
    '../../etc/passwd',
    '.',
    '-',
  ],
  ...[
    '\u0000',
    '\u202eabc',
    '\ud83d',
    '\u001b[2J',
    'x'.repeat(5000),
    '9'.repeat(5000),
    '1/0',
    '0/0',
    '1/3',
    '2026-02-30',
  ],
  ...[[], {}, [[]], [{}], ['constructor'], [null], [0], { constructor: 1 }, [[], []], ['', '']],
];

type Owner = Record<string | number, unknown>;

/** Every place of a value, as its owner and the key there. */
function placesIn(value: unknown): (readonly [owner: Owner, key: string | number])[] {
  if (value === null || typeof value !== 'object') return [];
  const owner = value as Owner;
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => [[owner, key] as const, ...placesIn(owner[key])]);
}

/** One thing changed, taken away, doubled or exchanged for another one of the log. */
function mutate(entries: Entry[], random: (below: number) => number): void {
  const body = entries[random(entries.length)]?.body;
  const places = placesIn(body);
  const none: (typeof places)[number] = [{}, ''];
  const [owner, key] = places[random(places.length)] ?? none;
  const [other, otherKey] = places[random(places.length)] ?? none;
  const kind = random(6);
  if (kind === 0 && Array.isArray(owner)) owner.splice(Number(key), 1);
  else if (kind === 0) delete owner[key];
  else if (kind === 1 && Array.isArray(owner)) owner.push(structuredClone(owner[Number(key)]));
  else if (kind === 2) owner[key] = structuredClone(other[otherKey]);
  else if (kind === 3 && typeof owner[key] === 'number')
    owner[key] = Number(owner[key]) * ([2, 10, 1e6, 1e9][random(4)] ?? 2);
  else owner[key] = structuredClone(STRANGE[random(STRANGE.length)]);
}

/** Lines as JSON alone, for what is no canonical JSON; the chain fits all the same. */
function written(entries: readonly Entry[]): string {
  try {
    return rebuilt(entries);
  } catch {
    return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  }
}

let letters: string;
let panel: string;

beforeAll(async () => {
  letters = copyOf(await drawn());
  panel = pool();
  await drawPanel(panel, ...HOUSEHOLD);
});

describe('a log with anything in it', () => {
  test.each([
    ['letters', TURNS, ['-r', 'register.csv', '-c', 'plan.yaml', '--seed', SEED]],
    ['a panel', TURNS, ['-a', 'answers.csv', '--targets', 'targets.csv', '--seed', SEED]],
  ] as const)(
    '%s: %i mutations end with 4, or with 3 where a file is missing, and never with a fault',
    async (name, count, given) => {
      const folder = name === 'letters' ? letters : panel;
      const sound = readEntries(join(folder, 'out'));
      const random = sequence(name.length + TURNS);
      const wrong: string[] = [];
      const codes = new Map<number | null, number>();
      for (let turn = 0; turn < count; turn++) {
        const entries = structuredClone(sound);
        const times = 1 + random(3);
        for (let at = 0; at < times; at++) mutate(entries, random);
        const text = written(entries);
        writeFileSync(join(folder, 'out/audit.jsonl'), text);
        const { code, stderr } = await run(['verify', 'out', ...(turn % 2 === 0 ? given : []), '--json'], {
          cwd: folder,
        });
        codes.set(code, (codes.get(code) ?? 0) + 1);
        if (code !== 4 && code !== 3 && code !== 0) wrong.push(`${turn}: ${code} ${stderr}`);
      }
      expect(wrong).toEqual([]);
      expect(codes.get(4)).toBeGreaterThan(count / 2);
    },
    300_000,
  );
});
