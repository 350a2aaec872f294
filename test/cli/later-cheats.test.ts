import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { labelOf } from '../../src/core/ticket.js';
import { digest } from '../../src/machine/node.js';
import {
  commitmentOf,
  copied,
  done,
  forge,
  linesOf,
  logFingerprint,
  refusedWith,
  verdict,
} from './commitments.js';
import { bodyAt, called, idsOn, LADDER, LATER, REPLACE, replied } from './later.js';
import { type Entry, readEntries, run } from './run.js';

/**
 * A clerk who would like other people to be called. Each forgery is a log whose chain is sound again, beside lists as they
 * are; `verify` has the urn and the published fingerprint of the commitment, and nothing else.
 */

const KEY = '07'.repeat(32);

interface Replacement {
  out: string;
  in: string;
  stratum: string[];
  step: number;
  from?: string[];
}

let honest: string;
let fingerprint: string;

beforeAll(async () => {
  honest = await called();
  const people = idsOn(honest, 'invitations.csv');
  const says = (ids: readonly string[], outcome: string) =>
    Object.fromEntries(ids.map((id) => [id, outcome]));
  await replied(honest, { ...says(people.slice(0, 3), 'zugesagt'), ...says(people.slice(3, 8), 'abgesagt') });
  await done(honest, REPLACE);
  await replied(honest, says([people[8] ?? '', idsOn(honest, 'replacements-1.csv')[0] ?? ''], 'verzogen'));
  await done(honest, REPLACE);
  fingerprint = commitmentOf(honest);
}, 60_000);

const judged = (folder: string, ...args: readonly string[]) =>
  verdict(folder, '--commitment', fingerprint, ...args);

const ids = () => idsOn(honest, 'invitations.csv');
const labelOfId = (id: string | undefined) => labelOf(digest, id ?? '', KEY);

/** Labels of the frame that were never called, in no particular order. */
function others(entries: readonly Entry[]): string[] {
  const { strata } = bodyAt<{ strata: { reserve: { label: string }[] }[] }>(entries, 'selection');
  const called = new Set(
    entries.flatMap(({ type, body }) => (type === 'replacement' ? [String(body.in)] : [])),
  );
  return strata
    .flatMap(({ reserve }) => reserve.map(({ label }) => label))
    .filter((label) => !called.has(label));
}

const isReplacement = ({ type }: Entry) => type === 'replacement';
const places = (entries: readonly Entry[]) =>
  entries.filter(isReplacement).map(({ body }) => body as unknown as Replacement);

test('honest: sound, each replacement the only one that was possible then', async () => {
  expect(await judged(honest)).toEqual({ code: 0, failed: [], refused: [], remarks: [] });
  const { stdout } = await run(['verify', 'out'], { cwd: honest });
  expect(stdout).toContain('7 people were called as replacements; each was the only one possible.');
});

test('honest without urn: as far as the reserve reaches', async () => {
  const folder = copied(honest);
  rmSync(join(folder, 'out/urn.csv'));
  expect(await verdict(folder)).toMatchObject({ code: 0, failed: [] });
});

const FORGERIES: readonly {
  readonly how: string;
  readonly change: (entries: Entry[]) => unknown;
  readonly named: readonly string[];
}[] = [
  {
    how: 'skips somebody of the reserve: calls the next but one',
    change: (entries) => {
      const [first, , third] = others(entries);
      const place = places(entries).at(-1);
      if (place !== undefined) place.in = third ?? first ?? '';
    },
    named: ['replacements.order'],
  },
  {
    how: 'calls an acquaintance who is not in the frame at all',
    change: (entries) => {
      const place = places(entries)[2];
      if (place !== undefined) place.in = 'ab'.repeat(32);
    },
    named: ['replacements.order'],
  },
  {
    how: 'replaces somebody who has accepted',
    change: (entries) => {
      const place = places(entries)[0];
      if (place !== undefined) place.out = labelOfId(ids()[0]);
    },
    named: ['replacements.people'],
  },
  {
    how: 'replaces somebody who has not answered',
    change: (entries) => {
      const place = places(entries)[0];
      if (place !== undefined) place.out = labelOfId(ids()[12]);
    },
    named: ['replacements.people'],
  },
  {
    how: 'invents a decline of somebody who was never called',
    change: (entries) => {
      const reply = bodyAt(entries, 'reply', 4);
      reply.label = others(entries)[0];
    },
    named: ['replies.people'],
  },
  {
    how: 'swaps two people who were called',
    change: (entries) => {
      const [first, second] = places(entries);
      if (first !== undefined && second !== undefined) [first.in, second.in] = [second.in, first.in];
    },
    named: ['replacements.order'],
  },
  {
    how: 'swaps two whole replacements',
    change: (entries) => {
      const at = entries.findIndex(isReplacement);
      const [first, second] = entries.slice(at, at + 2) as [Entry, Entry];
      entries.splice(at, 2, { ...first, body: second.body }, { ...second, body: first.body });
    },
    named: ['replacements.order'],
  },
  {
    how: 'leaves somebody out of a run',
    change: (entries) => {
      const at = entries.findIndex(isReplacement);
      const outputs = entries.slice(at).find(({ type }) => type === 'outputs')?.body.files as {
        rows: number;
      }[];
      (outputs[0] as { rows: number }).rows--;
      return entries.filter((_, index) => index !== at);
    },
    named: ['replacements.order'],
  },
  {
    how: 'replaces somebody twice',
    change: (entries) => {
      const [first, second] = places(entries);
      if (first !== undefined && second !== undefined) second.out = first.out;
    },
    named: ['replacements.people'],
  },
  {
    how: 'calls somebody a second time',
    change: (entries) => {
      const [first] = places(entries);
      if (first !== undefined) first.in = labelOfId(ids()[12]);
    },
    named: ['replacements.people'],
  },
  {
    how: 'lets go of a dimension although somebody of the group is left',
    change: (entries) => {
      const [first] = places(entries);
      if (first !== undefined) first.step = 1;
    },
    named: ['replacements.order'],
  },
  {
    how: 'lets go of more than the ladder has',
    change: (entries) => {
      const [first] = places(entries);
      if (first !== undefined) first.step = 3;
    },
    named: ['replacements.people'],
  },
  {
    how: 'puts the place into another group',
    change: (entries) => {
      const [first, ...more] = places(entries);
      const other = more.find(({ stratum }) => stratum.join() !== first?.stratum.join());
      if (first !== undefined && other !== undefined) first.stratum = other.stratum;
    },
    named: ['replacements.order'],
  },
  {
    how: 'turns a decline into an acceptance',
    change: (entries) => {
      bodyAt(entries, 'reply', 3).outcome = 'accepted';
    },
    named: ['replacements.people'],
  },
  {
    how: 'lets a decline vanish, and keeps the replacement',
    change: (entries) => {
      const at = entries.findIndex(({ type, body }) => type === 'reply' && body.outcome === 'declined');
      return entries.filter((_, index) => index !== at);
    },
    named: ['replacements.people'],
  },
  {
    how: 'records that somebody accepted after all, without saying that it corrects anything',
    change: (entries) => {
      const at = entries.findIndex(isReplacement);
      const declined = entries.find(
        ({ type, body }) => type === 'reply' && body.outcome === 'declined',
      ) as Entry;
      const body = { ...declined.body, outcome: 'accepted' };
      return [...entries.slice(0, at), { ...declined, at: LATER, body }, ...entries.slice(at)];
    },
    named: ['replies.order'],
  },
  {
    how: 'corrects an entry that is another person’s',
    change: (entries) => {
      const last = entries.findLast(({ type }) => type === 'reply') as Entry;
      last.body.corrects = { seq: 9, reason: 'Versehen' };
    },
    named: ['replies.order'],
  },
  {
    how: 'changes the ladder afterwards',
    change: (entries) => {
      const { plan } = bodyAt<{ plan: { replacements: { ladder: string[] } } }>(entries, 'plan');
      plan.replacements.ladder = ['district'];
    },
    named: ['commitment.given'],
  },
  {
    how: 'puts a reply between the commitment and the draw',
    change: (entries) => {
      const reply = entries.find(({ type }) => type === 'reply') as Entry;
      const at = entries.findIndex(({ type }) => type === 'seed');
      return [...entries.slice(0, at), reply, ...entries.slice(at)];
    },
    named: ['log.entries'],
  },
  {
    how: 'lets a run of replacements go without its list',
    change: (entries) => {
      const at = entries.findLastIndex(({ type }) => type === 'outputs');
      return entries.filter((_, index) => index !== at);
    },
    named: ['log.entries'],
  },
  {
    how: 'calls the list of a run by another name',
    change: (entries) => {
      const files = entries.findLast(({ type }) => type === 'outputs')?.body.files as { name: string }[];
      (files[0] as { name: string }).name = 'replacements-1.csv';
    },
    named: ['replacements.people'],
  },
];

describe('a clerk who forges the log', () => {
  test.each(FORGERIES)('$how', async ({ change, named }) => {
    const folder = copied(honest);
    forge(folder, change);
    const found = await judged(folder);
    expect(found.code).toBe(4);
    expect(found.failed).toEqual(expect.arrayContaining([...named]));
  });

  test('edits a line and leaves the chain as it is', async () => {
    const folder = copied(honest);
    const lines = linesOf(folder);
    const at = lines.findIndex((line) => line.includes('"outcome":"declined"'));
    const edited = (lines[at] ?? '').replace('"outcome":"declined"', '"outcome":"deceased"');
    const text = [...lines.slice(0, at), edited, ...lines.slice(at + 1), ''].join('\n');
    writeFileSync(join(folder, 'out/audit.jsonl'), text);
    expect((await judged(folder)).failed).toContain('log.chain');
  });

  test('changes the list of those who were called later', async () => {
    const folder = copied(honest);
    const path = join(folder, 'out/replacements-1.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/P\d{9}/, 'P999999999'));
    expect((await judged(folder)).failed).toEqual(['replacements.lists']);
    rmSync(path);
    expect((await judged(folder)).failed).toEqual(['replacements.lists']);
  });

  test('replays an old log: seen by whoever has written down a later fingerprint, and by nobody else', async () => {
    const folder = copied(honest);
    const later = logFingerprint(folder);
    forge(folder, (entries) => entries.slice(0, entries.findIndex(isReplacement)));
    expect((await judged(folder)).code).toBe(0);
    expect((await judged(folder, '--fingerprint', later)).failed).toEqual(['log.fingerprint']);
  });

  test('forks the log: two that are both sound, and each has another fingerprint', async () => {
    const [one, other] = [copied(honest), copied(honest)];
    await replied(one, { [ids()[12] ?? '']: 'abgesagt' });
    await replied(other, { [ids()[12] ?? '']: 'zugesagt' });
    expect([(await judged(one)).code, (await judged(other)).code]).toEqual([0, 0]);
    expect((await judged(one, '--fingerprint', logFingerprint(other))).failed).toEqual(['log.fingerprint']);
    // Both go on from what was published before.
    expect((await judged(one, '--fingerprint', logFingerprint(honest))).code).toBe(0);
  });

  test('invents a decline of somebody who was called: no log shows it, but their slip does', async () => {
    const folder = copied(honest);
    const victim = ids()[12] ?? '';
    await replied(folder, { [victim]: 'abgesagt' });
    expect((await judged(folder)).code).toBe(0);
    await done(folder, ['prove', 'out', '--id', victim, '-o', 'beleg.json']);
    const { stdout } = await run(['verify', 'out', '--slip', 'beleg.json', '--lang', 'de'], { cwd: folder });
    expect(stdout).toContain('Festgehalten am 20. Dezember 2026, 10:00 Uhr (UTC): abgesagt');
  });
});

describe('a clerk at the commands', () => {
  test('replaces nobody twice, and nobody who has not left', async () => {
    const folder = copied(honest);
    const before = linesOf(folder);
    await done(folder, REPLACE);
    expect(linesOf(folder)).toEqual(before);
  });

  test('can record nothing of somebody who was never called', async () => {
    const called = new Set(places(readEntries(join(honest, 'out'))).map((place) => place.in));
    const waiting = idsOn(honest, 'reserve.csv').find((id) => !called.has(labelOfId(id))) ?? '';
    expect(waiting).toMatch(/^P\d{9}$/);
    const args = ['record', 'out', '--id', waiting, '--outcome', 'declined', '--at', LATER];
    const outcome = await run([...args, '--json'], { cwd: honest });
    expect(outcome.code).toBe(3);
    expect(outcome.stderr).toContain('REC-011');
    expect(outcome.stderr).not.toContain(waiting);
  });

  test('can go on with no log that was forged', async () => {
    const folder = copied(honest);
    forge(folder, (entries) => {
      const [first] = places(entries);
      if (first !== undefined) first.in = labelOfId(ids()[12]);
    });
    const RECORD = ['record', 'out', '--id', ids()[12] ?? '', '--outcome', 'declined', '--at', LATER];
    const refusals = async () => {
      const outcomes = [];
      for (const args of [REPLACE, RECORD]) outcomes.push(await run([...args, '--json'], { cwd: folder }));
      return outcomes.map((outcome) => [outcome.code, refusedWith(outcome)]);
    };
    // The private file has seen another log; without it the log itself is looked at.
    expect(await refusals()).toEqual(Array(2).fill([3, ['LEDGER-004']]));
    rmSync(join(folder, 'out/replies.sqlite'));
    expect(await refusals()).toEqual(Array(2).fill([3, ['LOG-002']]));
  });

  test('calls the same people by the reserve, by the urn and by the register', async () => {
    const ways = [
      (folder: string) => rmSync(join(folder, 'out/urn.csv')),
      () => {},
      (folder: string) => rmSync(join(folder, 'out/reserve.csv')),
    ];
    const made: string[][] = [];
    for (const [at, arrange] of ways.entries()) {
      const folder = await called(LADDER);
      const people = idsOn(folder, 'invitations.csv');
      await replied(folder, Object.fromEntries(people.slice(0, 4).map((id) => [id, 'abgesagt'])));
      arrange(folder);
      await done(folder, [
        ...REPLACE,
        ...(at === 2 ? ['--register', 'register.csv', '-c', 'plan.yaml'] : []),
      ]);
      made.push(linesOf(folder).slice(-5));
      if (at === 2) cpSync(join(honest, 'out/reserve.csv'), join(folder, 'out/reserve.csv'));
    }
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
  });
});
