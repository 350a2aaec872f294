import { type Language, TEXTS, type TextKey, textOf } from '../../messages/catalogue.js';
import { formatDay } from '../../messages/day.js';
import { LETTER_TEMPLATES } from '../../messages/letter-templates.js';
import type { LettersFacts, LetterWords } from '../../procedure/letters.js';
import type { Terminal } from '../terminal.js';
import type { World } from '../world.js';
import { shellPath } from './shell-word.js';

/** What is said of letters, and the words that stand in them. */

/** In a letter's language, whichever the terminal has. */
export function letterWords(language: Language): LetterWords {
  // Names are put in by whoever has them: they are no part of a sentence of the catalogue.
  const words = (key: TextKey) => TEXTS[key][language];
  return {
    address: {
      herr: words('letter.herr'),
      frau: words('letter.frau'),
      toHerr: words('letter.to-herr'),
      toFrau: words('letter.to-frau'),
      dearHerr: words('letter.dear-herr'),
      dearFrau: words('letter.dear-frau'),
      dearPerson: words('letter.dear-person'),
      dearAll: words('letter.dear-all'),
      alsoHerr: words('letter.also-herr'),
      alsoFrau: words('letter.also-frau'),
      both: words('letter.both'),
      representing: words('letter.representing'),
      toRepresentatives: words('letter.to-representatives'),
    },
    day: (text) => formatDay(language, text),
    dated: (place, date) => textOf(language, 'letter.dated', { place, date }),
    qr: words('letter.qr'),
    title: words('letter.title'),
    sheet: words('letter.sheet'),
  };
}

/** Where letters were written. */
export interface WrittenLetters {
  /** the draw's folder */
  readonly target: string;
  readonly outputs: readonly string[];
}

/** Nothing of a person is shown: how many letters there are, and what to do with the file. */
export function sayLetters(
  terminal: Terminal,
  { files }: Pick<World, 'files'>,
  facts: LettersFacts,
  { target, outputs }: WrittenLetters,
): void {
  const { letters, called, kind, incomplete, represented, planFolder, purged } = facts;
  terminal.json({
    ...{ format: 'losverfahren/letters/1', draw: target, files: outputs, kind },
    ...{ letters, called, incomplete, represented },
  });
  terminal.heading(kind === 'list' ? 'letters.list' : 'letters.pages', { count: letters, files: outputs });
  if (represented > 0) terminal.tell('letters.represented', { count: represented });
  terminal.say();
  terminal.tell('letters.private');
  const named = planFolder === null ? [] : purged.map((path) => files.at(planFolder, path));
  const unnamed = outputs.filter((output) => !named.includes(files.at('.', output)));
  if (unnamed.length > 0) {
    terminal.tell('letters.purge');
    terminal.say(`  purge: { files: [${[...purged, ...unnamed].map(yamlText).join(', ')}] }`);
  }
  terminal.say();
  if (kind === 'list') terminal.tell('letters.merge');
  else terminal.tell(outputs[0]?.endsWith('.pdf') ? 'letters.print-pdf' : 'letters.print');
}

/** A text in a list of YAML's in brackets. */
function yamlText(text: string): string {
  return /^[\p{L}\p{N}_./-]+$/u.test(text) ? text : JSON.stringify(text);
}

/** What is said of a template that was written to be changed. */
export function sayTemplate(
  terminal: Terminal,
  { platform }: Pick<World, 'platform'>,
  output: string,
  template: string,
): void {
  terminal.json({ format: 'losverfahren/letters/1', output, template });
  terminal.heading('letters.template', { file: output });
  const command = `losverfahren letters ziehung --template ${shellPath(output, platform)}`;
  terminal.tell('letters.template-next', {
    command: `${command} -o ${LETTER_TEMPLATES.invitation.de.name}.html`,
  });
}
