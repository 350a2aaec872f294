import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Text } from '../../src/core/digest.js';
import type { DrawPlan } from '../../src/core/plan.js';
import { readSeed } from '../../src/core/seed.js';
import { fileSource } from '../../src/node/file-source.js';
import { inThreads } from '../../src/node/threads/parallel.js';
import { type ConductedDraw, conductDraw } from '../../src/procedure/conduct.js';
import { openRegister, type ReadOptions } from '../../src/register/read.js';
import { memorySource, type RegisterSource } from '../../src/register/source.js';
import { planWith } from '../core/plans.js';
import { byColumn, places, refusal } from '../register/registers.js';

/**
 * A draw that kept too few candidates reads the register again. Strata and places come from the first
 * reading and the people from the second, so both must have been of the same register.
 */

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'losverfahren-'));
  path = join(folder, 'register.csv');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const DISTRICTS = 10;
const PER_DISTRICT = 600;
const WANTED = 300;

/** One district is wanted far beyond its share: the first reading can't have kept as many. */
function planOf(perHousehold: number | null): DrawPlan {
  const names = Array.from({ length: DISTRICTS }, (_, at) => `Ort ${at}`);
  const table = names.map((name, at) => ({ categories: [name], size: at === 7 ? WANTED : 1 }));
  const size = WANTED + DISTRICTS - 1;
  const reserve = '0';
  const sample = { size, allocation: 'table', table, reserve, max_per_household: perHousehold } as const;
  const columns = { id: ['Nr'], household: perHousehold === null ? [] : ['Haus'] };
  return planWith({ columns, stratify: [byColumn('Ort')], sample });
}

/** Rows of one length, so that another register can have as many bytes. */
function content(prefix: string): string {
  const rows = Array.from({ length: DISTRICTS * PER_DISTRICT }, (_, nr) => {
    return `${prefix}${String(nr).padStart(6, '0')};Ort ${nr % DISTRICTS};H${String(Math.floor(nr / 12)).padStart(4, '0')}\n`;
  });
  return `Nr;Ort;Haus\n${rows.join('')}`;
}

const BEFORE = new Date('2026-12-01T08:00:00Z');
const LATER = new Date('2026-12-01T08:00:01Z');

function write(text: string, time: Date): void {
  writeFileSync(path, text);
  utimesSync(path, time, time);
}

const SEED = readSeed(sha256Text, '3 12 17 28 41 49 Superzahl 7');

interface Conducting {
  readonly plan?: DrawPlan;
  readonly options?: ReadOptions;
}

/** The draw; `reads` is told of each reading of each file just before it, for the how manieth time. */
async function conducted(
  sources: readonly RegisterSource[],
  reads: (time: number, name: string) => void,
  { plan = planOf(null), options = {} }: Conducting = {},
): Promise<ConductedDraw> {
  const looked = await openRegister(sources, plan.register);
  const register = looked.map((file) => {
    let times = 0;
    const open = () => {
      reads(++times, file.source.name);
      return file.source.open();
    };
    return { ...file, source: { ...file.source, open } };
  });
  return conductDraw({ plan, register, idLists: new Map(), digest: sha256Text, key: null }, SEED, options);
}

const REFUSED = [['REG-020', { file: 'register.csv' }]];

/** The built file: a thread can't run TypeScript. */
const entry = new URL('../../dist/node/threads/reader-thread.js', import.meta.url);
const threads = () => ({ parallel: inThreads({ workers: 2, entry, chunkBytes: 1 << 14, scratch: folder }) });

describe.each([
  ['in one go', () => ({})],
  ['by two threads', threads],
] as const)('read %s, a register', (_, options) => {
  beforeEach(() => write(content('A'), BEFORE));

  /** Draws from the file and changes it just before the second reading opens it. */
  async function drawWhile(change: () => void, plan?: DrawPlan): Promise<ConductedDraw> {
    const at = (time: number) => {
      if (time === 2) change();
    };
    const source = await fileSource(path);
    return conducted([source], at, { options: options(), ...(plan === undefined ? {} : { plan }) });
  }

  test('that stays what it was is drawn from, and was read twice', async () => {
    let readings = 0;
    const { draw } = await drawWhile(() => readings++);
    expect(readings).toBe(1);
    expect(draw.selection.map(({ invited }) => invited.length)).toEqual(draw.allocation);
    expect(draw.selection.every(({ certain }) => certain)).toBe(true);
  });

  test('that other people of the same number are written over is refused', async () => {
    expect(places(await refusal(() => drawWhile(() => write(content('B'), LATER))))).toEqual(REFUSED);
  });

  test('that grows by one row is refused', async () => {
    const more = `${content('A')}B999999;Ort 7;H9999\n`;
    expect(places(await refusal(() => drawWhile(() => write(more, LATER))))).toEqual(REFUSED);
  });

  test('whose time says nothing of the change is refused by its SHA-256', async () => {
    expect(places(await refusal(() => drawWhile(() => write(content('B'), BEFORE))))).toEqual(REFUSED);
  });

  test('in which, with its time set back, one letter changed that nobody drawn has is refused', async () => {
    const text = content('A');
    const { draw } = await drawWhile(() => {});
    const drawn = new Set(draw.selection.flatMap(({ invited }) => invited.map(({ label }) => label)));
    const ids = Array.from(
      { length: DISTRICTS * PER_DISTRICT },
      (_, nr) => `A${String(nr).padStart(6, '0')}`,
    );
    const spared = ids.find((id) => !drawn.has(id)) ?? '';
    const changed = text.replace(new RegExp(`(${spared};Ort \\d;)H`), '$1K');
    expect(changed.length).toBe(text.length);
    expect(changed).not.toBe(text);
    expect(places(await refusal(() => drawWhile(() => write(changed, BEFORE))))).toEqual(REFUSED);
  });

  test('that has other people by the third reading, under a household limit, is refused', async () => {
    let readings = 0;
    const plan = planOf(1);
    const quiet = await conducted([await fileSource(path)], () => readings++, { plan, options: options() });
    expect(quiet.draw.selection[7]?.invited.length).toBe(WANTED);
    expect(readings).toBe(3);
    const attempt = async () => {
      const last = (time: number) => {
        if (time === 3) write(content('B'), BEFORE);
      };
      return conducted([await fileSource(path)], last, { plan, options: options() });
    };
    expect(places(await refusal(attempt))).toEqual(REFUSED);
  });
});

describe('of several files', () => {
  const bytes = (prefix: string) => Buffer.from(content(prefix));

  test('the one that changed between the readings is named, and no other', async () => {
    const second = bytes('B');
    const sources = ['A', 'B', 'C'].map((name) =>
      memorySource(`${name}.csv`, name === 'B' ? second : bytes(name)),
    );
    const change = (time: number, name: string) => {
      if (time === 2 && name === 'A.csv') second.set(bytes('D'));
    };
    const problems = await refusal(() => conducted(sources, change));
    expect(places(problems)).toEqual([['REG-020', { file: 'B.csv' }]]);
  });

  test('all that changed are named', async () => {
    const all = ['A', 'B', 'C'].map((name) => [`${name}.csv`, bytes(name)] as const);
    const change = (time: number, name: string) => {
      if (time === 2 && name === 'A.csv')
        for (const [other, text] of all.slice(1)) text.set(bytes(other === 'B.csv' ? 'D' : 'E'));
    };
    const sources = all.map(([name, text]) => memorySource(name, text));
    expect(places(await refusal(() => conducted(sources, change)))).toEqual([
      ['REG-020', { file: 'B.csv' }],
      ['REG-020', { file: 'C.csv' }],
    ]);
  });
});
