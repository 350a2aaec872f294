import type { BoundProof } from '../core/lottery/bound.js';
import type { CapProof } from '../core/lottery/cap.js';
import type { Multipliers } from './relaxation.js';

const STEPS = 1e12;

/** The solver's multipliers as whole numbers. */
export function boundProof({ types, groups, size }: Multipliers): BoundProof {
  const whole = inSteps([...types, ...groups, size]);
  if (whole === null) return { types: types.map(() => 1), groups: groups.map(() => 0), size: 1 };
  return { types: types.map(whole), groups: groups.map(whole), size: whole(size) };
}

/** Those of a cap; all are 0 if there is nothing to prove. */
export function wholeMultipliers({ least, most, groups, size }: CapProof): CapProof {
  const whole = inSteps([...least, ...most, ...groups, size]) ?? (() => 0);
  return { least: least.map(whole), most: most.map(whole), groups: groups.map(whole), size: whole(size) };
}

/** Multipliers in shares of the greatest; `null` if there is none. */
function inSteps(all: readonly number[]): ((value: number) => number) | null {
  const greatest = all.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(greatest > 0)) return null;
  return (value) => {
    const steps = Math.round((value / greatest) * STEPS);
    return steps === 0 ? 0 : steps;
  };
}
