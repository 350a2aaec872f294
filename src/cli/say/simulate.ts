import { hasEqualChances } from '../../core/draw.js';
import { type Frame, frameSize } from '../../core/frame.js';
import type { DrawPlan } from '../../core/plan.js';
import { stratumName } from '../../core/strata.js';
import { formatPercent } from '../../messages/fill.js';
import type { SimulatedStratum, SimulateFacts, SimulateRequest } from '../../procedure/simulate.js';
import type { Terminal } from '../terminal.js';
import { sayFrame, sayRegister } from './summary.js';

/** What `simulate` says of many draws. */
export function saySimulation(
  terminal: Terminal,
  facts: SimulateFacts,
  { runs, seed }: Pick<SimulateRequest, 'runs' | 'seed'>,
): void {
  const { preparation, files, frame, strata } = facts;
  const { plan } = preparation;
  terminal.json({
    format: 'losverfahren/simulation/1',
    runs,
    frame: frameSize(frame.stratification),
    size: plan.sample.size,
    outside: strata.filter((result) => result.inside === false).length,
    strata,
  });
  terminal.heading('simulate.title', { runs, seed });
  sayRegister(terminal, files, preparation.found);
  sayFrame(terminal, plan, frame);
  sayResults(terminal, plan, frame, strata);
}

function sayResults(
  terminal: Terminal,
  plan: DrawPlan,
  frame: Frame,
  results: readonly SimulatedStratum[],
): void {
  const percent = (share: number) => formatPercent(terminal.language, Math.max(share, 0));
  const rows = results.map((result) => [
    stratumName(result.stratum),
    terminal.number(result.N_h),
    result.exact === null ? '–' : percent(result.exact[0] / result.exact[1]),
    percent(result.observed.mean),
    `${percent(result.observed.low)} – ${percent(result.observed.high)}`,
    result.inside === false ? '!' : '',
  ]);
  const head = ['col.stratum', 'col.people', 'col.exact', 'col.observed', 'col.interval'] as const;
  terminal.say();
  const header = [...head.map((key) => terminal.text(key)), ''];
  terminal.table([header, ...rows], [false, true, true, true, true, false]);
  terminal.say();
  const outside = results.filter((result) => result.inside === false).length;
  const N = frameSize(frame.stratification);
  if (!hasEqualChances(plan)) {
    const means = results.map((result) => result.observed.mean);
    const params = { least: percent(Math.min(...means)), most: percent(Math.max(...means)) };
    terminal.tell('simulate.unequal', params);
    return;
  }
  const expected = Math.max(Math.round(results.length / 100), 1);
  const params = { strata: results.length, outside, expected, n: plan.sample.size, N };
  const usual = outside <= expected + 3 * Math.sqrt(Math.max(results.length * 0.0099, 1));
  terminal.tell(usual ? 'simulate.agrees' : 'simulate.disagrees', params);
}
