import type { Published } from '../core/possible.js';
import { everything, isSmall, publishable } from '../core/suppression.js';
import {
  type Evidence,
  type EvidenceSources,
  evidenceOf,
  type Figure,
  type Funnel,
  HIDDEN,
  type PanelSource,
} from './evidence.js';
import { DRAWN, type Letters, lettersOf, mapped, POOL, panelPopulation } from './evidence-population.js';
import { FATES, MEASURES } from './standing.js';

/**
 * The evidence as it may be published: without numbers under 5 and without what would give them away (core/suppression).
 * All tables are looked at together, whichever of them are shown. Lists beside the tables are published if the totals
 * are that they could be added up to.
 */
export function publicEvidence(sources: EvidenceSources): Evidence {
  const whole = evidenceOf(sources);
  const letters = lettersOf(sources);
  const panels = sources.panels.map(panelPopulation);
  const published = everything(letters.population);
  const drawn = panels.map(everything);
  do {
    // How many letters went where follows from plan and frame: what is left out must be safe from those who know it.
    const { frame, invited } = letters.bits;
    const totals = frame | invited;
    publishable(letters.population, published, { totals, rows: totals });
    publishable(letters.population, published, { totals, rows: 0 });
    for (const [at, panel] of panels.entries()) publishable(panel, drawn[at], { totals: DRAWN, rows: 0 });
  } while (sources.panels.some((panel, at) => link(sources, letters, published, panel, drawn[at])));
  const bits = letters.bits;
  const shownFunnel = (funnel: Funnel, shown: number): Funnel =>
    mapped(MEASURES, (measure) => figure(funnel[measure], shown, bits[measure]));
  // What is known of no one has no bit.
  const told = [...MEASURES, 'open' as const].reduce((all, one) => all | bits[one], 0);
  const isWhole = (published.totals & told) === told;
  return {
    ...whole,
    isPublic: true,
    frame: figure(whole.frame, published.totals, bits.frame),
    total: shownFunnel(whole.total, published.totals),
    dimensions: whole.dimensions.map((dimension, table) => ({
      ...dimension,
      categories: dimension.categories.map(({ name, frame, funnel }, row) => {
        const shown = published.rows[table]?.[row] ?? 0;
        return { name, frame: figure(frame, shown, bits.frame), funnel: shownFunnel(funnel, shown) };
      }),
    })),
    fates: mapped(FATES, (fate) => figure(whole.fates[fate], published.totals, bits[fate])),
    ...lists(whole, isWhole),
    panels: whole.panels.map((panel, at) => {
      const { totals, rows } = drawn[at] ?? { totals: 0, rows: [] };
      return {
        pool: figure(panel.pool, totals, POOL),
        drawn: figure(panel.drawn, totals, DRAWN),
        dimensions: panel.dimensions.map((dimension, table) => ({
          ...dimension,
          categories: dimension.categories.map(({ name, target, ...counts }, row) => {
            const shown = rows[table]?.[row] ?? 0;
            const isShown = (shown & DRAWN) !== 0;
            return {
              name,
              // A narrow quota says how many were drawn.
              target: target === null || isShown ? target : HIDDEN,
              pool: figure(counts.pool, shown, POOL),
              drawn: figure(counts.drawn, shown, DRAWN),
            } as const;
          }),
        })),
      };
    }),
  };
}

function figure(value: Figure, shown: number, bit: number): Figure {
  return value === null || (shown & bit) !== 0 ? value : HIDDEN;
}

/** Lists beside the tables: each of them in full, without its small numbers if nothing gives them away, or not at all. */
function lists(
  { groups, ways, needs, replacements }: Evidence,
  isWhole: boolean,
): Pick<Evidence, 'groups' | 'ways' | 'needs' | 'replacements'> {
  const hidden = (): Figure => HIDDEN;
  const isSplit =
    isWhole && !isSmallFigure(replacements.open) && groups.every(({ funnel }) => isLarge(funnel));
  const wayList = isWhole ? withoutSmall(Object.values(ways)) : Object.values(ways).map(hidden);
  const steps = replacements.steps.map(({ people }) => people);
  const stepList = isSplit ? withoutSmall(steps) : steps.map(hidden);
  return {
    groups: groups.map((group) => ({
      ...group,
      funnel: isSplit
        ? group.funnel
        : mapped(MEASURES, (one) => (group.funnel[one] === null ? null : HIDDEN)),
    })),
    ways: Object.fromEntries(Object.keys(ways).map((way, at) => [way, wayList[at]])) as Evidence['ways'],
    needs: needs.map(({ code, people }) => ({
      code,
      people: isWhole && !isSmallFigure(people) ? people : HIDDEN,
    })),
    replacements: {
      runs: replacements.runs,
      replaced: isSplit ? replacements.replaced : HIDDEN,
      steps: replacements.steps.map(({ step }, at) => ({ step, people: stepList[at] ?? HIDDEN })),
      open: isSplit ? replacements.open : HIDDEN,
    },
  };
}

function isSmallFigure(value: Figure): boolean {
  return typeof value === 'number' && isSmall(value);
}

/** Whether neither a number is small nor what lies between two of them. */
function isLarge(funnel: Funnel): boolean {
  const values = MEASURES.map((measure) => funnel[measure]).filter((value) => typeof value === 'number');
  return values.every((a) => !isSmall(a) && values.every((b) => !isSmall(Math.abs(a - b))));
}

/**
 * A list whose sum is known: if a number is small, it is left out and the smallest of the others with it, until those
 * left out are two at least and their sum is 5 or more. Then each of them may be anything from 0 to the sum.
 */
export function withoutSmall(values: readonly Figure[]): Figure[] {
  const counts = values.map((value, at) => ({ value: typeof value === 'number' ? value : 0, at }));
  const left = counts.filter(({ value }) => isSmall(value));
  const others = counts.filter(({ value }) => !isSmall(value)).sort((a, b) => rank(a.value) - rank(b.value));
  const total = () => left.reduce((all, { value }) => all + value, 0);
  while (left.length > 0 && (left.length < 2 || total() < 5)) {
    const next = others.shift();
    if (next === undefined) break;
    left.push(next);
  }
  return values.map((value, at) => (left.some((one) => one.at === at) ? HIDDEN : value));
}

/** A 0 that is left out helps little. */
const rank = (value: number) => (value === 0 ? Number.POSITIVE_INFINITY : value);

/**
 * The pool is those who accepted, and who was drawn comes, more or less: of a category the numbers of both are
 * published, or neither. @returns whether something was left out for that
 */
function link(
  { frame }: EvidenceSources,
  { bits }: Letters,
  letters: Published,
  { pool }: PanelSource,
  panel: Published | undefined,
): boolean {
  if (panel === undefined) return false;
  const before = JSON.stringify([letters, panel]);
  const both = (a: number, b: number): [number, number] => {
    const pairs = [
      [bits.accepted, POOL],
      [bits.present, DRAWN],
    ] as const;
    return pairs.reduce<[number, number]>(
      ([one, other], [left, right]) =>
        left !== 0 && ((one & left) === 0 || (other & right) === 0)
          ? [one & ~left, other & ~right]
          : [one, other],
      [a, b],
    );
  };
  [letters.totals, panel.totals] = both(letters.totals, panel.totals);
  for (const [at, { name, categories }] of pool.dimensions.entries()) {
    const same = frame.dimensions.findIndex((dimension) => dimension.name === name);
    const [own, other] = [letters.rows[same], panel.rows[at]];
    if (own === undefined || other === undefined) continue;
    for (const [row, category] of categories.entries()) {
      const place = frame.dimensions[same]?.categories.indexOf(category) ?? -1;
      if (place >= 0) [own[place], other[row]] = both(own[place] ?? 0, other[row] ?? 0) as [number, number];
    }
  }
  return JSON.stringify([letters, panel]) !== before;
}
