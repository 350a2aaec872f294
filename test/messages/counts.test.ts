import { describe, expect, test } from 'vitest';
import { fill } from '../../src/messages/fill.js';
import { LANGUAGES, placeholders, SENTENCES } from './sentences.js';

/** Sentences that show how many there are of something are right for one of it as well. */

/** Values that are whole numbers, at least in some sentences. */
const COUNTS = [
  ...['accepted', 'called', 'letters', 'replied', 'reserve'],
  ...[
    'N',
    'age',
    'already',
    'answers',
    'available',
    'bound',
    'count',
    'expected',
    'failed',
    'found',
    'household',
    'invited',
  ],
  ...['left', 'max', 'max_flex', 'min', 'min_flex', 'missing', 'n', 'none', 'outcomes', 'outside'],
  ...[
    'partlyUnknown',
    'people',
    'percent',
    'rows',
    'run',
    'runs',
    'seconds',
    'size',
    'strata',
    'sum',
    'total',
  ],
  ...['addresses', 'slack'],
  ...['limit', 'redrawn', 'wanted', 'digits', 'all', 'byPlan', 'bySeed', 'byNumber', 'present'],
  ...['attempts', 'frame', 'free', 'folders', 'kept', 'registers', 'urns'],
  ...['always', 'couples', 'never', 'substitutes'],
];

const LISTS = [
  ...['bands', 'files', 'kinds', 'list', 'pairs'],
  ...['allowed', 'categories', 'checks', 'columns', 'commands', 'conflict', 'dimensions', 'flags', 'names'],
  ...['districts', 'fields', 'more', 'reasons', 'sheets', 'endings', 'known', 'ranks'],
  ...[
    'rules',
    'comment',
    'keys',
    'needs',
    'numbers',
    'places',
    'values',
    'changes',
    'signs',
    'words',
    'parts',
  ],
  ...['codes', 'ids', 'ladder', 'near', 'sums', 'differing'],
];

/** Names, dates, and numbers that are shown as texts. */
const OTHERS = [
  'letter',
  ...['keyId', 'public', 'secret'],
  ...['adding', 'advice', 'code', 'early', 'fair', 'late', 'lowest', 'open', 'some', 'time', 'unhelped'],
  ...['allow', 'column', 'difference', 'empty', 'line', 'meant', 'read', 'shown'],
  ...['band', 'category', 'command', 'delimiter', 'detail', 'dimension', 'earliest', 'encoding', 'fault'],
  ...['file', 'fingerprint', 'first', 'flag', 'folder', 'format', 'gap', 'geometric', 'gini', 'greatest'],
  ...[
    'group',
    'key',
    'lacks',
    'last',
    'latest',
    'least',
    'mark',
    'mean',
    'most',
    'name',
    'nearest',
    'number',
  ],
  ...[
    'piece',
    'plan',
    'proportional',
    'reason',
    'second',
    'seed',
    'share',
    'sign',
    'speed',
    'status',
    'stratum',
  ],
  ...['title', 'value', 'worker', 'could', 'given', 'logged', 'now', 'long', 'short', 'whole', 'word'],
  ...['address', 'announced', 'canonical', 'chain', 'event', 'example', 'like', 'round'],
  // Of an event: bounds, bits, and what is put into a line of the plan.
  ...['bits', 'enough', 'faces', 'from', 'spiel', 'super', 'throws', 'to', 'when'],
  ...['at', 'committed', 'date', 'moment', 'source'],
  ...['dialect', 'rule', 'shell', 'table'],
  ...['after', 'before', 'character', 'day', 'lines', 'nowhere', 'other', 'page', 'same', 'written'],
  ...['among', 'lastShare', 'part', 'place', 'rank', 'result', 'ticket'],
  ...['deadline', 'sheet', 'megabytes', 'millions'],
  ...['braces', 'hole', 'kind', 'only', 'usual', 'others'],
  ...['holder', 'log', 'outcome', 'since', 'target', 'typed', 'way'],
  // Of visits: more than one team, and what a page for a telephone puts in itself.
  ...['by', 'done', 'land', 'team', 'teams'],
  ...[
    'allocation',
    'certain',
    'chance',
    'form',
    'high',
    'hits',
    'low',
    'of',
    'range',
    'rate',
    'sure',
    'visited',
  ],
  ...['drawn', 'pool'],
  // Of municipalities; units are named.
  ...['hash', 'joined', 'one', 'restored', 'summed', 'unit', 'units'],
  ...['cause', 'register', 'why', 'remedy'],
  ...['in', 'owed', 'rounded', 'until', 'version'],
  ...['entropy', 'independent'],
];

/** Where no word depends on the number, and why that is right; with a language: in that one only. */
const SAME_WORDS: Readonly<Record<string, readonly string[]>> = {
  'no noun, as in "at most 1"': [
    ...['quota.min bound', 'quota.min people', 'quota.max bound', 'quota.max people'],
    ...['quota.softened min', 'quota.softened max'],
    ...['preview.why-max bound', 'preview.why-min bound', 'birth.years partlyUnknown', 'lines.more total'],
    'cards.intro letters',
    ...['panel.open never en', 'protocol.open never en'],
    ...[
      'suggest.by-lot count de',
      'suggest.merge count de',
      'suggest.group count de',
      'suggest.drop count de',
    ],
    ...[
      'QUOTA-001.why household',
      'QUOTA-053.why household',
      'QUOTA-002.why size en',
      'DRAW-002.what available',
      'REG-010.what expected',
      'DRAW-021.what available',
      'REG-065.what expected',
      'SEED-020.what wanted',
      'announce.panel size en',
      'size.answers called',
      'size.answers accepted en',
      'SIZE-024.why missing',
    ],
    ...['clerk.advice-row min', 'clerk.advice-row max', 'clerk.districts-all count', 'clerk.drawn count'],
    ...['clerk.chance size', 'clerk.chance-household size', 'clerk.conflict-min bound'],
    ...['clerk.conflict-min people', 'clerk.conflict-max bound', 'clerk.conflict-max people'],
  ],
  'so many of so many': [
    ...['DRAW-020.what count', 'DRAW-020.what total', 'REG-069.what count', 'REG-069.what total'],
    ...['announce.equal size', 'announce.equal people', 'announce.letters people', 'announce.panel people'],
    ...['protocol.chance-equal n', 'protocol.chance-equal N', 'protocol.chance-alike n'],
    'protocol.chance-alike N',
    ...['chance.equal n', 'chance.equal N', 'simulate.agrees n', 'simulate.agrees N'],
    ...['simulate.progress run', 'simulate.progress runs', 'verify.failed failed'],
    'batch.not-verified failed',
    ...['panel.presence-some people', 'panel.presence-some present', 'panels.turns-some people'],
    ...['panel.answered invited', 'QUOTA-008.why total', 'QUOTA-009.why total', 'QUOTA-027.what total'],
    'problems.more total',
    ...['QUOTA-008.why none en', 'QUOTA-009.why none en'],
    'visits.live.progress total',
    ...['batch.committed count', 'announce-batch.draws size', 'announce-batch.draws people'],
    ...['batch.title count', 'batch.verified registers', 'batch.verified urns'],
    ...['batch.counts failed', 'batch.counts kept', 'batch.counts left', 'batch.progress all'],
    ...['towns.chance n', 'towns.chance people', 'sheet.chance-value n', 'sheet.chance-value people'],
    ...['MUNI-010.why letters', 'MUNI-010.why people', 'MUNI-020.why people'],
    ...['sheet.differs letters', 'sheet.differs people'],
    ...['site-verify.group count', 'site-verify.group total', 'site-verify.counts people'],
    'site-verify.counts-substitutes people',
    ...['site-verify.unsound failed', 'site-practise.step total'],
  ],
  'seconds or per cent': [
    'batch.progress left',
    ...['progress left', 'progress.short left', 'lottery.time seconds', 'lottery.time left'],
    ...['lottery.split percent', 'lottery.mix percent', 'remark.softened sum', 'protocol.mark-softened sum'],
    ...['panel.least bound', 'PDF-003.what seconds'],
  ],
  'an age, a sum or a limit as such': [
    ...['rule.min-age age', 'rule.max-age age', 'PLAN-069.what age en', 'PLAN-021.what min'],
    ...[
      'PLAN-021.what max',
      'PLAN-014.why bound',
      'PLAN-041.what size',
      'PLAN-041.what sum',
      'PLAN-117.what total',
      'PLAN-120.what size',
      'QUOTA-050.why sum',
    ],
    ...['PLAN-058.what min', 'PLAN-058.what max', 'PLAN-059.what min', 'PLAN-059.what min_flex'],
    ...['PLAN-060.what max', 'PLAN-060.what max_flex', 'LETTER-009.remedy count', 'BOOK-013.what digits'],
  ],
  'a number behind a value': [
    ...['protocol-step.reply count', 'protocol.replaced people'],
    ...['SIZE-002.remedy wanted', 'size.more people'],
    'draw.committed redrawn',
    'value.count count',
    'value.empty count',
    'value.near count',
  ],
  'a number in brackets or behind a key of the plan': [
    'REG-072.what count',
    'REG-065.remedy found',
    'LETTER-009.why count',
  ],
  'one of two ways to go on': ['QUOTA-008.why all', 'QUOTA-009.why all'],
  'far more than one': [
    'QUOTA-012.what count',
    'size.many-strata strata',
    'towns.many-units count',
    'site-verify.batch-counts count',
    ...['site-practise.plan-result people', 'site-practise.settle-result people'],
  ],
  'a mean with a digit behind the point': [
    ...['size.everybody expected', 'size.recommended expected', 'size.recommended-groups expected'],
  ],
  'a log has more than one check': [
    ...[
      'verify.by-urns total',
      'verify.passed total',
      'verify.passed-lottery total',
      'verify.passed-panel total',
    ],
    ...['towns.verified total', 'batch.verified total', 'batch.not-verified total', 'batch.log-alone total'],
    ...['own.verify.log-only total', 'own.verify.log-only-panel total', 'site-verify.sound total'],
    ...['site-verify.sound-notes total', 'site-verify.unsound total', 'own.batch.log-alone total'],
    ...['verify.log-only total', 'verify.log-only-panel total', 'verify.failed total', 'slip.failed total'],
  ],
  'a number of people called, left or wanted, beside others': [
    ...['record.state called', 'REPL-007.why left', 'SUPP-003.what left', 'SUPP-003.what size'],
    ...['SUPP-003.remedy left', 'replace.step count'],
    ...['supplement.done called', 'supplement.done frame', 'supplement.done invited'],
  ],
  'which one it is': ['replace.done run', 'slip.called-run run', 'slip.reply attempts'],
  'no number here, but words': [
    'PLAN-011.why expected',
    'PLAN-013.why expected',
    'PLAN-015.why expected',
    'USE-010.why expected',
    'USE-009.why expected',
  ],
};

/** Where no word depends on how many items a list has. */
const SAME_WORDS_FOR_LISTS: Readonly<Record<string, readonly string[]>> = {
  'items behind a colon or in brackets': [
    ...[
      'BATCH-011.why keys',
      'BATCH-021.why checks',
      'BATCH-026.why keys',
      'BATCH-027.why keys',
      'BATCH-031.why keys',
    ],
    ...['BATCH-033.why keys', 'batch.absent keys', 'batch.missing keys'],
    ...['municipalities', 'own-plans'].flatMap((kind) => [`remark.${kind} keys`, `own.remark.${kind} keys`]),
    ...['BATCH-016.what flags', 'BATCH-020.what differing', 'BATCH-026.what differing'],
    ...['OUT-004.what names', 'SIDE-003.what columns', 'REG-007.what columns', 'DRAW-009.what columns'],
    ...['PLAN-053.why dimensions en', 'USE-011.why flags', 'USE-001.why commands', 'verify.places places'],
    ...[
      'suggest.by-lot categories',
      'suggest.group categories',
      'USE-014.why commands',
      'lists.left-out names',
      'remark.overrides keys',
    ],
    ...['lists.all names', 'QUOTA-020.why values', 'QUOTA-021.why values'],
    'PAGE-002.what names',
    ...['verify.signature comment', 'QUOTA-029.remedy names', 'QUOTA-029.why columns'],
    ...['DRAW-005.remedy list', 'DRAW-020.what bands', 'PLAN-030.remedy pairs en', 'SIDE-013.what kinds'],
    ...['REG-071.what values', 'REG-011.what files', 'SEED-003.what flags', 'SEED-027.what words'],
    ...['SEED-023.what parts', 'SEED-025.what parts', 'SEED-026.what parts'],
    'SEED-025.remedy parts',
    ...['CMT-014.what names', 'CMT-020.what names', 'CMT-016.why fields', 'announce.strata names'],
    ...[
      'announce.districts districts',
      'announce.excluded reasons',
      'remark.redrawn reasons',
      'announce.lotto more',
    ],
    ...['PURGE-002.why files', 'PURGE-008.why files', 'remark.purged names'],
    ...['LETTER-003.remedy columns', 'LETTER-007.why names', 'letters.list files', 'letters.pages files'],
    ...['cards.mistyped codes', 'cards.needs codes'],
    ...['LETTER-001.remedy endings', 'LETTER-004.why known de', 'LETTER-010.why ranks'],
    ...['PLAN-111.why dimensions', 'PLAN-116.what names', 'PLAN-118.what sums'],
    ...['CALL-007.what columns', 'PLAN-091.remedy names', 'REC-001.remedy ids', 'REC-006.remedy codes'],
    ...['REC-009.remedy near', 'REPL-001.remedy files', 'REPL-002.remedy files', 'REPL-005.what names'],
    ...[
      'REPL-007.why ladder',
      'SUPP-005.what flags',
      'remark.corrections reasons',
      'replace.step dimensions',
    ],
    'BOOK-010.what sheets de',
    ...['VISIT-003.why values', 'VISIT-005.why columns', 'visits.note-answer needs'],
    ...['SIZE-006.why categories', 'SIZE-007.what names', 'SIZE-008.why columns', 'SIZE-009.what dimensions'],
    ...['SIZE-010.why dimensions', 'SIZE-018.what names', 'SIZE-019.what dimensions'],
    ...['SIZE-020.what names', 'SIZE-020.why values'],
    'STATUS-001.why dimensions',
    ...['MUNI-002.why columns', 'MUNI-016.what flags', 'MUNI-023.why keys'],
    ...['protocol.chart names', 'protocol.districts districts', 'protocol.event-lotto more'],
    ...['protocol.excluded reasons', 'protocol.in-groups names', 'protocol.mark-flags flags'],
    'protocol.mark-no-plan flags',
    ...['SQL-004.why columns', 'SQL-006.what names', 'SQL-007.what names', 'SQL-008.why rules'],
    ...['SQL-011.what keys', 'SQL-012.what keys', 'SQL-015.what keys'],
  ],
  'never one': ['REG-008.what columns', 'PLAN-057.what names', 'lines numbers', 'lines.more numbers'],
};

/** The sentences whose words are the same for one and for two, with the value and the language. */
function alike(names: readonly string[], one: number | readonly string[], two: number | readonly string[]) {
  return [...SENTENCES].flatMap(([key, sentence]) =>
    LANGUAGES.flatMap((language) => {
      const text = sentence[language];
      const others = Object.fromEntries(placeholders(text).map((other) => [other, 'x']));
      const words = (name: string, value: number | readonly string[]) =>
        fill(language, text, { ...others, [name]: value }).replace(/\d+|item(?:, item)*/g, '#');
      return placeholders(text)
        .filter((name) => names.includes(name) && words(name, one) === words(name, two))
        .map((name) => `${key} ${name} ${language}`);
    }),
  );
}

const withLanguages = (places: Readonly<Record<string, readonly string[]>>) =>
  Object.values(places)
    .flat()
    .flatMap((place) => (/ (?:de|en)$/.test(place) ? [place] : LANGUAGES.map((each) => `${place} ${each}`)));

test('every value in a sentence is known as a number, a list or something else', () => {
  const asked = new Set([...SENTENCES.values()].flatMap(({ de, en }) => [de, en].flatMap(placeholders)));
  expect([...COUNTS, ...LISTS, ...OTHERS].sort()).toEqual([...asked].sort());
});

describe('the words of a sentence', () => {
  test('are others for one than for two, or it is known why not', () => {
    expect(alike(COUNTS, 1, 2).sort()).toEqual(withLanguages(SAME_WORDS).sort());
  });

  test('are others for a list of one than of two, or it is known why not', () => {
    const found = alike(LISTS, ['item'], ['item', 'item']);
    expect(found.sort()).toEqual(withLanguages(SAME_WORDS_FOR_LISTS).sort());
  });

  test('are the same for none and for two: German and English know no third form', () => {
    expect(alike(COUNTS, 0, 2)).toHaveLength(
      [...SENTENCES.values()].flatMap(({ de, en }) =>
        [de, en].flatMap((text) => placeholders(text).filter((name) => COUNTS.includes(name))),
      ).length,
    );
  });

  test('have two forms wherever they depend on a number', () => {
    const forms = [...SENTENCES.values()].flatMap(({ de, en }) =>
      [de, en].flatMap((text) => [...text.matchAll(/\{\w+=((?:[^{}]|\{\w+\})*)\}/g)].map(([, two]) => two)),
    );
    expect(forms.length).toBeGreaterThan(100);
    const wrong = forms.filter((two = '') => {
      const [one, other, ...more] = two.split('|');
      return one === undefined || other === undefined || more.length > 0 || one === other;
    });
    expect(wrong).toEqual([]);
  });
});
