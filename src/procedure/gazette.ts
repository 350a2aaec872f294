import type { Announced } from '../core/announced.js';
import { type EventPlan, eventTime } from '../core/event.js';
import type { DrawPlan } from '../core/plan.js';
import { shellWord } from '../core/shell-word.js';

/** The text for the gazette: what is drawn, from whom, by which event, and how everybody can check it. */

export type GazetteText =
  | 'announce.again'
  | 'announce.ages'
  | 'announce.already'
  | 'announce.balls'
  | 'announce.check'
  | 'announce.day'
  | 'announce.dice'
  | 'announce.districts'
  | 'announce.drand'
  | 'announce.equal'
  | 'announce.excluded'
  | 'announce.fixed'
  | 'announce.fixed-but-seed'
  | 'announce.from-age'
  | 'announce.hashes'
  | 'announce.household'
  | 'announce.key'
  | 'announce.later'
  | 'announce.letters'
  | 'announce.lotto'
  | 'announce.panel'
  | 'announce.quotas'
  | 'announce.root'
  | 'announce.rows'
  | 'announce.slip'
  | 'announce.strata'
  | 'announce.substitutes'
  | 'announce.table'
  | 'announce.text'
  | 'announce.title'
  | 'announce.to-age'
  | 'announce.urns';

/** The texts of the catalogue in one language, and what dimensions are called in it. */
export interface GazetteWords {
  readonly text: (
    key: GazetteText,
    params?: Readonly<Record<string, string | number | readonly string[]>>,
  ) => string;
  readonly dimension: (name: string) => string;
}

/** German and English, one below the other. */
export function announcementIn(words: Readonly<Record<'de' | 'en', GazetteWords>>, facts: Announced): string {
  return `${gazetteText(words.de, facts)}\n\n* * *\n\n${gazetteText(words.en, facts)}\n`;
}

function gazetteText({ text: say, dimension }: GazetteWords, facts: Announced): string {
  const { plan, people, isPanel, places, urn, urnsBefore, planFile, balls, number } = facts;
  const urns = ['urn.csv', ...urnsBefore].map((file) => shellWord(file, 'linux')).join(' ');
  const { size } = plan.sample;
  const paragraphs = [
    [
      say('announce.title', { title: plan.title ?? '' }),
      ...(number > 1 ? [say('announce.again', { number })] : []),
    ],
    [
      isPanel ? say('announce.panel', { size, people }) : say('announce.letters', { size, people }),
      ...(plan.sample.substitutes === undefined ? [] : [say('announce.substitutes', { size })]),
      ...(places < size ? [say('announce.already', { already: size - places })] : []),
      ...frameLines(say, plan),
      ...(plan.stratify.length === 0
        ? []
        : [say('announce.strata', { names: plan.stratify.map(({ name }) => dimension(name)) })]),
      ...chanceLines(say, facts),
    ],
    [
      eventSentence(say, facts.event as unknown as EventPlan, plan.seed.source),
      ...(balls ? [say('announce.balls')] : []),
    ],
    [say(fixedBy(facts), { at: facts.at }), `    ${groupsOfFour(facts.fingerprint)}`],
    [
      say('announce.check'),
      ...(urnsBefore.length === 0 ? [] : [say('announce.urns', { files: urnsBefore })]),
      `    losverfahren verify audit.jsonl --urn ${urns} --commitment ${facts.fingerprint}`,
    ],
    [say('announce.slip')],
    [
      say('announce.hashes'),
      ...(planFile === null ? [] : [`    ${planFile.sha256}  ${planFile.name}`]),
      `    ${urn.sha256}  urn.csv (${say('announce.rows', { rows: urn.rows })})`,
      `    ${urn.root}  ${say('announce.root')}`,
      `    ${facts.keyHash}  ${say('announce.key')}`,
      `    losverfahren ${facts.toolVersion}`,
    ],
  ];
  return paragraphs.map((lines) => lines.join('\n')).join('\n\n');
}

type Say = GazetteWords['text'];

/** Who can be drawn, as far as the plan says it. */
function frameLines(say: Say, { eligibility }: DrawPlan): string[] {
  const { reference_date, min_age, max_age, districts, exclude } = eligibility;
  const reasons = [...new Set(exclude.map(({ reason }) => reason))];
  const ages = { least: min_age ?? '', most: max_age ?? '' };
  return [
    ...(reference_date === null ? [] : [say('announce.day', { day: reference_date })]),
    ...(min_age !== null && max_age === null ? [say('announce.from-age', ages)] : []),
    ...(min_age === null && max_age !== null ? [say('announce.to-age', ages)] : []),
    ...(min_age !== null && max_age !== null ? [say('announce.ages', ages)] : []),
    ...(districts === null ? [] : [say('announce.districts', { districts })]),
    ...(reasons.length === 0 ? [] : [say('announce.excluded', { reasons })]),
  ];
}

/** What chance people have, as far as it can be said in a sentence. */
function chanceLines(say: Say, { plan: { sample }, people, outcomes }: Announced): string[] {
  const { size, allocation, max_per_household: limit } = sample;
  return [
    ...(allocation === 'proportional' && limit === null ? [say('announce.equal', { size, people })] : []),
    ...(allocation === 'table' ? [say('announce.table')] : []),
    ...(outcomes === null ? [] : [say('announce.quotas', { outcomes })]),
    ...(limit === null ? [] : [say('announce.household', { limit })]),
  ];
}

/** Of a free text not even the event's result settles how the seed is written. */
function fixedBy({ event }: Announced): GazetteText {
  return (event as unknown as EventPlan).type === 'text' ? 'announce.fixed-but-seed' : 'announce.fixed';
}

/** What the seed comes from, in a sentence. @param source as the plan says it */
export function eventSentence(say: Say, announced: EventPlan, source: string | null): string {
  const date = 'date' in announced ? (announced.date ?? '') : '';
  switch (announced.type) {
    case 'lotto':
      return say('announce.lotto', {
        date,
        more: [
          ...(announced.spiel_77 === true ? ['Spiel 77'] : []),
          ...(announced.super_6 === true ? ['Super 6'] : []),
        ],
      });
    case 'dice':
      return say('announce.dice', { count: announced.count, faces: announced.faces, date });
    case 'drand':
      return say('announce.drand', {
        round: String(announced.round),
        moment: eventTime(announced) ?? '',
      });
    case 'text':
      return source === null ? say('announce.later', { date }) : say('announce.text', { source, date });
  }
}

/** A hash as it can be read aloud and compared by eye. */
function groupsOfFour(hash: string): string {
  return (hash.match(/.{1,4}/g) ?? []).join(' ');
}
