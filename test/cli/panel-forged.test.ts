import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../src/core/canonical.js';
import { digest } from '../../src/machine/node.js';
import { takeOut, wholeLottery } from '../audit/whole-lottery.js';
import {
  answers,
  column,
  drawPanel,
  HOUSEHOLD,
  type Lottery,
  list,
  PANEL,
  pool,
  TARGETS,
} from './panel-answers.js';
import { save, withColumn } from './registers.js';
import { type Entry, newFolder, readEntries, run } from './run.js';

/** A log of a panel that somebody rewrote, chain and all: `verify` names what does not hold. */

let folder: string;

beforeAll(async () => {
  folder = pool();
  await drawPanel(folder, ...HOUSEHOLD);
  const ids = column(list(folder, 'out/panel.csv'), 'Nr').slice(0, 12);
  save(folder, 'schon.csv', ids.join('\n'));
  await drawPanel(folder, ...HOUSEHOLD, '--already', 'schon.csv', '-o', 'nach');
});

/** A copy of the folder whose log was changed, with a new chain. */
function forged(change: (entries: Entry[]) => void): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  const entries = readEntries(join(copy, 'nach'));
  change(entries);
  let prev = '0'.repeat(64);
  const lines = entries.map((entry) => {
    const line = canonicalJson({ ...entry, prev } as unknown as Json);
    prev = digest(line);
    return `${line}\n`;
  });
  writeFileSync(join(copy, 'nach/audit.jsonl'), lines.join(''));
  return copy;
}

interface Verification {
  readonly checks: readonly { name: string; passed: boolean; part?: string }[];
}

async function failedIn(copy: string, ...flags: readonly string[]): Promise<[number | null, string[]]> {
  const { code, stdout, stderr } = await run(['verify', 'nach', '--json', ...flags], { cwd: copy });
  if (stdout === '') throw new Error(stderr);
  const { checks } = JSON.parse(stdout) as Verification;
  return [code, checks.filter(({ passed }) => !passed).map(({ name }) => name)];
}

const RECOMPUTED = ['--answers', 'answers.csv'];

type Body = Record<string, unknown>;
const body = (entries: Entry[], type: string): Body =>
  entries.find((entry) => entry.type === `panel.${type}`)?.body ?? {};
type Writable = { -readonly [Key in keyof Lottery]: Lottery[Key] } & Body;
const lottery = (entries: Entry[]) =>
  wholeLottery<Writable>(body(entries, 'lottery'), body(entries, 'allocation'));
const first = <T>(items: readonly T[]): T => {
  const [item] = items;
  if (item === undefined) throw new Error('nothing there');
  return item;
};

interface Forgery {
  readonly title: string;
  readonly change: (entries: Entry[]) => void;
  /** checks that fail by the log alone; empty: only the answers tell; `null`: that depends on the lottery */
  readonly alone: readonly string[] | null;
  /** one that fails with the answers */
  readonly named: string;
}

const forgeries: readonly Forgery[] = [
  {
    title: 'a type with one person more',
    change: (entries) => {
      first(lottery(entries).types).N_t++;
    },
    alone: ['lottery.people'],
    named: 'register.allocation',
  },
  {
    title: 'no households',
    change: (entries) => {
      lottery(entries).households = [];
    },
    alone: ['lottery.chances'],
    named: 'register.allocation',
  },
  {
    title: 'a household that may come twice',
    change: (entries) => {
      const household = lottery(entries).households.find(({ max }) => max === 1);
      if (household !== undefined) household.max = 2;
    },
    alone: null,
    named: 'register.allocation',
  },
  {
    title: 'others on the panel already',
    change: (entries) => {
      lottery(entries).already = lottery(entries).already.map((count) => count + 1);
    },
    alone: ['lottery.quotas'],
    named: 'register.allocation',
  },
  {
    title: 'nobody on the panel already',
    change: (entries) => {
      lottery(entries).already = [];
    },
    alone: ['lottery.quotas'],
    named: 'register.allocation',
  },
  {
    title: 'a quota that is wider than the plan’s',
    change: (entries) => {
      first(lottery(entries).quotas).max++;
    },
    alone: ['lottery.quotas'],
    named: 'lottery.quotas',
  },
  {
    title: 'a wider quota in lottery and plan',
    change: (entries) => {
      first(lottery(entries).quotas).max++;
      const plan = body(entries, 'plan').plan as { sample: { quotas: { max: number }[] } };
      first(plan.sample.quotas).max++;
    },
    alone: [],
    named: 'plan.effective',
  },
  {
    title: 'another objective',
    change: (entries) => {
      lottery(entries).objective = 'nash';
    },
    alone: ['lottery.quotas'],
    named: 'lottery.quotas',
  },
  {
    title: 'an outcome with someone else',
    change: (entries) => {
      const { people } = first(lottery(entries).outcomes);
      const type = lottery(entries).types.findIndex((_, at) => !people.some(([one]) => one === at));
      people.splice(0, 1, [type, 1]);
      people.sort(([a], [b]) => a - b);
    },
    alone: ['lottery.chances', 'lottery.quotas'],
    named: 'lottery.chances',
  },
  {
    title: 'a heavier outcome',
    change: (entries) => {
      first(lottery(entries).outcomes).weight += 5;
    },
    alone: ['lottery.weights'],
    named: 'register.allocation',
  },
  {
    title: 'an outcome of no weight',
    change: (entries) => {
      first(lottery(entries).outcomes).weight = 0;
    },
    alone: ['lottery.weights'],
    named: 'register.allocation',
  },
  {
    title: 'another number from the seed',
    change: (entries) => {
      lottery(entries).number = (lottery(entries).number + 400_000_000) % 1_000_000_000;
    },
    alone: ['lottery.number'],
    named: 'lottery.number',
  },
  {
    title: 'a number beyond the weights',
    change: (entries) => {
      lottery(entries).number = 1_000_000_000;
    },
    alone: ['lottery.number'],
    named: 'register.allocation',
  },
  {
    title: 'a larger bound',
    change: (entries) => {
      lottery(entries).bound = '1/2';
    },
    alone: ['lottery.chances'],
    named: 'register.allocation',
  },
  {
    title: 'a stratum of a type that is not there',
    change: (entries) => {
      first(lottery(entries).types).stratum = ['weiblich', '16-29', 'Diplom'];
    },
    alone: ['lottery.people'],
    named: 'register.allocation',
  },
  {
    title: 'no lottery',
    change: (entries) => takeOut(entries, 'panel.lottery'),
    alone: ['log.entries'],
    named: 'log.entries',
  },
  {
    title: 'a friend instead of somebody drawn',
    change: (entries) => {
      const strata = body(entries, 'selection').strata as {
        invited: { label: string; ticket: string }[];
      }[];
      const invited = strata.find((stratum) => stratum.invited.length > 0)?.invited ?? [];
      const seedHash = String(body(entries, 'seed').seedHash);
      invited[0] = { label: 'N1089', ticket: digest(`${seedHash}N1089`) };
    },
    alone: ['lists.people'],
    named: 'register.selection',
  },
  {
    title: 'other answers',
    change: (entries) => {
      const files = body(entries, 'register').files as { sha256: string }[];
      first(files).sha256 = '0'.repeat(64);
    },
    alone: [],
    named: 'register.files',
  },
  {
    title: 'another list of people who are on the panel',
    change: (entries) => {
      const inputs = body(entries, 'plan').inputs as { name: string; sha256: string }[];
      for (const input of inputs) if (input.name === 'schon.csv') input.sha256 = '0'.repeat(64);
    },
    alone: [],
    named: 'register.inputs',
  },
];

describe('a forged log of a panel', () => {
  test.concurrent.each(forgeries.map((one) => [one.title, one] as const))('%s', async (_, one) => {
    const copy = forged(one.change);
    if (one.alone !== null) {
      const [code, alone] = await failedIn(copy);
      expect(alone).toEqual(expect.arrayContaining([...one.alone]));
      expect([code, alone.length > 0]).toEqual(one.alone.length > 0 ? [4, true] : [0, false]);
    }
    if (one.named === 'plan.effective') return;
    const [again, found] = await failedIn(copy, ...RECOMPUTED);
    expect(again).toBe(4);
    expect(found).toContain(one.named);
  });

  test('quotas of plan and lottery alike, of a panel without a plan file: the targets tell', async () => {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    const honest = await failedIn(copy, ...RECOMPUTED, '--targets', 'targets.csv');
    expect(honest).toEqual([0, []]);
    const targets = TARGETS.replace(/,(\d+)\n/, (_, max) => `,${Number(max) + 1}\n`);
    expect(targets).not.toBe(TARGETS);
    save(copy, 'others.csv', targets);
    const both = ['plan.effective', 'register.inputs'];
    expect(await failedIn(copy, '--targets', 'others.csv')).toEqual([4, both]);
    expect(await failedIn(copy, ...RECOMPUTED, '--targets', 'others.csv')).toEqual([4, both]);
  });

  test('quotas of plan and lottery alike: the plan file tells', async () => {
    const cwd = pool();
    const quotas = '[{ Geschlecht: weiblich, min: 9, max: 10 }, { Altersgruppe: each, min: 4 }]';
    const sample = `{ size: 20, allocation: quotas, quotas: ${quotas} }`;
    save(cwd, 'plan.yaml', `version: 1\npanel: { sample: ${sample} }\n`);
    const args = ['panel', 'answers.csv', '-c', 'plan.yaml', '-o', 'out', ...PANEL.slice(6, 8)];
    expect((await run(args, { cwd })).code).toBe(0);
    save(cwd, 'plan.yaml', `version: 1\npanel: { sample: ${sample.replace('max: 10', 'max: 11')} }\n`);
    const outcome = await run(['verify', 'out', '-a', 'answers.csv', '-c', 'plan.yaml', '--json'], { cwd });
    const { checks } = JSON.parse(outcome.stdout) as Verification;
    const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
    expect([outcome.code, failed]).toEqual([4, ['plan.file', 'plan.effective']]);
  });
});

describe('other answers', () => {
  const [header = [], ...people] = answers();
  test.each([
    ['somebody less', [header, ...people.slice(1)]],
    ['somebody more', [...answers(), ['N2000', 'Neu', 'Neu', 'Neu', '1', 'weiblich', '60+', 'mit Abitur']]],
    [
      'another feature',
      withColumn(answers(), 'Altersgruppe', (row) => (row === 40 ? '60+' : (people[row]?.[6] ?? ''))),
    ],
    ['another home', withColumn(answers(), 'Hausnummer', (row) => (row % 4 === 3 ? '' : String(row)))],
    ['no men', [header, ...people.filter((row) => row[5] !== 'männlich')]],
  ])('%s: named by verify', async (_, table) => {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    save(copy, 'answers.csv', table.map((row) => row.join(';')).join('\r\n'));
    const [code, found] = await failedIn(copy, ...RECOMPUTED);
    expect(code).toBe(4);
    expect(found).toContain('register.files');
  });

  test('in another order: the same panel, but not the file that was announced', async () => {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    save(copy, 'answers.csv', [header, ...people.toReversed()].map((row) => row.join(';')).join('\r\n'));
    expect(await failedIn(copy, ...RECOMPUTED)).toEqual([4, ['register.files']]);
  });
});
