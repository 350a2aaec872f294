import type { PlanDraft } from '../../../../procedure/plan-form.js';
import type { GivenSeed } from '../../../../procedure/seed.js';

/** The public event whose result decides, as the clerk fills it in. */
export interface EventForm {
  readonly type: 'none' | 'lotto' | 'dice' | 'drand' | 'text';
  /** in words */
  readonly source: string;
  readonly date: string;
  readonly spiel77: boolean;
  readonly super6: boolean;
  readonly count: string;
  readonly faces: string;
  readonly round: string;
}

export const NO_EVENT: EventForm = {
  ...{ type: 'lotto', source: '', date: '', spiel77: true, super6: true },
  ...{ count: '30', faces: '6', round: '' },
};

/** As the plan file has it; `null`: no event is named, or not wholly yet. */
export function eventDraft(form: EventForm): NonNullable<PlanDraft['seedEvent']> | null {
  const { type, date, spiel77, super6, count, faces, round } = form;
  const day = date === '' ? {} : { date };
  switch (type) {
    case 'none':
      return null;
    case 'lotto':
      return date === ''
        ? null
        : {
            ...{ type, game: '6aus49', date },
            ...(spiel77 ? { spiel_77: true } : {}),
            ...(super6 ? { super_6: true } : {}),
          };
    case 'dice':
      return { type, count: numbered(count), faces: numbered(faces), ...day };
    case 'drand':
      return round.trim() === '' ? null : { type, chain: 'quicknet', round: numbered(round) };
    case 'text':
      return form.source.trim() === '' && date === '' ? null : { type, ...day };
  }
}

function numbered(typed: string): number | string {
  return /^\s*\d{1,15}\s*$/.test(typed) ? Number(typed) : typed;
}

/** How the result of an announced event is given. */
export function givenAs(type: EventForm['type'], text: string, file: File | null): GivenSeed {
  if (type === 'drand') return file === null ? {} : { drand: file.name };
  if (text.trim() === '') return {};
  return type === 'lotto' || type === 'dice' ? { [type]: text } : { seed: text };
}
