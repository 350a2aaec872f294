import type { PartFacts } from './facts.js';
import { stratumChances } from './strata.js';
import type { ProtocolWords } from './words.js';

/** Everybody's chance, in a sentence or two. */
export function chanceOf(
  { plan, frame, drawn, lottery }: PartFacts,
  isPublic: boolean,
  words: ProtocolWords,
): string {
  const { size, allocation, max_per_household: limit } = plan.sample;
  const people = frame.people;
  if (drawn === null && lottery === null && allocation === 'proportional')
    return [
      ...(limit === null ? [words.text('announce.equal', { size, people })] : []),
      ...(limit === null ? [] : [words.text('announce.household', { limit })]),
    ].join(' ');
  const household = limit === null ? [] : [words.text('protocol.chance-household', { limit })];
  if (lottery !== null) {
    const { least, greatest, without } = lottery;
    const params = { least: words.percent(least), greatest: words.percent(greatest) };
    const isEven = params.least === params.greatest;
    const key = isEven ? 'protocol.chance-quotas-even' : 'protocol.chance-quotas';
    return [
      words.text(key, params),
      ...(plan.sample.substitutes === undefined ? [] : [words.text('protocol.chance-substitutes')]),
      ...(without > 0 && least === 0 ? [words.text('protocol.chance-nobody')] : []),
    ].join(' ');
  }
  if (allocation === 'proportional') {
    const key = limit === null ? 'protocol.chance-equal' : 'protocol.chance-alike';
    const [n, N] = [size, people];
    return [
      words.text(key, { n, N, share: words.percent(n / N), in: oneIn(n, N, words) }),
      ...household,
    ].join(' ');
  }
  const chances = stratumChances(frame.strata);
  const isTold = !isPublic && drawn !== null && chances !== null;
  const range = isTold
    ? { low: words.percent(chances.low), high: words.percent(chances.high) }
    : { low: '', high: '' };
  return [words.text('protocol.chance-table', range), ...household].join(' ');
}

/** `121`, of a chance of 200 in 24,123; empty where a percentage says it well enough. */
function oneIn(n: number, N: number, words: ProtocolWords): string {
  return N < 5 * n ? '' : words.number(Math.round(N / n));
}
