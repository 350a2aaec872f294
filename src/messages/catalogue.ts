import type { Place, Problem } from '../core/problem.js';
import { aftermathCheckTexts } from './aftermath-checks.js';
import { announcementTexts } from './announcement.js';
import { batchProblems, batchTexts } from './batch.js';
import { boundTexts } from './bound.js';
import { calledProblems } from './called.js';
import { cardTexts } from './cards.js';
import { checkTexts } from './checks.js';
import { commitProblems, commitTexts } from './commit.js';
import { commitmentCheckTexts } from './commitment-checks.js';
import { drawProblems, drawTexts } from './draw.js';
import { eventProblems } from './events.js';
import { countedFromOne, fill, type Params, shown } from './fill.js';
import { letterProblems, letterTexts } from './letters.js';
import { lotteryProblems, lotteryTexts } from './lottery.js';
import { municipalityProblems, municipalityTexts } from './municipalities.js';
import { outputProblems } from './output.js';
import { pageDrawProblems, pageDrawTexts } from './page-draw.js';
import { panelProblems, panelTexts } from './panel.js';
import { panelCheckTexts } from './panel-checks.js';
import { pdfProblems } from './pdf.js';
import { peopleProblems } from './people.js';
import { planProblems } from './plan.js';
import { planCommentTexts } from './plan-comments.js';
import { previewTexts } from './preview.js';
import { protocolProblems, reportTexts } from './protocol.js';
import { protocolBodyTexts } from './protocol-body.js';
import { protocolFirstTexts } from './protocol-first.js';
import { protocolProofTexts } from './protocol-proof.js';
import { purgeProblems, purgeTexts } from './purge.js';
import { quotaProblems, quotaTexts } from './quotas.js';
import { recordProblems, recordTexts } from './record.js';
import { registerProblems, registerTexts } from './register.js';
import { replaceProblems, replaceTexts } from './replace.js';
import { rowProblems, rowTexts } from './rows.js';
import { runProblems } from './run.js';
import type { Language } from './sentence.js';
import { signatureProblems, signatureTexts } from './signature.js';
import { simulationTexts } from './simulation.js';
import { siteTexts } from './site.js';
import { sitePractiseTexts } from './site-practise.js';
import { siteVerifyTexts } from './site-verify.js';
import { sizeProblems, sizeTexts } from './size.js';
import { slipProblems, slipTexts } from './slip.js';
import { sqlProblems, sqlTexts } from './sql.js';
import { statusProblems, statusTexts } from './status.js';
import { usageProblems } from './usage.js';
import { verifyProblems, verifyTexts } from './verify.js';
import { visitProblems, visitTexts } from './visits.js';
import { wordTexts } from './words.js';
import { workbookProblems } from './workbook.js';

/**
 * Everything that the program can say about a draw, on a terminal or on a page. What only the command line
 * needs is not in it, so that no page has to carry it: `help.ts` and `init.ts` have functions of their own.
 */

export type { Language } from './sentence.js';

export const PROBLEMS = {
  ...registerProblems,
  ...rowProblems,
  ...peopleProblems,
  ...planProblems,
  ...quotaProblems,
  ...commitProblems,
  ...drawProblems,
  ...calledProblems,
  ...recordProblems,
  ...replaceProblems,
  ...eventProblems,
  ...panelProblems,
  ...lotteryProblems,
  ...outputProblems,
  ...verifyProblems,
  ...slipProblems,
  ...signatureProblems,
  ...purgeProblems,
  ...visitProblems,
  ...statusProblems,
  ...usageProblems,
  ...runProblems,
  ...sqlProblems,
  ...workbookProblems,
  ...pageDrawProblems,
  ...letterProblems,
  ...pdfProblems,
  ...sizeProblems,
  ...batchProblems,
  ...municipalityProblems,
  ...protocolProblems,
};

export const TEXTS = {
  ...wordTexts,
  ...registerTexts,
  ...rowTexts,
  ...quotaTexts,
  ...commitTexts,
  ...announcementTexts,
  ...commitmentCheckTexts,
  ...drawTexts,
  ...previewTexts,
  ...planCommentTexts,
  ...lotteryTexts,
  ...panelTexts,
  ...simulationTexts,
  ...verifyTexts,
  ...purgeTexts,
  ...visitTexts,
  ...statusTexts,
  ...checkTexts,
  ...panelCheckTexts,
  ...aftermathCheckTexts,
  ...cardTexts,
  ...recordTexts,
  ...replaceTexts,
  ...slipTexts,
  ...signatureTexts,
  ...sqlTexts,
  ...letterTexts,
  ...sizeTexts,
  ...batchTexts,
  ...municipalityTexts,
  ...reportTexts,
  ...protocolFirstTexts,
  ...protocolBodyTexts,
  ...protocolProofTexts,
  ...siteTexts,
  ...pageDrawTexts,
  ...siteVerifyTexts,
  ...sitePractiseTexts,
  ...boundTexts,
};

export type ProblemCode = keyof typeof PROBLEMS;
export type TextKey = keyof typeof TEXTS;

/** Whether there is a text of this name: some things have words of their own, others go by their names. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(TEXTS, key);
}

/** A text with its values put in; what it can hold stands in `fill.ts`. */
export function textOf(language: Language, key: TextKey, params?: Params): string {
  return fill(language, TEXTS[key][language], params, lookupIn(language));
}

/** What is wrong, why that matters and what to do, as a person reads it. */
export interface ProblemText {
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
}

/** @param problem its code must be one of the catalogue's */
export function problemText(language: Language, problem: Pick<Problem, 'code' | 'params'>): ProblemText {
  const { what, why, remedy } = PROBLEMS[problem.code as ProblemCode];
  const { params = {} } = problem;
  const said = typeof params.key === 'string' ? { ...params, key: countedFromOne(params.key) } : params;
  const sentence = (part: typeof what) => fill(language, part[language], said, lookupIn(language));
  return { what: sentence(what), why: sentence(why), remedy: sentence(remedy) };
}

/** Where a problem is, in one line. */
export function placeText(language: Language, place: Place): string {
  const text = (key: TextKey, params?: Params) => textOf(language, key, params);
  const { file, lines, total = lines?.length, column, key } = place;
  const parts: string[] = [];
  if (file !== undefined) parts.push(file === '-' ? text('stdin') : shown(language, file));
  if (lines !== undefined) {
    const numbers = lines.map(String);
    if (numbers.length === 1 && total === 1) parts.push(text('line', { number: numbers[0] ?? '' }));
    else if (total !== undefined && total > numbers.length)
      parts.push(text('lines.more', { numbers: numbers.join(', '), total }));
    else parts.push(text('lines', { numbers: numbers.slice(0, -1).join(', '), last: numbers.at(-1) ?? '' }));
  }
  if (column !== undefined) parts.push(text('column', { name: column }));
  if (key !== undefined) parts.push(shown(language, countedFromOne(key)));
  return parts.join(', ');
}

/** What a dimension is called: the usual ones have a name in every language, others their own. */
export function dimensionText(language: Language, name: string): string {
  const key = `role.${name}`;
  return isTextKey(key) ? textOf(language, key) : name;
}

function lookupIn(language: Language): (key: string) => string | undefined {
  return (key) => (isTextKey(key) ? TEXTS[key][language] : undefined);
}
