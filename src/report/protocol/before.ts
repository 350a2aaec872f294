import { escaped } from '../html.js';
import { named, paragraph, section, subheading, table } from './blocks.js';
import { eventText, seedHtml } from './events.js';
import type { PartFacts, ProtocolFacts, RoundFacts, SeedFacts, Step } from './facts.js';
import { fromFile, inFours, type ProtocolWords } from './words.js';

/** What was decided when, what chance decided, and who was there. */

export function timelineSection(facts: ProtocolFacts, words: ProtocolWords): string {
  const { steps, parts, isPublic } = facts;
  const isTold = parts.some(({ isPanel }) => isPanel) && parts.length > 1;
  const columns = ['protocol.when', 'protocol.what', 'protocol.fingerprint-then'];
  const rows = steps.map((step) => [
    escaped(words.text('protocol.at', { at: step.at })),
    stepHtml(step, isTold, isPublic, words),
    step.fingerprint === null ? '' : `<span class="hash">${inFours(step.fingerprint)}</span>`,
  ]);
  return section(
    words.text('protocol.timeline'),
    ...parts.map((part) => paragraph(settledText(part, isTold, words))),
    table(
      '',
      columns.map((key) => ({ name: words.text(key) })),
      rows,
    ),
    paragraph(words.text('protocol.times'), 'small'),
  );
}

function settledText(part: PartFacts, isTold: boolean, words: ProtocolWords): string {
  const { commitment, isPanel, frame } = part;
  const of = isTold ? `${words.text(isPanel ? 'protocol.of-panel' : 'protocol.of-letters')}: ` : '';
  if (commitment === null) return of + words.text('protocol.settled-nothing');
  const people = commitment.urn.rows === frame.people ? frame.people : commitment.urn.rows;
  return of + words.text('protocol.settled', { at: commitment.at, people });
}

function stepHtml(step: Step, isTold: boolean, isPublic: boolean, words: ProtocolWords): string {
  const { kind, isPanel, count, until, at } = step;
  const of = isTold && ['commitment', 'event', 'draw', 'redraw'].includes(kind);
  const params = { count: isPublic ? '' : count, until: until === at ? '' : until };
  const text = words.text(`protocol-step.${kind}`, params);
  return escaped(of ? `${words.text(isPanel ? 'protocol.of-panel' : 'protocol.of-letters')}: ${text}` : text);
}

export function chanceSection({ parts, later }: ProtocolFacts, words: ProtocolWords): string {
  const isTold = parts.length > 1 || later.rounds.length > 0;
  const blocks = parts.flatMap((part) => {
    const heading = isTold
      ? [subheading(words.text(part.isPanel ? 'protocol.of-panel' : 'protocol.of-letters'))]
      : [];
    return [...heading, ...partChance(part, words)];
  });
  const rounds = later.rounds.flatMap(({ round, seed }: RoundFacts) => [
    subheading(words.text('protocol.round', { round })),
    seedBlock(seed, words),
  ]);
  return section(
    words.text('protocol.randomness'),
    paragraph(words.text('protocol.randomness-what')),
    ...blocks,
    ...rounds,
  );
}

function partChance({ plan, drawn, setAside }: PartFacts, words: ProtocolWords): string[] {
  if (drawn === null) return [paragraph(eventText(plan.seed.event ?? null, plan.seed.source, words))];
  return [
    seedBlock(drawn.seed, words),
    drawn.number === null
      ? ''
      : paragraph(
          drawn.number.isByBalls
            ? words.text('protocol.number-balls', { number: String(drawn.number.value).padStart(3, '0') })
            : words.text('protocol.number-seed', { number: drawn.number.value }),
        ),
    ...setAside.flatMap(({ seed }, at) => [
      paragraph(words.text('protocol.seed-aside', { number: String(at + 1) })),
      seedBlock(seed, words),
    ]),
  ];
}

function seedBlock({ text, source, event, beacon }: SeedFacts, words: ProtocolWords): string {
  return named([
    [words.text('protocol.event'), escaped(eventText(event, source, words))],
    [words.text('protocol.seed'), seedHtml(text, words)],
    ...(beacon === null
      ? []
      : [[words.text('protocol.beacon'), escaped(words.text('protocol.beacon-what'))] as const]),
  ]);
}

/** Empty: the plan says nothing of it, or nothing for the public. */
export function meetingSection({ meeting }: ProtocolFacts, words: ProtocolWords): string {
  if (meeting === null) return '';
  const { place, present, file, isAnnounced } = meeting;
  const source = words.text(isAnnounced ? 'protocol.meeting-plan' : 'protocol.meeting-other-plan', { file });
  return section(
    words.text('protocol.meeting'),
    place === null ? '' : named([[words.text('protocol.place'), fromFile(words, place)]]),
    present.length === 0
      ? ''
      : `<ul class="present">${present.map((name) => `<li>${fromFile(words, name)}</li>`).join('\n')}</ul>`,
    paragraph(source, 'small'),
  );
}

/** Lines for the signatures of those who were there. */
export function signatures({ meeting }: ProtocolFacts, words: ProtocolWords): string {
  if (meeting === null || meeting.present.length === 0) return '';
  const lines = meeting.present.map((name) => `<div class="line">${fromFile(words, name)}</div>`);
  return `<section class="sign"><h2>${escaped(words.text('protocol.signatures'))}</h2>\n<div class="lines">${lines.join('\n')}</div></section>\n`;
}
