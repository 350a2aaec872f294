import { constants } from 'node:os';
import { describe, expect, test } from 'vitest';
import { CHECKS, type Check } from '../../src/audit/checks.js';
import type { PurgedKind } from '../../src/audit/entries/purge.js';
import { COMMANDS } from '../../src/cli/flags/commands.js';
import { flagsOf } from '../../src/cli/flags/named.js';
import type { ExclusionRule } from '../../src/core/frame.js';
import { USUAL_NEEDS, WAYS } from '../../src/core/outcome.js';
import type { RegisterColumns } from '../../src/core/plan.js';
import { Refusal } from '../../src/core/problem.js';
import { TEXTS } from '../../src/messages/catalogue.js';
import { panelCheckTexts } from '../../src/messages/panel-checks.js';
import { parsePlan } from '../../src/plan/load.js';
import { planJsonSchema } from '../../src/plan/schema.js';
import type { PlanComments } from '../../src/plan/template.js';
import type { BoundWho } from '../../src/procedure/bound.js';
import { EVENT_FLAGS } from '../../src/procedure/event-seed.js';
import { FILE_KINDS } from '../../src/procedure/recognise.js';
import type { RemarkKind } from '../../src/procedure/verify-request.js';
import { inspectFile } from '../../src/register/inspect.js';
import { memorySource } from '../../src/register/source.js';
import type { UrnFaultKind } from '../../src/register/urn/faults.js';
import type { Coarsening } from '../../src/report/coarser.js';
import { FATES, MEASURES } from '../../src/report/standing.js';
import { GROUPS } from '../../src/web/page/doors/verify/groups.js';
import { ALL_PROBLEMS, ALL_TEXTS, PROGRAM, SENTENCES } from './sentences.js';

/** No sentence is dead: the program has a way to each of them. */

/** The ends of all keys of a family: `EIO` of `reason.EIO`. */
const endings = (family: string) =>
  Object.keys(ALL_TEXTS)
    .filter((key) => key.startsWith(`${family}.`))
    .map((key) => key.slice(family.length + 1))
    .sort();

/** The parameter of the problem that something is refused with. */
async function refusedWith(name: string, action: () => unknown): Promise<string[]> {
  try {
    await action();
    return [];
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return cause.problems.flatMap(({ params }) => (typeof params?.[name] === 'string' ? [params[name]] : []));
  }
}

// The compiler demands that each list is whole and has nothing more.
const NOTES = {
  ...{
    unseen: 0,
    'line-ends': 0,
    earlier: 0,
    'other-draw': 0,
    'no-key': 0,
    'other-solver': 0,
    unfinished: 0,
    'no-signature': 0,
    'malformed-signature': 0,
    'other-key': 0,
    'other-bytes': 0,
    'other-comment': 0,
    'already-unseen': 0,
    'no-urn': 0,
    turns: 0,
    'before-purge': 0,
    purged: 0,
    kept: 0,
    reserve: 0,
    'rows-alone': 0,
    'list-rows': 0,
  },
} satisfies Record<NonNullable<Check['note']>, 0>;
const REMARKS = {
  ...{ plan: 0, seed: 0, effect: 0, number: 0, later: 0, labels: 0, uninvited: 0, already: 0 },
  ...{
    'one-outcome': 0,
    'no-chance': 0,
    unfinished: 0,
    softened: 0,
    'seed-again': 0,
    overrides: 0,
    redrawn: 0,
    reissued: 0,
    urn: 0,
  },
  ...{ signature: 0, 'signed-before': 0 },
  ...{ late: 0, 'settled-later': 0, spelling: 0 },
  ...{ purged: 0, corrections: 0, 'came-back': 0, rounds: 0, pool: 0, 'pool-unseen': 0 },
  ...{ municipalities: 0, 'own-plans': 0, 'unseen-from': 0, 'batch-later': 0 },
} satisfies Record<RemarkKind, 0>;
const RULES = { 'min-age': 0, 'max-age': 0, 'age-bands': 0, districts: 0 } satisfies Record<
  Exclude<ExclusionRule['kind'], 'exclude'>,
  0
>;
const URN_FAULTS = {
  ...{ header: 0, malformed: 0, order: 0, repeated: 0, stratum: 0, unfinished: 0 },
} satisfies Record<UrnFaultKind, 0>;
const SUGGESTIONS = { 'by-lot': 0, merge: 0, group: 0, drop: 0 } satisfies Record<Coarsening['kind'], 0>;
const ROLES = {
  ...{ id: 0, district: 0, birth_date: 0, age: 0, gender: 0, household: 0, block: 0 },
} satisfies Record<keyof RegisterColumns | 'block', 0>;
const PURGED = { list: 0, key: 0, urn: 0, copy: 0, slip: 0, state: 0 } satisfies Record<PurgedKind, 0>;
const COMMENTS = {
  ...{ head: 0, register: 0, columns: 0, household: 0, eligibility: 0, exclude: 0, stratify: 0 },
  ...{ sample: 0, title: 0, seed: 0, 'seed-open': 0, output: 0 },
} satisfies Record<keyof PlanComments, 0>;

const BOUND = { municipality: 0, seed: 0, program: 0, later: 0, names: 0 } satisfies Record<BoundWho, 0>;
/** What can be given to `verify` and have nothing in the log to be compared with. */
const GIVEN = [
  ...['register', 'answers', 'already', 'targets', 'panel-number', 'optimality', 'seed', 'plan', 'urn'],
  ...EVENT_FLAGS,
];

/** Families of texts whose keys are put together, with all ends that the program has. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  'urn-fault': Object.keys(URN_FAULTS),
  'batch-remedy': ['OUT-004', 'KEY-001', 'CMT-010'],
  'batch-fault': [
    ...['missing', 'added', 'drawn', 'unreadable', 'size', 'people', 'plan', 'flags', 'event', 'N', 'chance'],
    ...['commitment', 'label_key_hash', 'draw', 'redraw', 'text', 'source', 'beacon'],
    ...['inputs', 'register', 'list', 'from', 'municipalities', 'seed'],
  ],
  'file-kind': FILE_KINDS,
  'check-group': GROUPS,
  given: GIVEN,
  'bound-who': Object.keys(BOUND),
  // On a page in place of those with the same name.
  own: endings('own').filter((key) => Object.hasOwn(ALL_TEXTS, key)),
  note: Object.keys(NOTES),
  remark: Object.keys(REMARKS),
  rule: Object.keys(RULES),
  suggest: Object.keys(SUGGESTIONS),
  role: Object.keys(ROLES),
  plan: Object.keys(COMMENTS),
  purged: Object.keys(PURGED),
  'letter-column': ['family_name', 'postcode', 'street', 'town'],
  cmd: COMMANDS,
  'protocol-step': ['commitment', 'event', 'draw', 'redraw', 'reply', 'run', 'round', 'purge'],
  'protocol-way': ['proportional', 'table', 'quotas'],
  'protocol-rule': Object.keys(RULES),
  measure: MEASURES,
  fate: FATES,
  'known-by': WAYS,
  need: USUAL_NEEDS,
  meaning: [...CHECKS, ...endings('meaning').filter((name) => name.startsWith('panel.'))],
  check: [
    ...[...CHECKS, ...endings('check').filter((name) => name.startsWith('panel.'))],
    ...['title', 'sound', 'faulty'],
  ],
};

/** Families that a sentence asks for, `{reason.*}`. */
const asked = new Set(
  [...SENTENCES.values()].flatMap(({ de, en }) =>
    [de, en].flatMap((text) => [...text.matchAll(/\{(\w+)\.\*\}/g)].map(([, family = '']) => family)),
  ),
);

test('every code in the program has its sentences, and every code that has some is in the program', () => {
  const used = new Set(PROGRAM.match(/(?<=['"`])[A-Z]+-\d{3}(?=['"`])/g));
  expect([...used].sort()).toEqual(Object.keys(ALL_PROBLEMS).sort());
});

describe('a text', () => {
  test('is named by the program, or belongs to a family that is', () => {
    const families = [...Object.keys(FAMILIES), ...asked];
    const isNamed = (key: string) =>
      // A word such as `line` stands for other things too.
      key.includes('.')
        ? PROGRAM.includes(`'${key}'`)
        : new RegExp(`\\btext\\([^()]*'${key}'|^ *\\['${key}', `, 'm').test(PROGRAM);
    const dead = Object.keys(ALL_TEXTS).filter(
      (key) => !families.some((family) => key.startsWith(`${family}.`)) && !isNamed(key),
    );
    expect(dead).toEqual([]);
  });

  test.each(Object.entries(FAMILIES))(
    'of %s is there for each that there can be, and no other',
    (family, all) => {
      expect(endings(family)).toEqual([...all].sort());
    },
  );

  test.each(Object.keys(FAMILIES))('of %s is put together', (family) => {
    expect(PROGRAM).toMatch(new RegExp(`\`${family}\\.\\$\\{|'${family}'`));
  });

  test('for a check of a panel says something else than that for a draw', () => {
    const texts: typeof ALL_TEXTS = TEXTS;
    for (const [key, { de, en }] of Object.entries(panelCheckTexts)) {
      const plain = texts[key.replace('.panel.', '.')];
      expect([key, plain?.de === de && plain.en === en, plain === undefined]).toEqual([key, false, false]);
    }
  });
});

describe('a word for a value', () => {
  test('is asked for by a sentence, with families that are known here', () => {
    expect([...asked].sort()).toEqual([
      'braces',
      'deadline',
      'difference',
      'expected',
      'fault',
      'format',
      'hole',
      'kind',
      'lacks',
      'letter',
      'now',
      'only',
      'outcome',
      'page',
      'reason',
      'way',
    ]);
  });

  test('reason: is there for what the system can answer, and for what the program says itself', () => {
    const own = [...PROGRAM.matchAll(/(?:reason: |\?\? )'(E[A-Z]+)'/g)].map(([, code = '']) => code);
    expect(own.length).toBeGreaterThan(4);
    const words = endings('reason');
    expect([...new Set(own)].filter((code) => !words.includes(code))).toEqual([]);
    expect(words.filter((code) => !(code in constants.errno) && !own.includes(code))).toEqual([]);
  });

  const inspect = (bytes: Uint8Array, encoding: 'auto' | 'utf-8' = 'auto') =>
    inspectFile(memorySource('register.csv', bytes), { encoding, delimiter: ';' });

  test('fault: is there for each that a header can have', async () => {
    const headers = ['a"b;c', '"a"b;c', '"a;c', 'a;c\u00ff'].map((text) =>
      Buffer.from(`${text}\r\n`, 'latin1'),
    );
    const wide = Buffer.from('\ufeffa;b\u0000\r\n', 'utf16le');
    const found = [
      ...(await Promise.all(headers.map((bytes) => refusedWith('fault', () => inspect(bytes, 'utf-8'))))),
      await refusedWith('fault', () => inspect(wide)),
    ];
    expect(found.flat()).toEqual(['stray-quote', 'after-quote', 'unclosed-quote', 'bytes', 'nul']);
    expect(found.flat().sort()).toEqual(endings('fault'));
  });

  test('format: is there for each that is told from CSV, but for those that have a name of their own', async () => {
    const starts = [
      'PK\u0003\u0004',
      '\u00d0\u00cf\u0011\u00e0',
      '%PDF-1.7',
      'a\u0000b',
      '\u00fe\u00ff\u0000a',
    ];
    const found = await Promise.all(
      starts.map((start) => refusedWith('format', () => inspect(Buffer.from(start, 'latin1')))),
    );
    expect(found.flat().sort()).toEqual([...endings('format'), 'UTF-16BE'].sort());
  });

  test('lacks: is there for each thing that something is asked for without', () => {
    const said = [...PROGRAM.matchAll(/withoutEffect\('[^']*', '(\w+)'\)/g)].map(([, lack = '']) => lack);
    expect([...new Set(said)].sort()).toEqual(endings('lacks'));
  });

  test('expected: is there for each that a wrong plan or a wrong flag can be told', async () => {
    const wrong = [true, 1.5, 'x', '', [], {}, null, [[]], { a: {} }];
    const plans = placesIn(planJsonSchema() as SchemaNode).flatMap((path) =>
      wrong.map((value) => JSON.stringify(valueAt(path, value))),
    );
    const found = await Promise.all(
      plans.map((plan) => refusedWith('expected', () => parsePlan(plan, 'plan'))),
    );
    const flags = COMMANDS.flatMap(flagsOf).flatMap((flag) => flag.as?.expected ?? []);
    // Values that are allowed stand for themselves.
    const words = new Set([...found.flat(), ...flags].filter((expected) => !/^\d|,/.test(expected)));
    expect([...words].sort()).toEqual(endings('expected'));
  });
});

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly additionalProperties?: SchemaNode | boolean;
}

type Path = readonly (string | number)[];

/** Every place in a plan, with one item in each list. */
function placesIn(node: SchemaNode, path: Path = []): Path[] {
  const { properties = {}, items, anyOf = [], additionalProperties: others } = node;
  return [
    path,
    ...Object.entries(properties).flatMap(([key, inner]) => placesIn(inner, [...path, key])),
    ...(items === undefined ? [] : placesIn(items, [...path, 0])),
    ...(typeof others === 'object' ? placesIn(others, [...path, 'x']) : []),
    ...anyOf.flatMap((branch) => placesIn(branch, path).slice(1)),
  ];
}

function valueAt(path: Path, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => (step === 0 ? [inner] : { [step]: inner }), value);
}
