import { textOf } from '../../messages/catalogue.js';
import { groupsOfFour } from '../../messages/fill.js';
import type { OpenedBatch } from '../../procedure/batch-opening.js';
import { eventSentence } from '../../procedure/gazette.js';

/** The text for the gazette about a batch, German and English one below the other. */

export interface BatchAnnounced {
  readonly fingerprint: string;
  readonly root: string;
  /** people in all urns */
  readonly N: number;
  readonly toolVersion: string;
}

export function announceBatch(opened: OpenedBatch, announced: BatchAnnounced): string {
  return `${inLanguage('de', opened, announced)}\n\n* * *\n\n${inLanguage('en', opened, announced)}\n`;
}

function inLanguage(
  language: 'de' | 'en',
  { plan, planFile, list, event, jobs, from }: OpenedBatch,
  { fingerprint, root, N, toolVersion }: BatchAnnounced,
): string {
  const say = (key: Parameters<typeof textOf>[1], params = {}) => textOf(language, key, params);
  const size = jobs.reduce((sum, one) => sum + one.size, 0);
  const paragraphs = [
    [say('announce.title', { title: plan.input.title ?? '' })],
    [say('announce-batch.draws', { count: jobs.length, size, people: N })],
    [
      eventSentence(say, event ?? { type: 'text' }, plan.input.seed?.source ?? null),
      say('announce-batch.keys', { key: jobs[0]?.key ?? '' }),
    ],
    [say('announce-batch.fixed'), `    ${groupsOfFour(fingerprint)}`],
    [say('announce-batch.check'), `    losverfahren verify ziehungen --commitment ${fingerprint}`],
    [
      say('announce.hashes'),
      `    ${planFile.sha256}  ${planFile.name}`,
      `    ${list.sha256}  ${list.name}`,
      ...(from === null ? [] : [`    ${from}  ${say('announce-batch.from')}`]),
      `    ${root}  ${say('announce-batch.root')}`,
      `    losverfahren ${toolVersion}`,
    ],
  ];
  return paragraphs.map((lines) => lines.join('\n')).join('\n\n');
}
