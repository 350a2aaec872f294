import { refuse } from '../../core/problem.js';
import { TEMPLATES } from '../../messages/letter-templates.js';
import { ownTemplate, templateSource } from '../../procedure/letter-template.js';
import { type LetterForm, letters } from '../../procedure/letters.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { letterWords, sayLetters, sayTemplate } from '../say/letters.js';
import type { Session } from '../session.js';
import type { SingleFile } from '../world.js';

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
      : { kind: 'pages', template, atMost: ending === '.pdf' ? LETTERS_OF_A_PDF : null };
  const { run: number, round, only, keyFile, plan } = options;
  const request = {
    ...{ target, keyFile, plan, form },
    choice: { run: number, round, only },
    words: letterWords,
  };
  const { facts, problems, files } = await letters(request, session.tools({}));
  const outputs = files.length === 1 ? [output] : files.map((_, at) => numbered(output, at + 1));
  if (ending === '.pdf') await writePdfs(session, outputs, files, force);
  else await world.outputs.writeParts(output, files[0] ?? [], force, true);
  sayLetters(terminal, world, facts, { target, outputs });
  terminal.problems(problems);
  return EXIT.done;
}

/** A browser takes ever longer for each page of a long file; so many letters are also as many as one prints at a time. */
const LETTERS_OF_A_PDF = 1000;
/** A browser that does not answer is ended at some time; that many letters take it a small part of this. */
const SECONDS_FOR_A_PDF = 600;

/** All of them, or none. */
async function writePdfs(
  { world }: Session,
  outputs: readonly string[],
  files: readonly Iterable<Uint8Array>[],
  force: boolean,
): Promise<void> {
  world.outputs.checkFiles(outputs, force);
  const made: SingleFile[] = [];
  for (const [at, html] of files.entries()) {
    const pdf = await world.printer.print(html, SECONDS_FOR_A_PDF);
    made.push({ path: outputs[at] ?? '', bytes: joined([...pdf]), isSecret: true });
  }
  world.outputs.writeFiles(made, force);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** `briefe-1.pdf` for `briefe.pdf`. */
function numbered(path: string, number: number): string {
  return path.replace(/(?=\.[^.]*$)/, `-${number}`);
}

const LISTS = ['.xlsx', '.csv'] as const;
const PAGES = ['.html', '.pdf'] as const;

/** @throws Refusal LETTER-001 */
function endingOf<E extends string>(output: string, endings: readonly E[]): E {
  const ending = endings.find((one) => output.toLowerCase().endsWith(one));
  if (ending === undefined) throw refuse('usage', 'LETTER-001', undefined, { file: output, endings });
  return ending;
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
