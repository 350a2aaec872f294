import { HIDDEN } from '../evidence.js';
import { withoutSmall } from '../evidence-public.js';
import { escaped } from '../html.js';
import { list, paragraph, section, subheading, table } from './blocks.js';
import { chanceOf } from './chance.js';
import type { FrameFacts, PartFacts, ProtocolFacts } from './facts.js';
import { figureHtml } from './figures.js';
import { fromFile, type ProtocolWords } from './words.js';

/** Who could be drawn, who could not, and by which rule. */
export function frameSection(facts: ProtocolFacts, words: ProtocolWords): string {
  const { parts, isPublic } = facts;
  const blocks = parts.flatMap((part) => [
    ...(parts.length > 1
      ? [subheading(words.text(part.isPanel ? 'protocol.of-panel' : 'protocol.of-letters'))]
      : []),
    list(rulesOf(part, words)),
    isPoolHidden(facts, part) ? '' : frameTable(part, isPublic, words),
    paragraph(chanceOf(part, isPublic, words)),
  ]);
  return section(words.text('protocol.who'), ...blocks);
}

/** Whether so few had answered that their number is not published. */
function isPoolHidden({ parts, evidence }: ProtocolFacts, part: PartFacts): boolean {
  const panels = parts.filter(({ isPanel, drawn }) => isPanel && drawn !== null);
  return part.isPanel && evidence.panels[panels.indexOf(part)]?.pool === HIDDEN;
}

/** What the plan says of it. */
function rulesOf({ plan: { eligibility, sample, stratify } }: PartFacts, words: ProtocolWords): string[] {
  const { reference_date: day, min_age, max_age, districts, exclude } = eligibility;
  const ages = { least: min_age ?? '', most: max_age ?? '' };
  const reasons = [...new Set(exclude.map(({ reason }) => reason))];
  const names = stratify.map(({ name }) => words.dimension(name));
  return [
    ...(min_age === null && max_age === null
      ? []
      : [words.text('protocol.ages', { ...ages, day: day ?? '' })]),
    ...(districts === null ? [] : [words.text('protocol.districts', { districts })]),
    ...(reasons.length === 0 ? [] : [words.text('protocol.excluded', { reasons })]),
    ...(names.length === 0 ? [] : [words.text('protocol.in-groups', { names })]),
    ...(names.length === 0 ? [] : [words.text(`protocol-way.${sample.allocation}`)]),
    ...(sample.max_per_household === null
      ? []
      : [words.text('protocol.household', { limit: sample.max_per_household })]),
  ];
}

function frameTable({ frame, isPanel }: PartFacts, isPublic: boolean, words: ProtocolWords): string {
  const counts = frame.excluded.map(({ count }) => count ?? HIDDEN);
  // Those of rules add up with the frame to the rows; so a small one is left out with another.
  const shown =
    isPublic && counts.every((count) => typeof count === 'number') ? withoutSmall(counts) : counts;
  const isSeen = !isPublic || shown.some((count) => count !== HIDDEN) || counts.length === 0;
  const rows = [
    ...(frame.rows === null || !isSeen
      ? []
      : [
          [
            escaped(words.text(isPanel ? 'protocol.answered-rows' : 'protocol.register-rows')),
            words.number(frame.rows),
          ],
        ]),
    ...frame.excluded.flatMap(({ rules, count }, at) =>
      // A rule that the program adds and that hit nobody says nothing.
      count === 0 && rules.every(({ reason }) => reason === undefined)
        ? []
        : [
            [
              `${escaped(words.text('protocol.without'))} ${rules.map((rule) => ruleHtml(rule, words)).join(', ')}`,
              figureHtml(words, shown[at] ?? null),
            ],
          ],
    ),
    [
      `<strong>${escaped(words.text('protocol.could'))}</strong>`,
      `<strong>${words.number(frame.people)}</strong>`,
    ],
  ];
  const isStarred = rows.some(([, figure]) => figure === HIDDEN);
  return [
    table(
      '',
      [{ name: words.text('protocol.who-col') }, { name: words.text('protocol.people'), isFigure: true }],
      rows,
    ),
    isStarred ? paragraph(words.text('protocol.confidential'), 'small') : '',
  ].join('\n');
}

function ruleHtml(
  { kind, reason }: FrameFacts['excluded'][number]['rules'][number],
  words: ProtocolWords,
): string {
  return reason === undefined ? escaped(words.text(`protocol-rule.${kind}`)) : fromFile(words, reason);
}
