import { refuse } from '../core/problem.js';
import { type Asked, chanceOfFewer, lettersFor, MOST_LETTERS, rateMean, roundedUp } from '../core/yield.js';
import { learn, overallRate } from './learned-rates.js';
import type { Result } from './result.js';
import type { Curve } from './size-chance.js';
import type { SizeFacts, SizeRequest, Wanted } from './size-facts.js';
import { idle, levelsOf, recommendedOf, unusual } from './size-levels.js';
import { certaintyOf, typedRates } from './size-rates.js';
import type { Tools } from './tools.js';

/**
 * How many letters bring enough people who say yes. It decides nothing.
 * @throws Refusal SIZE-001 .. SIZE-017, SIZE-023, and what is wrong with plan, register and logs
 */
export async function size(request: SizeRequest, tools: Tools): Promise<Result<SizeFacts>> {
  const { plan, draw = [], rate = [], rates } = request;
  const { panel } = plan.input;
  const places = request.places ?? panel?.sample?.size;
  if (places === undefined) throw refuse('usage', 'SIZE-001');
  const { rest: risk } = certaintyOf(request.sure);
  const isTyped = rate.length > 0 || rates !== undefined;
  if (isTyped && draw.length > 0) throw refuse('usage', 'SIZE-015');
  if (!isTyped && draw.length === 0) throw refuse('usage', 'SIZE-002', undefined, { wanted: places });
  const hasRegister = request.register.length > 0 || plan.input.register?.files !== undefined;
  // What is typed wrongly is said before anything is read.
  for (const one of rate.filter((typed) => !typed.includes('='))) typedRates([one], null);
  const learned = draw.length === 0 ? null : await learn(tools.files, draw);
  const wanted = { places, risk, learned };
  if (!hasRegister) return sizeWithout(request, wanted);
  const { sizeOfFrame } = await import('./size-frame.js');
  return sizeOfFrame(request, wanted, tools);
}

/** Without a register: one rate, and as many letters as there may be. */
function sizeWithout(request: SizeRequest, { places, risk, learned }: Wanted): Result<SizeFacts> {
  const { rates, plan } = request;
  // Whoever says who can be drawn means a register.
  if (Object.keys(plan.overrides).length > 0) throw refuse('usage', 'USE-005');
  if (rates !== undefined) throw refuse('usage', 'SIZE-005', { key: '--rates' }, { flag: '--rates' });
  if (plan.targets !== null) throw refuse('usage', 'SIZE-005', { key: '--targets' }, { flag: '--targets' });
  const typed = learned === null ? typedRates(request.rate ?? [], null) : [];
  const rate = learned === null ? ({ kind: 'fixed', p: typed[0]?.rate ?? 0 } as const) : overallRate(learned);
  const asked: readonly Asked[] = [{ rate, size: 1 }];
  const curve: Curve = {
    method: { kind: 'exact' },
    chance: (n) => ({ kind: 'exact', chance: 1 - chanceOfFewer(asked, n, places) }),
    least: (most) => lettersFor(asked, places, most),
  };
  const least = curve.least(risk);
  if (least === null) {
    const params = { wanted: places, most: MOST_LETTERS };
    throw refuse('infeasible', 'SIZE-016', undefined, params);
  }
  const recommended = recommendedOf(roundedUp(least, MOST_LETTERS), curve, asked, 1, places);
  const facts = {
    ...{ places, sure: 1 - risk, rate: rateMean(rate), learned, method: curve.method },
    levels: levelsOf(curve, risk, asked, 1),
    ...{ recommended, isReached: true, frame: null },
  };
  const problems = [...idle(request), ...unusual(facts.rate, learned !== null)];
  return { facts, files: [], lines: [], problems };
}
