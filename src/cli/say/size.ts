import { stratumName } from '../../core/strata.js';
import type { TextKey } from '../../messages/catalogue.js';
import { formatPercent } from '../../messages/fill.js';
import type { Chance } from '../../procedure/size-chance.js';
import type { SizedFrame, SizedGroup, SizeFacts } from '../../procedure/size-facts.js';
import type { Terminal } from '../terminal.js';
import { sayFrame, sayRegister } from './summary.js';

const SHARES = {
  frame: 'size.by-frame',
  quotas: 'size.by-quotas',
} as const satisfies Record<SizedFrame['source'], TextKey>;

/** What `size` says: how many letters, how sure that is, and how it was found out. */
export function saySize(terminal: Terminal, facts: SizeFacts): void {
  terminal.json(document(facts));
  const { places, frame, learned } = facts;
  terminal.heading('size.title', { wanted: places });
  if (frame !== null) {
    sayRegister(terminal, frame.files, frame.preparation.found);
    sayFrame(terminal, frame.preparation.plan, frame.frame);
  }
  sayRates(terminal, facts);
  sayMethod(terminal, facts);
  terminal.say();
  sayLevels(terminal, facts);
  if (frame !== null) {
    sayGroups(terminal, facts, frame);
    sayStrata(terminal, frame);
  }
  terminal.say();
  sayRecommended(terminal, facts);
  if (learned !== null && frame !== null) terminal.tell('size.prior');
  if (learned !== null) terminal.tell('size.another');
  terminal.say();
}

function document({ frame, learned, ...facts }: SizeFacts): object {
  const draws = learned?.draws.map(({ path, title, called, replied, accepted, visited }) => ({
    ...{ draw: path, title, called, replied, accepted, accepted_at_the_door: visited },
  }));
  const { isReached, ...rest } = facts;
  return {
    format: 'losverfahren/size/1',
    ...rest,
    reached: isReached,
    rates: learned === null ? 'typed' : 'learned',
    ...(draws === undefined ? {} : { draws }),
    ...(frame === null
      ? { frame: null }
      : { frame: frame.people, shares: frame.source, groups: frame.groups, strata: frame.strata }),
  };
}

function sayRates(terminal: Terminal, { rate, learned }: SizeFacts): void {
  const percent = formatPercent(terminal.language, rate);
  terminal.field(
    'size.rate',
    terminal.text(learned === null ? 'size.typed' : 'size.learned', { rate: percent }),
  );
  for (const { path, title, called, replied, accepted, visited } of learned?.draws ?? []) {
    const own = formatPercent(terminal.language, accepted / called);
    const params = { title: title ?? path, called, replied, accepted, visited: visited === 0 ? '' : visited };
    terminal.field('size.draw', terminal.text('size.answers', { ...params, rate: own }));
  }
}

function sayMethod(terminal: Terminal, { method, learned, frame }: SizeFacts): void {
  const isLearned = learned !== null;
  const text =
    method.kind === 'exact'
      ? terminal.text(isLearned ? 'size.exact-learned' : 'size.exact')
      : terminal.text('size.simulated', { runs: method.runs, seed: method.seed });
  terminal.field('size.method', text);
  if (frame !== null) terminal.field('size.shares', terminal.text(SHARES[frame.source]));
}

function sayLevels(terminal: Terminal, { levels, frame }: SizeFacts): void {
  const head = (['size.sure', 'size.letters', 'size.yes'] as const).map((key) => terminal.text(key));
  const rows = levels.map(({ sure, letters, expected }) => [
    certainty(terminal, sure),
    letters === null ? terminal.text('size.more', { people: frame?.people ?? 0 }) : terminal.number(letters),
    expected === null ? '–' : oneDigit(terminal, expected),
  ]);
  terminal.table([head, ...rows], [true, true, true]);
}

/** `95 %`, `99.9 %`. */
function certainty(terminal: Terminal, sure: number): string {
  const options = { style: 'percent', maximumFractionDigits: 4 } as const;
  return new Intl.NumberFormat(terminal.language, options).format(sure);
}

function oneDigit(terminal: Terminal, value: number): string {
  const options = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(terminal.language, options).format(value);
}

/** A tenth of a hundredth is as fine as anybody needs it; what is nearly certain is not said to be. */
function percentOf(terminal: Terminal, chance: number): string {
  const percent = (value: number) => {
    const options = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(terminal.language, options).format(value);
  };
  if (chance > 0.9995) return `> ${percent(0.999)}`;
  if (chance < 0.0005) return `< ${percent(0.001)}`;
  return percent(chance);
}

function chanceText(terminal: Terminal, one: Chance): string {
  const chance = percentOf(terminal, one.chance);
  if (one.kind === 'exact') return chance;
  const [low, high] = [percentOf(terminal, one.low), percentOf(terminal, one.high)];
  return terminal.text('size.between', { chance, low, high });
}

/** Categories under the name of their dimension. */
function sayGroups(terminal: Terminal, { recommended, sure }: SizeFacts, { groups }: SizedFrame): void {
  if (groups.length === 0) return;
  terminal.say();
  terminal.tell('size.groups', { letters: recommended.letters, sure: certainty(terminal, sure) });
  const head = [
    'col.group',
    'col.drawn',
    'size.quota',
    'size.letters',
    'size.yes-short',
    'col.chance',
  ] as const;
  const rows: string[][] = [[...head.map((key) => terminal.text(key)), terminal.text('size.needed')]];
  let before = '';
  for (const one of groups) {
    const name = one.group.map(({ dimension }) => terminal.dimension(dimension)).join(' / ');
    if (name !== before) rows.push([name]);
    before = name;
    rows.push(groupRow(terminal, one));
  }
  terminal.table(rows, [false, true, true, true, true, true, true]);
}

function groupRow(terminal: Terminal, one: SizedGroup): string[] {
  const { group, min, max, letters, chance } = one;
  return [
    `  ${group.map(({ categories }) => categories.join(' + ')).join(' / ')}`,
    min === max ? String(min) : `${min}–${max}`,
    one.people === 0 ? '–' : formatPercent(terminal.language, one.rate),
    range(letters),
    oneDigit(terminal, one.expected),
    chance === null ? '–' : percentOf(terminal, chance),
    one.needed === null ? '–' : terminal.number(one.needed),
  ];
}

function range([least, most]: readonly [number, number]): string {
  return least === most ? String(least) : `${least}–${most}`;
}

/** More strata than can be read under each other; they are in `--json`. */
const MOST_STRATA = 30;

function sayStrata(terminal: Terminal, { strata }: SizedFrame): void {
  if (strata.length <= 1) return;
  terminal.say();
  if (strata.length > MOST_STRATA) {
    terminal.tell('size.many-strata', { strata: strata.length });
    return;
  }
  const head = ['col.stratum', 'col.people', 'size.quota', 'size.letters', 'size.yes-short'] as const;
  const rows = strata.map(({ stratum, N_h, rate, letters, expected }) => [
    stratumName(stratum),
    terminal.number(N_h),
    formatPercent(terminal.language, rate),
    range(letters),
    oneDigit(terminal, expected),
  ]);
  terminal.table([head.map((key) => terminal.text(key)), ...rows], [false, true, true, true, true]);
}

function sayRecommended(terminal: Terminal, facts: SizeFacts): void {
  const { recommended, places, sure, isReached, frame } = facts;
  const { letters, expected, chance, cautious } = recommended;
  const params = {
    letters,
    wanted: places,
    expected: oneDigit(terminal, expected),
    chance: chanceText(terminal, chance),
  };
  const isShared = frame !== null && frame.groups.length > 0;
  if (!isReached) terminal.tell('size.everybody', params);
  else terminal.heading(isShared ? 'size.recommended-groups' : 'size.recommended', params);
  const odds = oddsOf(sure);
  if (odds !== null && isReached) terminal.tell('size.means', { sure: certainty(terminal, sure), ...odds });
  if (cautious === null || !isReached) return;
  const rate = formatPercent(terminal.language, cautious.rate);
  terminal.tell('size.cautious', { rate, chance: percentOf(terminal, cautious.chance) });
}

/** `19 of 20`, where it is one of few. */
function oddsOf(sure: number): { readonly hits: number; readonly of: number } | null {
  const of = [2, 3, 4, 5, 10, 20, 100, 1000].find(
    (all) => Math.abs(sure * all - Math.round(sure * all)) < 1e-9,
  );
  return of === undefined ? null : { hits: Math.round(sure * of), of };
}
