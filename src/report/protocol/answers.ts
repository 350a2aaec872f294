import { acceptanceRate, responseRate } from '../evidence.js';
import { escaped } from '../html.js';
import { FATES, MEASURES } from '../standing.js';
import { paragraph, section, table } from './blocks.js';
import type { ProtocolFacts } from './facts.js';
import { figureHtml, shareHtml } from './figures.js';
import type { ProtocolWords } from './words.js';

/** What became of those who were called. Empty: nothing is known of anybody, and nobody was called later. */
export function answersSection(facts: ProtocolFacts, words: ProtocolWords): string {
  const { evidence, steps, hasLetters } = facts;
  if (!hasLetters || !steps.some(({ kind }) => ['reply', 'run', 'round'].includes(kind))) return '';
  const { total, fates } = evidence;
  const known = MEASURES.filter((measure) => total[measure] !== null);
  const columns = [
    { name: words.text('protocol.what') },
    ...['protocol.people', 'protocol.share'].map((key) => ({ name: words.text(key), isFigure: true })),
  ];
  const funnel = known.map((measure) => [
    escaped(words.text(`measure.${measure}`)),
    figureHtml(words, total[measure]),
    shareHtml(words, total[measure], total.invited),
  ]);
  const became = FATES.filter((fate) => fates[fate] !== 0).map((fate) => [
    escaped(words.text(`fate.${fate}`)),
    figureHtml(words, fates[fate]),
    shareHtml(words, fates[fate], total.invited),
  ]);
  return section(
    words.text('protocol.answers-head'),
    table(words.text('protocol.funnel'), columns, funnel),
    paragraph(ratesText(facts, words)),
    table(words.text('protocol.became'), columns, became),
    ...laterTexts(facts, words).map((text) => paragraph(text)),
    paragraph(words.text('protocol.answers-limits'), 'small'),
  );
}

function ratesText({ evidence: { total } }: ProtocolFacts, words: ProtocolWords): string {
  const rates = [
    ['protocol.response', responseRate(total)],
    ['protocol.acceptance', acceptanceRate(total)],
  ] as const;
  return rates
    .flatMap(([key, rate]) => (rate === null ? [] : [words.text(key, { share: words.percent(rate.share) })]))
    .join(' ');
}

/** Who was called in whose place, and in further rounds. */
function laterTexts({ evidence, later, isPublic }: ProtocolFacts, words: ProtocolWords): string[] {
  const { replaced, open, steps } = evidence.replacements;
  const let_go = steps.some(({ step }) => step > 0);
  return [
    ...(later.runs === 0
      ? []
      : [
          words.text('protocol.replaced', {
            runs: later.runs,
            people: figureHtml(words, replaced),
            open: figureHtml(words, open),
          }),
          ...(let_go && !isPublic ? [words.text('protocol.ladder')] : []),
        ]),
    ...later.rounds.map(({ round, at, size }) =>
      words.text('protocol.round-what', { round: String(round), at, size }),
    ),
  ];
}
