import type { BoundProof } from '../core/lottery/bound.js';
import type { Multipliers } from './relaxation.js';

const STEPS = 1e12;

/** The solver's multipliers as whole numbers. */
export function boundProof({ types, groups, size }: Multipliers): BoundProof {
  const greatest = Math.max(...types, ...groups.map(Math.abs), Math.abs(size));
  const whole = (value: number) => {
    const steps = Math.round((value / greatest) * STEPS);
    return steps === 0 ? 0 : steps;
  };
  if (!(greatest > 0)) return { types: types.map(() => 1), groups: groups.map(() => 0), size: 1 };
  return { types: types.map(whole), groups: groups.map(whole), size: whole(size) };
}
