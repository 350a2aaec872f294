import { OLDEST, readReferenceDate } from '../core/age.js';
import type { InitKey } from '../messages/init.js';
import type { ShutOut } from '../plan/shut-out.js';
import type { PlanDraft } from '../plan/template.js';
import { type Draft, withShutOut } from '../procedure/init.js';
import { isRuleOf, shownHeld } from './say/init.js';
import type { Terminal } from './terminal.js';

/** The questions of `init`. */

export interface Question {
  readonly text: string;
  /** what is said before it; empty: nothing */
  readonly intro: string;
  /** the flag that answers it as well */
  readonly flag: string;
  /** what is kept if nothing is typed */
  readonly found: string;
  /** the draft with the answer in it, or why the answer does not fit */
  readonly put: (draft: PlanDraft, answer: string) => PlanDraft | InitKey;
}

/** What is asked of a draft, in this order; what flags have said already is shown as the answer found. */
export function questionsOf(draft: Draft, terminal: Terminal): Question[] {
  const { title, size, minAge, referenceDate, seedSource, exclude } = draft.plan;
  const plain = (text: InitKey) => ({ text: terminal.text(text), intro: '' });
  const questions: Question[] = [
    {
      ...plain('ask.title'),
      flag: '--title',
      found: title ?? '',
      put: (plan, answer) => ({ ...plan, title: answer }),
    },
    {
      ...plain('ask.size'),
      flag: '--size',
      found: String(size),
      put: (plan, answer) =>
        /^[1-9]\d{0,8}$/.test(answer) ? { ...plan, size: Number(answer) } : 'again.size',
    },
  ];
  if (minAge !== null) {
    questions.push({
      ...plain('ask.min-age'),
      flag: '--min-age',
      found: String(minAge),
      put: (plan, answer) =>
        /^\d{1,3}$/.test(answer) && Number(answer) <= OLDEST
          ? { ...plan, minAge: Number(answer) }
          : 'again.min-age',
    });
  }
  if (referenceDate !== null) {
    questions.push({
      ...plain('ask.reference-date'),
      flag: '--reference-date',
      found: terminal.language === 'de' ? germanDate(referenceDate) : referenceDate,
      put: (plan, answer) => {
        const day = isoDate(answer);
        if (day === null) return 'again.date-form';
        return readReferenceDate(day) === null ? 'again.date' : { ...plan, referenceDate: day };
      },
    });
  }
  const open = draft.shutOuts.filter(
    ({ column, role }) => role !== 'block' || exclude.some((rule) => isRuleOf(rule, column)),
  );
  questions.push(...open.map((one) => shutOutQuestion(one, draft, terminal)));
  questions.push({
    text: terminal.text('ask.seed-source'),
    intro: seedSource === null ? terminal.text('ask.seed-intro') : '',
    flag: '--seed-source',
    found: seedSource ?? '',
    put: (plan, answer) => (answer.length < 8 ? 'again.seed-source' : { ...plan, seedSource: answer }),
  });
  return questions;
}

/** Which values of a column exclude; `-` is none of them, `*` any entry. */
function shutOutQuestion(one: ShutOut, { plan }: Draft, terminal: Terminal): Question {
  const { column, held } = one;
  const now = plan.exclude.find((rule) => isRuleOf(rule, column))?.values;
  const found = now === 'nonempty' ? '*' : Array.isArray(now) ? now.join(', ') : '-';
  return {
    text: terminal.text('ask.shut-out'),
    intro: terminal.text('ask.shut-out-intro', { column, shown: shownHeld(terminal, held) }),
    flag: '--exclude',
    found,
    put: (draft, answer) => {
      const values = valuesIn(answer);
      const known = held.values?.map(([value]) => value);
      if (typeof values !== 'string' && known !== undefined && values.some((value) => !known.includes(value)))
        return 'again.shut-out';
      return withShutOut(draft, one, values);
    },
  };
}

function valuesIn(answer: string): 'nonempty' | readonly string[] {
  if (answer === '*') return 'nonempty';
  return answer === '-' ? [] : answer.split(/\s*[,;]\s*/).filter((value) => value !== '');
}

/** `1.12.2026` or `2026-12-01` as `2026-12-01`; `null` if it is neither. */
function isoDate(typed: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return typed;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(typed) ?? [];
  return year === '' ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function germanDate(iso: string): string {
  return iso.split('-').reverse().join('.');
}
