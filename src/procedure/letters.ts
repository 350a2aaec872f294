import { type Problem, SHOWN_LINES, warning } from '../core/problem.js';
import { type Letter, type LetterFrame, letterPages } from '../report/letters/page.js';
import { type AddressWords, plainLine } from '../report/letters/recipient.js';
import { listFile } from '../report/lists.js';
import { type AnnouncedPlan, announcedPlan } from './announced-plan.js';
import { type CalledPeople, type CalledRequest, calledPeople } from './called-people.js';
import { letterColumns } from './letter-columns.js';
import { chosenPeople, type LetterChoice, peopleOut } from './letter-people.js';
import { type AddressHole, Recipients } from './letter-recipients.js';
import { type Merged, MergeRows, REPRESENTED } from './letter-rows.js';
import { judgePlaceholders, loadTemplate, type TemplateSource } from './letter-template.js';
import type { Tools } from './tools.js';

/** Letters to the people who were called: a list for a mail merge, or pages to be printed. */

export type LetterForm =
  | { readonly kind: 'list'; readonly format: 'csv' | 'xlsx' }
  | {
      readonly kind: 'pages';
      readonly template: TemplateSource;
      /** letters in one file; `null`: all of them */
      readonly atMost: number | null;
    };

export interface LettersRequest extends CalledRequest {
  /** path of the plan; left out: the usual name in the working folder, if it is the log's */
  readonly plan?: string | undefined;
  readonly choice: LetterChoice;
  readonly form: LetterForm;
  readonly words: (language: 'de' | 'en') => LetterWords;
}

/** The words of letters in one language. */
export interface LetterWords {
  readonly address: AddressWords;
  /** a day as people write it; whatever is no day stays as it is */
  readonly day: (text: string) => string;
  readonly dated: (place: string, day: string) => string;
  /** what the QR picture is */
  readonly qr: string;
  /** of the file, if the plan has no title */
  readonly title: string;
  /** of the workbook's sheet */
  readonly sheet: string;
}

export interface LettersFacts {
  readonly letters: number;
  /** of all who were called */
  readonly called: number;
  readonly kind: LetterForm['kind'];
  /** addresses that lack something */
  readonly incomplete: number;
  /** to legal representatives */
  readonly represented: number;
  /** where `purge.files` of the plan begins; `null`: there is no plan */
  readonly planFolder: string | null;
  readonly planFile: string | null;
  /** files that the plan says are to be deleted with the lists */
  readonly purged: readonly string[];
}

export interface LettersResult {
  readonly facts: LettersFacts;
  readonly problems: readonly Problem[];
  /** what is to be written, each file bit by bit; several only if there are more letters than one may have */
  readonly files: readonly Iterable<Uint8Array>[];
}

/**
 * @throws Refusal LETTER-002 .. LETTER-006, LETTER-008, LETTER-009, LETTER-016, LETTER-017, and as `calledPeople` and
 *   `announcedPlan`
 */
export async function letters(request: LettersRequest, { files }: Tools): Promise<LettersResult> {
  const { form, choice } = request;
  const called = await calledPeople(files, request);
  const announced = await announcedPlan(files, request.plan, called.read);
  const template = form.kind === 'pages' ? await loadTemplate(files, form.template) : null;
  const input = announced.input?.letters ?? {};
  const language = template?.language ?? input.language ?? 'de';
  const words = request.words(language);
  const people = chosenPeople(called, choice);
  const list = files.join(called.folder, people[0]?.called.list ?? '');
  const columns = letterColumns(called.columns, input, called.plan, list, announced.path);
  const maker = new MergeRows(new Recipients(columns, called.plan, input), {
    ...{ language, input, words: words.address, columns: called.columns },
  });
  const values = planValues(announced, called, words);
  const merged = people.map((person) => maker.row(person));
  const facts = {
    letters: people.length,
    called: called.people.length,
    kind: form.kind,
    incomplete: merged.filter(({ holes }) => holes.length > 0).length,
    represented: merged.filter(({ represented }) => represented !== '').length,
    planFolder: announced.input === null ? null : announced.folder,
    planFile: announced.path,
    purged: announced.input?.purge?.files ?? [],
  };
  const out = choice.only === 'all' ? peopleOut(people) : 0;
  const problems = [
    ...announced.problems,
    ...holeProblems(merged, (name) => files.join(called.folder, name)),
    ...(maker.recipients.unknownAges > 0 ? [warning('LETTER-011', { file: list })] : []),
    ...(out > 0 ? [warning('LETTER-012', undefined, { count: out })] : []),
  ];
  if (form.kind === 'list' || template === null) {
    const format = form.kind === 'list' ? form.format : 'csv';
    return { facts, problems, files: [[await listOf(format, maker.header, merged, called, words)]] };
  }
  const known = [...maker.header, REPRESENTED];
  judgePlaceholders(template, form.template, { columns: known, plan: values }, announced.path);
  const sender = linesOf(input.sender);
  const frame: LetterFrame = {
    ...{ template, language, sender, qrName: words.qr },
    title: values.get('plan.title') || words.title,
    info: [sender, linesOf(input.contact)],
    date: input.date === undefined ? '' : words.dated(plainLine(input.place ?? ''), words.day(input.date)),
  };
  const noSender = sender.length === 0 ? [warning('LETTER-018')] : [];
  const atMost = (form.kind === 'pages' ? form.atMost : null) ?? merged.length;
  const groups = Array.from({ length: Math.ceil(merged.length / atMost) }, (_, at) =>
    merged.slice(at * atMost, (at + 1) * atMost),
  );
  const pages = groups.map((group) => letterPages(pagesOf(group, maker.header, values), frame));
  return { facts, problems: [...problems, ...noSender], files: pages };
}

async function listOf(
  format: 'csv' | 'xlsx',
  header: readonly string[],
  merged: readonly Merged[],
  { plan }: CalledPeople,
  { sheet }: LetterWords,
): Promise<Uint8Array> {
  const rows = merged.map(({ row }) => row);
  if (format === 'csv') return listFile({ header, rows }, plan.output.dialect);
  const { workbookFile } = await import('../report/workbook.js');
  return workbookFile([{ name: sheet, header, rows }]);
}

function* pagesOf(
  merged: readonly Merged[],
  header: readonly string[],
  plan: ReadonlyMap<string, string>,
): Generator<Letter> {
  const places = new Map(header.map((name, at) => [name, at]));
  for (const { row, address, qr, represented } of merged) {
    const value = (name: string) => {
      if (name === REPRESENTED) return represented;
      const at = places.get(name);
      return at === undefined ? (plan.get(name) ?? '') : plainLine(row[at] ?? '');
    };
    yield { address, qr, value };
  }
}

/** What templates can ask of the plan, by its keys; empty: it does not say. */
function planValues(
  { input }: AnnouncedPlan,
  { plan }: CalledPeople,
  { day }: LetterWords,
): ReadonlyMap<string, string> {
  const letters = input?.letters ?? {};
  const line = (text: string | undefined) => day(plainLine(text ?? ''));
  const lines = (text: string | readonly string[] | undefined) => linesOf(text).join('\n');
  return new Map([
    ['plan.title', plainLine(plan.title ?? '')],
    ['letters.sender', lines(letters.sender)],
    ['letters.place', line(letters.place)],
    ['letters.date', line(letters.date)],
    ['letters.contact', lines(letters.contact)],
    // Somebody has to sign.
    ['letters.signature', lines(letters.signature) || (linesOf(letters.sender)[0] ?? '')],
    ['letters.reply_url', plainLine((letters.reply_url ?? '').replaceAll('{code}', ''))],
    ['letters.reply_by', line(letters.reply_by)],
    ['letters.event.place', line(letters.event?.place)],
    ['letters.event.date', line(letters.event?.date)],
  ]);
}

function linesOf(text: string | readonly string[] | undefined): string[] {
  const lines = typeof text === 'string' ? text.split('\n') : (text ?? []);
  return lines.map(plainLine).filter((line) => line !== '');
}

/** Where addresses are incomplete, by the places on the lists. */
function holeProblems(merged: readonly Merged[], path: (list: string) => string): Problem[] {
  const found = new Map<string, { list: string; hole: AddressHole; ranks: number[] }>();
  for (const { person, holes } of merged) {
    for (const hole of holes) {
      const { list, rank } = person.called;
      const one = found.get(`${hole} ${list}`) ?? { list, hole, ranks: [] };
      one.ranks.push(rank);
      found.set(`${hole} ${list}`, one);
    }
  }
  return [...found.values()].map(({ list, hole, ranks }) =>
    warning(
      'LETTER-010',
      { file: path(list) },
      {
        ...{ hole, count: ranks.length },
        ranks: ranks.slice(0, SHOWN_LINES).map(String),
        others: ranks.length > SHOWN_LINES ? ranks.length - SHOWN_LINES : '',
      },
    ),
  );
}
