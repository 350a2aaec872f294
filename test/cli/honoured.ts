import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newKey, publicKeyOf, secretKeyFile } from '../../src/audit/secret-key.js';
import { publicKeyText } from '../../src/audit/signature.js';
import type { CommandName } from '../../src/cli/flags/commands.js';
import { workbookFile } from '../../src/report/workbook.js';
import { HOUSEHOLD, pool } from './panel-answers.js';
import { csvText, markedTown, PLAN, save } from './registers.js';
import { reply } from './replied.js';
import { ROUND, run, SEED } from './run.js';

/** For every command and every flag that it has, two calls between which the flag makes the difference. */

export interface Honoured {
  /** the call without the flag; left out: that of {@link CALLS} */
  readonly call?: readonly string[];
  /** what else both calls say */
  readonly also?: readonly string[];
  /** what the second call says besides */
  readonly typed: readonly string[];
  /** the second call is refused, or warned, with this code */
  readonly because?: string;
  /** exit code of the second call, if it isn't 0 */
  readonly exit?: number;
}

const KEY = newKey(new Uint8Array(40).fill(7));
const PUBLIC_KEY = ['--public-key', publicKeyText(publicKeyOf(KEY))];

const TARGETS = ['--targets', 'targets.csv'];
const ANSWERS = ['answers.csv', '--column', 'id=Nr', '--size', '20'];
const LETTERS = ['--size', '8', '--stratify', 'district', '--reference-date', '2026-12-01'];
const PANEL = ['panel', 'answers.csv', '--size', '20', ...TARGETS, '-s', SEED];

/** What was committed to is not typed again. */
const ON_COMMITMENT = ['draw', 'register.csv', '-s', SEED];
const PANEL_ON_COMMITMENT = ['panel', 'answers.csv', ...TARGETS, '-s', SEED];
const COMMIT_PANEL = ['commit', 'answers.csv', '--panel', '--size', '20', ...TARGETS];
const REDRAW = ['--redraw', '--reason', 'Versehen'];

/** Every district of the town, as many as may be. */
const TOWN_TARGETS = [
  'feature,value,min,max',
  ...['Altstadt', 'Zähringen', 'Östliche Vorstadt'].map((name) => `district,${name},0,8`),
  '',
].join('\n');
const town = (command: string, ...more: readonly string[]) => [
  ...[command, 'register.csv', '--targets', 'quoten.csv', '--size', '8', ...more],
  ...['--reference-date', '2026-12-01'],
];
const TOWN_PANEL = town('panel', '-s', SEED);

/** Somebody of the town, and somebody whom every draw of it invites. */
const ID = 'P000000001';
const INVITED = { keyed: 'P000000042', plain: 'P000000006' };
const DECLINED = ['--outcome', 'declined'];
const SIZED = ['--stratify', 'district', '--reference-date', '2026-12-01'];
const SIMULATED = [
  ...['size', 'register.csv', '--places', '3', '--rate', '60%', '--stratify', 'district,gender'],
  ...['--column', 'gender=Geschlecht'],
];
const SQL_PLAN = ['sql', 'register.csv', '--plan', 'plan.yaml'];

const FROM_TOWNS = ['batch', 'ohne.csv', '-c', 'plan.yaml', '-s', SEED];

/** A plain call of each command, in the folder of {@link ground}. */
export const CALLS: Readonly<Record<CommandName, readonly string[]>> = {
  init: ['init', 'register.csv'],
  check: ['check', 'register.csv', '--reference-date', '2026-12-01'],
  size: ['size', 'register.csv', '--places', '3', '--rate', '60%', ...SIZED],
  preview: ['preview', 'register.csv', ...LETTERS],
  municipalities: ['municipalities', 'gemeinden.csv', '--hits', '5', '--letters', '2', '-s', SEED],
  commit: ['commit', 'register.csv', ...LETTERS, '-o', 'neu'],
  draw: ['draw', 'register.csv', ...LETTERS, '-s', SEED],
  batch: ['batch', 'liste.csv', '-c', 'plan.yaml', '-s', SEED],
  letters: ['letters', 'briefe', '-o', 'serienbrief.csv'],
  visits: ['visits', 'besucht', '-c', 'besuche.yaml', '-o', 'listen/besuche'],
  status: ['status', 'briefe'],
  panel: PANEL,
  verify: ['verify', 'briefe'],
  report: ['report', 'briefe', '-o', 'niederschrift.html'],
  sign: ['sign', 'briefe', '--secret-key', 'stadt.key'],
  prove: ['prove', 'fest', '--id', ID],
  record: ['record', 'fest', '--id', INVITED.keyed, ...DECLINED],
  replace: ['replace', 'nachzuruecken'],
  sql: ['sql', 'briefe', '-o', 'ziehung.sql'],
  purge: ['purge', 'fest', '--yes'],
  simulate: ['simulate', 'register.csv', ...LETTERS, '--runs', '20'],
  synth: ['synth', '--rows', '60', '-o', 'stadt.csv'],
  page: ['page'],
  completion: ['completion', 'bash', '-o', 'vorschlag.bash'],
};

/** Registers, a plan, quotas, and draws and panels of them, in a new folder. */
export async function ground(): Promise<string> {
  const folder = pool();
  save(folder, 'register.csv', csvText(markedTown(60)));
  save(
    folder,
    'plan.yaml',
    `${PLAN.replace('size: 40', 'size: 8')}purge: { lists: 2030-01-01, files: [quoten.csv] }\n`,
  );
  save(
    folder,
    'besuche.yaml',
    `${PLAN.replace('size: 40', 'size: 8')}visits: { land: NW, acknowledged: Rechtsamt, contact: Rathaus }\nprotocol: { present: [Frau Muster] }\n`,
  );
  save(folder, 'key', '5'.repeat(64));
  save(folder, 'antworten.csv', `PersonID;Ergebnis\n${INVITED.keyed};abgesagt\n`);
  const sheet = { name: 'Januar', header: ['PersonID', 'Ergebnis'], rows: [[INVITED.keyed, 'abgesagt']] };
  writeFileSync(join(folder, 'antworten.xlsx'), await workbookFile([sheet]));
  save(folder, 'stadt.key', new TextDecoder().decode(secretKeyFile(KEY)));
  save(folder, 'passwort', 'geheim\n');
  for (const [type, event] of Object.entries(EVENTS))
    save(folder, `${type}.yaml`, `version: 1\nseed: { event: { type: ${type}, ${event} } }\n`);
  save(folder, '1000.json', ROUND);
  save(folder, 'quoten.csv', TOWN_TARGETS);
  save(folder, 'zusagen.csv', 'district;rate\nAltstadt;60 %\nZähringen;50 %\nÖstliche Vorstadt;70 %\n');
  save(folder, 'zaehlung.csv', 'district,gender,age,N_h\nAltstadt,w,16-39,20\nAltstadt,m,65+,20\n');
  const towns = ['08111001;300', '08111002;90', '08115001;1900', '08115002;2100'];
  save(folder, 'liste.csv', 'key;size\n08111000;5\n');
  save(folder, 'gemeinden.csv', `AGS;Einwohner\n${towns.join('\n')}\n`);
  const lists: Record<string, readonly string[]> = { liste: ['4', '3', '2', '1'], ohne: ['', '', '', ''] };
  for (const [list, sizes] of Object.entries(lists)) {
    const rows = towns.map((one, at) => `${one.slice(0, 8)};ort-${at}.csv;${sizes[at]}`);
    save(folder, `${list}.csv`, `AGS;Register;Briefe\n${rows.join('\n')}\n`);
  }
  for (const [at] of towns.entries()) save(folder, `ort-${at}.csv`, csvText(markedTown(20 + at)));
  save(folder, 'fehlt.csv', 'AGS;Register;Briefe\n08111001;ort-0.csv;2\n08111002;nirgends.csv;2\n');
  const book = ['AGS', 'Einwohner'];
  const other = [['08111001', '1000']];
  const [first, second] = [
    { name: 'Alt', header: book, rows: other },
    { name: 'Neu', header: book, rows: towns.map((one) => one.split(';')) },
  ];
  writeFileSync(join(folder, 'gemeinden.xlsx'), await workbookFile([first, second]));
  mkdirSync(join(folder, 'gelost'));
  save(folder, 'gelost/municipalities.csv', 'alt\n');
  save(folder, 'stand.json', '{}\n');
  save(folder, 'alt.html', 'alt\n');
  mkdirSync(join(folder, 'listen'));
  save(folder, 'listen/schon.csv', 'Nr\nN1000\nN1005\n');
  mkdirSync(join(folder, 'voll'));
  save(folder, 'voll/reserve.csv', 'alt\n');
  const made = [
    [...CALLS.draw, '-o', 'briefe'],
    [...CALLS.municipalities, '-o', 'gemeindewahl'],
    [...FROM_TOWNS, '--from', 'gemeindewahl', '-o', 'viele'],
    [...CALLS.draw, '-o', 'unterschrieben'],
    ['draw', 'register.csv', '--size', '8', '--stratify', 'district,gender', '-s', SEED, '-o', 'merkmale'],
    ['sign', 'unterschrieben', '--secret-key', 'stadt.key'],
    ['draw', '-c', 'plan.yaml', '-s', SEED, '-o', 'geplant'],
    [...CALLS.draw, '--key-file', 'key', '-o', 'verdeckt'],
    ['draw', '-c', 'besuche.yaml', '-s', SEED, '-o', 'besucht'],
    ['draw', '-c', 'besuche.yaml', '-s', SEED, '--key-file', 'key', '-o', 'zugedeckt'],
    [...PANEL, '-o', 'gremium'],
    [...PANEL, '--already', 'listen/schon.csv', '-o', 'nachgelost'],
    [...PANEL, '--panel-number', '007', '-o', 'nummer'],
    ['commit', 'register.csv', ...LETTERS, '-o', 'festgelegt'],
    [...ON_COMMITMENT, '-o', 'festgelegt'],
    [...COMMIT_PANEL, '-o', 'beschlossen'],
    [...PANEL_ON_COMMITMENT, '-o', 'beschlossen'],
    ...Object.values(ofEvents())
      .filter(({ call }) => call?.[0] === 'draw')
      .map(({ call = [], typed }) => [...call, ...typed, '-o', `mit${typed[0]?.slice(1)}`]),
    ['commit', 'register.csv', ...LETTERS, '-o', 'fest'],
    ['draw', 'register.csv', '-s', SEED, '-o', 'fest'],
    ['commit', 'register.csv', ...LETTERS, '-o', 'nachzuruecken'],
    ['draw', 'register.csv', '-s', SEED, '-o', 'nachzuruecken'],
    [...CALLS.draw, '--reserve', '0', '-o', 'knapp'],
    ['record', 'nachzuruecken', '--id', INVITED.keyed, ...DECLINED],
    ['record', 'knapp', '--id', INVITED.plain, ...DECLINED],
  ];
  const making = async (args: readonly string[]) => {
    const { code, stderr } = await run(args, { cwd: folder });
    if (code !== 0) throw new Error(stderr);
  };
  for (const args of made) await making(args);
  cpSync(join(folder, 'briefe'), join(folder, 'beantwortet'), { recursive: true });
  reply(join(folder, 'beantwortet'), ['accepted', 'declined', 'accepted']);
  await making([...CALLS.prove, '-o', 'beleg.json']);
  mkdirSync(join(folder, 'belege'));
  await making([...CALLS.prove, '-o', 'belege/einer.json']);
  return folder;
}

/** Events that a plan announces, and how their results are given. */
const EVENTS = {
  lotto: 'game: 6aus49, date: 2026-12-05',
  dice: 'count: 3, faces: 6',
  drand: 'chain: quicknet, round: 1000',
} as const;
const RESULTS = { lotto: '3 12 17 28 41 49 SZ 7', dice: '1 2 3', drand: '1000.json' } as const;

/** A call by a plan that announces the event, without and with its result. */
function ofEvents(): Record<string, Honoured> {
  const events = Object.keys(EVENTS) as (keyof typeof EVENTS)[];
  return Object.fromEntries(
    events.flatMap((type) => {
      const typed = [`--${type}`, RESULTS[type]];
      const draw = ['draw', 'register.csv', ...LETTERS, '-c', `${type}.yaml`];
      const panel = ['panel', ...ANSWERS, ...TARGETS, '-c', `${type}.yaml`];
      return [
        [`draw --${type}`, { call: draw, typed }],
        [`panel --${type}`, { call: panel, typed }],
        [`batch --${type}`, { call: ['batch', 'liste.csv', '-c', `${type}.yaml`], typed }],
        [`verify --${type}`, { call: ['verify', `mit-${type}`], typed }],
      ] as const;
    }),
  );
}

/** Where a command has no call of its own below. */
const EVERYWHERE: Readonly<Record<string, Honoured>> = {
  '--seed': { typed: ['--seed', '7 7 7'] },
  '--output': { typed: ['--output', 'anderswo'] },
  '--force': { also: ['-o', 'voll'], typed: ['--force'] },
  '--protocol': { typed: ['--protocol'] },
  '--already': { typed: ['--already', 'listen/schon.csv'] },
  '--at': { typed: ['--at', '2027-01-01T00:00:00Z'] },
  '--plan': { typed: ['--plan', 'plan.yaml'] },
  '--size': { typed: ['--size', '9'] },
  '--stratify': { typed: ['--stratify', 'gender'] },
  '--age-bands': { also: ['--stratify', 'age', '--age-bands', '0+'], typed: ['--age-bands', '0-39,40+'] },
  '--reference-date': { also: ['--min-age', '18'], typed: ['--reference-date', '2040-12-01'] },
  '--min-age': { typed: ['--min-age', '60'] },
  '--max-age': { typed: ['--max-age', '60'] },
  '--districts': { typed: ['--districts', 'Altstadt'] },
  '--exclude': { typed: ['--exclude', 'Status'] },
  '--max-per-household': { typed: ['--max-per-household', '1'] },
  '--reserve': { typed: ['--reserve', '3'] },
  '--municipality': { typed: ['--municipality', '08111000'] },
  '--title': { typed: ['--title', 'Rat'] },
  '--seed-source': { typed: ['--seed-source', 'Würfel'] },
  '--dialect': { typed: ['--dialect', 'rfc4180'] },
  '--column': { typed: ['--column', 'district=PLZ'] },
  '--sheet': { typed: ['--sheet', 'Januar'], because: 'BOOK-009', exit: 3 },
  '--encoding': { typed: ['--encoding', 'windows-1252'], because: 'REG-027', exit: 3 },
  '--delimiter': { typed: ['--delimiter', ','], because: 'REG-023', exit: 3 },
  '--key-file': { also: ['--column', 'id=Familienname+Vorname'], typed: ['--key-file', 'key'] },
  // The thread's file is missing, so that a thread is noticed.
  '--workers': { typed: ['--workers', '2'], because: 'RUN-001', exit: 1 },
  '--json': { typed: ['--json'] },
  '--quiet': { typed: ['--quiet'] },
  '--lang': { typed: ['--lang', 'de'] },
};

/** For a panel the same as everywhere, but for people who have an age and a district. */
function ofTown(...names: readonly string[]): Record<string, Honoured> {
  return Object.fromEntries(
    names.map((name) => {
      const { typed = [], ...more } = EVERYWHERE[`--${name}`] ?? {};
      return [`panel --${name}`, { call: TOWN_PANEL, typed, ...more }];
    }),
  );
}

const quotas = (command: string, ...more: readonly string[]) => [command, ...ANSWERS, ...TARGETS, ...more];
const drawQuotas = quotas('draw', '-s', SEED);
const simulateQuotas = quotas('simulate', '--runs', '20');

const OF_COMMAND: Readonly<Record<string, Honoured>> = {
  ...ofEvents(),
  'commit --batch': {
    call: ['commit', '-c', 'plan.yaml', '-o', 'neu'],
    typed: ['--batch', 'liste.csv'],
  },
  'commit --from': {
    call: ['commit', '--batch', 'ohne.csv', '-c', 'plan.yaml'],
    typed: ['--from', 'gemeindewahl'],
  },
  'batch --plan': { typed: ['--plan', 'besuche.yaml'] },
  'batch --from': { call: FROM_TOWNS, typed: ['--from', 'gemeindewahl'] },
  'batch --close': {
    call: ['batch', 'fehlt.csv', '-c', 'plan.yaml', '-s', SEED],
    typed: ['--close'],
    exit: 3,
  },
  'batch --workers': { typed: ['--workers', '2'], because: 'BATCH-030', exit: 1 },
  'verify --from': { call: ['verify', 'viele'], typed: ['--from', 'gemeindewahl'] },
  'check --save-rows': { typed: ['--save-rows', 'zeilen.csv'], because: 'BOOK-008', exit: 2 },
  'init --schema': { typed: ['--schema', 'schema.json'] },
  'init --force': { also: ['-o', 'plan.yaml'], typed: ['--force'] },
  'init --delimiter': { typed: ['--delimiter', ';'] },
  'init --targets': { call: ['init', ...ANSWERS], typed: TARGETS },
  'init --objective': { call: quotas('init'), typed: ['--objective', 'nash'] },
  'init --cap': { call: quotas('init'), typed: ['--cap'] },
  'init --mixing': { call: quotas('init'), typed: ['--mixing', '3'] },
  'check --size': { typed: ['--size', '61'], because: 'DRAW-001', exit: 3 },
  'size --places': { call: ['size', 'register.csv', '--rate', '60%', ...SIZED], typed: ['--places', '3'] },
  'size --rate': { call: ['size', 'register.csv', '--places', '3', ...SIZED], typed: ['--rate', '60%'] },
  'size --rates': {
    call: ['size', 'register.csv', '--places', '3', ...SIZED],
    typed: ['--rates', 'zusagen.csv'],
  },
  'size --draw': { call: ['size', '--places', '3'], typed: ['--draw', 'beantwortet'] },
  'size --sure': { typed: ['--sure', '80%'] },
  'size --targets': { typed: ['--targets', 'quoten.csv'] },
  'size --runs': { call: SIMULATED, typed: ['--runs', '200'] },
  'size --simulation-seed': { call: SIMULATED, typed: ['--simulation-seed', '2'] },
  'check --targets': { call: ['check', ...ANSWERS], typed: TARGETS },
  'preview --hits': {
    call: ['preview', 'gemeinden.csv'],
    typed: ['--hits', '5', '--letters', '2'],
  },
  'preview --letters': {
    call: ['preview', 'gemeinden.csv', '--hits', '5', '--letters', '2'],
    typed: ['--letters', '1'],
  },
  'preview --bands': {
    call: ['preview', 'gemeinden.csv', '--hits', '5', '--letters', '2'],
    typed: ['--bands', '400'],
  },
  'preview --sheet': {
    call: ['preview', 'gemeinden.xlsx', '--hits', '5', '--letters', '2'],
    typed: ['--sheet', 'Neu'],
  },
  'municipalities --hits': { typed: ['--hits', '4'] },
  'municipalities --letters': { typed: ['--letters', '1'] },
  'municipalities --bands': { typed: ['--bands', '400'] },
  'municipalities --sheet': {
    call: ['municipalities', 'gemeinden.xlsx', '--hits', '5', '--letters', '2', '-s', SEED],
    typed: ['--sheet', 'Neu'],
  },
  'municipalities --force': { also: ['-o', 'gelost'], typed: ['--force'] },
  'preview --panel': { call: quotas('preview'), typed: ['--panel'] },
  'preview --compare': { call: town('preview'), typed: ['--compare'] },
  'preview --already': { call: quotas('preview', '--panel'), typed: ['--already', 'listen/schon.csv'] },
  'preview --draw': {
    call: quotas('preview', '--panel'),
    typed: ['--draw', 'niemand'],
    because: 'LOG-001',
    exit: 3,
  },
  'preview --time-limit': {
    call: quotas('preview', '--panel', ...HOUSEHOLD),
    typed: ['--time-limit', '1'],
  },
  'preview --targets': { call: ['preview', ...ANSWERS], typed: TARGETS },
  'preview --slack': { call: town('preview'), typed: ['--slack', '1'], because: 'PLAN-113', exit: 3 },
  'preview --objective': { call: town('preview'), typed: ['--objective', 'random'] },
  'preview --cap': { call: quotas('preview', '--panel'), typed: ['--cap'] },
  'preview --mixing': { call: town('preview'), typed: ['--mixing', '0'] },
  'commit --panel': { call: quotas('commit', '-o', 'neu'), typed: ['--panel'] },
  'commit --balls': { call: [...COMMIT_PANEL, '-o', 'neu'], typed: ['--balls'] },
  'commit --number': { typed: ['--number', '2'] },
  // The draw was made without a key, so that nobody can compare.
  'commit --draw': {
    call: [...COMMIT_PANEL, '-o', 'neu'],
    typed: ['--draw', 'briefe'],
    because: 'QUOTA-024',
  },
  'commit --already': { call: [...COMMIT_PANEL, '-o', 'neu'], typed: ['--already', 'listen/schon.csv'] },
  'commit --time-limit': {
    call: [...COMMIT_PANEL, ...HOUSEHOLD, '-o', 'neu'],
    typed: ['--time-limit', '1'],
    because: 'QUOTA-004',
  },
  'commit --targets': { call: ['commit', ...ANSWERS, '-o', 'neu'], typed: TARGETS },
  'commit --slack': {
    call: town('commit', '-o', 'neu'),
    typed: ['--slack', '1'],
    because: 'PLAN-113',
    exit: 3,
  },
  'commit --objective': { call: town('commit', '-o', 'neu'), typed: ['--objective', 'random'] },
  'commit --cap': { call: town('commit', '-o', 'neu'), typed: ['--cap'] },
  'commit --mixing': { call: town('commit', '-o', 'neu'), typed: ['--mixing', '0'] },
  'draw --redraw': { call: [...ON_COMMITMENT, '-o', 'festgelegt'], typed: REDRAW },
  'draw --reason': { call: [...ON_COMMITMENT, '-o', 'festgelegt'], typed: REDRAW },
  'panel --redraw': { call: [...PANEL_ON_COMMITMENT, '-o', 'beschlossen'], typed: REDRAW },
  'panel --reason': { call: [...PANEL_ON_COMMITMENT, '-o', 'beschlossen'], typed: REDRAW },
  'draw --time-limit': { call: drawQuotas, typed: ['--time-limit', '1'], because: 'QUOTA-004' },
  'draw --targets': { call: ['draw', ...ANSWERS, '-s', SEED], typed: TARGETS },
  'draw --slack': { call: town('draw', '-s', SEED), typed: ['--slack', '1'], because: 'PLAN-113', exit: 3 },
  'draw --objective': { call: town('draw', '-s', SEED), typed: ['--objective', 'random'] },
  'draw --cap': { call: town('draw', '-s', SEED), typed: ['--cap'] },
  'draw --mixing': { call: town('draw', '-s', SEED), typed: ['--mixing', '0'] },
  // The draw's log says that nobody of them was invited.
  'panel --draw': { typed: ['--draw', 'briefe'], because: 'QUOTA-022', exit: 3 },
  'panel --numbered': { typed: ['--numbered'] },
  'panel --panel-number': { typed: ['--panel-number', '007'] },
  'panel --time-limit': { also: HOUSEHOLD, typed: ['--time-limit', '1'], because: 'QUOTA-004' },
  'panel --targets': { call: ['panel', ...ANSWERS, '-s', SEED], typed: TARGETS },
  'panel --slack': { call: TOWN_PANEL, typed: ['--slack', '1'], because: 'PLAN-113', exit: 3 },
  'panel --objective': { call: TOWN_PANEL, typed: ['--objective', 'random'] },
  'panel --cap': { call: TOWN_PANEL, typed: ['--cap'] },
  'panel --mixing': { call: TOWN_PANEL, typed: ['--mixing', '0'] },
  ...ofTown('size', 'reference-date', 'min-age', 'max-age', 'districts', 'exclude', 'key-file'),
  'panel --stratify': { call: TOWN_PANEL, typed: ['--stratify', 'district,gender'] },
  'panel --age-bands': {
    call: [...TOWN_PANEL, '--stratify', 'district,age', '--age-bands', '0+'],
    typed: ['--age-bands', '0-39,40+'],
  },
  'panel --reserve': { typed: ['--reserve', '3'], because: 'QUOTA-010', exit: 3 },
  'panel --delimiter': { typed: ['--delimiter', ','], because: 'REG-022', exit: 3 },
  'panel --column': { typed: ['--column', 'household=Nachname'] },
  'verify --register': { typed: ['--register', 'register.csv'] },
  'verify --answers': { call: ['verify', 'gremium'], typed: ['--answers', 'answers.csv'] },
  'verify --already': {
    call: ['verify', 'nachgelost', '--answers', 'answers.csv'],
    typed: ['--already', 'listen/schon.csv'],
  },
  'verify --plan': { call: ['verify', 'geplant'], typed: ['--plan', 'plan.yaml'] },
  'verify --targets': { call: ['verify', 'gremium'], typed: TARGETS },
  'verify --optimality': { call: ['verify', 'gremium'], typed: ['--optimality'] },
  'verify --seed': { typed: ['--seed', '7 7 7'], exit: 4 },
  'verify --fingerprint': { typed: ['--fingerprint', 'ab'.repeat(32)], exit: 4 },
  'verify --commitment': {
    call: ['verify', 'festgelegt'],
    typed: ['--commitment', 'ab'.repeat(32)],
    exit: 4,
  },
  'verify --urn': {
    call: ['verify', 'festgelegt/audit.jsonl'],
    typed: ['--urn', 'festgelegt/urn.csv'],
  },
  'verify --panel-number': { call: ['verify', 'nummer'], typed: ['--panel-number', '007'] },
  'verify --key-file': { call: ['verify', 'verdeckt', '-r', 'register.csv'], typed: ['--key-file', 'key'] },
  'verify --workers': {
    also: ['-r', 'register.csv'],
    typed: ['--workers', '2'],
    because: 'RUN-001',
    exit: 1,
  },
  'verify --slip': { call: ['verify', 'fest'], typed: ['--slip', 'beleg.json'] },
  'prove --id': { call: ['prove', 'fest'], typed: ['--id', ID] },
  'prove --drawn': { call: ['prove', 'fest'], typed: ['--drawn'] },
  'prove --run': { call: ['prove', 'fest'], typed: ['--run', '1'], because: 'LETTER-009', exit: 2 },
  'prove --round': { call: ['prove', 'fest'], typed: ['--round', '1'] },
  'prove --page': { typed: ['--page', 'beleg.html'] },
  'prove --urn': { typed: ['--urn', 'register.csv'], because: 'SLIP-004', exit: 3 },
  'prove --key-file': { typed: ['--key-file', 'key'], because: 'SLIP-003', exit: 3 },
  'status --by': { typed: ['--by', 'district'], call: ['status', 'merkmale'] },
  'status --public': { typed: ['--public'] },
  'status --output': { typed: ['--output', 'stand.csv'] },
  'report --output': { call: ['report', 'briefe'], typed: ['--output', 'anders.html'] },
  'report --public': { typed: ['--public'] },
  'report --plan': {
    call: ['report', 'besucht', '-o', 'niederschrift.html'],
    typed: ['--plan', 'besuche.yaml'],
  },
  'report --force': { also: ['-o', 'alt.html'], typed: ['--force'] },
  'status --force': { also: ['-o', 'stand.json'], typed: ['--force'] },
  'prove --force': { also: ['-o', 'plan.yaml'], typed: ['--force'] },
  'verify --public-key': { call: ['verify', 'unterschrieben'], typed: PUBLIC_KEY },
  // Both are the same draw.
  'verify --signature': { also: PUBLIC_KEY, typed: ['--signature', 'unterschrieben/audit.jsonl.minisig'] },
  'sign --secret-key': { call: ['sign', 'briefe'], typed: ['--secret-key', 'stadt.key'] },
  'sign --comment': { typed: ['--comment', 'Bürgerrat'] },
  'sign --password-file': { typed: ['--password-file', 'passwort'], because: 'USE-016' },
  'sign --force': { call: ['sign', 'unterschrieben', '--secret-key', 'stadt.key'], typed: ['--force'] },
  'purge --key-file': { call: ['purge', 'verdeckt', '--yes'], typed: ['--key-file', 'key'] },
  'purge --urn': { typed: ['--urn'] },
  'purge --slips': { typed: ['--slips', 'belege'] },
  'purge --plan': { call: ['purge', 'geplant', '--yes'], typed: ['--plan', 'plan.yaml'] },
  'purge --due': { call: ['purge', 'geplant', '--plan', 'plan.yaml', '--yes'], typed: ['--due'] },
  'purge --dry-run': { typed: ['--dry-run'] },
  'purge --yes': { call: ['purge', 'fest'], typed: ['--yes'] },
  'letters --template': { call: ['letters', 'briefe'], typed: ['--template', 'dank'] },
  'letters --write-template': { call: ['letters'], typed: ['--write-template', 'dank'] },
  'letters --only': { typed: ['--only', 'accepted'], because: 'LETTER-008', exit: 3 },
  'letters --run': { typed: ['--run', '1'], because: 'LETTER-009', exit: 2 },
  'letters --round': { typed: ['--round', '2'], because: 'LETTER-009', exit: 2 },
  'letters --output': { call: ['letters', 'briefe'], typed: ['--output', 'anders.csv'] },
  'letters --plan': { typed: ['--plan', 'plan.yaml'], because: 'CALL-009' },
  'letters --key-file': { call: ['letters', 'verdeckt'], typed: ['--key-file', 'key'] },
  'letters --force': { call: ['letters', 'briefe', '-o', 'quoten.csv'], typed: ['--force'] },
  'record --replies': { call: ['record', 'fest'], typed: ['--replies', 'antworten.csv'] },
  'record --sheet': {
    call: ['record', 'fest', '--replies', 'antworten.xlsx'],
    typed: ['--sheet', 'Februar'],
    because: 'BOOK-002',
    exit: 3,
  },
  'record --code': {
    call: ['record', 'fest', ...DECLINED],
    typed: ['--code', 'K7QX-3M9P'],
    because: 'REC-009',
    exit: 3,
  },
  'record --id': { call: ['record', 'fest', ...DECLINED], typed: ['--id', INVITED.keyed] },
  'record --outcome': { call: ['record', 'fest', '--id', INVITED.keyed], typed: DECLINED },
  'record --way': { typed: ['--way', 'Telefon'] },
  'record --attempts': { typed: ['--attempts', '3'] },
  'record --needs': { typed: ['--needs', 'childcare'] },
  'record --date': { typed: ['--date', '31.2.2026'], because: 'REC-005', exit: 2 },
  'record --note': { typed: ['--note', 'zu weit'] },
  'record --correct': {
    call: ['record', 'nachzuruecken', '--id', INVITED.keyed, '--outcome', 'accepted'],
    typed: ['--correct', '--reason', 'Versehen'],
  },
  'record --reason': {
    call: ['record', 'nachzuruecken', '--id', INVITED.keyed, '--outcome', 'accepted'],
    typed: ['--correct', '--reason', 'Versehen'],
  },
  'record --key-file': { typed: ['--key-file', 'key'], because: 'CALL-003', exit: 3 },
  'record --plan': { typed: ['--plan', 'plan.yaml'], because: 'CALL-009' },
  'replace --register': { call: ['replace', 'knapp'], typed: ['--register', 'register.csv'] },
  'replace --urn': { typed: ['--urn', 'register.csv'], because: 'REPL-006', exit: 3 },
  'replace --key-file': { typed: ['--key-file', 'key'], because: 'CALL-003', exit: 3 },
  'replace --plan': {
    call: ['replace', 'knapp', '--register', 'register.csv'],
    typed: ['--plan', 'plan.yaml'],
    because: 'CALL-009',
  },
  'draw --supplement': {
    call: ['draw', 'register.csv', '--size', '8', '-s', `${SEED} neu`, '-o', 'briefe'],
    typed: ['--supplement'],
  },
  'visits --output': { typed: ['--output', 'listen/besuche.csv'] },
  'visits --force': {
    call: ['visits', 'besucht', '-c', 'besuche.yaml', '-o', 'listen/schon.csv'],
    typed: ['--force'],
  },
  'visits --teams': { typed: ['--teams', '2'] },
  'visits --run': { typed: ['--run', '1'], because: 'VISIT-003', exit: 2 },
  'visits --key-file': { call: ['visits', 'zugedeckt', '-c', 'besuche.yaml'], typed: ['--key-file', 'key'] },
  'visits --plan': { call: ['visits', 'besucht'], typed: ['--plan', 'besuche.yaml'] },
  'simulate --runs': { typed: ['--runs', '30'] },
  'simulate --simulation-seed': { typed: ['--simulation-seed', '2'] },
  'simulate --time-limit': { call: simulateQuotas, typed: ['--time-limit', '1'] },
  'simulate --targets': { call: ['simulate', ...ANSWERS, '--runs', '20'], typed: TARGETS },
  'simulate --slack': {
    call: town('simulate', '--runs', '20'),
    typed: ['--slack', '1'],
    because: 'PLAN-113',
    exit: 3,
  },
  'simulate --objective': { call: town('simulate', '--runs', '20'), typed: ['--objective', 'random'] },
  'simulate --cap': { call: simulateQuotas, typed: ['--cap'] },
  'sql --batch': { call: SQL_PLAN, typed: ['--batch', 'AGS'] },
  'sql --list': { call: [...SQL_PLAN, '--batch', 'AGS'], typed: ['--list', 'liste.csv'] },
  'simulate --mixing': { call: town('simulate', '--runs', '20'), typed: ['--mixing', '0'] },
  'sql --keys-table': {
    call: [...SQL_PLAN, '--batch', 'AGS'],
    typed: ['--keys-table', 'keys'],
    because: 'SQL-017',
    exit: 2,
  },
  'sql --dialect': { typed: ['--dialect', 'postgres'] },
  'sql --table': { typed: ['--table', 'amt.einwohner'] },
  'sql --ids-table': { typed: ['--ids-table', '1=rat'], because: 'SQL-008', exit: 2 },
  'sql --count': { typed: ['--count'] },
  'sql --force': { also: ['-o', 'plan.yaml'], typed: ['--force'] },
  'sql --plan': { call: ['sql', 'register.csv'], typed: ['--plan', 'plan.yaml'] },
  'sql --counts': { call: [...SQL_PLAN, '--seed', SEED], typed: ['--counts', 'zaehlung.csv'] },
  'sql --seed': { call: [...SQL_PLAN, '--counts', 'zaehlung.csv'], typed: ['--seed', SEED] },
  'sql --key-file': { call: SQL_PLAN, typed: ['--key-file', 'key'] },
  'synth --rows': { typed: ['--rows', '61'] },
  'synth --districts': { typed: ['--districts', '3'] },
  'synth --encoding': { typed: ['--encoding', 'windows-1252'] },
  'synth --delimiter': { typed: ['--delimiter', ','] },
  'synth --force': { also: ['-o', 'plan.yaml'], typed: ['--force'] },
  'page --output': { typed: ['--output', 'seite.html'] },
  'page --force': { also: ['-o', 'plan.yaml'], typed: ['--force'] },
  'completion --output': { call: ['completion', 'bash'], typed: ['--output', 'vorschlag.bash'] },
  'completion --force': {
    call: ['completion', 'bash', '-o', 'plan.yaml'],
    typed: ['--force'],
  },
};

/** The calls for a command and a flag of it. */
export function honoured(command: CommandName, flag: string): Honoured | undefined {
  return OF_COMMAND[`${command} ${flag}`] ?? EVERYWHERE[flag];
}
