import { type Figure, HIDDEN, shareOf } from '../evidence.js';
import type { ProtocolWords } from './words.js';

/** Numbers as a protocol shows them: `*` is one that is not published, `–` one that is not known. */

export function figureHtml(words: Pick<ProtocolWords, 'number'>, value: Figure): string {
  if (value === null) return '–';
  return value === HIDDEN ? HIDDEN : words.number(value);
}

export function shareHtml(words: Pick<ProtocolWords, 'percent'>, part: Figure, whole: Figure): string {
  const share = shareOf(part, whole);
  if (share !== null) return words.percent(share);
  return part === HIDDEN ? HIDDEN : '–';
}

/** What stands beside a bar. */
export function barOf(words: Pick<ProtocolWords, 'percent' | 'number'>, part: Figure, whole: Figure) {
  const share = shareOf(part, whole);
  if (share === null) return { share, label: part === HIDDEN ? HIDDEN : '–' };
  return { share, label: `${words.percent(share)} (${figureHtml(words, part)})` };
}
