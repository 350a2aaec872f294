import { code, list, paragraph, section, subheading } from './blocks.js';
import type { ProtocolFacts } from './facts.js';
import { marksOf } from './marks.js';
import type { ProtocolWords } from './words.js';

/** What is out of the ordinary, how to check everything, what is shown by this, and what is not. */

export function marksSection(facts: ProtocolFacts, words: ProtocolWords): string {
  const marks = marksOf(facts, words).map(({ text }) => text);
  const none = marks.length === 0 ? paragraph(words.text('protocol.no-marks')) : '';
  return section(words.text('protocol.marks'), none, list(marks));
}

export function verifySection(
  { parts, fingerprint, toolVersion }: ProtocolFacts,
  words: ProtocolWords,
): string {
  const settled = parts.flatMap(({ commitment }) => (commitment === null ? [] : [commitment]));
  const isKeyed = parts.every(({ keyHash }) => keyHash !== null);
  const urns = settled.map((_, at) => (at === 0 ? 'urn.csv' : `urn-${at + 1}.csv`)).join(' ');
  const last = settled.at(-1);
  const byUrn =
    last === undefined
      ? []
      : [
          paragraph(words.text('protocol.verify-urn', { count: settled.length })),
          code(`losverfahren verify audit.jsonl --urn ${urns} --commitment ${last.fingerprint}`),
        ];
  const register = parts.some(({ isPanel }) => !isPanel) ? ' --register register.csv' : '';
  const answers = parts.some(({ isPanel }) => isPanel) ? ' --answers answers.csv' : '';
  return section(
    words.text('protocol.verify'),
    paragraph(words.text('protocol.verify-first', { version: toolVersion })),
    paragraph(words.text('protocol.verify-log')),
    code(`losverfahren verify audit.jsonl --fingerprint ${fingerprint}`),
    ...byUrn,
    paragraph(words.text(last === undefined ? 'protocol.verify-data' : 'protocol.verify-register')),
    code(`losverfahren verify audit.jsonl${register}${answers}`),
    isKeyed && last !== undefined ? paragraph(words.text('protocol.verify-slip')) : '',
    isKeyed && last !== undefined ? code('losverfahren verify audit.jsonl --slip slip.json') : '',
    paragraph(words.text('protocol.verify-again')),
    paragraph(words.text(isKeyed ? 'protocol.log-open' : 'protocol.log-closed'), 'small'),
  );
}

export function proofSection(facts: ProtocolFacts, words: ProtocolWords): string {
  const { checks } = facts.proof;
  const names = checks.map(({ name, isPanel, note }) => {
    const own = `check.panel.${name}`;
    const text = words.text(isPanel && words.has(own) ? own : `check.${name}`);
    const of = isPanel && facts.hasLetters ? `${words.text('protocol.of-panel')}: ` : '';
    return `${of}${text}${note === null ? '' : ` – ${words.text(`note.${note}`)}`}`;
  });
  return section(
    words.text('protocol.proof'),
    subheading(words.text('protocol.proven', { count: checks.length })),
    list(names, 'checks'),
    subheading(words.text('protocol.unproven')),
    list(unproven(facts, words)),
  );
}

/** What nobody can read off a log. */
function unproven(facts: ProtocolFacts, words: ProtocolWords): string[] {
  const { parts, steps, later, proof } = facts;
  const has = (kind: string) => steps.some((step) => step.kind === kind);
  const isPlain = parts.some(
    ({ drawn }) => drawn !== null && (drawn.seed.event === null || drawn.seed.event.type === 'text'),
  );
  const isByResult = parts.some(({ drawn }) => drawn !== null && drawn.seed.beacon === null);
  const isByBalls = parts.some(({ drawn }) => drawn?.number?.isByBalls === true);
  const isUnsettled = parts.some(({ commitment }) => commitment === null);
  return [
    ...(parts.some(({ drawn }) => drawn !== null) ? [words.text('protocol.not-selection')] : []),
    ...(facts.hasLetters ? [words.text('protocol.not-register')] : []),
    ...(parts.some(({ isPanel }) => isPanel) ? [words.text('protocol.not-answers')] : []),
    words.text('protocol.not-published'),
    ...(isUnsettled ? [words.text('protocol.not-settled')] : []),
    ...(isByResult ? [words.text('protocol.not-event')] : []),
    ...(isPlain ? [words.text('protocol.not-spelling')] : []),
    ...(isByBalls ? [words.text('protocol.not-balls')] : []),
    ...(parts.some(({ lottery }) => lottery !== null) ? [words.text('protocol.not-optimal')] : []),
    ...(has('reply') ? [words.text('protocol.not-replies')] : []),
    ...(has('run') ? [words.text('protocol.not-replacements')] : []),
    ...(later.rounds.length > 0 ? [words.text('protocol.not-rounds')] : []),
    ...(proof.purged.length > 0 ? [words.text('protocol.not-purge')] : []),
    ...(facts.meeting === null ? [] : [words.text('protocol.not-meeting')]),
  ];
}
