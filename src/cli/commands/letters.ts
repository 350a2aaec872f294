import { refuse } from '../../core/problem.js';
import { TEMPLATES } from '../../messages/letter-templates.js';
import { ownTemplate, templateSource } from '../../procedure/letter-template.js';
import { type LetterForm, letters } from '../../procedure/letters.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { letterWords, sayLetters, sayTemplate } from '../say/letters.js';
import type { Session } from '../session.js';

/** `letters`: a list for a mail merge, printable letters, or a template to be changed. */
export async function run(
  session: Session,
  args: readonly string[],
  options: OptionsOf<'letters'>,
): Promise<number> {
  const { terminal, world } = session;
  const { force, writeTemplate } = options;
  if (writeTemplate !== undefined) return written(session, writeTemplate, options);
  const [target = '.'] = args;
  const template =
    options.template === undefined ? null : templateSource(world.files, options.template, TEMPLATES);
  const output = options.output ?? (template === null ? 'serienbrief.xlsx' : 'briefe.html');
  const ending = endingOf(output, template === null ? LISTS : PAGES);
  world.outputs.checkFiles([output], force);
  if (ending === '.pdf') world.printer.require();
  const form: LetterForm =
    template === null
      ? { kind: 'list', format: ending === '.csv' ? 'csv' : 'xlsx' }
      : { kind: 'pages', template };
  const { run: number, round, only, keyFile, plan } = options;
  const request = {
    ...{ target, keyFile, plan, form },
    choice: { run: number, round, only },
    words: letterWords,
  };
  const { facts, problems, parts } = await letters(request, session.tools({}));
  const bytes = ending === '.pdf' ? await world.printer.print(parts, secondsFor(facts.letters)) : parts;
  await world.outputs.writeParts(output, bytes, force, true);
  sayLetters(terminal, world, facts, { target, output });
  terminal.problems(problems);
  return EXIT.done;
}

const LISTS = ['.xlsx', '.csv'] as const;
const PAGES = ['.html', '.pdf'] as const;

/** @throws Refusal LETTER-001 */
function endingOf<E extends string>(output: string, endings: readonly E[]): E {
  const ending = endings.find((one) => output.toLowerCase().endsWith(one));
  if (ending === undefined) throw refuse('usage', 'LETTER-001', undefined, { file: output, endings });
  return ending;
}

/** A browser that does not answer is ended at some time; pages take it a small part of this. */
function secondsFor(letters: number): number {
  return 120 + Math.ceil(letters / 10);
}

/** @throws Refusal LETTER-007, and as `writeFiles` */
function written({ terminal, world }: Session, name: string, options: OptionsOf<'letters'>): number {
  const text = ownTemplate(name, TEMPLATES);
  const output = options.output ?? `${name}.md`;
  world.outputs.checkFiles([output], options.force);
  // The Windows editor of old knows UTF-8 by its mark.
  const bytes = new TextEncoder().encode(`\ufeff${text}`);
  world.outputs.writeFiles([{ path: output, bytes }], options.force);
  sayTemplate(terminal, world, output, name);
  return EXIT.done;
}
