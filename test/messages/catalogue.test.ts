import { describe, expect, test } from 'vitest';
import * as aftermathChecks from '../../src/messages/aftermath-checks.js';
import * as announcement from '../../src/messages/announcement.js';
import * as batch from '../../src/messages/batch.js';
import * as bound from '../../src/messages/bound.js';
import * as called from '../../src/messages/called.js';
import * as cards from '../../src/messages/cards.js';
import { PROBLEMS, TEXTS } from '../../src/messages/catalogue.js';
import * as checks from '../../src/messages/checks.js';
import * as commit from '../../src/messages/commit.js';
import * as commitmentChecks from '../../src/messages/commitment-checks.js';
import * as draw from '../../src/messages/draw.js';
import * as events from '../../src/messages/events.js';
import * as help from '../../src/messages/help.js';
import * as init from '../../src/messages/init.js';
import * as letters from '../../src/messages/letters.js';
import * as lottery from '../../src/messages/lottery.js';
import * as municipalities from '../../src/messages/municipalities.js';
import * as output from '../../src/messages/output.js';
import * as pageDraw from '../../src/messages/page-draw.js';
import * as panel from '../../src/messages/panel.js';
import * as panelChecks from '../../src/messages/panel-checks.js';
import * as pdf from '../../src/messages/pdf.js';
import * as people from '../../src/messages/people.js';
import * as plan from '../../src/messages/plan.js';
import * as planComments from '../../src/messages/plan-comments.js';
import * as preview from '../../src/messages/preview.js';
import * as protocol from '../../src/messages/protocol.js';
import * as protocolBody from '../../src/messages/protocol-body.js';
import * as protocolFirst from '../../src/messages/protocol-first.js';
import * as protocolProof from '../../src/messages/protocol-proof.js';
import * as purge from '../../src/messages/purge.js';
import * as quotas from '../../src/messages/quotas.js';
import * as record from '../../src/messages/record.js';
import * as register from '../../src/messages/register.js';
import * as replace from '../../src/messages/replace.js';
import * as rows from '../../src/messages/rows.js';
import * as run from '../../src/messages/run.js';
import * as signature from '../../src/messages/signature.js';
import * as simulation from '../../src/messages/simulation.js';
import * as site from '../../src/messages/site.js';
import * as sitePractise from '../../src/messages/site-practise.js';
import * as siteVerify from '../../src/messages/site-verify.js';
import * as size from '../../src/messages/size.js';
import * as slip from '../../src/messages/slip.js';
import * as sql from '../../src/messages/sql.js';
import * as status from '../../src/messages/status.js';
import * as usage from '../../src/messages/usage.js';
import * as verify from '../../src/messages/verify.js';
import * as visits from '../../src/messages/visits.js';
import * as words from '../../src/messages/words.js';
import * as workbook from '../../src/messages/workbook.js';
import { planJsonSchema } from '../../src/plan/schema.js';
import { ALL_PROBLEMS, LANGUAGES, placeholders, SENTENCES } from './sentences.js';

/** Every sentence that a person reads, in both languages. */

/** The keys that a JSON Schema knows, at every depth. */
function keysIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([word, inner]) => [
    ...(word === 'properties' ? Object.keys(inner) : []),
    ...keysIn(inner),
  ]);
}

const SPEAKERS = [
  ...[
    aftermathChecks,
    announcement,
    called,
    cards,
    record,
    replace,
    checks,
    batch,
    commit,
    commitmentChecks,
    draw,
    events,
    help,
    init,
    letters,
    lottery,
    municipalities,
    output,
    panel,
    panelChecks,
    pdf,
    people,
    plan,
    preview,
    quotas,
  ],
  ...[purge, register, rows, run, signature, simulation, size, slip, sql, status, usage, verify],
  ...[protocol, protocolBody, protocolFirst, protocolProof, visits, words, workbook],
  ...[pageDraw, planComments],
  ...[site, siteVerify, sitePractise, bound],
];

/** What is said alike in both languages: words that both have, names, and what is made of values alone. */
const ALIKE = [
  '- { column: "{name}", values: nonempty, reason: "{reason}", confidential: true }',
  '- {dimension}: { "{name}": [{written}], .. }',
  ...['Bytes', 'Chance', 'Gini', 'Land', 'Losverfahren', 'Plan', 'Plan {plan}, SHA-256 {hash}'],
  ...['Register', 'Register:', 'Reserve', 'SHA-256', 'losverfahren {version}', 'n', 'online', 'u'],
  ...['{at.day}', '{letter.*} = {outcome.*}', '{place? {place}, }{date}', '{source}{date? ({date.day})}'],
];

describe('the catalogue', () => {
  test('has what all speakers say, and no key twice', () => {
    const spoken = SPEAKERS.flatMap((speaker) =>
      Object.values(speaker).flatMap((said) => (typeof said === 'object' ? Object.keys(said) : [])),
    );
    expect(spoken.filter((key, at) => spoken.indexOf(key) !== at)).toEqual([]);
    const apart = [...Object.keys(help.helpTexts), ...Object.keys(init.initTexts)];
    const together = [...Object.keys(PROBLEMS), ...Object.keys(TEXTS)];
    expect(spoken.filter((key) => !apart.includes(key)).sort()).toEqual(together.sort());
  });

  test('asks for the same values in both languages', () => {
    const unlike = [...SENTENCES].filter(([, { de, en }]) => {
      // A word can depend on a number in one language only.
      const shown = (text: string) => placeholders(text.replace(/\{\w+=[^{}]*\}/g, ''));
      return `${shown(de)}` !== `${shown(en)}`;
    });
    expect(unlike).toEqual([]);
    expect([...SENTENCES.values()].filter(({ de }) => placeholders(de).length > 0).length).toBeGreaterThan(
      60,
    );
  });

  test('has no problem twice, and no sentence that is empty or has a space at its end', () => {
    for (const language of LANGUAGES) {
      const whats = Object.values(ALL_PROBLEMS).map(({ what }) => what[language]);
      expect(whats.filter((what, at) => whats.indexOf(what) !== at)).toEqual([]);
      const empty = [...SENTENCES].filter(([, { [language]: text }]) => text === '' || text !== text.trim());
      expect(empty).toEqual([]);
    }
  });

  test('has not the same text in both languages, but for a few words', () => {
    const alike = [...SENTENCES].filter(([, { de, en }]) => de === en).map(([key]) => key);
    expect(alike.filter((key) => /^[A-Z]+-\d/.test(key))).toEqual([]);
    const words = alike.map((key) => SENTENCES.get(key)?.de ?? key);
    expect([...new Set(words)].sort()).toEqual(ALIKE);
  });

  test('writes problems in English small, as parts of a line, and ends none with a full stop', () => {
    const parts = Object.entries(ALL_PROBLEMS).flatMap(([code, words]) =>
      [words.what, words.why, words.remedy].map(({ de, en }) => ({ code, de, en })),
    );
    const names = /^(?:CSV|DD\.MM|ids? |RFC)/;
    expect(parts.filter(({ en }) => /^[A-Z]/.test(en) && !names.test(en))).toEqual([]);
    expect(
      parts.filter(({ de, en }) => de.endsWith('.') || (en.endsWith('.') && !en.endsWith('..'))),
    ).toEqual([]);
  });
});

describe('German', () => {
  const texts = [...SENTENCES].map(([key, { de }]) => [key, de] as const);
  const english = [...SENTENCES].map(([key, { en }]) => [key, en] as const);
  const SPELLED_OUT = new RegExp(
    [
      ...['fuer', 'ueber', 'koenn', 'muess', 'wuerd', 'waehl', 'loesch', 'pruef', 'aender', 'zurueck'],
      ...['schluessel', 'gehoer', 'gueltig', 'erklaer', 'naechst', 'spaet', 'moeglich', 'noetig', 'laeng'],
      ...['groess', 'schliess', 'heisst', 'draussen', 'ausser', 'gemaess', 'jaehrig', 'laesst'],
    ].join('|'),
    'i',
  );

  test('has umlauts and ß, no makeshift spellings', () => {
    expect(texts.filter(([, text]) => SPELLED_OUT.test(text))).toEqual([]);
    expect(texts.filter(([, text]) => /[äöüß]/.test(text)).length).toBeGreaterThan(120);
  });

  test('has German quotation marks around words, and English has its own', () => {
    expect(texts.filter(([, text]) => /„[^“]*"|[“”][^„]*”/.test(text))).toEqual([]);
    expect(english.filter(([, text]) => /[„“]/.test(text))).toEqual([]);
  });

  test('has no English, and English no German', () => {
    const isEnglish = /\b(?:the|file|line|column|with|must|cannot|not|is|are)\b/;
    const isGerman = /\b(?:der|die|und|nicht|Zeile|Datei|Spalte|oder|ist|muss)\b/;
    // The keys of a plan are English in both languages: `column: Spalte des Geburtsdatums`.
    const keys = new RegExp(`\\b(?:${keysIn(planJsonSchema()).join('|')}):`, 'g');
    const words = (text: string) =>
      text.replace(/losverfahren [^;,]*|\{\w+(?:\.\*)?[}?=]|--\S+/g, '').replace(keys, '');
    const isPlan = (key: string) => key.startsWith('plan.') || key.startsWith('paste.');
    expect(texts.filter(([key, text]) => !isPlan(key) && isEnglish.test(words(text)))).toEqual([]);
    expect(english.filter(([key, text]) => !isPlan(key) && isGerman.test(words(text)))).toEqual([]);
  });
});
