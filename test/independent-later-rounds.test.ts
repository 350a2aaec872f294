import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256Text } from '../src/core/digest.js';
import {
  AFTER,
  COMMIT_SECOND,
  committed,
  copied,
  DRAW,
  DRAW_SECOND,
  done,
  forge,
  LOTTO,
  PLANNED,
  register,
  TWO_STAGES,
  verdict,
  verdictIn,
} from './cli/commitments.js';
import { csvText, save } from './cli/registers.js';
import type { Entry } from './cli/run.js';
import {
  body,
  calledIn,
  expectNamedOnLine,
  found,
  type LogForgery,
  rest,
  strataIn,
  urnOf,
} from './forged-later.js';
import { day, LOG, later, laterHolds, procedure, replacements, supplement, URN } from './second-later.js';
import { type Body, inFolder, proof, slipHolds } from './second-proof.js';

/** Supplementary rounds by the second program: logs that hold, and whatever is done to a round, with its line. */

const plan = `${PLANNED.replace('size: 14', 'size: 24').replace('reserve: 1.5', 'reserve: 0.3')}replacements: { ladder: [age] }\n`;

let rounds: string;
beforeAll(async () => {
  rounds = await committed(plan);
  await done(rounds, DRAW);
  await procedure(rounds, 'rounds', 12);
});

const last = (entries: readonly Entry[], type: string): Entry => {
  const entry = entries.findLast((one) => one.type === type);
  if (entry === undefined) throw new Error(`no ${type}`);
  return entry;
};
/** Changes the body of the last entry of a type. */
const changed =
  (type: string, change: (body: Body, entries: readonly Entry[]) => unknown) =>
  (entries: readonly Entry[]) => {
    const entry = last(entries, type);
    change(body(entry), entries);
    return entry;
  };
/** The entry of the round's lists: `outputs` of a run may stand behind it. */
const listsOf = (entries: readonly Entry[]) =>
  entries[entries.indexOf(last(entries, 'selection')) + 1] as Entry;
const check = 'supplement.draw';

const FORGERIES: readonly LogForgery[] = [
  {
    name: 'the seed of the draw once more',
    reason: /a seed that was used before/,
    check,
    forge: (entries) => {
      const first = entries.find(({ type }) => type === 'seed') as Entry;
      return changed('seed', (seed) => Object.assign(seed, first.body))(entries);
    },
  },
  {
    name: 'another seed',
    reason: /is not what follows/,
    check,
    forge: (entries) => {
      changed('seed', (seed) => {
        seed.text += '7';
        seed.seedHash = sha256Text(seed.text);
      })(entries);
      return last(entries, 'allocation');
    },
  },
  {
    name: 'a seed with a source',
    reason: /a seed that the plan announces/,
    check,
    forge: changed('seed', (seed) => (seed.source = 'Lotto')),
  },
  {
    name: 'another number of the round',
    reason: /another number of the round/,
    check,
    forge: changed('supplement', (round) => (round.round = 3)),
  },
  {
    name: 'another number of people who had been called',
    reason: /another number of people had been called/,
    check,
    forge: changed('supplement', (round) => (round.called -= 1)),
  },
  {
    name: 'somebody more to draw from',
    reason: /supplement\.strata\[0\]\.N_h is not what follows/,
    check,
    forge: changed('supplement', (round) => (round.strata[0].N_h += 1)),
  },
  {
    name: 'a stratum left out',
    reason: /supplement\.strata has \d+ entries instead of \d+/,
    check,
    forge: changed('supplement', (round) => round.strata.pop()),
  },
  {
    name: 'another size',
    reason: /allocation\.n is not what follows/,
    check,
    forge: (entries) => {
      changed('supplement', (round) => (round.size -= 1))(entries);
      return last(entries, 'allocation');
    },
  },
  {
    name: 'somebody in reserve instead of somebody invited',
    reason: /selection|not the lowest tickets/,
    check,
    forge: changed('selection', (selection) => {
      const stratum = selection.strata.find(
        (one: { invited: unknown[]; reserve: unknown[] }) => one.invited.length > 0 && one.reserve.length > 0,
      );
      [stratum.invited[0], stratum.reserve[0]] = [stratum.reserve[0], stratum.invited[0]];
    }),
  },
  {
    name: 'somebody who was called before',
    reason: /selection|called before/,
    check,
    forge: changed('selection', ({ strata }, entries) => {
      const { seedHash } = body(last(entries, 'seed'));
      const stratum = strata.find(({ invited }: { invited: unknown[] }) => invited.length > 0);
      const before = strataIn(entries).find((one) => String(one.stratum) === String(stratum.stratum));
      const label = before?.invited[0]?.label ?? '';
      stratum.invited[0] = { label, ticket: sha256Text(seedHash + label) };
    }),
  },
  {
    name: 'a list of another name',
    reason: /other lists/,
    check,
    forge: (entries) => {
      const lists = listsOf(entries);
      body(lists).files[0].name = 'supplement-3.csv';
      return lists;
    },
  },
];

describe('whatever is done to a round, both programs see it in the log alone:', () => {
  test.each(FORGERIES.map((one) => [one.name, one] as const))('%s', (_, one) =>
    expectNamedOnLine(rounds, one),
  );

  test('another number of people on a list: the second program', async () => {
    const folder = copied(rounds);
    let line = 0;
    forge(folder, (entries) => {
      const lists = listsOf(entries);
      body(lists).files[1].rows += 1;
      line = entries.indexOf(lists) + 1;
    });
    for (const given of [URN, []]) {
      const { code, stdout } = await later(folder, LOG, ...given);
      expect([code, stdout]).toEqual([
        1,
        `wrong: line ${line}: other lists, or with another number of people\n`,
      ]);
    }
  });

  test('in a run behind the round, who would be next by the tickets of the draw', async () => {
    const folder = copied(rounds);
    let line = 0;
    forge(folder, (entries) => {
      const begin = entries.findIndex(({ type }) => type === 'supplement');
      const called = calledIn(entries);
      const { seedHash } = body(entries.find(({ type }) => type === 'seed') as Entry);
      const ticket = (one: string) => sha256Text(seedHash + one.slice(0, 64));
      const behind = replacements(entries.slice(begin)).filter((one) => body(one).step === 0);
      const urn = urnOf(rounds);
      const older = (one: Entry) => {
        const own = urn.find((other) => other.startsWith(body(one).in)) ?? '';
        const alike = urn.filter((other) => rest(other) === rest(own) && !called.has(other.slice(0, 64)));
        return alike
          .sort((a, b) => (ticket(a) < ticket(b) ? -1 : 1))
          .find((other) => ticket(other) < ticket(own));
      };
      const entry = found(behind, (one) => older(one) !== undefined);
      body(entry).in = older(entry)?.slice(0, 64);
      line = entries.indexOf(entry) + 1;
    });
    const { code, stdout } = await later(folder, LOG, ...URN);
    expect([code, stdout]).toEqual([1, `wrong: line ${line}: it is somebody else's turn\n`]);
    expect((await verdict(folder, ...URN)).failed).toContain('replacements.order');
  });
});

describe('logs that went on', () => {
  test('the draw is proven as before, and slips of people drawn hold', async () => {
    const { code, stdout } = await proof(rounds, ...inFolder('out'));
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^holds: draw: .*exactly these 24 drawn and \d+ in reserve/),
    ]);
    await done(rounds, ['prove', 'out', '--drawn', '-o', 'slips']);
    for (const number of [1, 2]) await slipHolds(rounds, 'out', `slips/slip-${number}.json`);
  });

  test('a draw that was set aside with its replies and runs, and what came after the next one', async () => {
    const folder = copied(rounds);
    const again = DRAW.map((word) =>
      word === LOTTO ? LOTTO.replace('Superzahl 7', 'Superzahl 1') : word === AFTER ? day(20) : word,
    );
    await done(folder, [...again, '--redraw', '--reason', 'vertippt']);
    expect(await laterHolds(folder, ...URN)).toMatch(
      / 1 supplementary rounds; 24 called, 0 take part, 0 places free; /,
    );
    await done(folder, ['purge', 'out', '--yes', '--at', day(30)]);
    expect(await laterHolds(folder, ...URN)).toMatch(/ 24 called, /);
    expect((await proof(folder, ...inFolder('out'))).code).toBe(0);
  });

  test('a panel of people who were called by a round, and replies behind it', async () => {
    const folder = await committed(TWO_STAGES.replace('reserve: 0', 'reserve: 0.3'));
    await done(folder, DRAW);
    await supplement(folder, day(3), 20);
    const lists = ['invitations', 'reserve', 'supplement-2', 'supplement-reserve-2'];
    const text = lists.map((name) => readFileSync(join(folder, `out/${name}.csv`), 'utf8')).join('');
    const [header = [], ...rows] = register;
    save(folder, 'zusagen.csv', csvText([header, ...rows.filter(([id = '']) => text.includes(id))]));
    await done(folder, COMMIT_SECOND);
    await done(folder, DRAW_SECOND);
    const one = /P\d{9}/.exec(text)?.[0] ?? '';
    const said = [
      '--id',
      one,
      '--outcome',
      'accepted',
      '--key-file',
      'out.key',
      '--at',
      '2027-02-12T10:00:00Z',
    ];
    await done(folder, ['record', 'gremium', ...said]);
    const urns = ['out/urn.csv', 'gremium/urn.csv'];
    const ours = await verdictIn(folder, 'gremium', '--urn', ...urns);
    expect(ours).toMatchObject({ code: 0, failed: [], refused: [] });
    const { code, stdout } = await later(folder, 'gremium/audit.jsonl', '--urn', 'out/urn.csv');
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('1 supplementary rounds; 80 called, 1 take part'),
    ]);
    const proven = await proof(folder, 'gremium/audit.jsonl', ...urns);
    expect([proven.code, proven.stdout]).toEqual([
      0,
      expect.stringMatching(/^holds: draw: .*\nholds: panel: /),
    ]);
  });
});
