import { formatPercent, groupsOfFour } from '../../messages/fill.js';
import type { TableRequest } from '../../procedure/municipality-file.js';
import type {
  GroupChance,
  PreviewMunicipalitiesFacts,
  UnitChance,
} from '../../procedure/preview-municipalities.js';
import type { Terminal } from '../terminal.js';
import type { World } from '../world.js';
import { sayEqualChance, sayTable, tableDocument } from './municipalities.js';
import { shellPath } from './shell-word.js';

/** What `preview` says of a draw of municipalities that is still to come. */

/** More units than can be read under each other. */
const MOST_UNITS = 60;

export function sayPreviewMunicipalities(
  terminal: Terminal,
  world: World,
  facts: PreviewMunicipalitiesFacts,
  { table, hits, letters, bands, sheet }: TableRequest,
): void {
  const { opened, units, lands, bands: sizes, chance, settled } = facts;
  terminal.json({
    format: 'losverfahren/municipalities-preview/1',
    ...tableDocument(opened),
    ...{ settled, chance },
    lands: lands.map(groupDocument),
    sizes: sizes.map(groupDocument),
    units,
  });
  terminal.heading('towns.preview', { hits, letters, n: chance[0] });
  sayTable(terminal, opened);
  terminal.say();
  sayEqualChance(terminal, chance);
  terminal.say();
  terminal.tell('towns.by-land');
  sayGroups(terminal, lands);
  terminal.say();
  terminal.tell('towns.by-band');
  sayGroups(terminal, sizes);
  terminal.say();
  if (units.length > MOST_UNITS && !terminal.settings.verbose)
    terminal.tell('towns.many-units', { count: units.length });
  else sayUnits(terminal, units);
  terminal.say();
  terminal.tell('towns.settled');
  terminal.say(`  ${groupsOfFour(settled)}`);
  terminal.tell('towns.preview-next');
  const named = sheet === undefined ? '' : ` --sheet ${shellPath(sheet, world.platform)}`;
  terminal.say(
    `  losverfahren municipalities ${shellPath(table, world.platform)}${named} --hits ${hits} --letters ${letters} --bands ${bands.join(',')} --seed "…"`,
  );
}

function groupDocument({ isRounded, ...group }: GroupChance): object {
  return { ...group, rounded: isRounded };
}

function sayGroups(terminal: Terminal, groups: readonly GroupChance[]): void {
  const head = ['col.group', 'towns.col.municipalities', 'col.people', 'towns.col.owed'] as const;
  const rows = groups.map(({ name, municipalities, people, owed }) => [
    name,
    terminal.number(municipalities),
    terminal.number(people),
    terminal.decimal(owed[0] / owed[1]),
  ]);
  terminal.table([head.map((key) => terminal.text(key)), ...rows], [false, true, true, true]);
}

function sayUnits(terminal: Terminal, units: readonly UnitChance[]): void {
  terminal.tell('towns.by-unit');
  const head = [
    ...(['towns.col.unit', 'towns.col.land', 'towns.col.band', 'col.people'] as const),
    ...(['towns.col.hits', 'towns.col.drawn'] as const),
  ];
  const rows = units.map(({ unit, land, band, people, least, most, chance }) => [
    ...[unit, land, band, terminal.number(people)],
    least === most ? String(least) : `${least}–${most}`,
    formatPercent(terminal.language, chance[0] / chance[1]),
  ]);
  const numeric = [false, false, false, true, true, true];
  terminal.table([head.map((key) => terminal.text(key)), ...rows], numeric);
}
