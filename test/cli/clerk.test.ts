import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSeed } from '../../src/core/seed.js';
import { labelOf, ticketOf } from '../../src/core/ticket.js';
import { digest, sha256Bytes } from '../../src/machine/node.js';
import { rebuilt } from '../audit/verifying.js';
import {
  AFTER,
  answersOffice,
  bodyIn,
  COMMIT,
  COMMIT_PANEL,
  COMMIT_SECOND,
  commitmentOf,
  copied,
  DRAW,
  DRAW_PANEL,
  DRAW_SECOND,
  done,
  EVENT,
  forge,
  LOTTO,
  logFingerprint,
  office,
  PLANNED,
  refusedWith,
  register,
  saveAnswers,
  twoStages,
  verdict,
  verdictIn,
} from './commitments.js';
import { answers, TARGETS } from './panel-answers.js';
import { csvText, place, save, type Table, withColumn } from './registers.js';
import { contents, type Entry, readEntries, run } from './run.js';

/**
 * A clerk who knows the event and would like another result. For everything that could be chosen before: through
 * the commands, which refuse it and say why; and by hand, with a log whose chain is sound again, which `verify`
 * names by the published fingerprint of the commitment alone.
 */

const KEY = '07'.repeat(32);
const CANONICAL = 'Lotto 6aus49 2026-12-05: 3 12 17 28 41 49 Superzahl 7 Spiel 77 2604913';

interface Forgery {
  readonly how: string;
  /** a folder with the forged `out` */
  readonly make: () => Promise<string> | string;
  /** checks that fail by the published fingerprint; empty: none can, see `by` */
  readonly named: readonly string[];
  /** what else has to be given to see it */
  readonly by?: { readonly given: readonly string[]; readonly named: readonly string[] };
}

interface Command {
  readonly arrange?: (folder: string) => void;
  readonly args: readonly string[];
  readonly code: string;
  readonly exit: number;
}

interface Item {
  readonly title: string;
  readonly commands: readonly Command[];
  readonly forgeries: readonly Forgery[];
}

/** What the clerk could still choose, of one ceremony. */
interface Ceremony {
  /** with a commitment, and not drawn */
  settled: string;
  /** drawn on it */
  drawn: string;
  /** fingerprint of the commitment, as published */
  fingerprint: string;
}

const letters: Ceremony = { settled: '', drawn: '', fingerprint: '' };
const panels: Ceremony = { settled: '', drawn: '', fingerprint: '' };
const balls: Ceremony = { settled: '', drawn: '', fingerprint: '' };

beforeAll(async () => {
  letters.settled = office();
  await done(letters.settled, COMMIT);
  panels.settled = answersOffice();
  save(panels.settled, 'schon.csv', 'Nr\nN1000\nN1005\n');
  await done(panels.settled, [...COMMIT_PANEL, '--already', 'schon.csv']);
  balls.settled = answersOffice();
  await done(balls.settled, [...COMMIT_PANEL, '--balls']);
  for (const one of [letters, panels, balls]) {
    one.fingerprint = commitmentOf(one.settled);
    one.drawn = copied(one.settled);
  }
  await done(letters.drawn, DRAW);
  await done(panels.drawn, [...DRAW_PANEL, '--already', 'schon.csv']);
  await done(balls.drawn, [...DRAW_PANEL, '--panel-number', '417']);
}, 60_000);

/** The whole ceremony once more after the event, with something else in it. */
async function remade(
  commit: readonly string[],
  draw: readonly string[],
  change: (folder: string) => void,
): Promise<string> {
  const folder = commit.includes('--panel') ? answersOffice() : office();
  save(folder, 'schon.csv', 'Nr\nN1000\nN1005\n');
  if (!commit.includes('--key-file')) save(folder, 'out.key', `${KEY}\n`);
  change(folder);
  await done(folder, commit);
  await done(folder, draw);
  return folder;
}

/**
 * The honest commitment to its last byte, and behind it what another draw gave: its entries and its lists.
 * @param urn with the other draw's urn as well
 */
function grafted({ drawn }: Ceremony, other: string, urn = false): string {
  const copy = copied(drawn);
  const settled = readEntries(join(copy, 'out'));
  const end = settled.findIndex(({ type }) => type.endsWith('commitment')) + 1;
  const behind = readEntries(join(other, 'out'));
  const begin = behind.findIndex(({ type }) => type.endsWith('seed'));
  cpSync(join(other, 'out'), join(copy, 'out'), { recursive: true });
  if (!urn) cpSync(join(drawn, 'out/urn.csv'), join(copy, 'out/urn.csv'));
  const entries = [...settled.slice(0, end), ...behind.slice(begin)];
  writeFileSync(join(copy, 'out/audit.jsonl'), rebuilt(entries.map((entry, seq) => ({ ...entry, seq }))));
  expect(commitmentOf(copy)).toBe(commitmentOf(drawn));
  return copy;
}

/** A copy of the honest folder whose entries were changed, with a sound chain. */
function patched({ drawn }: Ceremony, change: (entries: Entry[]) => unknown): string {
  const copy = copied(drawn);
  forge(copy, change);
  return copy;
}

/** An id that is drawn, for somebody who was not. It takes a moment, for whoever knows the seed. */
function winningId(): string {
  const { hash } = readSeed(digest, CANONICAL);
  for (let number = 0; ; number++) {
    const id = `P${String(900_000_000 + number)}`;
    if (ticketOf(digest, hash, labelOf(digest, id, KEY)).startsWith('00')) return id;
  }
}

function readSeedBody(text: string) {
  const { hash: seedHash } = readSeed(digest, text);
  return { text, seedHash };
}

/** The register in which somebody of the last rows has the winning id. */
function withFriend(): Table {
  const labels = new Set(
    readEntries(join(letters.drawn, 'out'))
      .filter(({ type }) => type === 'selection')
      .flatMap(({ body }) =>
        (body.strata as { invited: { label: string }[]; reserve: { label: string }[] }[]).flatMap(
          ({ invited, reserve }) => [...invited, ...reserve].map(({ label }) => label),
        ),
      ),
  );
  const born = place(register, 'Geburtsdatum');
  const at = register.findIndex(
    ([id = '', ...rest], row) =>
      row > 30 && (rest[born - 1] ?? '') < '1990' && !labels.has(labelOf(digest, id, KEY)),
  );
  return withColumn(register, 'PersonID', (row) =>
    row === at - 1 ? winningId() : (register[row + 1]?.[0] ?? ''),
  );
}

const others: Table = [register[0] ?? [], ...register.slice(1).filter((_, at) => at !== 40)];
const put = (name: string, content: string) => (folder: string) => {
  save(folder, name, content);
};
/** A letters' draw without commitment, by the same key, with something else in it. */
async function otherDraw(change: (folder: string) => void, args: readonly string[] = DRAW): Promise<string> {
  const folder = office();
  save(folder, 'out.key', `${KEY}\n`);
  change(folder);
  await done(folder, [...args, '--key-file', 'out.key']);
  return folder;
}

async function otherPanel(change: (folder: string) => void, ...args: readonly string[]): Promise<string> {
  const folder = answersOffice();
  save(folder, 'schon.csv', 'Nr\nN1000\nN1005\n');
  save(folder, 'out.key', `${KEY}\n`);
  change(folder);
  await done(folder, [...DRAW_PANEL, '--size', '20', '--key-file', 'out.key', ...args]);
  return folder;
}

const freeText = PLANNED.replace(`  event: ${EVENT}`, '  source: Lotto am Samstag');
const seeded = (seed: string) => [...['draw', '-c', 'plan.yaml', '-o', 'out', '--seed', seed, '--at', AFTER]];
const ALREADY = ['--already', 'schon.csv'];
const lottoOf = (date: string) => PLANNED.replace('date: 2026-12-05', `date: ${date}`);
const reversed = csvText([register[0] ?? [], ...register.slice(1).toReversed()]);

const ofLetters: readonly Item[] = [
  {
    title: 'rows and ids of the register',
    commands: [
      {
        arrange: (folder) => put('register.csv', csvText(withFriend()))(folder),
        args: DRAW,
        code: 'CMT-014',
        exit: 3,
      },
      { arrange: put('register.csv', csvText(others)), args: DRAW, code: 'CMT-014', exit: 3 },
      { arrange: put('register.csv', reversed), args: DRAW, code: 'CMT-014', exit: 3 },
    ],
    forgeries: [
      {
        how: 'everything anew, with a winning id',
        make: () => remade(COMMIT, DRAW, put('register.csv', csvText(withFriend()))),
        named: ['commitment.given'],
      },
      {
        how: 'what it gives, behind the commitment',
        make: async () => grafted(letters, await otherDraw(put('register.csv', csvText(withFriend())))),
        named: ['urn.selection'],
      },
      {
        how: 'the same with an urn that fits',
        make: async () =>
          grafted(letters, await remade(COMMIT, DRAW, put('register.csv', csvText(withFriend()))), true),
        named: ['urn.file'],
      },
      {
        how: 'somebody less',
        make: async () => grafted(letters, await otherDraw(put('register.csv', csvText(others)))),
        named: ['urn.selection'],
      },
    ],
  },
  {
    title: 'lists of exclusions',
    commands: [
      {
        arrange: put('rat.csv', `PersonID\r\n${register[9]?.[0]}\r\n`),
        args: DRAW,
        code: 'CMT-012',
        exit: 3,
      },
      { arrange: (folder) => rmSync(join(folder, 'rat.csv')), args: DRAW, code: 'SIDE-001', exit: 3 },
    ],
    forgeries: [
      {
        how: 'everything anew',
        make: () => remade(COMMIT, DRAW, excludeOneMore),
        named: ['commitment.given'],
      },
      {
        how: 'what it gives, behind the commitment',
        make: async () => grafted(letters, await otherDraw(excludeOneMore)),
        named: ['urn.selection'],
      },
    ],
  },
  {
    title: 'the plan, or one of several',
    commands: [
      { arrange: put('plan.yaml', `${PLANNED}\n`), args: DRAW, code: 'CMT-011', exit: 3 },
      {
        arrange: put('zweiter.yaml', PLANNED.replace('16-39, 40-64', '16-44, 45-64')),
        args: DRAW.map((word) => (word === 'plan.yaml' ? 'zweiter.yaml' : word)),
        code: 'CMT-011',
        exit: 3,
      },
    ],
    forgeries: [
      {
        how: 'everything anew',
        make: () => remade(COMMIT, DRAW, put('plan.yaml', PLANNED.replace('16-39, 40-64', '16-44, 45-64'))),
        named: ['commitment.given'],
      },
      {
        how: 'what it gives, behind the commitment',
        make: async () =>
          grafted(
            letters,
            await otherDraw(put('plan.yaml', PLANNED.replace('16-39, 40-64', '16-44, 45-64'))),
          ),
        named: ['selection.tickets'],
      },
      {
        how: 'the plan in the log alone',
        make: () =>
          patched(letters, (entries) => {
            bodyIn<{ plan: { sample: { size: number } } }>(entries, 'plan').plan.sample.size = 15;
          }),
        named: ['commitment.given', 'commitment.fits'],
      },
    ],
  },
  {
    title: 'every flag',
    commands: [
      ...[
        ['--size', '15'],
        ['--stratify', 'gender'],
        ['--min-age', '18'],
        ['--max-age', '70'],
        ['--districts', 'Altstadt'],
        ['--exclude', 'Status'],
        ['--max-per-household', '1'],
        ['--reserve', '2'],
        ['--reference-date', '2026-12-02'],
        ['--title', 'Anders'],
        ['--seed-source', 'Würfel'],
        ['--dialect', 'rfc4180'],
        ['--column', 'district=PLZ'],
        ['--encoding', 'utf-8'],
        ['--delimiter', ';'],
      ].map((flags) => ({ args: [...DRAW, ...flags], code: 'CMT-001', exit: 2 })),
    ],
    forgeries: [
      {
        how: 'everything anew',
        make: () => remade([...COMMIT, '--size', '15'], DRAW, () => {}),
        named: ['commitment.given'],
      },
      {
        how: 'what it gives, behind the commitment',
        make: async () => grafted(letters, await otherDraw(() => {}, [...DRAW, '--reserve', '2'])),
        named: ['selection.counts', 'urn.selection'],
      },
    ],
  },
  {
    title: 'the spelling of the seed',
    commands: [
      { args: seeded(LOTTO), code: 'SEED-044', exit: 2 },
      { args: seeded(CANONICAL.replace('3 12', '12 3')), code: 'SEED-044', exit: 2 },
    ],
    forgeries: [
      {
        how: 'another spelling of the same numbers',
        make: async () => grafted(letters, await otherDraw(put('plan.yaml', freeText), seeded(`${LOTTO}.`))),
        named: ['seed.event'],
      },
      {
        how: 'the numbers in another order',
        make: async () =>
          grafted(
            letters,
            await otherDraw(put('plan.yaml', freeText), seeded(CANONICAL.replace('3 12', '12 3'))),
          ),
        named: ['seed.event'],
      },
    ],
  },
  {
    title: 'which event',
    commands: [
      {
        args: DRAW.map((word) => (word === LOTTO ? CANONICAL.replace('12-05', '12-09') : word)),
        code: 'SEED-028',
        exit: 2,
      },
      { args: [...DRAW.slice(0, 5), '--dice', '1 2 3'], code: 'SEED-043', exit: 2 },
    ],
    forgeries: [
      {
        how: 'another day in the plan, everything anew',
        make: () => remade(COMMIT, DRAW, put('plan.yaml', lottoOf('2026-12-09'))),
        named: ['commitment.given'],
      },
      {
        how: 'the result of another day',
        make: async () => grafted(letters, await otherDraw(put('plan.yaml', lottoOf('2026-12-09')))),
        named: ['seed.event'],
      },
      {
        how: 'dice instead of the lottery',
        make: async () =>
          grafted(letters, await otherDraw(put('plan.yaml', freeText), seeded('Dice 3x6: 4 2 6'))),
        named: ['seed.event'],
      },
      {
        how: 'numbers that were not drawn on that day',
        make: async () =>
          grafted(
            letters,
            await otherDraw(
              () => {},
              DRAW.map((word) => (word === LOTTO ? LOTTO.replace('28', '29') : word)),
            ),
          ),
        named: [],
        by: { given: ['--lotto', LOTTO], named: ['seed.given'] },
      },
    ],
  },
  {
    title: 'the key',
    commands: [
      { arrange: put('out.key', 'ab'.repeat(32)), args: DRAW, code: 'CMT-010', exit: 3 },
      {
        arrange: put('zweiter', 'ab'.repeat(32)),
        args: [...DRAW, '--key-file', 'zweiter'],
        code: 'CMT-010',
        exit: 3,
      },
      { arrange: (folder) => rmSync(join(folder, 'out.key')), args: DRAW, code: 'KEY-004', exit: 3 },
    ],
    forgeries: [
      {
        how: 'everything anew',
        make: () => remade(COMMIT, DRAW, put('out.key', 'ab'.repeat(32))),
        named: ['commitment.given'],
      },
      {
        how: 'what it gives, behind the commitment',
        make: async () => grafted(letters, await otherDraw(put('out.key', 'ab'.repeat(32)))),
        named: ['urn.selection'],
      },
      {
        how: 'another hash of it in plan and commitment',
        make: () =>
          patched(letters, (entries) => {
            const hash = digest('ab'.repeat(32));
            bodyIn(entries, 'plan').label_key_hash = hash;
            bodyIn(entries, 'commitment').key_hash = hash;
          }),
        named: ['commitment.given'],
      },
    ],
  },
  {
    title: 'the version of the program',
    commands: [],
    forgeries: [
      {
        how: 'another one in the log',
        make: () =>
          patched(letters, (entries) => {
            bodyIn(entries, 'plan').tool_version = '9.9.9';
          }),
        named: ['commitment.given'],
      },
    ],
  },
  {
    title: 'how often one draws',
    commands: [
      {
        arrange: (folder) => cpSync(join(letters.drawn, 'out'), join(folder, 'out'), { recursive: true }),
        args: DRAW,
        code: 'CMT-003',
        exit: 6,
      },
      { args: [...DRAW, '--redraw', '--reason', 'anders'], code: 'CMT-004', exit: 2 },
    ],
    forgeries: [
      {
        how: 'a second draw behind the first, without a word',
        make: () =>
          patched(letters, (entries) => [...entries, ...entries.slice(4).map((entry) => ({ ...entry }))]),
        named: ['log.entries'],
      },
      {
        how: 'a redraw that sets aside something else',
        make: () =>
          patched(letters, (entries) => [
            ...entries,
            { ...(entries[4] as Entry), type: 'redraw', body: { reason: 'x', sets_aside: '0'.repeat(64) } },
            ...entries.slice(4),
          ]),
        named: ['log.entries'],
      },
      {
        how: 'a redraw without a reason',
        make: async () => {
          const twice = copied(letters.drawn);
          await done(twice, [...DRAW, '--redraw', '--reason', 'Zahl vertippt']);
          forge(twice, (entries) => {
            bodyIn(entries, 'redraw').reason = '';
          });
          return twice;
        },
        named: ['log.entries'],
      },
    ],
  },
  {
    title: 'the commitment itself, after the event',
    commands: [{ args: [...COMMIT, '--json'], code: 'CMT-017', exit: 6 }],
    forgeries: [
      {
        how: 'anew, with an earlier time',
        make: () => remade([...COMMIT, '--number', '2'], DRAW, () => {}),
        named: ['commitment.given'],
      },
      {
        how: 'another time in it',
        make: () =>
          patched(letters, (entries) => {
            for (const at of [0, 1, 2, 3]) Object.assign(entries[at] ?? {}, { at: '2026-11-01T10:00:00Z' });
          }),
        named: ['commitment.given'],
      },
      {
        how: 'left out of the log',
        make: () =>
          patched(letters, (entries) =>
            entries.filter(({ type }) => type !== 'commitment').map((entry) => ({ ...entry, at: AFTER })),
          ),
        named: ['commitment.given'],
      },
    ],
  },
  {
    title: 'what was drawn',
    commands: [],
    forgeries: [
      {
        how: 'the next of a stratum instead of somebody',
        make: () => patched(letters, preferTheReserve),
        named: ['lists.people', 'urn.selection'],
      },
      {
        how: 'the same, with lists that fit',
        make: () => {
          const copy = patched(letters, preferTheReserve);
          refitLists(copy);
          return copy;
        },
        named: ['urn.selection'],
      },
      {
        how: 'the same without an urn',
        make: () => {
          const copy = patched(letters, preferTheReserve);
          refitLists(copy);
          rmSync(join(copy, 'out/urn.csv'));
          return copy;
        },
        named: ['urn.file'],
      },
      {
        how: 'another name beside a ticket that was drawn',
        make: () => {
          const copy = copied(letters.drawn);
          const path = join(copy, 'out/invitations.csv');
          writeFileSync(path, readFileSync(path, 'utf8').replace(/^(1;[^;]*;[^;]*;)P\d+/m, '$1P123456789'));
          forge(copy, (entries) => rehash(entries, copy, 'invitations.csv'));
          return copy;
        },
        named: [],
        by: {
          given: ['--register', 'register.csv', '--key-file', 'out.key', '--plan', 'plan.yaml'],
          named: ['register.lists'],
        },
      },
    ],
  },
];

function excludeOneMore(folder: string): void {
  const labels = readFileSync(join(letters.drawn, 'out/invitations.csv'), 'utf8');
  const id = /P\d{9}/.exec(labels)?.[0];
  save(folder, 'rat.csv', `PersonID\r\n${register[9]?.[0]}\r\n${register[20]?.[0]}\r\n${id}\r\n`);
}

interface Stratum {
  invited: { label: string; ticket: string }[];
  reserve: { label: string; ticket: string }[];
  next: string | null;
}

/** Somebody of the reserve is invited, and who was is not heard of again: the order looks right. */
function preferTheReserve(entries: Entry[]): void {
  const { strata } = bodyIn<{ strata: Stratum[] }>(entries, 'selection');
  const stratum = strata.find(({ invited, reserve }) => invited.length > 0 && reserve.length > 1);
  if (stratum === undefined) throw new Error('no such stratum');
  const [first] = stratum.reserve.splice(0, 1);
  if (first !== undefined) stratum.invited.splice(0, 1, first);
  stratum.invited.sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
  // The one who is missing in the reserve is made up.
  const last = stratum.reserve.at(-1);
  const { seedHash } = bodyIn<{ seedHash: string }>(entries, 'seed');
  for (let number = 0; last !== undefined; number++) {
    const label = digest(`made up ${number}`);
    const ticket = ticketOf(digest, seedHash, label);
    if (ticket <= last.ticket || (stratum.next !== null && ticket >= stratum.next)) {
      if (number < 100_000) continue;
    }
    stratum.reserve.push({ label, ticket });
    return;
  }
}

/** Writes lists with the rows that the log's people would have, and their hashes into the log. */
function refitLists(folder: string): void {
  const { strata } = bodyIn<{ strata: (Stratum & { stratum: string[] })[] }>(
    readEntries(join(folder, 'out')),
    'selection',
  );
  for (const [name, part] of [
    ['invitations.csv', 'invited'],
    ['reserve.csv', 'reserve'],
  ] as const) {
    const rows = strata
      .flatMap((one) => one[part].map(({ ticket }) => ({ ticket, stratum: one.stratum.join(' / ') })))
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
      .map(({ ticket, stratum }, at) => [String(at + 1), stratum, ticket]);
    save(join(folder, 'out'), name, csvText([['los_rang', 'los_schicht', 'los_ticket'], ...rows]));
  }
  forge(folder, (entries) => {
    rehash(entries, folder, 'invitations.csv');
    rehash(entries, folder, 'reserve.csv');
  });
}

function rehash(entries: Entry[], folder: string, name: string): void {
  const bytes = readFileSync(join(folder, 'out', name));
  const { files } = bodyIn<{ files: { name: string; bytes: number; sha256: string }[] }>(
    entries,
    entries.some(({ type }) => type === 'outputs') ? 'outputs' : 'panel.outputs',
  );
  const file = files.find((one) => one.name === name);
  if (file !== undefined) Object.assign(file, { bytes: bytes.length, sha256: sha256Bytes(bytes) });
}

const ONE_MORE = csvText([
  ...answers(),
  ['N2000', 'Neu', 'Neu', 'Neu', '1', 'weiblich', '60+', 'mit Abitur'],
]);
const REPAINTED = csvText(
  withColumn(answers(), 'Altersgruppe', (row) => (row === 40 ? '60+' : (answers()[row + 1]?.[6] ?? ''))),
);
const ALREADY_OTHERS = 'Nr\nN1002\nN1005\n';

const ofPanels: readonly Item[] = [
  {
    title: 'the answers',
    commands: [ONE_MORE, REPAINTED].map((text) => ({
      arrange: put('answers.csv', text),
      args: [...DRAW_PANEL, ...ALREADY],
      code: 'CMT-014',
      exit: 3,
    })),
    forgeries: [
      {
        how: 'everything anew',
        make: () =>
          remade([...COMMIT_PANEL, ...ALREADY], [...DRAW_PANEL, ...ALREADY], put('answers.csv', ONE_MORE)),
        named: ['commitment.given'],
      },
      {
        how: 'what it gives, behind the commitment',
        make: async () => grafted(panels, await otherPanel(put('answers.csv', ONE_MORE), ...ALREADY)),
        named: ['urn.selection'],
      },
    ],
  },
  {
    title: 'who stays on the panel',
    commands: [
      {
        arrange: put('schon.csv', ALREADY_OTHERS),
        args: [...DRAW_PANEL, ...ALREADY],
        code: 'CMT-012',
        exit: 3,
      },
    ],
    forgeries: [
      {
        how: 'everything anew',
        make: () =>
          remade(
            [...COMMIT_PANEL, ...ALREADY],
            [...DRAW_PANEL, ...ALREADY],
            put('schon.csv', ALREADY_OTHERS),
          ),
        named: ['commitment.given'],
      },
      {
        how: 'what it gives, behind the commitment',
        make: async () => grafted(panels, await otherPanel(put('schon.csv', ALREADY_OTHERS), ...ALREADY)),
        named: ['urn.selection'],
      },
    ],
  },
  {
    title: 'the quotas, and the list of outcomes',
    commands: [
      {
        arrange: put('targets.csv', TARGETS.replace('16-29,4,6', '16-29,4,7')),
        args: [...DRAW_PANEL, ...ALREADY],
        code: 'CMT-012',
        exit: 3,
      },
      { args: [...DRAW_PANEL, ...ALREADY, '--objective', 'nash'], code: 'CMT-001', exit: 2 },
    ],
    forgeries: [
      {
        how: 'another objective, everything anew',
        make: () =>
          remade([...COMMIT_PANEL, ...ALREADY, '--objective', 'nash'], [...DRAW_PANEL, ...ALREADY], () => {}),
        named: ['commitment.given'],
      },
      {
        how: 'other weights in the list',
        make: () =>
          patched(panels, (entries) => {
            const { outcomes } = bodyIn<{ outcomes: { weight: number }[] }>(entries, 'panel.lottery');
            const [first, second] = outcomes;
            if (first !== undefined) first.weight--;
            if (second !== undefined) second.weight++;
          }),
        named: ['commitment.given'],
      },
      {
        how: 'the list in another order',
        make: () =>
          patched(panels, (entries) => {
            bodyIn<{ outcomes: unknown[] }>(entries, 'panel.lottery').outcomes.reverse();
          }),
        named: ['commitment.given'],
      },
      {
        how: 'another outcome of the list',
        make: () =>
          patched(panels, (entries) => {
            const allocation = bodyIn<{ number: number }>(entries, 'panel.allocation');
            allocation.number = (allocation.number + 500_000_000) % 1_000_000_000;
          }),
        named: ['lottery.number'],
      },
    ],
  },
  {
    title: 'seed or balls, where the seed decides',
    commands: [
      { args: [...DRAW_PANEL, ...ALREADY, '--numbered'], code: 'CMT-006', exit: 2 },
      { args: [...DRAW_PANEL, ...ALREADY, '--panel-number', '7'], code: 'CMT-006', exit: 2 },
    ],
    forgeries: [
      {
        how: 'a number of balls in the log',
        make: () =>
          patched(panels, (entries) => {
            Object.assign(bodyIn(entries, 'panel.allocation'), { number: 7, number_from: 'panel-number' });
          }),
        named: ['lottery.number'],
      },
      {
        how: 'the panel that balls give, behind the commitment',
        make: async () => grafted(panels, await otherPanel(() => {}, ...ALREADY, '--panel-number', '007')),
        named: ['lottery.number'],
      },
    ],
  },
];

const ofBalls: readonly Item[] = [
  {
    title: 'seed or balls, where balls decide',
    commands: [{ args: DRAW_PANEL, code: 'CMT-005', exit: 2 }],
    forgeries: [
      {
        how: 'the number of the seed',
        make: () =>
          patched(balls, (entries) => {
            bodyIn(entries, 'panel.allocation').number_from = 'seed';
          }),
        named: ['lottery.number'],
      },
      {
        how: 'the panel that the seed gives, behind the commitment',
        make: async () => grafted(balls, await otherPanel(() => {})),
        named: ['lottery.number'],
      },
      {
        how: 'balls committed to that were not announced',
        make: () =>
          patched(panels, (entries) => {
            bodyIn(entries, 'panel.commitment').balls = true;
          }),
        named: ['commitment.given', 'commitment.fits'],
      },
    ],
  },
  {
    title: 'the number of the balls: the word of those who drew them',
    commands: [],
    forgeries: [
      {
        how: 'another number',
        make: async () => {
          const copy = copied(balls.settled);
          await done(copy, [...DRAW_PANEL, '--panel-number', '418']);
          return copy;
        },
        named: [],
        by: { given: ['--panel-number', '417'], named: ['number.given'] },
      },
    ],
  },
];

const CEREMONIES = [
  ['letters', letters, ofLetters],
  ['a panel', panels, ofPanels],
  ['a panel with balls', balls, ofBalls],
] as const;

describe.each(CEREMONIES)('%s', (_, ceremony, items) => {
  test('honest: sound by the published fingerprint alone', async () => {
    const { drawn, settled, fingerprint } = ceremony;
    for (const folder of [settled, drawn])
      expect(await verdict(folder, '--commitment', fingerprint)).toMatchObject({ code: 0, failed: [] });
  });

  const commands = items.flatMap(({ title, commands: tried }) =>
    tried.map((one, at) => [`${title} (${at + 1})`, one.code, one] as const),
  );
  test.each(commands)('%s through the commands: %s', async (_title, code, { arrange, args, exit }) => {
    const folder = copied(ceremony.settled);
    arrange?.(folder);
    const before = contents(folder);
    const outcome = await run([...args, '--json'], { cwd: folder });
    expect([outcome.code, outcome.stdout, refusedWith(outcome)]).toEqual([
      exit,
      '',
      expect.arrayContaining([code]),
    ]);
    expect(contents(folder)).toEqual(before);
  });

  const forgeries = items.flatMap(({ title, forgeries: tried }) =>
    tried.map((one) => [`${title}: ${one.how}`, one] as const),
  );
  test.each(forgeries)('%s', async (_title, { make, named, by }) => {
    const folder = await make();
    const found = await verdict(folder, '--commitment', ceremony.fingerprint);
    expect(found.failed).toEqual(expect.arrayContaining([...named]));
    expect(found.code).toBe(named.length > 0 ? 4 : 0);
    // The chain is sound, so that nothing but what the log says gives it away.
    const form = ['log.lines', 'log.canonical', 'log.chain', 'log.times'];
    expect(found.failed.filter((name) => form.includes(name))).toEqual([]);
    if (by === undefined) return;
    const seen = await verdict(folder, '--commitment', ceremony.fingerprint, ...by.given);
    expect(seen.failed).toEqual(expect.arrayContaining([...by.named]));
    expect(seen.code).toBe(4);
  });
});

describe('which draw a panel continues, and what was settled for it', () => {
  let drawn: string;
  let first: string;
  let second: string;
  beforeAll(async () => {
    drawn = await twoStages();
    await done(drawn, DRAW_SECOND);
    first = commitmentOf(drawn);
    second = commitmentOf(drawn, 'gremium');
  });

  const verdictOf = (folder: string, ...args: readonly string[]) =>
    verdictIn(folder, 'gremium', '--commitment', second, '--urn', 'gremium/urn.csv', 'out/urn.csv', ...args);

  test('honest: sound by the second fingerprint, which holds all that stands before it', async () => {
    expect(await verdictOf(drawn)).toMatchObject({ code: 0, failed: [] });
  });

  test('the second fingerprint alone does not say that the letters were drawn rightly', async () => {
    const alone = await verdictIn(drawn, 'gremium', '--commitment', second);
    expect(alone).toMatchObject({ code: 4, failed: ['urn.file'] });
    const register = ['--register', 'register.csv', '-c', 'plan.yaml', '--key-file', 'out.key'];
    const seen = await verdictIn(drawn, 'gremium', '--commitment', second, ...register);
    expect(seen.failed).toEqual([]);
  });

  test('by the first fingerprint it is said that the second is still to be compared', async () => {
    const found = await verdictIn(drawn, 'gremium', '--commitment', first, '--urn', 'out/urn.csv');
    expect(found).toMatchObject({ code: 0, remarks: expect.arrayContaining(['settled-later']) });
    const alone = await verdictIn(drawn, 'gremium', '--commitment', first);
    expect(alone).toMatchObject({ code: 4, failed: ['urn.file'] });
    // The answers say nothing of who had to be invited.
    const answers = ['--answers', 'zusagen.csv', '--key-file', 'out.key'];
    const answered = await verdictIn(drawn, 'gremium', '--commitment', first, ...answers);
    expect(answered).toMatchObject({ code: 4, failed: ['urn.file'] });
  });

  test('through the command: another draw than the one that was committed to', async () => {
    const folder = await twoStages();
    await done(folder, ['draw', '-c', 'plan.yaml', '-o', 'andere', '--lotto', LOTTO.replace('3 12', '4 12')]);
    const before = contents(folder);
    const outcome = await run([...DRAW_SECOND, '--draw', 'andere', '--json'], { cwd: folder });
    expect([outcome.code, refusedWith(outcome)]).toEqual([3, ['CMT-007']]);
    expect(contents(folder)).toEqual(before);
    await done(folder, [...DRAW_SECOND, '--draw', 'out']);
  });

  const forgeries: readonly (readonly [string, (entries: Entry[]) => void, readonly string[]])[] = [
    [
      'another number of the draw that is continued',
      (entries) => {
        bodyIn(entries, 'panel.commitment').number = 'ab'.repeat(32);
      },
      ['commitment.given', 'commitment.fits'],
    ],
    [
      'as if it continued none',
      (entries) => {
        bodyIn(entries, 'panel.commitment').number = 1;
      },
      ['commitment.given', 'commitment.fits'],
    ],
    [
      'somebody else invited',
      (entries) => {
        const { strata } = bodyIn<{ strata: Stratum[] }>(entries, 'selection');
        const stratum = strata.find(({ invited }) => invited.length > 0);
        const { seedHash } = bodyIn<{ seedHash: string }>(entries.slice(0, 8), 'seed');
        const label = digest('somebody');
        stratum?.invited.splice(0, 1, { label, ticket: ticketOf(digest, seedHash, label) });
      },
      ['commitment.given', 'commitment.fits'],
    ],
    [
      'the panel without the draw',
      (entries) => {
        entries.splice(0, 8);
      },
      ['commitment.given', 'commitment.fits'],
    ],
    [
      'the result of another day',
      (entries) => {
        const text = 'Lotto 6aus49 2027-01-27: 5 6 7 8 9 10 Superzahl 0 Spiel 77 7654321';
        Object.assign(bodyIn(entries, 'panel.seed'), readSeedBody(text));
      },
      ['seed.event'],
    ],
  ];
  test.each(forgeries)('%s', async (_, change, named) => {
    const copy = copied(drawn);
    forge(copy, (entries) => change(entries), 'gremium');
    const found = await verdictOf(copy);
    expect(found.code).toBe(4);
    expect(found.failed).toEqual(expect.arrayContaining([...named]));
  });

  test('the second commitment anew, after its event: named by its own fingerprint', async () => {
    const copy = copied(drawn);
    rmSync(join(copy, 'gremium'), { recursive: true });
    saveAnswers(copy, 39);
    await done(copy, COMMIT_SECOND);
    await done(copy, DRAW_SECOND);
    expect(await verdictOf(copy)).toMatchObject({ code: 4, failed: ['commitment.given'] });
  });
});

describe('what a log cannot show of itself', () => {
  const wording = 'Summe der Wahl: 12345 Stimmen, 678 ungültig, 90 weiße Zettel';
  const draw = (folder: string, seed: string, ...more: readonly string[]) =>
    done(folder, [...seeded(seed), ...more]);

  test('a redraw that was taken out again: the fingerprint of what was published first', async () => {
    const folder = office(freeText);
    await done(folder, COMMIT);
    const fingerprint = commitmentOf(folder);
    await draw(folder, `${wording}.`);
    const published = logFingerprint(folder);
    await draw(folder, wording, '--redraw', '--reason', 'Schreibfehler');
    expect(await verdict(folder, '--commitment', fingerprint)).toMatchObject({
      code: 0,
      remarks: expect.arrayContaining(['redrawn', 'spelling']),
    });
    expect(await verdict(folder, '--fingerprint', published)).toMatchObject({ code: 0 });
    forge(folder, (entries) => [...entries.slice(0, 4), ...entries.slice(9)]);
    const hidden = await verdict(folder, '--commitment', fingerprint);
    expect(hidden).toMatchObject({ code: 0, remarks: ['spelling'] });
    expect(await verdict(folder, '--commitment', fingerprint, '--fingerprint', published)).toMatchObject({
      code: 4,
      failed: ['log.fingerprint'],
    });
  });

  test('the spelling of a free text: the wording that was announced', async () => {
    const folder = office(freeText);
    const { stderr } = await done(folder, COMMIT);
    expect(stderr).toContain('CMT-023');
    await draw(folder, `${wording}.`);
    const fingerprint = commitmentOf(folder);
    expect(await verdict(folder, '--commitment', fingerprint, '--seed', wording)).toMatchObject({
      code: 4,
      failed: ['seed.given'],
      remarks: [],
    });
  });

  test('that it was settled too late, unless its own times say so', async () => {
    const folder = office();
    await done(folder, [...COMMIT, '--at', AFTER]);
    await done(folder, DRAW);
    expect((await verdict(folder, '--commitment', commitmentOf(folder))).remarks).toEqual(['late']);
  });
});
