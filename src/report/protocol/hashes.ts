import { escaped } from '../html.js';
import { paragraph, section, table } from './blocks.js';
import type { HashedFile, PartFacts, ProtocolFacts, SeedFacts } from './facts.js';
import { fromFile, inFours, type ProtocolWords } from './words.js';

/** Every hash of the log, but for those of people and of its own lines. */
export function hashesSection(facts: ProtocolFacts, words: ProtocolWords): string {
  const { parts, later, fingerprint } = facts;
  const groups: [string, Row[]][] = [
    ...parts.map((part): [string, Row[]] => [
      words.text(part.isPanel ? 'protocol.of-panel' : 'protocol.of-letters'),
      partRows(part, words),
    ]),
    ...later.rounds.map(({ round, seed, lists }): [string, Row[]] => [
      words.text('protocol.round', { round }),
      [...seedRows(seed, words), ...listRows(lists, words)],
    ]),
    ...(later.lists.length === 0
      ? []
      : ([[words.text('protocol.runs'), listRows(later.lists, words)]] as [string, Row[]][])),
    [words.text('protocol.log'), [[escaped(words.text('protocol.fingerprint')), fingerprint]]],
  ];
  const columns = [{ name: words.text('protocol.of-what') }, { name: words.text('protocol.sha256') }];
  return section(
    words.text('protocol.hashes'),
    paragraph(words.text('protocol.hashes-what'), 'small'),
    ...groups.map(([name, rows]) =>
      table(
        name,
        columns,
        rows.map(([html, hash]) => [html, `<span class="hash">${inFours(hash)}</span>`]),
      ),
    ),
  );
}

/** HTML, and hexadecimal digits. */
type Row = readonly [html: string, hash: string];

function partRows(part: PartFacts, words: ProtocolWords): Row[] {
  const { register, planFile, inputs, keyHash, commitment, drawn, setAside, isPanel } = part;
  const number = commitment?.number;
  const file =
    (key: string) =>
    (one: HashedFile): Row => [`${escaped(words.text(key))} ${fileName(one, words)}`, one.sha256];
  const row = (key: string, hash: string): Row => [escaped(words.text(key)), hash];
  return [
    ...register.map(file(isPanel ? 'protocol.hash-answers' : 'protocol.hash-register')),
    ...(planFile === null ? [] : [file('protocol.hash-plan')(planFile)]),
    ...inputs.map(file('protocol.hash-input')),
    ...(keyHash === null ? [] : [row('protocol.hash-key', keyHash)]),
    ...(commitment === null
      ? []
      : [
          row('protocol.hash-urn', commitment.urn.sha256),
          row('protocol.hash-root', commitment.urn.root),
          row('protocol.hash-commitment', commitment.fingerprint),
        ]),
    ...(typeof number === 'string' ? [row('protocol.hash-before', number)] : []),
    ...setAside.flatMap(({ seed, lists, fingerprint }, at) => {
      const of = { number: String(at + 1) };
      const aside = (rows: readonly Row[]) =>
        rows.map(([html, hash]): Row => [`${escaped(words.text('protocol.hash-aside', of))} ${html}`, hash]);
      return aside([
        ...seedRows(seed, words),
        ...listRows(lists, words),
        row('protocol.fingerprint', fingerprint),
      ]);
    }),
    ...(drawn === null ? [] : [...seedRows(drawn.seed, words), ...listRows(drawn.lists, words)]),
  ];
}

function seedRows({ hash, beacon }: SeedFacts, words: ProtocolWords): Row[] {
  return [
    [escaped(words.text('protocol.hash-seed')), hash],
    ...(beacon === null
      ? []
      : ([
          [escaped(words.text('protocol.hash-randomness')), beacon.randomness],
          [escaped(words.text('protocol.hash-signature')), beacon.signature],
        ] as const)),
  ];
}

function listRows(lists: readonly HashedFile[], words: ProtocolWords): Row[] {
  return lists.map((one) => [
    `${escaped(words.text('protocol.hash-list'))} ${fileName(one, words)}`,
    one.sha256,
  ]);
}

function fileName({ name }: HashedFile, words: ProtocolWords): string {
  return name === '-' ? escaped(words.text('stdin')) : `<code>${fromFile(words, name)}</code>`;
}
