import { weekdayOf } from '../core/calendar.js';
import type { EventPlan } from '../core/event.js';
import type { SeedPlan } from '../core/plan.js';
import type { SeedInput } from './seed-schema.js';

/** The effective plan's section. @param warn of PLAN-090, a day on which no lottery is drawn */
export function seedPlan(input: SeedInput | undefined, warn: (code: string, key: string) => void): SeedPlan {
  const { source = null, event } = input ?? {};
  if (event === undefined) return { source };
  const planned = plannedEvent(event);
  if (isWithoutDraw(planned)) warn('PLAN-090', 'seed.event.date');
  return { source, event: planned };
}

/** What a plan leaves open, or says no to, is left out. */
export function plannedEvent(event: NonNullable<SeedInput['event']>): EventPlan {
  switch (event.type) {
    case 'lotto': {
      const { type, game, date, spiel_77, super_6 } = event;
      return {
        ...{ type, game, date },
        ...(spiel_77 === true ? { spiel_77 } : {}),
        ...(super_6 === true ? { super_6 } : {}),
      };
    }
    case 'drand':
      return event;
    default: {
      const { date, ...rest } = event;
      return date === undefined ? rest : { ...rest, date };
    }
  }
}

const [WEDNESDAY, SATURDAY] = [3, 6];

/** Whether no lottery is drawn on the announced day. */
function isWithoutDraw(event: EventPlan): boolean {
  if (event.type !== 'lotto') return false;
  const weekday = weekdayOf(event.date);
  return weekday !== WEDNESDAY && weekday !== SATURDAY;
}
