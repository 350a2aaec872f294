import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest, hashBytes } from '#machine';
import type { CommittedDraw } from '../../src/audit/committed.js';
import type { DrawLog } from '../../src/audit/entries/draw.js';
import { isSlipName } from '../../src/audit/names.js';
import { type JudgedSlip, judgeSlip, MOST_SLIP_BYTES, readSlip, slipChecks } from '../../src/audit/slip.js';
import { type Slip, shareOfRange, slipText } from '../../src/core/slip.js';
import { labelOf, secretOf, ticketOf } from '../../src/core/ticket.js';
import { readUrnLine } from '../../src/core/urn.js';
import { memorySource } from '../../src/register/source.js';
import { findInUrn } from '../../src/register/urn/find.js';
import { urnOf } from '../procedure/committed-draw.js';

/** Slips of the published urn: all that is said of them holds, and nothing else passes. */

interface Published {
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
const { urn } = JSON.parse(
  readFileSync(new URL('../../fixtures/vectors/urn.json', import.meta.url), 'utf8'),
) as Published;

interface PublishedSlips {
  readonly commitment: string;
  readonly seedHash: string;
  readonly slips: readonly {
    readonly id: string;
    readonly text: string;
    readonly ticket: string;
    readonly hundredths: number;
  }[];
}
const published = JSON.parse(
  readFileSync(new URL('../../fixtures/vectors/slips.json', import.meta.url), 'utf8'),
) as PublishedSlips;

const FINGERPRINT = published.commitment;
const SEED_HASH = digest('3 12 17 28 41 49 Superzahl 7');
const facts = { rows: urn.lines.length, sha256: urn.sha256, root: urn.root };

/** Of the plan nothing matters but how many fields a line has. */
function committed(draw: DrawLog | null, household: number | null = null): CommittedDraw {
  const plan = { stratify: urn.header, sample: { max_per_household: household } };
  return {
    committed: { fingerprint: FINGERPRINT, keyHash: digest(urn.key), urn: facts, plan: plan as never },
    draw,
    isPanel: false,
  };
}

const text = `${['label', ...urn.header].join(',')}\n${urn.lines.map((line) => `${line}\n`).join('')}`;
const file = new TextEncoder().encode(text);

async function slipOf(id: string): Promise<Slip> {
  const label = labelOf(digest, id, urn.key);
  const { found } = await findInUrn(memorySource('urn.csv', file), new Set([label]));
  const place = found.get(label);
  if (place === undefined) throw new Error('not there');
  const secret = secretOf(digest, id, urn.key);
  return { commitment: FINGERPRINT, id, secret, label, rows: facts.rows, ...place };
}

const judged = (bytes: Uint8Array, log: readonly CommittedDraw[]): JudgedSlip =>
  judgeSlip({ digest, hashBytes }, { name: 'slip.json', bytes }, log, null);
const judgedSlip = (slip: Slip, log: readonly CommittedDraw[]) =>
  judged(new TextEncoder().encode(slipText(slip)), log);
const failed = ({ checks }: JudgedSlip) => checks.filter(({ passed }) => !passed).map(({ name }) => name);

const slips = await Promise.all(urn.people.map(([id]) => slipOf(id)));
const [own, other] = slips as [Slip, Slip];
const UNDRAWN = [committed(null)];

describe('a slip of the published urn', () => {
  test.each(slips.map((slip) => [slip.index, slip] as const))(
    'line %i: passes every check',
    (index, slip) => {
      if (index in urn.paths) expect(slip.path).toEqual(urn.paths[index]);
      const verdict = judgedSlip(slip, UNDRAWN);
      const names = ['slip.form', 'slip.commitment', 'slip.label', 'slip.line', 'slip.root'];
      expect(verdict.checks).toEqual(names.map((name) => ({ name, passed: true })));
      expect(verdict.standing).toBeNull();
      expect(readSlip(new TextEncoder().encode(slipText(slip)))).toEqual({
        v: 'losverfahren-slip/1',
        ...slip,
      });
    },
  );

  test('is the published one, byte for byte, and so are its ticket and its share', () => {
    expect(published.seedHash).toBe(SEED_HASH);
    expect(published.slips.map(({ id }) => id)).toEqual(slips.map(({ id }) => id));
    for (const [at, { text: whole, ticket, hundredths }] of published.slips.entries()) {
      const slip = slips[at] as Slip;
      expect(slipText(slip)).toBe(whole);
      expect(ticketOf(digest, SEED_HASH, slip.label)).toBe(ticket);
      expect(shareOfRange(ticket)).toBe(hundredths);
    }
  });

  test('is caught whichever bit of it is another one, and nothing is thrown', () => {
    const bytes = new TextEncoder().encode(slipText(own));
    const seen = new Set<string>();
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const changed = bytes.slice();
        changed[at] = (changed[at] as number) ^ (1 << bit);
        const names = failed(judged(changed, UNDRAWN));
        if (names.length === 0) throw new Error(`bit ${bit} of byte ${at} was not noticed`);
        for (const name of names) seen.add(name);
      }
    }
    const all = ['slip.form', 'slip.commitment', 'slip.label', 'slip.line', 'slip.root'];
    expect([...seen].sort()).toEqual(all.sort());
  });

  const hash = digest('another');
  const quoted = own.line.replace(/,([^,"]*)$/, ',"$1"');
  const elsewhere = urn.lines.find((line) => !line.includes('"') && !line.startsWith(own.label)) ?? '';
  test.each<[what: string, change: Partial<Slip>, names: readonly string[]]>([
    ['another commitment', { commitment: hash }, ['slip.commitment']],
    ['another id', { id: other.id }, ['slip.label']],
    ['another secret', { secret: other.secret }, ['slip.label']],
    ['id and secret of somebody else', { id: other.id, secret: other.secret }, ['slip.label']],
    ['the label of somebody else', { label: other.label }, ['slip.label', 'slip.line']],
    ['another stratum', { line: own.label + elsewhere.slice(64) }, ['slip.root']],
    ['quotation marks that are not needed', { line: quoted }, ['slip.line', 'slip.root']],
    ['one field too few', { line: own.line.replace(/,[^,]*$/, '') }, ['slip.line', 'slip.root']],
    ['the line of somebody else', { line: other.line, index: other.index, path: other.path }, ['slip.line']],
    ['the line before', { index: own.index - 1 }, ['slip.root']],
    ['a line that is not there', { index: own.rows }, ['slip.root']],
    ['one line more', { rows: own.rows + 1 }, ['slip.root']],
    ['no way up', { path: [] }, ['slip.root']],
    ['a way too short', { path: own.path.slice(1) }, ['slip.root']],
    ['a way too long', { path: [...own.path, hash] }, ['slip.root']],
    ['a way downwards', { path: [...own.path].reverse() }, ['slip.root']],
  ])('with %s is named', (_, change, names) => {
    expect(own.index).toBeGreaterThan(0);
    expect(failed(judgedSlip({ ...own, ...change }, UNDRAWN))).toEqual(names);
  });

  test('of another urn, right in itself, is not in this one', async () => {
    const forged = urnOf([{ id: 'X1', categories: ['Nord', 'w', '60+'] }], urn.header, urn.key);
    const label = labelOf(digest, 'X1', urn.key);
    const { found } = await findInUrn(
      memorySource('', new TextEncoder().encode(forged.text)),
      new Set([label]),
    );
    const place = found.get(label);
    if (place === undefined) throw new Error('not there');
    const secret = secretOf(digest, 'X1', urn.key);
    const slip = { commitment: FINGERPRINT, id: 'X1', secret, label, rows: facts.rows, ...place };
    expect(failed(judgedSlip(slip, UNDRAWN))).toEqual(['slip.root']);
    expect(failed(judgedSlip({ ...slip, rows: 1 }, UNDRAWN))).toEqual(['slip.root']);
  });

  test('is no slip of a log without a commitment, or with another number of fields', () => {
    expect(failed(judgedSlip(own, []))).toEqual(['slip.commitment']);
    expect(failed(judgedSlip(own, [committed(null, 2)]))).toEqual(['slip.line']);
  });
});

describe('what is no slip', () => {
  const whole = slipText(own);
  const bytes = (content: string) => new TextEncoder().encode(content);
  test.each<[what: string, content: Uint8Array]>([
    ['nothing', bytes('')],
    ['no line feed', bytes(whole.trimEnd())],
    ['a line feed of Windows', bytes(whole.replace('\n', '\r\n'))],
    ['a byte order mark', bytes(`\ufeff${whole}`)],
    ['blanks', bytes(whole.replace('":', '": '))],
    [
      'fields in another order',
      bytes(`{"v":"losverfahren-slip/1",${whole.slice(1).replace(/,"v":[^}]*/, '')}`),
    ],
    ['a field twice', bytes(whole.replace('"rows":', '"rows":13,"rows":'))],
    ['one field more', bytes(whole.replace('"v":', '"u":1,"v":'))],
    ['one field less', bytes(whole.replace(/"rows":\d+,/, ''))],
    ['another version', bytes(whole.replace('slip/1', 'slip/2'))],
    ['an escape that is not needed', bytes(whole.replace('"P001"', '"\\u0050001"'))],
    ['half a surrogate pair', bytes(whole.replace('"P001"', '"\\ud800"'))],
    ['bytes that are no text', Uint8Array.of(...bytes(whole.slice(0, 9)), 0xff, ...bytes(whole.slice(9)))],
    ['capital digits', bytes(whole.replace(own.label, own.label.toUpperCase()))],
    ['a number with a point', bytes(whole.replace(/"rows":13/, '"rows":13.5'))],
    ['a number below zero', bytes(whole.replace(/"index":\d+/, '"index":-1'))],
    ['a number that is too large', bytes(whole.replace(/"rows":13/, '"rows":9007199254740993'))],
    ['brackets without an end', bytes('['.repeat(MOST_SLIP_BYTES))],
    ['too much of it', bytes(' '.repeat(MOST_SLIP_BYTES + 1))],
    ['a way of thousands of steps', bytes(slipText({ ...own, path: Array(3000).fill(own.label) }))],
  ])('%s: has not the right form, and nothing else is looked at', (_, content) => {
    expect(judged(content, UNDRAWN)).toMatchObject({
      checks: [{ name: 'slip.form', passed: false }],
      standing: null,
    });
  });

  test('any bytes, any JSON and any slip that is right in its form: nothing is thrown', () => {
    const hex = fc.integer({ min: 0 }).map((number) => digest(`${number}`));
    const slip = fc.record({
      ...{ commitment: hex, id: fc.string({ unit: 'binary' }), secret: hex, label: hex },
      line: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...urn.lines)),
      index: fc.nat(),
      rows: fc.oneof(fc.constant(13), fc.maxSafeNat()),
      path: fc.array(hex, { maxLength: 60 }),
    });
    const contents = fc.oneof(
      fc.uint8Array({ maxLength: 2000 }),
      fc.json().map(bytes),
      slip
        .filter(({ id, line }) => id.isWellFormed() && line.isWellFormed())
        .map((one) => bytes(slipText(one))),
    );
    fc.assert(
      fc.property(contents, (content) => {
        expect(failed(judged(content, UNDRAWN))).not.toEqual([]);
      }),
    );
  });
});

interface Person {
  readonly label: string;
  readonly ticket: string;
}

/** The draw by its definition: in each stratum the lowest tickets, then the reserve. */
function drawOf(places: number, reserve: number, besides: 'household' | 'balls' | null = null): DrawLog {
  const people = urn.lines.map((line) => readUrnLine(line, urn.header.length, false));
  const names = [...new Set(people.map((person) => JSON.stringify(person?.categories)))];
  const strata = names.map((name) => {
    const all: Person[] = people
      .filter((person) => JSON.stringify(person?.categories) === name)
      .map((person) => ({
        label: person?.label ?? '',
        ticket: ticketOf(digest, SEED_HASH, person?.label ?? ''),
      }))
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
    return {
      stratum: JSON.parse(name) as string[],
      invited: all.slice(0, places),
      reserve: all.slice(places, places + reserve),
      next: all[places + reserve]?.ticket ?? null,
    };
  });
  const draw = {
    plan: { plan: { sample: {} } },
    seed: { seedHash: SEED_HASH },
    selection: { max_per_household: besides === 'household' ? 1 : null, strata },
    allocation: besides === 'balls' ? { number_from: 'panel-number' as const } : {},
  };
  return draw as unknown as DrawLog;
}

describe('with a draw', () => {
  test.each([
    [0, 0],
    [1, 0],
    [1, 1],
    [2, 1],
    [3, 3],
  ])('of %i and %i in reserve of each stratum everybody is told what became of them', (places, reserve) => {
    const draw = drawOf(places, reserve);
    const outcomes = slips.map((slip) => {
      const { standing, checks } = judgedSlip(slip, [committed(draw)]);
      expect(checks.every(({ passed }) => passed)).toBe(true);
      expect(standing?.ticket).toBe(ticketOf(digest, SEED_HASH, slip.label));
      const stratum = draw.selection.strata.find((one) =>
        [...one.invited, ...one.reserve].some(({ label }) => label === slip.label),
      );
      const [drawn, waiting] = [stratum?.invited ?? [], stratum?.reserve ?? []];
      const at = [...drawn, ...waiting].findIndex(({ label }) => label === slip.label);
      if (at < 0) expect(standing).toMatchObject({ outcome: 'not-drawn', place: null, places: 0 });
      else if (at < drawn.length)
        expect(standing).toMatchObject({ outcome: 'drawn', place: at + 1, places: drawn.length });
      else
        expect(standing).toMatchObject({
          ...{ outcome: 'reserve', place: at - drawn.length + 1, places: waiting.length },
          last: drawn.at(-1)?.ticket ?? null,
        });
      return standing?.outcome;
    });
    const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
    const all = draw.selection.strata;
    expect(count('drawn')).toBe(all.reduce((sum, { invited }) => sum + invited.length, 0));
    expect(count('reserve')).toBe(all.reduce((sum, one) => sum + one.reserve.length, 0));
  });

  test('whoever was passed over sees it, whoever it was, and nobody else does', () => {
    const draw = drawOf(1, 1);
    for (const [at, stratum] of draw.selection.strata.entries()) {
      const all = [...stratum.invited, ...stratum.reserve];
      for (const victim of all) {
        const rest =
          drawOf(99, 0).selection.strata[at]?.invited.filter(({ label }) => label !== victim.label) ?? [];
        const changed = {
          ...stratum,
          invited: rest.slice(0, 1),
          reserve: rest.slice(1, 2),
          next: rest[2]?.ticket ?? null,
        };
        const strata = draw.selection.strata.with(at, changed);
        const log = [committed({ ...draw, selection: { ...draw.selection, strata } })];
        const complaints = slips.filter((slip) => failed(judgedSlip(slip, log)).includes('slip.draw'));
        expect(complaints.map(({ label }) => label)).toEqual([victim.label]);
      }
    }
  });

  test('a ticket that is not the own one, or a stratum that the log does not have, is named', () => {
    const draw = drawOf(2, 2);
    const swapped = draw.selection.strata.map((stratum) => ({
      ...stratum,
      invited: stratum.invited.map((person) => ({ ...person, ticket: digest(person.ticket) })),
    }));
    const log = (strata: typeof swapped) => [
      committed({ ...draw, selection: { ...draw.selection, strata } }),
    ];
    const drawn =
      slips.find(({ label }) => swapped.some(({ invited }) => invited[0]?.label === label)) ?? own;
    expect(failed(judgedSlip(drawn, log(swapped)))).toEqual(['slip.draw']);
    expect(failed(judgedSlip(own, log([])))).toEqual(['slip.draw']);
  });

  test('with a household limit or balls a low ticket that was not drawn is no fault, and it is said why', () => {
    for (const besides of ['household', 'balls'] as const) {
      const draw = drawOf(1, 0, besides);
      const strata = draw.selection.strata.map((stratum) => ({ ...stratum, invited: [], next: null }));
      // The lines have no household, so the plan is left as it is.
      const log = [committed({ ...draw, selection: { ...draw.selection, strata } })];
      expect(judgedSlip(own, log).standing).toMatchObject({
        outcome: 'not-drawn',
        last: null,
        besides: [besides],
      });
    }
  });

  test('of a log with draw and panel the slip is held to its own commitment', () => {
    const panel = committed(drawOf(1, 0));
    const log = [
      { ...committed(null), committed: { ...committed(null).committed, fingerprint: digest('first') } },
      { ...panel, isPanel: true },
    ];
    expect(judgedSlip(own, log)).toMatchObject({ isPanel: true, standing: { places: expect.any(Number) } });
    expect(judgedSlip({ ...own, commitment: digest('first') }, log)).toMatchObject({
      isPanel: false,
      standing: null,
    });
  });
});

test('slips for everybody have names of their own, which lead nowhere', () => {
  const names = ['slips.html', 'slip-1.json', 'slip-120.json', 'slip-reserve-7.json'];
  expect(names.filter(isSlipName)).toEqual(names);
  const others = [
    'slip.json',
    'slip-0.json',
    'slip-01.json',
    'slip-1.json.exe',
    '../slip-1.json',
    'slip-a.json',
  ];
  expect(others.filter(isSlipName)).toEqual([]);
});

test('the checks of several slips are one of each name, with the files that fail it', () => {
  const name = (file: string, slip: Slip) => ({ ...judgedSlip(slip, UNDRAWN), name: file });
  const wrong = name('b.json', { ...other, secret: own.secret });
  expect(slipChecks([name('a.json', own), wrong, { ...wrong, name: 'c.json' }])).toEqual([
    { name: 'slip.form', passed: true, places: [] },
    { name: 'slip.commitment', passed: true, places: [] },
    { name: 'slip.label', passed: false, places: ['b.json', 'c.json'] },
    { name: 'slip.line', passed: true, places: [] },
    { name: 'slip.root', passed: true, places: [] },
  ]);
});

describe('the share of tickets that are lower', () => {
  test.each([
    ['0'.repeat(64), 0],
    [`8${'0'.repeat(63)}`, 5000],
    ['f'.repeat(64), 9999],
    // 2^256 / 3, rounded down, is still below a third.
    ['5'.repeat(64), 3333],
    [`1999${'9'.repeat(60)}`, 999],
    [`199a${'0'.repeat(60)}`, 1000],
  ])('of %s is %i hundredths of a percent', (ticket, share) => {
    expect(shareOfRange(ticket)).toBe(share);
  });
});
