/** What is run with every Node, in a folder that has the fixtures, and the exit code that it must have. */

const SEED = ['--seed', '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913', '--at', '2026-12-05T19:30:00Z'];
const SECOND = ['--seed', '5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365', '--at', '2027-01-30T19:30:00Z'];
/** Long before both, when everything else is settled. */
const BEFORE = ['--at', '2026-11-02T10:00:00Z'];
const KEYED = ['--key-file', 'key'];
const TOWN = 'fixtures/musterstadt.csv';
const LETTERS = ['--plan', 'fixtures/musterstadt.yaml'];
const YES = 'fixtures/zusagen.csv';
const PANEL = [YES, '--plan', 'fixtures/gremium.yaml'];
const POTS = [YES, '--plan', 'fixtures/lostoepfe.yaml'];
const GROUPS = ['--stratify', 'district,gender,age', '--age-bands', '16-29,30-44,45-64,65+'];
const DAY = ['--reference-date', '2026-12-01'];
const OTHER_TOWN = 'fixtures/musterstadt-windows-1252.csv';
const OTHER = [OTHER_TOWN, '--size', '500', ...GROUPS, ...DAY];

/** Beside the fixtures; by their names. */
export const FILES = {
  'quotas.csv': 'feature,value,min,max\nage,16-29,30,40\nage,30-44,40,60\nage,45-64,50,80\nage,65+,40,60\n',
  'already.csv': 'PersonID\nP000000054\nP000000212\n',
  key: 'ab'.repeat(32),
  // That of the example in docs/SPEC.md.
  'town.key':
    'untrusted comment: minisign secret key 0807060504030201\n' +
    'RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQIDBAUGBwidYbGd7/1aYLqESvSS7CzE' +
    'REnFaXsyaRlwO6wDHK5/YNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1EaAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
};

/** @type {readonly (readonly [code: number, ...args: string[]])[]} */
export const COMMANDS = [
  [0, '--help'],
  [0, 'draw', '--help', '--lang', 'de'],
  [0, 'init', TOWN, ...DAY, '--size', '200', '--output', 'plan.yaml', '--schema', 'plan.schema.json'],

  [0, 'check', ...LETTERS],
  [0, 'check', 'fixtures/dialects/utf-16le.csv', ...DAY, '--json'],
  [3, 'check', 'fixtures/broken/duplicate-ids.csv', ...DAY, '--lang', 'de'],
  [3, 'check', 'fixtures/broken/invalid-utf-8.csv', '--encoding', 'utf-8', ...DAY],
  [3, 'check', 'missing.csv', ...DAY],

  [0, 'preview', '--plan', 'plan.yaml'],
  [0, 'preview', ...LETTERS, '--json', '--lang', 'de'],
  [0, 'preview', '--panel', ...PANEL, '--json'],

  [0, 'draw', ...LETTERS, ...SEED, '--output', 'letters'],
  [0, 'draw', ...LETTERS, ...SEED, '--output', 'threads', '--workers', '2', '--json'],
  [
    0,
    'draw',
    ...OTHER,
    '--dialect',
    'rfc4180',
    '--key-file',
    'key',
    ...SEED,
    '--output',
    'keyed',
    '--lang',
    'de',
  ],
  [5, 'draw', ...OTHER, '--size', '4000', '--max-per-household', '1', ...SEED, '--output', 'none'],
  [
    0,
    'draw',
    TOWN,
    '--size',
    '200',
    '--targets',
    'quotas.csv',
    '--min-age',
    '16',
    ...DAY,
    ...SEED,
    '--output',
    'quotas',
  ],
  [2, 'draw', ...LETTERS],
  [6, 'draw', ...LETTERS, ...SEED, '--output', 'letters'],

  [0, 'panel', ...PANEL, ...SECOND, '--output', 'panel'],
  [0, 'draw', '--plan', 'fixtures/gremium.yaml', ...SEED, '--output', 'stage'],
  [0, 'panel', ...PANEL, '--draw', 'stage', ...SECOND, '--output', 'continued'],
  [0, 'panel', ...PANEL, '--numbered', ...SECOND, '--output', 'numbered'],
  [0, 'panel', ...PANEL, '--numbered', '--panel-number', '417', ...SECOND, '--output', 'ball'],
  [0, 'panel', ...PANEL, '--already', 'already.csv', ...SECOND, '--output', 'replaced'],
  [0, 'panel', ...PANEL, '--objective', 'nash', ...SECOND, '--output', 'nash'],
  [0, 'panel', ...PANEL, '--objective', 'maximin', ...SECOND, '--output', 'maximin'],
  [0, 'panel', ...POTS, ...SECOND, '--output', 'pots'],

  [0, 'verify', 'demo', '--register', TOWN, ...LETTERS, '--lang', 'de'],
  [0, 'verify', 'letters/audit.jsonl', '--json'],
  [0, 'verify', 'keyed', '--register', OTHER_TOWN, '--key-file', 'key'],
  [0, 'verify', 'quotas', '--register', TOWN],
  [0, 'verify', 'continued', '--answers', YES, '--register', TOWN],
  [0, 'verify', 'ball', '--answers', YES],
  [0, 'verify', 'pots', '--answers', YES],
  [0, 'verify', 'panel', '--answers', YES, '--optimality'],
  // What the Node beside which all are held has drawn.
  [0, 'verify', 'beside/demo', '--register', TOWN, ...LETTERS],
  [0, 'verify', 'beside/panel', '--answers', YES],
  [4, 'verify', 'letters', '--register', OTHER_TOWN, ...LETTERS],

  [0, 'commit', ...LETTERS, ...KEYED, ...BEFORE, '--output', 'committed'],
  [0, 'draw', ...LETTERS, ...KEYED, ...SEED, '--output', 'committed'],
  [6, 'draw', ...LETTERS, ...KEYED, ...SEED, '--output', 'committed'],
  [0, 'draw', ...LETTERS, ...KEYED, ...SECOND, '--output', 'committed', '--redraw', '--reason', 'Vertippt'],
  [0, 'commit', ...PANEL, '--panel', '--balls', ...KEYED, ...BEFORE, '--output', 'committee', '--lang', 'de'],
  [0, 'panel', ...PANEL, ...KEYED, '--numbered', ...SECOND, '--output', 'committee'],
  [0, 'panel', ...PANEL, ...KEYED, '--panel-number', '417', ...SECOND, '--output', 'committee'],
  [0, 'verify', 'committed', '--urn', 'committed/urn.csv', '--register', TOWN, ...KEYED, '--lang', 'de'],
  [0, 'verify', 'committee', '--urn', 'committee/urn.csv', '--json'],
  [0, 'verify', 'beside/committed/audit.jsonl', '--urn', 'beside/committed/urn.csv'],
  [0, 'prove', 'committed', '--id', 'P000000054', ...KEYED, '--output', 'slip.json'],
  [0, 'prove', 'committee', '--drawn', ...KEYED, '--output', 'slips'],
  [0, 'verify', 'committed', '--slip', 'slip.json', '--lang', 'de'],

  [0, 'sql', 'letters', '--dialect', 'duckdb'],
  [0, 'sql', 'letters', '--dialect', 'spark', '--output', 'letters.sql'],

  [0, 'sign', 'letters', '--secret-key', 'town.key', '--comment', 'Rat'],
  [0, 'verify', 'letters', '--public-key', 'RWQBAgMEBQYHCNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea'],
  // As JSON it gives the fingerprint of a log that nobody has, in which the version of Node is.
  [0, 'purge', 'letters', '--dry-run', '--at', '2027-06-30T00:00:00Z'],
  [0, 'purge', 'keyed', '--key-file', 'key', '--yes', '--json', '--at', '2027-06-30T00:00:00Z'],
  [0, 'verify', 'keyed'],

  [0, 'simulate', ...LETTERS, '--runs', '50'],
  [0, 'synth', '--rows', '2000', '--output', 'town.csv'],
  [0, 'synth', '--rows', '300', '--seed', 'x', '--encoding', 'windows-1252', '--delimiter', 'tab'],

  [0, 'size', '--places', '35', '--rate', '5%', '--json'],
  [0, 'letters', '--write-template', 'einladung', '--output', 'brief.md'],
  [0, 'page', '--output', 'losverfahren.html'],
  [0, 'completion', 'zsh'],
  // What comes after the letters stands in a log that names the version of Node; here only its refusals are compared.
  [3, 'municipalities', 'missing.csv', '--hits', '3', '--letters', '20', '--seed', '123', '--output', 'm'],
  [3, 'batch', 'missing.csv', '--seed', '123', '--output', 'b'],
  [3, 'record', 'missing', '--code', 'K7QX-3M9P', '--outcome', 'declined'],
  [3, 'replace', 'missing'],
  [2, 'visits', 'missing'],
  [3, 'status', 'missing'],
  [3, 'report', 'missing'],
];
