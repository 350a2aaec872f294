import { compareOutcomes, groupTotals, type Outcome, type QuotaModel } from '../core/lottery/outcome.js';
import { DIGITAL_TOTAL, type Portfolio } from '../core/lottery/portfolio.js';
import type { Climber } from './climb.js';
import { MANY_TYPES } from './fractions.js';
import { evenWeights, sumOf, wholeWeights } from './weights.js';

/** As many weights as the seed picks from, or as there are numbered panels. */
export function portfolioFrom(
  model: QuotaModel,
  climber: Climber,
  outcomes: readonly Outcome[],
  shares: ArrayLike<number>,
  total: number,
  expired = () => false,
): Portfolio {
  return total === DIGITAL_TOTAL
    ? (model.sizes.length >= MANY_TYPES ? evenWeights : wholeWeights)(outcomes, shares, total)
    : balancedPortfolio(model, climber, outcomes, shares, total, expired);
}

/**
 * A lottery of few, equally likely panels, for a draw with balls (Flanigan, Kehne and Procaccia 2021).
 * Rounding the weights to so few would move chances by some percent, so afterwards single people are
 * exchanged in single panels, all quotas kept, until every type is in as many panels as nearly as that
 * goes.
 * @param shares of the outcomes, not negative; need not sum to one
 * @param expired when it is, nobody is exchanged any more
 */
export function balancedPortfolio(
  model: QuotaModel,
  climber: Climber,
  outcomes: readonly Outcome[],
  shares: ArrayLike<number>,
  total: number,
  expired = () => false,
): Portfolio {
  const rounded = wholeWeights(outcomes, shares, total);
  const panels = rounded.outcomes.flatMap((outcome, at) =>
    Array.from({ length: rounded.weights[at] as number }, () => [...outcome]),
  );
  const sum = sumOf(shares);
  const wanted = model.sizes.map((_, type) => {
    let people = 0;
    for (const [at, outcome] of outcomes.entries())
      people += (shares[at] as number) * (outcome[type] as number);
    return (people / sum) * total;
  });
  balance(model, climber, panels, wanted, expired);
  panels.sort(compareOutcomes);
  return gather(panels, total);
}

/** Exchanges people as long as that brings the types nearer to the wanted numbers. */
function balance(
  model: QuotaModel,
  climber: Climber,
  panels: readonly number[][],
  wanted: readonly number[],
  expired: () => boolean,
): void {
  const totals = panels.map((panel) => groupTotals(model, panel));
  const present = model.sizes.map((_, type) =>
    panels.reduce((sum, panel) => sum + (panel[type] as number), 0),
  );
  const distance = (type: number, change: number) => {
    const off = (present[type] as number) + change - (wanted[type] as number);
    const size = model.sizes[type] as number;
    return (off * off) / (size * size);
  };
  while (!expired()) {
    const pairs = exchanges(model, present, wanted, distance);
    const done = pairs.find(({ leaves, joins }) => {
      const at = panels.findIndex((panel, index) =>
        climber.allows(panel, totals[index] as number[], leaves, joins),
      );
      if (at < 0) return false;
      climber.apply(panels[at] as number[], totals[at] as number[], leaves, joins);
      present[leaves] = (present[leaves] as number) - 1;
      present[joins] = (present[joins] as number) + 1;
      return true;
    });
    if (done === undefined) return;
  }
}

/** Pairs of types between which an exchange would help, the most helpful first. */
function exchanges(
  model: QuotaModel,
  present: readonly number[],
  wanted: readonly number[],
  distance: (type: number, change: number) => number,
): { leaves: number; joins: number; gain: number }[] {
  const types = model.sizes.map((_, type) => type);
  const over = types.filter((type) => (present[type] as number) > (wanted[type] as number));
  const under = types.filter((type) => (present[type] as number) < (wanted[type] as number));
  const pairs = over.flatMap((leaves) =>
    under.flatMap((joins) => {
      const before = distance(leaves, 0) + distance(joins, 0);
      const gain = before - distance(leaves, -1) - distance(joins, 1);
      return gain > 1e-9 ? [{ leaves, joins, gain }] : [];
    }),
  );
  return pairs.sort((a, b) => b.gain - a.gain || a.leaves - b.leaves || a.joins - b.joins);
}

function gather(sorted: readonly Outcome[], total: number): Portfolio {
  const outcomes: Outcome[] = [];
  const weights: number[] = [];
  for (const panel of sorted) {
    const last = outcomes.at(-1);
    if (last !== undefined && compareOutcomes(last, panel) === 0) {
      weights.push((weights.pop() as number) + 1);
    } else {
      outcomes.push(panel);
      weights.push(1);
    }
  }
  return { outcomes, weights, total };
}
