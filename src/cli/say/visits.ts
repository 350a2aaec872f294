import type { VisitSettings, VisitsFacts } from '../../procedure/visits.js';
import type {
  DoorOutcome,
  LetterboxWords,
  ListWords,
  PhoneWords,
  VisitWords,
} from '../../report/visits/words.js';
import type { Terminal } from '../terminal.js';
import type { World } from '../world.js';
import { shellPath } from './shell-word.js';

/** What is said of visits, on the terminal and on what is taken to the doors. */

const OUTCOMES = {
  accepted: 'visits.accepted',
  undecided: 'visits.undecided',
  declined: 'visits.declined',
  'not-met': 'visits.not-met',
  moved: 'visits.moved',
  deceased: 'visits.deceased',
  unreachable: 'visits.unreachable',
} as const satisfies Record<DoorOutcome, string>;

/** A need that the plan made up stands for itself. */
const NEEDS = new Map([
  ['childcare', 'visits.childcare'],
  ['transport', 'visits.transport'],
  ['translation', 'visits.translation'],
  ['access', 'visits.access'],
] as const);

export function visitWords(terminal: Terminal, settings: VisitSettings): VisitWords {
  const needs = settings.needs.map((code) => {
    const key = NEEDS.get(code as 'access');
    return { code, word: key === undefined ? code : terminal.text(key) };
  });
  const outcomes = Object.entries(OUTCOMES).map(([outcome, key]) => [outcome, terminal.text(key)]);
  return {
    ...{ language: terminal.language, title: settings.title, needs },
    outcomes: Object.fromEntries(outcomes) as Record<DoorOutcome, string>,
    team: (team, teams) =>
      teams === 1 ? terminal.text('visits.team-only') : terminal.text('visits.team', { team, teams }),
    size: (people, addresses) => terminal.text('visits.size', { people, addresses }),
    list: listWords(terminal, settings),
    letterbox: letterboxWords(
      terminal,
      settings,
      needs.map(({ word }) => word),
    ),
    phone: phoneWords(terminal),
  };
}

function legal(terminal: Terminal, { land, acknowledged: by }: VisitSettings): string[] {
  const law = land === 'BW' ? terminal.text('visits.legal-bw') : terminal.text('visits.legal', { land });
  return [law, terminal.text('visits.legal-by', { by })];
}

function listWords(terminal: Terminal, settings: VisitSettings): ListWords {
  return {
    title: terminal.text('visits.list-title'),
    legal: legal(terminal, settings),
    private: terminal.text('visits.list-private'),
    order: terminal.text('visits.list-order'),
    name: terminal.text('visits.name'),
    number: terminal.text('visits.number'),
    attempt: (number) => terminal.text('visits.attempt', { number }),
    earlier: (visits) => terminal.text('visits.earlier', { count: visits }),
    time: terminal.text('visits.time'),
    met: terminal.text('visits.met'),
    outcome: terminal.text('visits.outcome'),
    needs: terminal.text('visits.needs'),
    unplaced: terminal.text('visits.unplaced'),
    unplacedWhy: terminal.text('visits.unplaced-why'),
    noArea: terminal.text('visits.no-area'),
  };
}

/** A note has no room for more; they are examples. */
const NAMED_NEEDS = 4;

function letterboxWords(
  terminal: Terminal,
  { title, contact }: VisitSettings,
  needs: readonly string[],
): LetterboxWords {
  return {
    title: terminal.text('visits.note-title'),
    personal: terminal.text('visits.note-personal'),
    greeting: (name) => terminal.text('visits.note-greeting', { name }),
    here: terminal.text('visits.note-here'),
    when: terminal.text('visits.note-when'),
    who: terminal.text('visits.note-who'),
    drawn: terminal.text('visits.note-drawn', { title }),
    answer: terminal.text('visits.note-answer', { needs: needs.slice(0, NAMED_NEEDS) }),
    code: terminal.text('visits.code'),
    contact,
    contactLine: terminal.text('visits.note-contact'),
    free: terminal.text('visits.note-free'),
    fold: terminal.text('visits.note-fold'),
  };
}

function phoneWords(terminal: Terminal): PhoneWords {
  // The page puts the values in itself.
  const open = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `{${name}}`]));
  return {
    title: terminal.text('visits.phone-title'),
    private: terminal.text('visits.phone-private'),
    how: terminal.text('visits.phone-how'),
    noScript: terminal.text('visits.phone-no-script'),
    code: terminal.text('visits.phone-code'),
    outcomeOf: (name) => terminal.text('visits.phone-outcome-of', { name }),
    needsOf: (name) => terminal.text('visits.phone-needs-of', { name }),
    more: terminal.text('visits.phone-more'),
    note: terminal.text('visits.phone-note'),
    noteHint: terminal.text('visits.phone-note-hint'),
    attempts: terminal.text('visits.phone-attempts'),
    fewer: terminal.text('visits.phone-fewer'),
    another: terminal.text('visits.phone-another'),
    clear: terminal.text('visits.phone-clear'),
    undo: terminal.text('visits.phone-undo'),
    save: terminal.text('visits.phone-save'),
    asText: terminal.text('visits.phone-as-text'),
    remember: terminal.text('visits.phone-remember'),
    rememberHint: terminal.text('visits.phone-remember-hint'),
    forget: terminal.text('visits.phone-forget'),
    live: {
      progress: terminal.text('visits.live.progress', open('done', 'total')),
      noted: terminal.text('visits.live.noted', open('name', 'outcome', 'number')),
      'taken-back': terminal.text('visits.live.taken-back', open('name')),
      'nothing-to-undo': terminal.text('visits.live.nothing-to-undo'),
      saved: terminal.text('visits.live.saved', open('file')),
      unsaved: terminal.text('visits.live.unsaved'),
      attempts: terminal.text('visits.live.attempts', open('number')),
      'attempts-left': terminal.text('visits.live.attempts-left', open('most')),
      'last-attempt': terminal.text('visits.live.last-attempt'),
      'no-memory': terminal.text('visits.live.no-memory'),
      remembered: terminal.text('visits.live.remembered'),
      forget: terminal.text('visits.live.forget'),
      forgotten: terminal.text('visits.live.forgotten'),
      'nothing-to-save': terminal.text('visits.live.nothing-to-save'),
      cleared: terminal.text('visits.live.cleared', open('name')),
    },
  };
}

/** What `visits` says. Nobody's name: somebody may look on. @param paths what was written */
export function sayVisits(
  terminal: Terminal,
  { platform }: Pick<World, 'platform'>,
  { settings, teams, unplaced, unnamed }: VisitsFacts,
  { target, paths }: { readonly target: string; readonly paths: readonly string[] },
): void {
  const { land, acknowledged } = settings;
  const people = teams.reduce((sum, team) => sum + team.people, unplaced);
  terminal.json({
    format: 'losverfahren/visits/1',
    ...{ draw: target, files: paths, land, acknowledged, people, teams },
    without_address: unplaced,
    not_in_purge_files: unnamed,
  });
  if (paths.length === 0) {
    terminal.tell('visits.nobody');
    return;
  }
  terminal.heading('visits.written', { count: people });
  for (const [at, size] of teams.entries())
    terminal.named(
      terminal.text('visits.team', { team: at + 1, teams: teams.length }),
      terminal.text('visits.size', { ...size }),
    );
  if (unplaced > 0)
    terminal.field('visits.field-unplaced', terminal.text('visits.unplaced-count', { count: unplaced }));
  terminal.field('visits.field-land', terminal.text('visits.land', { land, by: acknowledged }));
  if (land !== 'BW') terminal.tell('visits.legal', { land }, 2);
  terminal.say();
  terminal.tell('visits.files');
  for (const path of paths) terminal.say(`  ${path}`);
  terminal.say();
  terminal.tell('visits.private');
  if (unnamed.length === 0) terminal.tell('visits.purged');
  else {
    terminal.tell('visits.unnamed', { count: unnamed.length });
    terminal.say(`  purge: { files: [${unnamed.map(yamlText).join(', ')}] }`);
  }
  const words = ['losverfahren', 'record', shellPath(target, platform), '--replies', 'team-1-answers.csv'];
  terminal.say(terminal.text('visits.next', { command: words.join(' ') }));
}

function yamlText(path: string): string {
  return /^[\p{L}\p{N}_./-]+$/u.test(path) ? path : JSON.stringify(path);
}
