import { describe, expect, test } from 'vitest';
import { provenBound } from '../../src/core/lottery/bound.js';
import { isOutcome, type QuotaModel } from '../../src/core/lottery/outcome.js';
import { pairModel } from '../../src/core/lottery/pairs.js';
import { compare } from '../../src/core/lottery/portfolio.js';
import type { Lottery } from '../../src/lottery/lottery-options.js';
import { SolverFailure } from '../../src/lottery/program.js';
import { SearchSoFar } from '../../src/procedure/search-kept.js';
import { type SearchCall, type SearchReport, serveSearch } from '../../src/procedure/search-served.js';
import { leastChance } from '../lottery/made.js';
import { pool } from '../lottery/pools.js';

/**
 * A thread that searches may be ended at any moment. What it has reported until then gives an answer that holds, or it
 * is said that there was no time; here it is ended after each of its reports.
 */

const SMALL = pool({ seed: 'cut off', features: [2, 3, 4], people: 200, size: 30, slack: 1 });
const LARGE = pool({ seed: 'cut', features: [4, 5, 5, 4, 3], people: 500, size: 40, slack: 1 });

/** All that is reported of a call, as it comes through a message. */
async function reportsOf(call: SearchCall): Promise<SearchReport[]> {
  const reports: SearchReport[] = [];
  // Each look takes a moment, so that not every report of progress is held back.
  let looks = 0;
  const place = {
    clock: () => looks++ / 1000,
    report: (report: SearchReport) => reports.push(structuredClone(report)),
  };
  await serveSearch(call, place);
  return reports;
}

const asked = (model: QuotaModel, more: object = {}, withSubstitutes = false): SearchCall => ({
  name: 'lottery',
  args: [
    model,
    { quotas: model.groups.length, withSubstitutes, mixing: 2 },
    { objective: 'leximin', ...more },
  ],
  seconds: 1_000_000,
});

/** The answers after each so many reports; SolverFailure where there is none. */
async function answersOf(call: SearchCall, reports: readonly SearchReport[], most = 50): Promise<unknown[]> {
  const answers: unknown[] = [];
  const step = Math.max(1, Math.floor(reports.length / most));
  for (let count = 0; count < reports.length; count += step) {
    const soFar = new SearchSoFar(call);
    for (const report of reports.slice(0, count)) soFar.add(report);
    const answer = await soFar
      .answer(
        async () => {},
        () => count % 2 === 0,
      )
      .catch((cause: unknown) => cause);
    expect(soFar.isUsable).toBe(!(answer instanceof SolverFailure));
    answers.push(answer);
  }
  return answers;
}

describe('a search for a lottery that is ended after any of its reports', () => {
  test.each([
    ['few types', SMALL, SMALL, {}, false],
    ['many types', LARGE, LARGE, {}, false],
    ['goldilocks', SMALL, SMALL, { objective: 'goldilocks' }, false],
    ['numbered panels', SMALL, SMALL, { total: 1000 }, false],
    ['substitutes', SMALL, pairModel(SMALL, SMALL.groups.length), {}, true],
  ] as const)('%s: a mixture of several outcomes, or no time', async (_, model, outcomes, more, isPair) => {
    const call = asked(model, more, isPair);
    const reports = await reportsOf(call);
    expect(reports.at(-1)?.kind).toBe('done');
    const answers = await answersOf(call, reports);
    const lotteries = answers.filter((answer): answer is Lottery => !(answer instanceof SolverFailure));
    expect(answers[0]).toMatchObject({ status: 'time limit' });
    expect(lotteries.length).toBeGreaterThan(3);
    for (const lottery of lotteries) {
      const { portfolio, proof, complete } = lottery;
      expect(complete).toBe(false);
      expect(portfolio.outcomes.length).toBeGreaterThan(1);
      expect(portfolio.outcomes.every((outcome) => isOutcome(outcomes, outcome))).toBe(true);
      expect(portfolio.weights.reduce((sum, weight) => sum + weight, 0)).toBe(portfolio.total);
      if (isPair) continue;
      expect(compare(leastChance(model, lottery), provenBound(model, proof))).toBeLessThanOrEqual(0);
    }
  });

  test('no limit, no reports of what there is: nobody would need them', async () => {
    const reports = await reportsOf({ ...asked(SMALL), seconds: null });
    expect(reports.some(({ kind }) => kind === 'kept')).toBe(false);
    expect(reports.at(-1)).toMatchObject({ kind: 'done', answer: { complete: true } });
  });
});

describe('a search for contradictions that is ended', () => {
  /** Of two groups that have nobody in common more are wanted than there are places. */
  const CONTRADICTION: QuotaModel = {
    ...SMALL,
    groups: SMALL.groups.map((group, at) => (at < 2 ? { ...group, min: 20, max: 30 } : group)),
  };
  const call: SearchCall = {
    name: 'conflict',
    args: [CONTRADICTION, CONTRADICTION.groups.map((_, at) => at)],
    seconds: 1_000_000,
  };

  test('gives the smallest conflict so far, and does not call it the smallest', async () => {
    const reports = await reportsOf(call);
    const answers = await answersOf(call, reports, reports.length);
    expect(reports.at(-1)).toMatchObject({ kind: 'done', answer: { isSmallest: true } });
    const cut = answers.filter((answer) => !(answer instanceof SolverFailure));
    expect(cut.length).toBeGreaterThan(0);
    for (const answer of cut) expect(answer).toMatchObject({ isSmallest: false });
  });

  test('others have no answer before their end', async () => {
    const soFar = new SearchSoFar({ ...call, name: 'judged', args: [SMALL] } as SearchCall);
    await expect(
      soFar.answer(
        async () => {},
        () => false,
      ),
    ).rejects.toMatchObject({ status: 'time limit' });
  });
});
