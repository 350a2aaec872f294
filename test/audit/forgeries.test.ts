import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256Text } from '../../src/core/digest.js';
import { type Entry, run, SEED } from '../cli/run.js';
import { copyOf, drawn, fingerprintOf, forge, type Given, register as table, verdict } from './verifying.js';

/** Forgeries with a purpose, each with a chain that fits again. */

interface Person {
  label: string;
  ticket: string;
}

interface Stratum {
  stratum: string[];
  invited: Person[];
  reserve: Person[];
  next: string | null;
}

let home: string;

beforeAll(async () => {
  home = await drawn();
});

const bodyIn = (entries: readonly Entry[], type: string) =>
  entries.find((entry) => entry.type === type)?.body ?? {};
const strataIn = (entries: readonly Entry[]) => bodyIn(entries, 'selection').strata as Stratum[];

/** A stratum with somebody invited, somebody in reserve and somebody who was not reached. */
function fullStratum(entries: readonly Entry[]): Stratum {
  const found = strataIn(entries).find(
    ({ invited, reserve, next }) => invited.length > 0 && reserve.length > 1 && next !== null,
  );
  if (found === undefined) throw new Error('no such stratum');
  return found;
}

function ticketFor(entries: readonly Entry[], label: string): string {
  return sha256Text(`${bodyIn(entries, 'seed').seedHash}${label}`);
}

/** People of the stratum who are in the frame and were not drawn. */
function undrawn(entries: readonly Entry[], { stratum }: Stratum): Person[] {
  const drawnLabels = new Set(
    strataIn(entries).flatMap(({ invited, reserve }) => [...invited, ...reserve].map(({ label }) => label)),
  );
  const [district, gender] = stratum;
  return table
    .filter((row) => row[5] === district && row[4] === gender && !drawnLabels.has(row[0] ?? ''))
    .map(([label = '']) => ({ label, ticket: ticketFor(entries, label) }));
}

async function forged(change: (entries: Entry[]) => void, given: Given = {}) {
  const copy = copyOf(home);
  forge(copy, change);
  const found = await verdict(copy, given);
  expect(found.failed).not.toContain('log.chain');
  return found;
}

const logOnly = { register: false, plan: false };

describe('people exchanged', () => {
  test('an invited person and one in reserve: the order is wrong', async () => {
    const found = await forged((entries) => {
      const { invited, reserve } = fullStratum(entries);
      const [first] = reserve.splice(0, 1, ...invited.slice(-1));
      if (first !== undefined) invited.splice(-1, 1, first);
    }, logOnly);
    expect(found.code).toBe(4);
    expect(found.failed).toEqual(expect.arrayContaining(['selection.order', 'lists.people']));
  });

  test('two labels, the tickets left as they were: the tickets are others’', async () => {
    const found = await forged((entries) => {
      const { invited, reserve } = fullStratum(entries);
      const [a, b] = [invited[0], reserve[0]];
      if (a !== undefined && b !== undefined) [a.label, b.label] = [b.label, a.label];
    }, logOnly);
    expect(found.code).toBe(4);
    expect(found.failed).toContain('selection.tickets');
  });

  test('a favourite with a ticket of their own: somebody was preferred to a lower ticket', async () => {
    const found = await forged((entries) => {
      const stratum = fullStratum(entries);
      const [favourite] = undrawn(entries, stratum).filter(({ ticket }) => ticket > (stratum.next ?? ''));
      if (favourite !== undefined) stratum.reserve.splice(-1, 1, favourite);
    }, logOnly);
    expect(found.code).toBe(4);
    expect(found.failed).toContain('selection.order');
  });

  test('a favourite, and the next ticket changed to fit: only the register tells', async () => {
    const change = (entries: Entry[]) => {
      const stratum = fullStratum(entries);
      const favourite = undrawn(entries, stratum)
        .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
        .at(-1);
      if (favourite !== undefined) stratum.reserve.splice(-1, 1, favourite);
      stratum.next = 'f'.repeat(64);
    };
    const alone = await forged(change, logOnly);
    expect(alone.failed).toEqual(['lists.people']);
    const found = await forged(change);
    expect(found.code).toBe(4);
    expect(found.failed).toContain('register.selection');
  });

  test('one person invited twice', async () => {
    const found = await forged((entries) => {
      const { invited, reserve } = fullStratum(entries);
      reserve.splice(0, 1, ...invited.slice(0, 1));
    }, logOnly);
    expect(found.code).toBe(4);
    expect(found.failed).toContain('selection.tickets');
  });

  test('one person fewer, and one more', async () => {
    for (const change of [
      (s: Stratum) => s.invited.pop(),
      (s: Stratum) => s.invited.push(...s.reserve.splice(0, 1)),
    ]) {
      const found = await forged((entries) => change(fullStratum(entries)), logOnly);
      expect(found.code).toBe(4);
      expect(found.failed).toContain('selection.counts');
    }
  });
});

describe('the seed exchanged', () => {
  test('with its hash recomputed: places and tickets do not follow from it', async () => {
    const found = await forged((entries) => {
      Object.assign(bodyIn(entries, 'seed'), { text: '1 2 3', seedHash: sha256Text('1 2 3') });
    }, logOnly);
    expect(found.code).toBe(4);
    expect(found.failed).toEqual(expect.arrayContaining(['allocation.rounding', 'selection.tickets']));
  });

  test('and everything drawn anew: --seed and --fingerprint tell, nothing else can', async () => {
    const published = fingerprintOf(home);
    const copy = copyOf(home);
    const redrawn = await run(['draw', '-c', 'plan.yaml', '-s', '1 2 3', '-o', 'again', '-q'], { cwd: copy });
    expect(redrawn.code).toBe(0);
    for (const name of ['audit.jsonl', 'invitations.csv', 'reserve.csv'])
      writeFileSync(join(copy, 'out', name), readFileSync(join(copy, 'again', name)));
    expect((await verdict(copy)).code).toBe(0);
    expect(await verdict(copy, { seed: SEED })).toMatchObject({ code: 4, failed: ['seed.given'] });
    expect(await verdict(copy, { fingerprint: published })).toMatchObject({
      code: 4,
      failed: ['log.fingerprint'],
    });
  });

  test('written otherwise: a seed in the log stands as it was normalised', async () => {
    const found = await forged((entries) => {
      Object.assign(bodyIn(entries, 'seed'), { text: `${SEED} ` });
    }, logOnly);
    expect(found).toMatchObject({ code: 4 });
    expect(found.failed).toContain('seed.hash');
  });
});

describe('numbers exchanged', () => {
  test('N_h of two strata, the sum the same', async () => {
    const found = await forged((entries) => {
      const strata = bodyIn(entries, 'frame').strata as { N_h: number }[];
      const [a, b] = strata;
      if (a !== undefined && b !== undefined) [a.N_h, b.N_h] = [a.N_h + 1, b.N_h - 1];
    });
    expect(found.code).toBe(4);
    expect(found.failed).toEqual(expect.arrayContaining(['allocation.margins', 'register.frame']));
  });

  test('n_h of two strata, the sum the same', async () => {
    const found = await forged((entries) => {
      const strata = bodyIn(entries, 'allocation').strata as { n_h: number }[];
      const [a, b] = strata.filter(({ n_h }) => n_h > 0);
      if (a !== undefined && b !== undefined) [a.n_h, b.n_h] = [a.n_h + 1, b.n_h - 1];
    }, logOnly);
    expect(found.code).toBe(4);
    expect(found.failed).toEqual(expect.arrayContaining(['allocation.rounding', 'allocation.margins']));
  });

  test('one person moved from one exclusion to another: only the register tells', async () => {
    const change = (entries: Entry[]) => {
      const [a, b] = bodyIn(entries, 'frame').excluded as { count: number }[];
      if (a !== undefined && b !== undefined) [a.count, b.count] = [a.count - 1, b.count + 1];
    };
    expect((await forged(change, logOnly)).code).toBe(0);
    const found = await forged(change);
    expect(found).toMatchObject({ code: 4, failed: ['register.frame'] });
  });

  test('people passed over: fewer rows everywhere, and fewer excluded', async () => {
    const found = await forged((entries) => {
      const frame = bodyIn(entries, 'frame') as { rows: number; excluded: { count: number }[] };
      const [file] = bodyIn(entries, 'register').files as { rows: number }[];
      const rule = frame.excluded.find(({ count }) => count > 0);
      if (rule !== undefined && file !== undefined)
        [rule.count, frame.rows, file.rows] = [rule.count - 1, frame.rows - 1, file.rows - 1];
    });
    expect(found.code).toBe(4);
    expect(found.failed).toEqual(['register.files', 'register.frame']);
  });
});

describe('a plan in the log that nobody can draw with', () => {
  const inPlan = (entries: readonly Entry[], section: string) => {
    const { plan } = bodyIn(entries, 'plan') as { plan: Record<string, Record<string, unknown>> };
    return plan[section] ?? {};
  };
  const columns = (entries: readonly Entry[]) =>
    inPlan(entries, 'register').columns as Record<string, unknown>;
  const changes: readonly (readonly [string, (entries: readonly Entry[]) => void])[] = [
    [
      'a reference date that is none',
      (log) => Object.assign(inPlan(log, 'eligibility'), { reference_date: 'x' }),
    ],
    ['no reference date', (log) => Object.assign(inPlan(log, 'eligibility'), { reference_date: null })],
    ['no column for ages', (log) => Object.assign(columns(log), { birth_date: null })],
    [
      'a birth date column that is not there',
      (log) => Object.assign(columns(log), { birth_date: 'Geboren' }),
    ],
    ['an id column that is not there', (log) => Object.assign(columns(log), { id: ['Nr'] })],
    ['a reserve without end', (log) => Object.assign(inPlan(log, 'sample'), { reserve: '9'.repeat(400) })],
    ['more people than there are', (log) => Object.assign(inPlan(log, 'sample'), { size: 10_000 })],
  ];

  test.each(changes)('%s: verify finds the mismatch and does not break off', async (_, change) => {
    const found = await forged(change);
    expect([found.code, found.refused]).toEqual([4, []]);
    const meant = ['plan.effective', 'register.readable', 'log.entries'];
    expect(found.failed.filter((check) => meant.includes(check)).length).toBeGreaterThan(0);
  });
});
