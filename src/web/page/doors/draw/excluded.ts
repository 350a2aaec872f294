import type { NamedExclusion } from '../../../../core/frame.js';
import { ALREADY } from '../../../../core/lottery/panel.js';
import type { Speaker } from '../../speaker.js';

/** `Auskunftssperre: 12`; small counts of confidential rules are not shown. */
export function excludedText(
  { text, number }: Pick<Speaker, 'text' | 'number'>,
  { rules, count }: NamedExclusion,
): string {
  const usual = {
    'min-age': text('clerk.too-young'),
    'max-age': text('clerk.too-old'),
    'age-bands': text('rule.age-bands'),
    districts: text('rule.districts'),
  };
  const reasonOf = (reason = '') => (reason === ALREADY ? text('panel.already') : reason);
  const names = rules.map(({ kind, reason }) => (kind === 'exclude' ? reasonOf(reason) : usual[kind]));
  return `${names.join(' + ')}: ${count === null ? text('exclusions.few') : number(count)}`;
}
