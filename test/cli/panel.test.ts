import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  answers,
  column,
  drawPanel,
  expectQuotasMet,
  HOUSEHOLD,
  list,
  lotteryOf,
  PANEL,
  pool,
  SIZE,
  TARGETS,
} from './panel-answers.js';
import { csvText, MARKS, place, save, type Table, windows1252, withColumn } from './registers.js';
import { bodyOf, contents, newFolder, readEntries, run, SEED } from './run.js';

/** A panel as its users draw it: from answers and quotas to people, by the rule and nothing else. */

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const address = ([, name, , street, house]: readonly string[]) => [name, street, house].join('|');

let folder: string;
let panel: Table;

beforeAll(async () => {
  folder = pool();
  await drawPanel(folder, ...HOUSEHOLD);
  panel = list(folder, 'out/panel.csv');
});

/** The rule once more, from the log and the answers alone. */
function ruledPanel(table: Table, out: string): string[] {
  const { types, outcomes, households, W, number } = lotteryOf(out);
  const seedHash = sha256(SEED);
  expect(bodyOf(out, 'panel.seed').seedHash).toBe(seedHash);
  expect(number).toBe(Number(BigInt(`0x${sha256(`${seedHash}:lottery:0`)}`) % BigInt(W)));
  let running = 0;
  const outcome = outcomes.find(({ weight }) => {
    running += weight;
    return running > number;
  });
  const ids = place(table, 'Nr');
  const features = ['Geschlecht', 'Altersgruppe', 'Bildung'].map((name) => place(table, name));
  const people = table.slice(1).map((row) => ({
    id: row[ids] ?? '',
    home: row[place(table, 'Strasse')] === '' ? '' : address(row),
    stratum: features.map((at) => row[at] ?? '').join(' / '),
    ticket: sha256(seedHash + row[ids]),
  }));
  const homes = new Map<string, number>();
  for (const { home } of people) homes.set(home, (homes.get(home) ?? 0) + 1);
  const isBound = ({ home }: { home: string }) =>
    households.length > 0 && home !== '' && (homes.get(home) ?? 0) > 1;
  const bound = new Set(households.flatMap((household) => household.types));
  // People of a shared household stand at the end of their stratum, by label.
  const met = new Map<string, number>();
  const byType = types.map(({ stratum }, at) => {
    const name = stratum.join(' / ');
    const inside = people.filter((person) => person.stratum === name);
    if (!bound.has(at)) return inside.filter((person) => !isBound(person));
    const turn = met.get(name) ?? 0;
    met.set(name, turn + 1);
    const own = inside.filter(isBound).sort((a, b) => (a.id < b.id ? -1 : 1))[turn];
    return own === undefined ? [] : [own];
  });
  const drawn = (outcome?.people ?? []).flatMap(([type, count]) =>
    (byType[type] ?? []).sort((a, b) => (a.ticket < b.ticket ? -1 : 1)).slice(0, count),
  );
  return drawn.sort((a, b) => (a.ticket < b.ticket ? -1 : 1)).map(({ id }) => id);
}

describe('a panel', () => {
  test('has the people whom seed, weights and tickets give, in the order of their tickets', () => {
    expect(column(panel, 'Nr')).toEqual(ruledPanel(answers(), join(folder, 'out')));
    expect(column(panel, 'los_rang')).toEqual(Array.from({ length: SIZE }, (_, at) => String(at + 1)));
  });

  test('meets every quota, and everybody else is in the other list', () => {
    expectQuotasMet(panel);
    const rest = list(folder, 'out/not_drawn.csv');
    const all = [...column(panel, 'Nr'), ...column(rest, 'Nr')];
    expect(all.toSorted()).toEqual(column(answers(), 'Nr').toSorted());
    expect(panel[0]).toEqual([...['los_rang', 'los_schicht', 'los_ticket'], ...(answers()[0] ?? [])]);
  });

  test('has nobody of a household twice, nor has any outcome that could have been drawn', () => {
    const real = panel
      .slice(1)
      .map((row) => row.slice(3))
      .filter((row) => row[3] !== '')
      .map(address);
    expect(new Set(real).size).toBe(real.length);
    const { households, outcomes } = lotteryOf(join(folder, 'out'));
    expect(households).toHaveLength(23);
    for (const { people } of outcomes) {
      const drawn = new Map(people);
      for (const { types, max } of households)
        expect(types.reduce((sum, type) => sum + (drawn.get(type) ?? 0), 0)).toBeLessThanOrEqual(max);
      expect(people.reduce((sum, [, count]) => sum + count, 0)).toBe(SIZE);
    }
  });

  test('can have several people without an address, whatever they are called', () => {
    const nameless = panel.slice(1).filter((row) => row.includes(MARKS[0]));
    expect(nameless.length).toBeGreaterThan(1);
  });

  test('a postcode without a street is no address either', async () => {
    const table = withColumn(answers(), 'PLZ', () => '79100');
    const other = pool(table);
    await drawPanel(other, ...HOUSEHOLD);
    expect(lotteryOf(join(other, 'out')).households).toEqual(lotteryOf(join(folder, 'out')).households);
    expect(column(list(other, 'out/panel.csv'), 'Nr')).toEqual(column(panel, 'Nr'));
  });

  test('without a limit people are of as many types as there are strata', async () => {
    await drawPanel(folder, '-o', 'free');
    const { types, households } = lotteryOf(join(folder, 'free'));
    expect(households).toEqual([]);
    expect(types).toHaveLength(12);
    expect(column(list(folder, 'free/panel.csv'), 'Nr')).toEqual(ruledPanel(answers(), join(folder, 'free')));
  });
});

describe('the same people are drawn from', () => {
  const [header = [], ...people] = answers();
  const quoted = (table: Table) =>
    table.map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\n`).join('');
  const forms: readonly (readonly [title: string, content: string | Buffer])[] = [
    ['rows in another order', csvText([header, ...people.toReversed()])],
    ['columns in another order', csvText([header, ...people].map((row) => row.toReversed()))],
    ['windows-1252 with tabs', windows1252(csvText(answers(), { delimiter: '\t', mark: false }))],
    ['UTF-16', Buffer.from(csvText(answers()), 'utf16le')],
    ['commas, quotation marks and Unix line ends', quoted(answers())],
  ];

  test.each(forms)('%s', async (_, content) => {
    const other = pool();
    save(other, 'answers.csv', content);
    await drawPanel(other, ...HOUSEHOLD);
    const drawn = list(other, 'out/panel.csv');
    expect(column(drawn, 'Nr')).toEqual(column(panel, 'Nr'));
    expect(column(drawn, 'los_ticket')).toEqual(column(panel, 'los_ticket'));
    for (const entry of ['panel.lottery', 'panel.allocation'])
      expect(bodyOf(join(other, 'out'), entry)).toEqual(bodyOf(join(folder, 'out'), entry));
  });

  const lines = (text: string) => text.trimEnd().split('\n');
  const named = (head: string) => [head, ...lines(TARGETS).slice(1)].join('\n');
  const flexible = lines(TARGETS).map((line, at) => line + (at === 0 ? ',min_flex,max_flex' : ',0,20'));
  test.each([
    ['category,feature,min,max', named('category,feature,min,max')],
    ['merkmal;wert;min;max', named('merkmal,wert,min,max').replaceAll(',', ';')],
    ['with min_flex and max_flex', flexible.join('\n')],
    ['with Windows line ends and a byte order mark', `\ufeff${lines(TARGETS).join('\r\n')}\r\n`],
  ])('targets: %s', async (_, targets) => {
    const other = pool(answers(), targets);
    await drawPanel(other, ...HOUSEHOLD);
    expect(column(list(other, 'out/panel.csv'), 'Nr')).toEqual(column(panel, 'Nr'));
  });

  test('a plan with the same quotas, from its section or from its top', async () => {
    const rows = lines(TARGETS)
      .slice(1)
      .map((line) => {
        const [feature, value, min, max] = line.split(',');
        return `{ ${feature}: ${value}, min: ${min}, max: ${max} }`;
      });
    const sample = `sample: { size: ${SIZE}, allocation: quotas, max_per_household: 1, quotas: [${rows.join(', ')}] }`;
    const stratify =
      'stratify: [Geschlecht: [weiblich, männlich, divers], Altersgruppe: [16-29, 30-59, 60+], Bildung: [mit Abitur, ohne Abitur]]';
    const other = pool();
    save(other, 'section.yaml', `version: 1\nsample: { size: 900 }\npanel:\n  ${stratify}\n  ${sample}\n`);
    save(other, 'top.yaml', `version: 1\n${stratify}\n${sample}\n`);
    for (const name of ['section', 'top']) {
      const args = ['panel', 'answers.csv', '--plan', `${name}.yaml`, '-s', SEED, '-o', name];
      const outcome = await run(args, { cwd: other });
      expect([outcome.code, outcome.stderr]).toEqual([0, '']);
      expect(column(list(other, `${name}/panel.csv`), 'Nr')).toEqual(column(panel, 'Nr'));
      const verified = await run(['verify', name, '-a', 'answers.csv', '-c', `${name}.yaml`], { cwd: other });
      expect(verified.code).toBe(0);
    }
  });
});

describe('what is said', () => {
  test.each([
    ['de', 'Gremium', 'Zusagen', 'Gelost             20 Personen', 'mit diesen Quoten sind höchstens'],
    ['en', 'Panel', 'Answers', 'Drawn              20 people', 'under these quotas at most'],
  ] as const)(
    'in the language %s: people, least chance, files, and how to verify',
    async (language, ...parts) => {
      const outcome = await run([...PANEL, ...HOUSEHOLD, '-o', `said-${language}`], {
        cwd: folder,
        language,
      });
      for (const part of parts) expect(outcome.stdout).toContain(part);
      expect(outcome.stdout.split('\n')[0]).toBe(parts[0]);
      expect(outcome.stdout).not.toMatch(/\{\w+[?}]|undefined|NaN/);
      expect(outcome.stderr).toBe('');
      const command = outcome.stdout.trimEnd().split('\n').at(-1)?.trim() ?? '';
      expect(command).toBe(
        `losverfahren verify said-${language} --answers answers.csv --targets targets.csv`,
      );
      const verified = await run(command.split(' ').slice(1), { cwd: folder, language });
      expect(verified.code).toBe(0);
      const register = language === 'de' ? 'Register' : 'register';
      expect(verified.stdout).not.toContain(register);
    },
  );

  test('the log and --json are the same in both languages, and name nobody', async () => {
    const runs = await Promise.all(
      (['de', 'en'] as const).map((language) =>
        run([...PANEL, ...HOUSEHOLD, '--json', '-o', `json-${language}`], { cwd: folder, language }),
      ),
    );
    const [de, en] = runs.map(({ stdout }) => JSON.parse(stdout) as Record<string, unknown>);
    expect({ ...de, output: '' }).toEqual({ ...en, output: '' });
    expect(contents(join(folder, 'json-de'))).toEqual(contents(join(folder, 'json-en')));
    expect(de).toMatchObject({ format: 'losverfahren/panel/1', panel: SIZE, not_drawn: 70, complete: true });
    expect(Object.keys(de ?? {})).toEqual([
      ...['format', 'output', 'title', 'rows', 'pool', 'invited', 'types', 'panel', 'not_drawn'],
      ...[
        'seed_hash',
        'objective',
        'complete',
        'outcomes',
        'least_chance',
        'bound',
        'gap',
        'openness',
        'number',
        'decided',
        'commitment',
        'redrawn',
      ],
      ...['files', 'left_out', 'fingerprint'],
    ]);
    const told = JSON.stringify([runs, readEntries(join(folder, 'json-de'))]);
    expect(MARKS.filter((mark) => told.includes(mark))).toEqual([]);
  });

  test('the call of verify has the paths as they were typed, and key and plan if they are needed', async () => {
    const cwd = newFolder();
    const key = sha256('key');
    save(folder, 'schlüssel.txt', key);
    const at = (name: string) => join(folder, name);
    const args = ['panel', at('answers.csv'), '--targets', at('targets.csv'), '--size', String(SIZE)];
    const outcome = await run([...args, '-s', SEED, '-o', 'neu', '--key-file', at('schlüssel.txt')], { cwd });
    const command = outcome.stdout.trimEnd().split('\n').at(-1)?.trim() ?? '';
    expect(command).toBe(
      `losverfahren verify neu --answers ${at('answers.csv')} --targets ${at('targets.csv')} --key-file ${at('schlüssel.txt')}`,
    );
    const without = await run(['verify', 'neu', '-a', at('answers.csv')], { cwd });
    expect(without.code).toBe(2);
    const verified = await run(command.replaceAll('"', '').split(' ').slice(1), { cwd });
    expect(verified.code).toBe(0);
    // Neither ids nor what a short id could be found out by.
    const log = JSON.stringify(readEntries(join(cwd, 'neu')));
    expect(column(answers(), 'Nr').filter((id) => log.includes(id))).toEqual([]);
    expect(log).not.toContain(folder);
  });
});

describe('the objective', () => {
  test.each(['maximin', 'nash', 'random'])('%s: a panel within the quotas, verified', async (objective) => {
    await drawPanel(folder, ...HOUSEHOLD, '--objective', objective, '-o', objective);
    expectQuotasMet(list(folder, `${objective}/panel.csv`));
    expect(lotteryOf(join(folder, objective)).objective).toBe(objective);
    const again = await run(['verify', objective, '-a', 'answers.csv', '--optimality', '--json'], {
      cwd: folder,
    });
    expect(again.code).toBe(0);
  });

  test('with hardly any time: a panel within the quotas and a warning that it is not the fairest', async () => {
    const args = [...PANEL, ...HOUSEHOLD, '--time-limit', '0.001', '-o', 'quick'];
    const outcome = await run(args, { cwd: folder, language: 'de' });
    expect(outcome.code).toBe(0);
    expectQuotasMet(list(folder, 'quick/panel.csv'));
    const { complete } = lotteryOf(join(folder, 'quick'));
    expect(outcome.stderr.includes('Hinweis QUOTA-004')).toBe(!complete);
    expect(outcome.stderr).not.toMatch(/e[+-]\d/);
    expect((await run(['verify', 'quick', '-a', 'answers.csv'], { cwd: folder })).code).toBe(0);
  });
});
