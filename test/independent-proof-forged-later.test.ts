import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256Text } from '../src/core/digest.js';
import {
  answersOffice,
  bodyIn,
  COMMIT_PANEL,
  COMMIT_SECOND,
  committed,
  copied,
  DRAW,
  DRAW_PANEL,
  DRAW_SECOND,
  done,
  forge,
  LOTTO,
  linesOf,
  register,
  saveAnswers,
  TWO_STAGES,
  verdictIn,
} from './cli/commitments.js';
import { csvText, save } from './cli/registers.js';
import { type Entry, readEntries } from './cli/run.js';
import {
  type Body,
  expectForgeryNamed,
  type Forgery,
  holds,
  inFolder,
  proof,
  strata,
  withTwo,
} from './second-proof.js';

/** Whatever is done to redraws and panels in a log, the second program for the public proof names it. */

let drawn: string;
let redrawn: string;
let limited: string;
let balls: string;

beforeAll(async () => {
  drawn = await committed();
  await done(drawn, DRAW);
  redrawn = copied(drawn);
  const right = DRAW.map((word) => (word === LOTTO ? LOTTO.replace('Superzahl 7', 'Superzahl 1') : word));
  await done(redrawn, [...right, '--redraw', '--reason', 'vertippt']);
  limited = answersOffice();
  await done(limited, [...COMMIT_PANEL, '--max-per-household', '1']);
  await done(limited, DRAW_PANEL);
  balls = answersOffice();
  await done(balls, [...COMMIT_PANEL, '--balls']);
  await done(balls, [...DRAW_PANEL, '--panel-number', '417']);
});

describe('draws that were set aside', () => {
  const first = (entries: Entry[], type: string) => entries.find((one) => one.type === type)?.body as Body;
  const behind = (entries: Entry[]) => entries.findIndex(({ type }) => type === 'redraw');
  test.each<Forgery>([
    ['the entry redraw taken out', /not those of one/, (_, entries) => entries.toSpliced(behind(entries), 1)],
    ['the draw taken out', /not those of one/, (_, entries) => entries.toSpliced(4, 4)],
    [
      'another one set aside',
      /sets aside another draw/,
      (body) => (body('redraw').sets_aside = 'ab'.repeat(32)),
    ],
    ['no reason', /without a reason/, (body) => (body('redraw').reason = '')],
    [
      'another person in the one that counts',
      /^wrong: draw: selection\.[^(]*$/m,
      (body) => {
        strata(body).find(({ next }) => next !== null).next = null;
      },
    ],
  ])('%s', (_, reason, change) => expectForgeryNamed(redrawn, reason, change));

  test.each<Forgery>([
    [
      'other people',
      /selection\.strata\[\d+\]\.invited\[0\]\.label is not what follows \(in a draw that was set aside\)/,
      (_, entries) => {
        const stratum = withTwo(
          strata((type) => first(entries, type)),
          'reserve',
        );
        [stratum.invited[0], stratum.reserve[0]] = [stratum.reserve[0], stratum.invited[0]];
      },
    ],
    [
      'another seed',
      /another hash \(in a draw that was set aside\)/,
      (_, entries) => (first(entries, 'seed').text += '1'),
    ],
  ])(
    '%s in the one that does not count: both programs look at it all the same',
    async (_, reason, change) => {
      const folder = copied(redrawn);
      forge(folder, (entries) => change((type) => first(entries, type), entries));
      const outputs = sha256Text(linesOf(folder)[behind(readEntries(join(folder, 'out'))) - 1] ?? '');
      forge(folder, (entries) => (bodyIn<Body>(entries, 'redraw').sets_aside = outputs));
      const { code, stdout } = await proof(folder, ...inFolder('out'));
      expect([code, stdout]).toEqual([1, expect.stringMatching(reason)]);
      expect(await verdictIn(folder, 'out')).toMatchObject({ code: 4, failed: ['log.redraws'] });
    },
  );

  test('all of it taken out: only what was published after the draw shows it', async () => {
    const folder = copied(redrawn);
    const first = copied(drawn);
    forge(folder, (entries) => entries.slice(0, behind(entries)));
    expect(readFileSync(join(folder, 'out/audit.jsonl'))).toEqual(
      readFileSync(join(first, 'out/audit.jsonl')),
    );
  });
});

describe('a panel', () => {
  test.each<Forgery>([
    [
      'somebody less who is not bound',
      /types|people are lacking/,
      (body) => (body('panel.lottery').types[0].N_t -= 1),
    ],
    [
      'two people of a stratum who are said to live with each other’s households',
      /lottery\.households\[\d+\]\.types\[\d+\] is not what follows|breaks/,
      (body) => {
        const { households, types } = body('panel.lottery');
        const stratum = (t: number) => types[t].stratum.join();
        const pairs = households.flatMap((a: Body, i: number) =>
          households
            .slice(i + 1)
            .flatMap((b: Body) => [0, 1, 2].flatMap((x) => [1, 2].map((y) => [a, b, x, y] as const))),
        );
        const [a, b, x, y] = pairs.find(
          ([a, b, x, y]: Body) =>
            x > 0 && a.types[x] && b.types[y] && stratum(a.types[x]) === stratum(b.types[y]),
        );
        [a.types[x], b.types[y]] = [b.types[y], a.types[x]];
        for (const one of [a, b]) one.types.sort((m: number, n: number) => m - n);
      },
    ],
  ])('with a household limit: %s', (_, reason, change) => expectForgeryNamed(limited, reason, change));

  test('with balls: somebody of the same stratum whose turn it is not', async () => {
    await expectForgeryNamed(balls, /selection\.strata\[\d+\]\.invited/, (body) => {
      const { invited } = strata(body, 'panel.selection').find((one) => one.invited.length > 0);
      const urn = readFileSync(join(balls, 'out/urn.csv'), 'utf8').split('\n');
      const labels = new Set(invited.map(({ label }: Body) => label));
      const own = urn.find((line) => line.startsWith(invited[0].label))?.slice(64);
      const other = urn.find((line) => line.endsWith(own ?? '?') && !labels.has(line.slice(0, 64))) ?? '';
      const label = other.slice(0, 64);
      invited[0] = { label, ticket: sha256Text(body('panel.seed').seedHash + label) };
      invited.sort((a: Body, b: Body) => (a.ticket < b.ticket ? -1 : 1));
    });
  });

  test('of people who were never invited, though the plan allows it no longer', async () => {
    const allowing = TWO_STAGES.replace('panel:\n', 'panel:\n  eligibility: { uninvited: true }\n');
    const folder = await committed(allowing);
    await done(folder, DRAW);
    saveAnswers(folder);
    const invited = readFileSync(join(folder, 'out/invitations.csv'), 'utf8');
    const others = register.slice(1).filter(([id = '']) => !invited.includes(id));
    const answers = readFileSync(join(folder, 'zusagen.csv'), 'utf8');
    save(folder, 'zusagen.csv', `${answers}${csvText(others.slice(0, 12), { mark: false })}`);
    await done(folder, COMMIT_SECOND);
    await done(folder, DRAW_SECOND);
    await holds(folder, 'gremium', 'out/urn.csv');
    const forbid = (entries: Entry[]) => {
      delete bodyIn<Body>(entries, 'panel.plan').plan.eligibility.uninvited;
    };
    forge(folder, forbid, 'gremium');
    const { code, stdout } = await proof(folder, ...inFolder('gremium'), 'out/urn.csv');
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(/^holds: .*\nwrong: panel: .* never invited\n$/),
    ]);
    const ours = await verdictIn(folder, 'gremium', '--urn', 'out/urn.csv', 'gremium/urn.csv');
    expect(ours).toMatchObject({ code: 4, failed: ['answers.invited'] });
  });

  test('with balls: another number', async () => {
    await expectForgeryNamed(
      balls,
      /n_h|selection|another number/,
      (body) => (body('panel.allocation').number = 418),
    );
  });
});
