import { beforeAll, describe, test } from 'vitest';
import { committed, DRAW, done, PLANNED } from './cli/commitments.js';
import { town, withColumn } from './cli/registers.js';
import type { Entry } from './cli/run.js';
import {
  appended,
  type Bodied,
  body,
  expectNamedOnLine,
  firstRun,
  found,
  invitedWho,
  type LogForgery,
  neverCalled,
  passedOver,
  repliesOf,
  reply,
  shorter,
  strataIn,
  urnOf,
} from './forged-later.js';
import { procedure, replacements, replies } from './second-later.js';

/** Whatever is done to replies and replacements in a log, the second program for them names the line. */

const plan = PLANNED.replace('size: 14', 'size: 40').replace('reserve: 1.5', 'reserve: 9');
const LADDER = 'replacements: { ladder: [age, gender] }\n';
const crowded = withColumn(
  withColumn(town(110, 'forged'), 'Strasse', () => 'Ring'),
  'Hausnummer',
  (row) => String(row % 37),
);

/** All of the frame is in reserve; only some of it; with a household limit. */
let free: string;
let short: string;
let homes: string;
let urn: readonly string[];

beforeAll(async () => {
  free = await committed(plan + LADDER);
  short = await committed(plan.replace('reserve: 9', 'reserve: 0.3') + LADDER);
  homes = await committed(
    plan.replace('size: 40', 'size: 24\n  max_per_household: 1').replace('Familienname, ', '') + LADDER,
    crowded,
  );
  for (const folder of [free, short, homes]) {
    await done(folder, DRAW);
    await procedure(folder, 'forged');
  }
  urn = urnOf(free);
});

const FORGERIES: readonly LogForgery[] = [
  {
    name: 'somebody in reserve passed over',
    reason: /somebody else's turn/,
    check: 'replacements.order',
    forge: (entries) => passedOver(entries, urn),
  },
  {
    name: 'the place of somebody who accepted',
    reason: /of somebody who is not out/,
    check: 'replacements.people',
    forge: (entries) => {
      const [entry] = replacements(entries) as [Entry];
      const accepts = (label: string) => {
        const all = repliesOf(entries, label);
        return all.length === 1 && all[0]?.body.outcome === 'accepted';
      };
      const { label, stratum } = invitedWho(entries, accepts);
      Object.assign(entry.body, { out: label, stratum });
      return entry;
    },
  },
  {
    name: 'the place of somebody who said nothing',
    reason: /of somebody who is not out/,
    check: 'replacements.people',
    forge: (entries) => {
      const [entry] = replacements(entries) as [Entry];
      const { label, stratum } = invitedWho(
        entries,
        (one) => !repliesOf(entries, one).some(({ seq }) => seq < entry.seq),
      );
      Object.assign(entry.body, { out: label, stratum });
      return entry;
    },
  },
  {
    name: 'the place of somebody who was never called',
    reason: /of somebody who was never called/,
    check: 'replacements.people',
    forge: (entries) => {
      const [entry] = replacements(entries) as [Entry];
      body(entry).out = neverCalled(entries, urn);
      return entry;
    },
  },
  {
    name: 'an invented decline of somebody who was never called',
    reason: /a reply of somebody who was never called/,
    check: 'replies.people',
    forge: (entries) => appended(entries, reply(neverCalled(entries, urn), 'declined')),
  },
  {
    name: 'a decline taken out',
    reason: /of somebody who is not out/,
    check: 'replacements.people',
    forge: (entries) => {
      const seen = found(
        firstRun(entries).run,
        ({ body: { out } }) => repliesOf(entries, out as string).length === 1,
      );
      const [away] = repliesOf(entries, body(seen).out);
      return { seen, log: entries.filter((one) => one !== away) };
    },
  },
  {
    name: 'a decline that was a yes',
    reason: /of somebody who is not out/,
    check: 'replacements.people',
    forge: (entries) => {
      const seen = found(
        firstRun(entries).run,
        ({ body: { out } }) => repliesOf(entries, out as string).length === 1,
      );
      for (const one of repliesOf(entries, body(seen).out)) body(one).outcome = 'accepted';
      return seen;
    },
  },
  {
    name: 'two entries of a run change places',
    reason: /passed over/,
    check: 'replacements.order',
    forge: (entries) => {
      const [a, b] = firstRun(entries).run as [Bodied, Bodied];
      const at = entries.indexOf(a);
      const log = entries.toSpliced(at, 2, b, a);
      return { seen: b, log };
    },
  },
  {
    name: 'two of a stratum who are called change places',
    reason: /somebody else's turn/,
    check: 'replacements.order',
    forge: (entries) => {
      const { run } = firstRun(entries);
      const alike = (a: Entry, b: Entry) =>
        a !== b &&
        [a, b].every(({ body: { step } }) => step === 0) &&
        String(body(a).stratum) === String(body(b).stratum);
      const a = found(run, (one) => run.some((other) => alike(one, other)));
      const b = found(run, (one) => alike(a, one));
      [body(a).in, body(b).in] = [body(b).in, body(a).in];
      return a;
    },
  },
  {
    name: 'an entry of a run taken out',
    reason: /passed over/,
    check: 'replacements.order',
    forge: (entries) => {
      const { run, list } = firstRun(entries);
      shorter(list);
      return { seen: run[1] as Entry, log: entries.filter((one) => one !== run[0]) };
    },
  },
  {
    name: 'the last entry of a run taken out',
    reason: /passed over/,
    check: 'replacements.order',
    forge: (entries) => {
      const { run, list } = firstRun(entries);
      const seen = run.findLast((one) => one.body.step === 0);
      if (seen !== run.at(-1)) throw new Error('another one than the last');
      shorter(list);
      return { seen: list, log: entries.filter((one) => one !== seen) };
    },
  },
  {
    name: 'a step too many',
    reason: /step 1 of the ladder instead of 0/,
    check: 'replacements.order',
    forge: (entries) => {
      const seen = found(replacements(entries), ({ body: { step } }) => step === 0);
      body(seen).step = 1;
      return seen;
    },
  },
  {
    name: 'a step too few',
    reason: /step 0 of the ladder instead of [12]/,
    check: 'replacements.order',
    forge: (entries) => {
      const seen = found(replacements(entries), ({ body: { step } }) => step !== 0);
      body(seen).step = 0;
      return seen;
    },
  },
  {
    name: 'from another stratum than it is',
    reason: /called from another stratum/,
    check: 'replacements.order',
    forge: (entries) => {
      const seen = found(replacements(entries), ({ body: { from } }) => from !== undefined);
      const own = [String(body(seen).from), String(body(seen).stratum)];
      body(seen).from = found(strataIn(entries), ({ stratum }) => !own.includes(String(stratum))).stratum;
      return seen;
    },
  },
  {
    name: 'where somebody is from left out',
    reason: /called from another stratum/,
    check: 'replacements.order',
    forge: (entries) => {
      const seen = found(replacements(entries), ({ body: { from } }) => from !== undefined);
      delete body(seen).from;
      return seen;
    },
  },
  {
    name: 'a place given away twice in a run',
    reason: /given away before/,
    check: 'replacements.people',
    forge: (entries) => {
      const [a, b] = firstRun(entries).run as [Bodied, Bodied];
      Object.assign(b.body, { out: a.body.out, stratum: a.body.stratum });
      return b;
    },
  },
  {
    name: 'a place given away twice, in another run',
    reason: /given away before/,
    check: 'replacements.people',
    forge: (entries) => {
      const { run, list } = firstRun(entries);
      const again = {
        type: 'replacement',
        body: { ...body(run[0] as Entry), in: neverCalled(entries, urn) },
      };
      const [file] = body(list).files;
      const files = { files: [{ ...file, name: 'replacements-3.csv', rows: 1 }] };
      return appended(entries, again, { type: 'outputs', body: files });
    },
  },
  {
    name: 'somebody called twice',
    reason: /called a second time/,
    check: 'replacements.people',
    forge: (entries) => {
      const [a, b] = firstRun(entries).run as [Bodied, Bodied];
      b.body.in = a.body.in;
      return b;
    },
  },
  {
    name: 'somebody called who was invited',
    reason: /called a second time/,
    check: 'replacements.people',
    forge: (entries) => {
      const [seen] = replacements(entries) as [Bodied];
      seen.body.in = invitedWho(entries, () => true).label;
      return seen;
    },
  },
  {
    name: 'another number of people on the list',
    reason: /other lists, or with another number of people/,
    check: 'replacements.people',
    forge: (entries) => {
      const { list } = firstRun(entries);
      shorter(list);
      return list;
    },
  },
  {
    name: 'a correction of another entry',
    reason: /corrects something else than the last reply/,
    check: 'replies.order',
    forge: (entries) => {
      const seen = found(replies(entries), ({ body: { corrects } }) => corrects !== undefined);
      body(seen).corrects.seq -= 1;
      return seen;
    },
  },
  {
    name: 'a correction that says that it is none',
    reason: /contradicts the last reply/,
    check: 'replies.order',
    forge: (entries) => {
      const seen = found(replies(entries), ({ body: { corrects } }) => corrects !== undefined);
      delete body(seen).corrects;
      return seen;
    },
  },
  {
    name: 'a yes of somebody who was not reached and has been replaced',
    reason: /contradicts the last reply/,
    check: 'replies.order',
    forge: (entries) => {
      const lost = found(firstRun(entries).run, ({ body: { out } }) => {
        const all = repliesOf(entries, out as string);
        return all.length === 1 && all[0]?.body.outcome === 'unreachable';
      });
      return appended(entries, reply(body(lost).out, 'accepted'));
    },
  },
  {
    name: 'somebody whom nobody knows',
    reason: /somebody else's turn/,
    check: 'replacements.order',
    forge: (entries) => {
      const [seen] = replacements(entries) as [Bodied];
      seen.body.in = 'ab'.repeat(32);
      return seen;
    },
  },
];

describe('without a household limit, as far as the reserve reaches, both programs see it in the log alone:', () => {
  test.each(FORGERIES.map((one) => [one.name, one] as const))('%s', (_, one) => expectNamedOnLine(free, one));
});

describe('behind the reserve the log still shows that a stratum is used up:', () => {
  const named = ['a step too few', 'from another stratum than it is', 'where somebody is from left out'];
  test.each(named)('%s', (name) =>
    expectNamedOnLine(
      short,
      found(FORGERIES, (one) => one.name === name),
    ),
  );
});

describe('with a household limit', () => {
  test('somebody in reserve passed over: only the urn shows it', () =>
    expectNamedOnLine(homes, {
      ...(FORGERIES[0] as LogForgery),
      forge: (entries) => passedOver(entries, urnOf(homes)),
      alone: 'none',
    }));
});
