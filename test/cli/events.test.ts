import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../src/core/canonical.js';
import { digest } from '../../src/machine/node.js';
import { answers, TARGETS } from './panel-answers.js';
import { codesIn } from './refused.js';
import { csvText, PLAN, save, town } from './registers.js';
import { bodyOf, contents, type Entry, newFolder, problemsOf, ROUND, readEntries, run } from './run.js';

/** Seeds from announced events, as their users draw with them, and as anybody verifies them afterwards. */

const EVENTS = {
  lotto: '{ type: lotto, game: 6aus49, date: 2026-12-05, spiel_77: true, super_6: true }',
  dice: '{ type: dice, count: 25, faces: 6 }',
  drand: '{ type: drand, chain: quicknet, round: 1000 }',
} as const;
type Type = keyof typeof EVENTS;

const THROWS = Array.from({ length: 25 }, (_, at) => ((at * 7) % 6) + 1);
/** What is typed, and the one text that it makes. */
const RESULTS: Readonly<Record<Type, readonly [typed: string, text: string]>> = {
  lotto: [
    '49, 3, 17, 12, 41, 28; SZ 7; Super 6: 018406, Spiel 77: 0604913',
    'Lotto 6aus49 2026-12-05: 3 12 17 28 41 49 Superzahl 7 Spiel 77 0604913 Super 6 018406',
  ],
  dice: [THROWS.join(','), `Dice 25x6: ${THROWS.join(' ')}`],
  drand: [
    '1000.json',
    'drand quicknet 1000 fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
  ],
};
const TYPES = Object.keys(EVENTS) as Type[];

let folder = '';
beforeEach(() => {
  folder = newFolder();
  save(folder, 'register.csv', csvText(town(200)));
  save(folder, 'answers.csv', csvText(answers()));
  save(folder, 'targets.csv', TARGETS);
  save(folder, '1000.json', ROUND);
});

const call = (args: readonly string[], language: 'de' | 'en' = 'en') => run(args, { cwd: folder, language });
const flagsOf = (type: Type) => [`--${type}`, RESULTS[type][0]];

/** `draw` for letters, `panel` for a panel, by a plan that announces this event. */
function drawing(command: 'draw' | 'panel', event: string | null, ...more: readonly string[]): string[] {
  const announced = event === null ? '' : `  event: ${event}\n`;
  const panel = [
    'version: 1\nregister: { columns: { id: Nr } }\nseed:\n  source: Ziehung\n',
    `${announced}sample: { size: 20, allocation: quotas, quotas: targets.csv }\n`,
  ];
  save(folder, 'plan.yaml', command === 'draw' ? PLAN + announced : panel.join(''));
  const file = command === 'draw' ? 'register.csv' : 'answers.csv';
  return [command, file, '-c', 'plan.yaml', '-o', 'out', '--at', '2026-12-05T19:30:00Z', ...more];
}

const COMMANDS = ['draw', 'panel'] as const;
const LANGUAGES = ['de', 'en'] as const;
const SEED_WORD = { de: 'Startwert', en: 'Seed' };

describe.each(COMMANDS)('%s', (command) => {
  describe.each(TYPES)('with a result of %s', (type) => {
    test.each(LANGUAGES)(
      'has its canonical text as the seed, and everything holds afterwards (%s)',
      async (language) => {
        const outcome = await call(drawing(command, EVENTS[type], ...flagsOf(type)), language);
        expect([outcome.code, outcome.stderr]).toEqual([0, '']);
        const [, text] = RESULTS[type];
        expect(outcome.stdout).toMatch(new RegExp(`${SEED_WORD[language]} .*${text}`));
        const seed = bodyOf(join(folder, 'out'), command === 'draw' ? 'seed' : 'panel.seed');
        expect(seed).toMatchObject({ text, seedHash: digest(text) });
        const { round, randomness, signature } = JSON.parse(ROUND);
        const beacon = { chain: 'quicknet', round, randomness, signature };
        expect(seed.beacon).toEqual(type === 'drand' ? beacon : undefined);
        const files = command === 'draw' ? ['--register', 'register.csv'] : ['--answers', 'answers.csv'];
        const verified = await call(
          ['verify', 'out', ...files, '--plan', 'plan.yaml', ...flagsOf(type), '--json'],
          language,
        );
        expect(verified.code, verified.stdout).toBe(0);
        const { checks } = JSON.parse(verified.stdout) as { checks: { name: string; passed: boolean }[] };
        const names = checks.map(({ name }) => name);
        expect(names).toEqual(expect.arrayContaining(['seed.event', 'seed.given', 'plan.effective']));
        const words = {
          de: 'Startwert ist das Ergebnis des angekündigten',
          en: 'the seed is the result of the announced',
        };
        expect((await call(['verify', 'out'], language)).stdout).toContain(`✓ ${words[language]}`);
      },
    );

    test('is the same draw as with its canonical text, but for a beacon, which needs its signature', async () => {
      await call(drawing(command, EVENTS[type], ...flagsOf(type)));
      const log = readFileSync(join(folder, 'out/audit.jsonl'), 'utf8');
      const outcome = await call([
        ...drawing(command, EVENTS[type], '--seed', RESULTS[type][1]),
        '-o',
        'again',
      ]);
      if (type === 'drand') {
        expect([outcome.code, codesIn(outcome, 'en')]).toEqual([2, ['SEED-045']]);
        expect(outcome.stderr).toContain(
          'https://api.drand.sh/52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/public/1000',
        );
        return;
      }
      expect([outcome.code, outcome.stderr]).toEqual([0, '']);
      expect(readFileSync(join(folder, 'again/audit.jsonl'), 'utf8')).toBe(log);
    });

    test.each(LANGUAGES)(
      'is refused where the plan announces nothing, with the line that it would need (%s)',
      async (language) => {
        const outcome = await call(drawing(command, null, ...flagsOf(type)), language);
        const code = { lotto: 'SEED-040', dice: 'SEED-041', drand: 'SEED-042' }[type];
        expect([outcome.code, codesIn(outcome, language)]).toEqual([2, [code]]);
        const open = { de: 'JJJJ-MM-TT', en: 'YYYY-MM-DD' }[language];
        expect(outcome.stderr).toContain(`event: ${EVENTS[type].replace('2026-12-05', open)}`);
        expect('out/' in contents(folder)).toBe(false);
      },
    );

    test.each(TYPES.filter((other) => other !== type))('is refused where %s is announced', async (other) => {
      const outcome = await call(drawing(command, EVENTS[other], ...flagsOf(type)));
      expect([outcome.code, codesIn(outcome, 'en')]).toEqual([2, ['SEED-043']]);
      expect(outcome.stderr).toMatch(/plan\.yaml, line \d+, seed\.event/);
      expect(outcome.stderr).toContain(`remedy  give the announced result: --${other} `);
      expect('out/' in contents(folder)).toBe(false);
    });
  });

  test.each(LANGUAGES)(
    'says everything that is wrong with a result, beside the plan (%s)',
    async (language) => {
      const typed = 'Lotto 2026-12-12: 3 3 50 12 x SZ 77';
      const outcome = await call(drawing(command, EVENTS.lotto, '--lotto', typed), language);
      expect(outcome.code).toBe(2);
      expect(codesIn(outcome, language)).toEqual([
        ...['SEED-020', 'SEED-021', 'SEED-022', 'SEED-023', 'SEED-024', 'SEED-027', 'SEED-028'],
      ]);
      expect(outcome.stderr).not.toMatch(/\{\w+[?}=]|undefined/);
      expect('out/' in contents(folder)).toBe(false);
    },
  );
});

const draw = (event: string | null, ...more: readonly string[]) => call(drawing('draw', event, ...more));
const codesOf = async (event: string | null, ...more: readonly string[]) => {
  const outcome = await draw(event, ...more);
  expect('out/' in contents(folder)).toBe(false);
  return [outcome.code, codesIn(outcome, 'en')];
};

describe('a seed', () => {
  test('can be given in one way at a time, and must be given', async () => {
    expect(await codesOf(EVENTS.dice, ...flagsOf('dice'), ...flagsOf('lotto'))).toEqual([2, ['SEED-003']]);
    expect(await codesOf(EVENTS.dice, ...flagsOf('dice'), '--seed', '1')).toEqual([2, ['SEED-003']]);
    for (const type of TYPES) {
      const outcome = await draw(EVENTS[type]);
      expect([outcome.code, codesIn(outcome, 'en')]).toEqual([2, ['SEED-001']]);
      expect(outcome.stderr).toContain(`give --${type} `);
    }
  });

  test.each<[string, string, string, string[]]>([
    ['the numbers without the name', EVENTS.lotto, RESULTS.lotto[0], ['SEED-044']],
    ['the text with a comma', EVENTS.lotto, RESULTS.lotto[1].replace('3 12', '3, 12'), ['SEED-044']],
    ['another day', EVENTS.lotto, RESULTS.lotto[1].replace('-05', '-12'), ['SEED-028']],
    ['any text', EVENTS.lotto, 'Hallo', ['SEED-020', 'SEED-023', 'SEED-027']],
    ['the throws alone', EVENTS.dice, RESULTS.dice[0], ['SEED-044']],
    ['one throw less', EVENTS.dice, RESULTS.dice[1].slice(0, -2), ['SEED-020']],
    ['an empty text', EVENTS.dice, ' ', ['SEED-002']],
  ])('that is not the announced result is refused: %s', async (_, event, seed, codes) => {
    expect(await codesOf(event, '--seed', seed)).toEqual([2, codes]);
  });

  test('can be written by the program: what it says then works', async () => {
    const { stderr } = await draw(EVENTS.lotto, '--seed', RESULTS.lotto[0]);
    const typed = /have the result written: --lotto "(.*)"/.exec(stderr)?.[1] ?? '';
    expect(stderr).toContain(RESULTS.lotto[1]);
    expect((await draw(EVENTS.lotto, '--lotto', typed)).code).toBe(0);
  });

  test('of a plain text that is announced is any text', async () => {
    const { code } = await draw(
      '{ type: text, date: 2026-12-05 }',
      '--seed',
      '3 12 17 Spiel 77 2604913 318406 11 5',
    );
    expect(code).toBe(0);
    const { stdout } = await call(['verify', 'out', '--json']);
    expect(stdout).toContain('"seed.event"');
    const outcome = await draw('{ type: text }', '-o', 'b', ...flagsOf('dice'));
    expect([outcome.code, codesIn(outcome, 'en')]).toEqual([2, ['SEED-043']]);
    expect(outcome.stderr).toContain('give the announced result: --seed ');
  });
});

describe('a file of a round', () => {
  const round = JSON.parse(ROUND) as { round: number; randomness: string; signature: string };
  const turned = (hex: string) => `${hex.slice(0, -1)}${hex.endsWith('8') ? '9' : '8'}`;

  test.each<[string, string | Buffer, string[]]>([
    ['another round', JSON.stringify({ ...round, round: 1001 }), ['SEED-032', 'SEED-035']],
    ['another randomness', JSON.stringify({ ...round, randomness: turned(round.randomness) }), ['SEED-034']],
    [
      'another signature',
      JSON.stringify({ ...round, signature: turned(round.signature) }),
      ['SEED-034', 'SEED-035'],
    ],
    ['another chain', JSON.stringify({ ...round, previous_signature: 'ab'.repeat(96) }), ['SEED-030']],
    ['no JSON', RESULTS.drand[1], ['SEED-033']],
    ['bytes', Buffer.from([0xff, 0x00, 0x80]), ['SEED-033']],
  ])('with %s is refused, and everything is named', async (_, content, codes) => {
    save(folder, 'r.json', content);
    for (const language of LANGUAGES) {
      const outcome = await call(drawing('draw', EVENTS.drand, '--drand', 'r.json'), language);
      expect([outcome.code, codesIn(outcome, language)]).toEqual([3, codes]);
      expect(outcome.stderr).toContain('r.json');
      expect('out/' in contents(folder)).toBe(false);
    }
  });

  test('that is not there is refused', async () => {
    expect(await codesOf(EVENTS.drand, '--drand', 'nirgends.json')).toEqual([3, ['SEED-031']]);
    expect(await codesOf(null, '--drand', 'nirgends.json')).toEqual([3, ['SEED-031']]);
  });

  test.each<[string, string | Buffer]>([
    ['of the second version', JSON.stringify({ round: 1000, signature: round.signature })],
    ['with a byte order mark', `\ufeff${ROUND}`],
    ['in UTF-16, as an old PowerShell saves it', Buffer.from(`\ufeff${ROUND}\r\n`, 'utf16le')],
  ])('%s gives the same seed', async (_, content) => {
    save(folder, 'r.json', content);
    expect((await draw(EVENTS.drand, '--drand', 'r.json')).code).toBe(0);
    expect(bodyOf(join(folder, 'out'), 'seed').text).toBe(RESULTS.drand[1]);
  });
});

test.each(LANGUAGES)(
  'preview names the flag of the announced event, and says when a round is published (%s)',
  async (language) => {
    const preview = async (event: string) => {
      save(folder, 'plan.yaml', `${PLAN}  event: ${event}\n`);
      const { code, stdout } = await call(['preview', '-c', 'plan.yaml'], language);
      expect(code).toBe(0);
      return stdout;
    };
    expect(await preview(EVENTS.lotto)).toMatch(/losverfahren draw --plan plan\.yaml --lotto "…"/);
    expect(await preview(EVENTS.dice)).toMatch(/--dice "…"/);
    expect(await preview('{ type: text }')).toMatch(/--seed "…"/);
    const words = { de: 'drand quicknet 1000 erscheint', en: 'drand quicknet 1000 is published' };
    const drand = await preview(EVENTS.drand);
    expect(drand).toContain(`${words[language]} 2023-08-23T15:59:24Z`);
    expect(drand).toMatch(/--drand 1000\.json/);
  },
);

describe('notes about the chance in an event', () => {
  const notes = async (event: string, ...more: readonly string[]) =>
    problemsOf(await draw(event, ...more, '--json')).map(({ code, params }) => [code, params?.bits]);

  test('say how much there is where it is little, and nothing else is said of a seed from an event', async () => {
    const lotto = '{ type: lotto, game: 6aus49, date: 2026-12-05 }';
    expect(await notes(lotto, '--lotto', '3 12 17 28 41 49 SZ 7', '-o', 'a')).toEqual([['SEED-016', 27]]);
    const dice = '{ type: dice, count: 20, faces: 6 }';
    expect(await notes(dice, '--dice', '6 '.repeat(20), '-o', 'b')).toEqual([['SEED-016', 51]]);
    for (const type of TYPES) expect(await notes(EVENTS[type], ...flagsOf(type), '-o', type)).toEqual([]);
  });
});

describe('verify', () => {
  const failed = async (...more: readonly string[]) => {
    const { code, stdout } = await call(['verify', 'out', '--json', ...more]);
    const { checks } = JSON.parse(stdout) as {
      checks: { name: string; passed: boolean; places: string[] }[];
    };
    return [code, checks.filter(({ passed }) => !passed).map(({ name, places }) => [name, places])];
  };

  /** As somebody who can rewrite a log, chain and all. */
  function forge(change: (seed: Record<string, unknown>, plan: Record<string, unknown>) => void): void {
    const entries = readEntries(join(folder, 'out'));
    const body = (type: string) => (entries.find((one) => one.type === type) as Entry).body;
    change(body('seed'), (body('plan').plan as { seed: Record<string, unknown> }).seed);
    let prev = '0'.repeat(64);
    const lines = entries.map((entry) => {
      const line = canonicalJson({ ...entry, prev } as unknown as Json);
      prev = digest(line);
      return `${line}\n`;
    });
    save(join(folder, 'out'), 'audit.jsonl', lines.join(''));
  }

  test('holds a log to another result that is given', async () => {
    await draw(EVENTS.lotto, ...flagsOf('lotto'));
    const other = RESULTS.lotto[0].replace('49', '48');
    expect(await failed('--lotto', other)).toEqual([4, [['seed.given', ['seed']]]]);
    expect(await failed(...flagsOf('dice'))).toEqual([4, [['given.applies', ['--dice']]]]);
    expect(await failed(...flagsOf('lotto'), '--seed', 'x')).toEqual([4, [['given.applies', ['--seed']]]]);
    expect(await failed(...flagsOf('lotto'), ...flagsOf('lotto'))).toEqual([
      4,
      [['given.applies', ['--lotto']]],
    ]);
    expect(await failed('--seed', RESULTS.lotto[1])).toEqual([0, []]);
    const refused = await call(['verify', 'out', '--lotto', '1 2 3']);
    expect([refused.code, codesIn(refused, 'en')]).toEqual([2, ['SEED-020', 'SEED-023']]);
  });

  test('sees a seed that is not of the announced event, from the log alone', async () => {
    await draw(EVENTS.lotto, ...flagsOf('lotto'));
    forge((seed) => {
      seed.text = String(seed.text).replace('-05', '-12');
      seed.seedHash = digest(String(seed.text));
    });
    expect(await failed()).toEqual([4, expect.arrayContaining([['seed.event', ['text']]])]);
  });

  test.each<[string, (seed: Record<string, unknown>, plan: Record<string, unknown>) => void, string[]]>([
    [
      'without its signature',
      (seed) => {
        delete seed.beacon;
      },
      ['beacon'],
    ],
    [
      'with a signature of something else',
      (seed) => {
        (seed.beacon as { signature: string }).signature = 'ab'.repeat(48);
      },
      ['beacon.randomness', 'beacon.signature'],
    ],
    [
      'of a round that the plan is said to have announced',
      (seed, plan) => {
        seed.text = String(seed.text).replace('1000', '1001');
        seed.seedHash = digest(String(seed.text));
        (seed.beacon as { round: number }).round = 1001;
        (plan.event as { round: number }).round = 1001;
      },
      ['beacon.signature'],
    ],
    [
      'that nobody announced',
      (_, plan) => {
        delete plan.event;
      },
      ['beacon'],
    ],
  ])('sees a round %s, from the log alone', async (_, change, places) => {
    await draw(EVENTS.drand, ...flagsOf('drand'));
    expect(await failed()).toEqual([0, []]);
    forge(change);
    expect(await failed()).toEqual([4, expect.arrayContaining([['seed.event', places]])]);
  });

  test('finds out which part each result is for: letters by a lottery, the panel by dice', async () => {
    const plan = `${PLAN}  event: ${EVENTS.lotto}\npanel:\n  sample: { size: 5, allocation: quotas, quotas: [{ gender: w, min: 2 }] }\n  register: { columns: { id: PersonID, gender: Geschlecht } }\n  seed: { event: ${EVENTS.dice} }\n`;
    save(folder, 'plan.yaml', plan);
    const letters = ['draw', 'register.csv', '-c', 'plan.yaml', '-o', 'letters', ...flagsOf('lotto')];
    expect((await call([...letters, '--at', '2026-12-05T19:30:00Z'])).code).toBe(0);
    const invited = readFileSync(join(folder, 'letters/invitations.csv'));
    save(folder, 'yes.csv', invited);
    const panel = [
      'panel',
      'yes.csv',
      '-c',
      'plan.yaml',
      '--draw',
      'letters',
      '-o',
      'out',
      ...flagsOf('dice'),
    ];
    const drawn = await call([...panel, '--at', '2027-01-05T19:30:00Z']);
    expect(drawn.code, drawn.stderr).toBe(0);
    expect(await failed(...flagsOf('dice'), ...flagsOf('lotto'), '--plan', 'plan.yaml')).toEqual([0, []]);
    expect(await failed(...flagsOf('dice'))).toEqual([0, []]);
    const { stdout } = await call(['verify', 'out', ...flagsOf('dice')]);
    expect(stdout).toContain('The seed of this draw was not compared');
    expect(await failed('--seed', RESULTS.lotto[1], ...flagsOf('dice'))).toEqual([0, []]);
    expect(await failed('--seed', 'x', ...flagsOf('dice'))).toEqual([4, [['seed.given', ['seed']]]]);
  });
});
