import { beforeAll, describe, expect, test } from 'vitest';
import { logFile } from '../../src/audit/chain.js';
import type { Check } from '../../src/audit/checks.js';
import { canonicalJson, type Json } from '../../src/core/canonical.js';
import { sha256Text } from '../../src/core/digest.js';
import { draw } from '../../src/procedure/draw.js';
import { panel } from '../../src/procedure/panel.js';
import { loadPanelPlan, loadPlan } from '../../src/procedure/plan-file.js';
import { typedSeed } from '../../src/procedure/seed.js';
import { type VerifyRequest, verify } from '../../src/procedure/verify.js';
import { takeOut, wholeLottery } from '../audit/whole-lottery.js';
import { answers, type Lottery, TARGETS } from '../cli/panel-answers.js';
import { csvText } from '../cli/registers.js';
import { MemoryFiles, toolsFor } from './in-memory.js';

/**
 * Lotteries that somebody rewrote in the log, chain and all, held to the people they are said to be of. Nobody
 * is drawn by one that is none for these people: the checks that depend on it say which part is amiss.
 */

const SEED = typedSeed('3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913');
const SAMPLE = { allocation: 'quotas', quotas: 'targets.csv', size: 20 } as const;
const COLUMNS = { columns: { id: ['Nr'], household: ['Nachname', 'Strasse', 'Hausnummer'] } };

interface Entry {
  readonly type: string;
  readonly body: Record<string, unknown>;
}
type Writable = { -readonly [Key in keyof Lottery]: Lottery[Key] };

/** A log as it was drawn, and how it is verified. */
interface Drawn {
  readonly files: MemoryFiles;
  readonly lines: readonly string[];
  readonly prefix: string;
  readonly request: VerifyRequest;
}

const noPage = () => ({ language: 'en' as const, title: '', notes: [], panelColumn: '', peopleColumn: '' });

async function drawnPanel(parts: { already?: string; panelNumber?: number } = {}): Promise<Drawn> {
  const files = new MemoryFiles({
    'answers.csv': csvText(answers()),
    'targets.csv': TARGETS,
    // Six of them; three live together with people who are not.
    'schon.csv': `Nr\n${[0, 1, 5, 8, 12, 13].map((at) => `N${1000 + at}`).join('\n')}\n`,
  });
  const sample = { ...SAMPLE, max_per_household: 1 };
  const plan = await loadPanelPlan(files, {
    overrides: { register: COLUMNS, sample },
    targets: 'targets.csv',
  });
  const request = { plan, seed: SEED, register: ['answers.csv'], numbered: false, page: noPage, ...parts };
  const drawn = await panel(request, toolsFor(files));
  files.putAll('out', drawn.files);
  const { already } = parts;
  const given = {
    ...{ target: 'out', plan: null, optimality: false, answers: ['answers.csv'] },
    ...(already === undefined ? {} : { already }),
  };
  return { files, lines: drawn.lines, prefix: 'panel.', request: given };
}

async function drawnLetters(): Promise<Drawn> {
  const files = new MemoryFiles({ 'register.csv': csvText(answers(200)), 'targets.csv': TARGETS });
  const plan = await loadPlan(files, {
    overrides: { register: COLUMNS, sample: SAMPLE },
    targets: 'targets.csv',
  });
  const drawn = await draw({ plan, seed: SEED, register: ['register.csv'] }, toolsFor(files));
  files.putAll('out', drawn.files);
  const request = { target: 'out', plan: null, optimality: false, register: ['register.csv'] };
  return { files, lines: drawn.lines, prefix: '', request };
}

class Forgery {
  readonly entries: Entry[];
  readonly #prefix: string;

  constructor({ lines, prefix }: Drawn) {
    this.entries = lines.map((line) => JSON.parse(line) as Entry);
    this.#prefix = prefix;
  }

  body(type: string): Record<string, unknown> {
    return this.entries.find((entry) => entry.type === this.#prefix + type)?.body ?? {};
  }

  get lottery(): Writable {
    return wholeLottery(this.body('lottery'), this.body('allocation'));
  }

  /** The log's file, its chain made anew. */
  file(): Uint8Array {
    let prev = '0'.repeat(64);
    return logFile(
      this.entries.map((entry) => {
        const line = canonicalJson({ ...entry, prev } as unknown as Json);
        prev = sha256Text(line);
        return line;
      }),
    );
  }
}

type Found = Readonly<Record<string, readonly string[]>>;

/** All failed checks, with the places where they fail. */
async function brokenIn(drawn: Drawn, change: (forgery: Forgery) => void): Promise<Found> {
  const forgery = new Forgery(drawn);
  change(forgery);
  drawn.files.put('out/audit.jsonl', forgery.file());
  const { facts, problems } = await verify(drawn.request, toolsFor(drawn.files));
  expect(problems).toEqual([]);
  const failed = facts.checks.filter((one: Check) => !one.passed);
  return Object.fromEntries(failed.map(({ name, places }) => [name, places]));
}

/** Those that need the register or the answers. */
async function failedIn(drawn: Drawn, change: (forgery: Forgery) => void = () => {}): Promise<Found> {
  const broken = Object.entries(await brokenIn(drawn, change));
  return Object.fromEntries(broken.filter(([name]) => name.startsWith('register.')));
}

/** Nobody can be drawn: the checks that depend on the lottery name these parts of it. */
const amiss = (...parts: readonly string[]) => {
  const places = parts.map((part) => `lottery.${part}`);
  return { 'register.allocation': places, 'register.selection': places, 'register.lists': places };
};

const first = <T>(items: readonly T[]): T => {
  const [item] = items;
  if (item === undefined) throw new Error('nothing there');
  return item;
};

type Case = readonly [title: string, parts: readonly string[], change: (lottery: Writable) => void];

/** What letters and panels have alike. */
const UNUSABLE: readonly Case[] = [
  ['a type with one person more', ['types'], (lottery) => first(lottery.types).N_t++],
  ['a type less', ['types'], drop('types')],
  ['n', ['n'], (lottery) => lottery.n++],
  ['a heavier outcome', ['weights'], (lottery) => first(lottery.outcomes).weight++],
  ['no outcomes', ['weights'], (lottery) => lottery.outcomes.splice(0)],
  [
    'an outcome with one person more',
    ['outcomes'],
    (lottery) => {
      first(first(lottery.outcomes).people)[1]++;
    },
  ],
  ['outcomes in another order', ['outcomes'], (lottery) => lottery.outcomes.reverse()],
  ['another number', ['number'], (lottery) => (lottery.number = (lottery.number + 1) % lottery.W)],
  ['a number that no outcome has', ['number'], (lottery) => (lottery.number = lottery.W)],
  ['a quota that its outcomes break', ['outcomes'], (lottery) => (first(lottery.quotas).max = 0)],
];

/** Takes the last type out, and with it whoever of an outcome is of it. */
function drop(_: 'types') {
  return (lottery: Writable) => {
    const last = lottery.types.length - 1;
    lottery.types.pop();
    for (const outcome of lottery.outcomes) outcome.people = outcome.people.filter(([type]) => type !== last);
  };
}

const NOTHING = {
  'register.allocation': ['lottery'],
  'register.selection': ['lottery'],
  'register.lists': ['lottery'],
};

describe('the lottery of a panel with some on it already', () => {
  let drawn: Drawn;
  beforeAll(async () => {
    drawn = await drawnPanel({ already: 'schon.csv' });
  });

  test('as it was drawn agrees with the answers', async () => {
    expect(await failedIn(drawn)).toEqual({});
  });

  const own: readonly Case[] = [
    ['no households', ['households'], (lottery) => (lottery.households = [])],
    ['a household with room for one more', ['households'], (lottery) => first(lottery.households).max++],
    [
      'one more who is in already',
      ['already'],
      (lottery) => (lottery.already[0] = 1 + first(lottery.already)),
    ],
    ['one quota less', ['already'], (lottery) => lottery.already.pop()],
  ];
  test.each([...UNUSABLE, ...own])(
    '%s: nobody is drawn by it, and the part is named',
    async (_, parts, change) => {
      expect(await failedIn(drawn, ({ lottery }) => change(lottery))).toEqual(amiss(...parts));
    },
  );

  test('nobody in already, and the places of theirs to be given away', async () => {
    const found = await failedIn(drawn, ({ lottery }) => {
      lottery.already = [];
    });
    // Their households would have room again.
    expect(found).toEqual(amiss('households', 'n'));
  });

  test.each<[string, (lottery: Writable) => void]>([
    ['a stratum that nobody is of', ({ types }) => first(types).stratum.push('?')],
    ['an outcome of a type that is not there', ({ outcomes }) => first(outcomes).people.push([999, 1])],
    ['an outcome that names a type twice', ({ outcomes }) => first(outcomes).people.push([0, 1], [0, 1])],
  ])('%s: it is no lottery at all', async (_, change) => {
    expect(await failedIn(drawn, ({ lottery }) => change(lottery))).toEqual(NOTHING);
  });

  test('taken out: an entry is missing, and nobody can be drawn', async () => {
    expect(await brokenIn(drawn, ({ entries }) => takeOut(entries, 'panel.lottery'))).toEqual({
      'log.entries': ['panel.lottery'],
    });
  });

  test('a bound that it does not have: people are drawn by it, for that changes nobody’s chance', async () => {
    const found = await failedIn(drawn, ({ lottery }) => {
      lottery.bound = '1/2';
    });
    expect(found).toEqual({ 'register.allocation': ['lottery'] });
  });

  test('with the panels of a ball draw that nobody could have numbered: that list is named', async () => {
    const list = { name: 'panels.csv', rows: 1000, bytes: 1, sha256: '0'.repeat(64) };
    const found = await failedIn(drawn, (forgery) => {
      (forgery.body('outputs').files as object[]).push(list);
    });
    expect(found).toEqual({ 'register.lists': ['panels.csv'] });
  });

  test('with a list that no draw gives: it is named', async () => {
    const list = { name: 'freunde.csv', rows: 3, bytes: 1, sha256: '0'.repeat(64) };
    const found = await failedIn(drawn, (forgery) => {
      (forgery.body('outputs').files as object[]).unshift(list);
    });
    expect(found).toEqual({ 'register.lists': ['freunde.csv'] });
  });
});

describe('the lottery of a panel, and other answers than it was drawn from', () => {
  let drawn: Drawn;
  beforeAll(async () => {
    drawn = await drawnPanel();
  });
  const [header = [], ...people] = answers();

  test.each([
    ['somebody less', people.slice(1), ['types', 'households']],
    [
      'everybody at one address',
      people.map((row) => row.with(3, 'Am Tor').with(1, 'Dorn')),
      ['types', 'households'],
    ],
  ])('%s: it is none for these people', async (_, rows, parts) => {
    drawn.files.put('answers.csv', csvText([header, ...rows]));
    const found = await failedIn(drawn);
    drawn.files.put('answers.csv', csvText(answers()));
    expect(found).toMatchObject(amiss(...parts));
    expect(found['register.files']).toEqual(['answers.csv']);
  });
});

describe('the lottery of a panel drawn with balls', () => {
  test('another number is another panel, which is not the one of the lists', async () => {
    const drawn = await drawnPanel({ panelNumber: 417 });
    expect(await failedIn(drawn)).toEqual({});
    const found = await failedIn(drawn, ({ lottery }) => {
      lottery.number = 0;
    });
    expect(Object.keys(found)).toEqual(Object.keys(amiss()));
    expect(found['register.lists']).toEqual(['panel.csv', 'not_drawn.csv']);
    const beyond = await failedIn(drawn, ({ lottery }) => {
      lottery.number = 1000;
    });
    expect(beyond).toEqual(amiss('number'));
  });
});

describe('the lottery of letters', () => {
  let drawn: Drawn;
  beforeAll(async () => {
    drawn = await drawnLetters();
  });

  test('as it was drawn agrees with the register', async () => {
    expect(await failedIn(drawn)).toEqual({});
  });

  const own: readonly Case[] = [
    ['a household', ['households'], (lottery) => lottery.households.push({ types: [0], max: 1 })],
    ['people who are in already', ['already'], (lottery) => lottery.already.push(1)],
  ];
  test.each([...UNUSABLE, ...own])(
    '%s: nobody is drawn by it, and the part is named',
    async (_, parts, change) => {
      expect(await failedIn(drawn, ({ lottery }) => change(lottery))).toEqual(amiss(...parts));
    },
  );

  test('taken out: an entry is missing, and nobody can be drawn', async () => {
    expect(await brokenIn(drawn, ({ entries }) => takeOut(entries, 'lottery'))).toEqual({
      'log.entries': ['lottery'],
    });
  });

  test.each(['number', 'number_from'])('without its %s there is none', async (key) => {
    const found = await failedIn(drawn, (forgery) => delete forgery.body('allocation')[key]);
    expect(found).toEqual(NOTHING);
  });
});
