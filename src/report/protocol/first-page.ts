import { escaped } from '../html.js';
import { named, paragraph, withCode } from './blocks.js';
import { chanceOf } from './chance.js';
import { eventText, seedHtml } from './events.js';
import type { PartFacts, ProtocolFacts, Step } from './facts.js';
import { figureHtml } from './figures.js';
import { marksOf } from './marks.js';
import { inFours, type ProtocolWords } from './words.js';

/** What a council reads in a minute: what, when, how many of how many, by which chance, and who can check it. */
export function firstPage(facts: ProtocolFacts, words: ProtocolWords): string {
  const { isPublic, title, parts, fingerprint } = facts;
  const rows = [
    ...parts.filter(({ isPanel }) => !isPanel).flatMap((part) => partRows(part, facts, words)),
    ...answerRows(facts, words),
    ...parts.filter(({ isPanel }) => isPanel).flatMap((part) => partRows(part, facts, words)),
    [words.text('protocol.check'), paragraphText(checkText(facts, words))] as const,
  ];
  const kind = words.text(isPublic ? 'protocol.public' : 'protocol.internal');
  return `<header>
<p class="kind"><span>${escaped(words.text('protocol.kind'))}</span><span>${escaped(kind)}</span></p>
<h1>${title === null ? escaped(words.text('protocol.untitled')) : `<bdi>${escaped(words.shown(title))}</bdi>`}</h1>
${lead(facts, words)}
${named(rows)}
<div class="print"><p class="head">${escaped(words.text('protocol.fingerprint'))}</p><p class="hash">${inFours(fingerprint)}</p>
${paragraph(words.text('protocol.fingerprint-what', { until: facts.until }), 'small')}</div>
${attention(facts, words)}
</header>
`;
}

const paragraphText = (text: string) => withCode(text);

/** The one sentence. */
function lead({ parts, evidence }: ProtocolFacts, words: ProtocolWords): string {
  const sentences = parts.map(({ isPanel, drawn, frame, plan }, at) => {
    const pool = isPanel
      ? (evidence.panels[at - (parts[0]?.isPanel === true ? 0 : 1)]?.pool ?? frame.people)
      : frame.people;
    const params = {
      people: typeof pool === 'number' ? pool : '*',
      drawn: drawn?.people ?? plan.sample.size,
    };
    if (drawn === null)
      return words.text(isPanel ? 'protocol.lead-open-panel' : 'protocol.lead-open', params);
    return words.text(isPanel ? 'protocol.lead-panel' : 'protocol.lead', params);
  });
  return sentences.map((sentence) => `<p class="lead">${escaped(sentence)}</p>`).join('\n');
}

function partRows(part: PartFacts, facts: ProtocolFacts, words: ProtocolWords): [string, string][] {
  const name = (key: string) => {
    const own = words.text(key);
    return facts.parts.length === 1
      ? own
      : `${own} (${words.text(part.isPanel ? 'protocol.of-panel' : 'protocol.of-letters')})`;
  };
  const { drawn, commitment } = part;
  const settled =
    commitment === null
      ? words.text('protocol.uncommitted')
      : words.text('protocol.committed', { at: commitment.at });
  return [
    [name('protocol.before'), withCode(settled)],
    [name('protocol.by-chance'), byChance(part, words)],
    ...(drawn === null
      ? []
      : [[name('protocol.drawn'), escaped(drawnText(part, facts.steps, words))] as [string, string]]),
    [name('protocol.chance'), withCode(chanceOf(part, facts.isPublic, words))],
  ];
}

function byChance({ plan, drawn }: PartFacts, words: ProtocolWords): string {
  const { event, source } = drawn?.seed ?? { event: plan.seed.event ?? null, source: plan.seed.source };
  const announced = escaped(eventText(event, source, words));
  if (drawn === null) return announced;
  const balls =
    drawn.number?.isByBalls === true
      ? escaped(words.text('protocol.number-balls', { number: String(drawn.number.value).padStart(3, '0') }))
      : '';
  return `${announced}<br>${seedHtml(drawn.seed.text, words)}${balls === '' ? '' : `<br>${balls}`}`;
}

function drawnText(part: PartFacts, steps: readonly Step[], words: ProtocolWords): string {
  const { drawn, setAside } = part;
  if (drawn === null) return '';
  const again = setAside.length;
  const { substitutes } = part.plan.sample;
  const second = substitutes === undefined ? 'protocol.with-reserve' : 'protocol.with-substitutes';
  return [
    words.text('protocol.drawn-at', { at: drawn.at }),
    ...(again === 0 ? [] : [words.text('protocol.drawn-again', { count: again })]),
    ...(drawn.reserve === 0 ? [] : [words.text(second, { count: drawn.reserve })]),
    ...(steps.some(({ kind }) => kind === 'run') && !part.isPanel ? [words.text('protocol.with-runs')] : []),
  ].join(' ');
}

/** How many take part, once somebody has answered. */
function answerRows(
  { evidence, hasLetters, steps }: ProtocolFacts,
  words: ProtocolWords,
): [string, string][] {
  if (!hasLetters || !steps.some(({ kind }) => kind === 'reply')) return [];
  const { invited, answered, accepted } = evidence.total;
  const figure = (value: typeof invited) => figureHtml(words, value);
  const html = [
    [words.text('protocol.invited'), invited],
    [words.text('protocol.answered'), answered],
    [words.text('protocol.accepted'), accepted],
  ] as const;
  return [
    [
      words.text('protocol.answers'),
      html.map(([name, value]) => `${escaped(name)} ${figure(value)}`).join(' · '),
    ],
  ];
}

/** Who can check it, and with what. */
function checkText({ parts }: ProtocolFacts, words: ProtocolWords): string {
  if (parts.every(({ commitment }) => commitment !== null)) return words.text('protocol.check-urn');
  if (parts.some(({ keyHash }) => keyHash === null)) return words.text('protocol.check-register');
  return words.text('protocol.check-log');
}

/** What somebody who reads nothing else has to know. */
function attention(facts: ProtocolFacts, words: ProtocolWords): string {
  const marks = marksOf(facts, words);
  if (marks.length === 0) return `<p class="calm">${escaped(words.text('protocol.no-marks'))}</p>`;
  const items = marks.map(({ text }) => `<li>${withCode(text)}</li>`).join('\n');
  return `<div class="attention"><p class="head">${escaped(words.text('protocol.marks'))}</p><ul>${items}</ul></div>`;
}
