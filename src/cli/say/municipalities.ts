import { LOG_NAME, MUNICIPALITIES_NAME, sheetName } from '../../audit/names.js';
import { everyMunicipality, PEOPLE_FOR_EACH_LETTER } from '../../core/municipalities.js';
import { groupsOfFour } from '../../messages/fill.js';
import type { MunicipalitiesFacts, SheetFacts } from '../../procedure/municipalities.js';
import type { OpenedTable } from '../../procedure/municipality-file.js';
import type { SheetWords } from '../../report/municipality-sheet.js';
import type { Terminal } from '../terminal.js';
import type { World } from '../world.js';
import { shellPath, shellWord } from './shell-word.js';

/** What `municipalities` says, on the terminal and on the sheets. */

interface Called {
  readonly table: string;
  readonly output: string;
}

export function sayMunicipalities(
  terminal: Terminal,
  world: World,
  facts: MunicipalitiesFacts,
  { table, output }: Called,
): void {
  const { opened, seed, drawn, lettered, settled, chance, fingerprint } = facts;
  terminal.json({
    format: 'losverfahren/municipalities/1',
    ...tableDocument(opened),
    ...{ seed: seed.text, settled, chance },
    municipalities: everyMunicipality(drawn).map(({ key, land, people, unit, letters }) => ({
      ...{ key, land, people, unit: unit.name, hits: unit.hits, letters },
    })),
    ...{ output, fingerprint },
  });
  terminal.heading('towns.title', { count: lettered.length, n: chance[0] });
  sayTable(terminal, opened);
  terminal.say();
  sayLettered(terminal, facts);
  terminal.say();
  sayEqualChance(terminal, chance);
  terminal.say();
  terminal.tell('towns.files', { folder: output });
  const [first] = lettered;
  terminal.named(MUNICIPALITIES_NAME, terminal.text('towns.file-list'));
  if (first !== undefined)
    terminal.named(sheetName(first.key), terminal.text('towns.file-sheets', { count: lettered.length }));
  terminal.named(LOG_NAME, terminal.text('towns.file-log'));
  terminal.tell('towns.fingerprint');
  terminal.say(`  ${groupsOfFour(fingerprint)}`);
  terminal.tell('towns.next');
  const folder = shellPath(output, world.platform);
  terminal.say(`  losverfahren verify ${folder} --register ${shellPath(table, world.platform)}`);
}

/** More than can be read under each other; all are in the list. */
const MOST_LINES = 60;

function sayLettered(terminal: Terminal, { lettered, opened }: MunicipalitiesFacts): void {
  const names = new Map(opened.table.municipalities.map(({ key, name }) => [key, name]));
  const head = ['towns.col.unit', 'towns.col.land', 'col.people', 'towns.col.letters'] as const;
  const rows = lettered
    .slice(0, MOST_LINES)
    .map(({ key, land, people, letters }) => [
      `${key} ${names.get(key) ?? ''}`.trim(),
      land,
      terminal.number(people),
      terminal.number(letters),
    ]);
  const more = lettered.length > MOST_LINES ? [['…', '', '', '']] : [];
  terminal.table([head.map((key) => terminal.text(key)), ...rows, ...more], [false, false, true, true]);
}

export function sayTable(terminal: Terminal, { file, table, plan, units }: OpenedTable): void {
  const people = plan.municipalities.reduce((sum, one) => sum + one.people, 0);
  const count = plan.municipalities.length;
  const { empty, restored } = table;
  const some = { empty: empty === 0 ? '' : empty, restored: restored === 0 ? '' : restored };
  terminal.field(
    'towns.table',
    `${file.name}: ${terminal.text('towns.counted', { count, people, ...some })}`,
  );
  const joined = units.filter(({ members }) => members.length > 1).length;
  const least = PEOPLE_FOR_EACH_LETTER * plan.letters;
  terminal.field('towns.units', terminal.text('towns.joined', { count: units.length, joined, least }));
}

export function sayEqualChance(terminal: Terminal, [n, people]: readonly [number, number]): void {
  terminal.tell('towns.chance', { n, people, one: Math.round(people / n) });
}

/** What both documents have of the table. */
export function tableDocument({ file, plan, table }: OpenedTable): object {
  const { hits, letters, bands } = plan;
  const { empty, restored, whole, unequal } = table;
  return { table: file, hits, letters, bands, empty, restored, whole, unequal };
}

/** Whoever gets the sheet may have another machine: double quotation marks do for all of them, if nothing in them is special. */
function quoted(seed: string, platform: World['platform']): string {
  return /["$`\\!%]/.test(seed) ? shellWord(seed, platform) : `"${seed}"`;
}

/** What stands on the sheet of a municipality. */
export function sheetWords(terminal: Terminal, world: World): (facts: SheetFacts) => SheetWords {
  return (facts) => {
    const { municipality, name, seedText, plan, settled, chance } = facts;
    const { key, land, people, unit, letters } = municipality;
    const text = terminal.text.bind(terminal);
    const together = { unit: unit.name, letters: unit.letters.reduce((sum, one) => sum + one, 0) };
    const [n, all] = chance;
    const planned = plan === null ? [] : ['--plan', shellPath(plan.name, world.platform)];
    const call = (...words: readonly string[]) => ['losverfahren', ...words].join(' ');
    return {
      language: terminal.language,
      title: text('sheet.title', { name: name === '' ? key : name }),
      about: text('sheet.about', { letters }),
      facts: [
        [text('sheet.key'), key],
        [text('towns.col.land'), land],
        [text('sheet.people'), terminal.number(people)],
        [text('sheet.letters'), terminal.number(letters)],
        ...(unit.members.length === 1
          ? []
          : [[text('sheet.unit'), text('sheet.unit-value', together)] as const]),
        [text('sheet.chance'), text('sheet.chance-value', { n, people: all, one: Math.round(all / n) })],
        [text('sheet.settled'), settled],
      ],
      seedTitle: text('sheet.seed-title'),
      seed: seedText,
      seedNote: text('sheet.seed-note'),
      how: text('sheet.how'),
      steps: [
        { text: text('sheet.step-register', { plan: plan?.name ?? '' }), call: null },
        { text: text('sheet.step-check'), call: call('check', 'register.csv', ...planned) },
        {
          text: text('sheet.step-draw'),
          call: call(
            ...['draw', 'register.csv', ...planned, '--size', String(letters)],
            ...['--seed', quoted(seedText, world.platform), '--output', key],
          ),
        },
        {
          text: text('sheet.step-verify'),
          call: call('verify', key, '--register', 'register.csv', '--seed', quoted(seedText, world.platform)),
        },
        { text: text('sheet.step-report'), call: null },
      ],
      notes: [text('sheet.differs', { people, letters }), ...(plan === null ? [text('sheet.no-plan')] : [])],
      planTitle: plan === null ? '' : text('sheet.plan-title', { plan: plan.name, hash: plan.sha256 }),
    };
  };
}
