import { visits } from '../../procedure/visits.js';
import { EXIT, writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { sayVisits, visitWords } from '../say/visits.js';
import type { Session } from '../session.js';

/** `visits`: lists for teams that go to the doors of people who did not answer. */
export async function run(
  session: Session,
  [target = '.']: readonly string[],
  options: OptionsOf<'visits'>,
): Promise<number> {
  const { terminal, world } = session;
  const { output, force, lang } = options;
  const holder = { name: world.user, since: session.tools({}).now() };
  const request = {
    ...{ ...options, target, ledger: await world.ledgers.read(target, holder) },
    words: (settings: Parameters<typeof visitWords>[1]) => {
      session.speak(settings.language, lang);
      return visitWords(terminal, settings);
    },
  };
  const { facts, files, problems } = await visits(request, session.tools({}));
  session.speak(facts.settings.language, lang);
  const [single] = files;
  const isFile = single?.name === '';
  const names = files.map(({ name }) => name);
  if (isFile) world.outputs.checkFiles([output], force);
  else if (files.length > 0) world.outputs.checkFolder(output, names, force);
  const notes = files.length === 0 || isFile ? [] : world.outputs.writeTogether(output, files, force);
  if (isFile) world.outputs.writeFiles([{ path: output, bytes: single.bytes, isSecret: true }], force);
  const paths = isFile ? [output] : names.map((name) => world.files.join(output, name));
  sayVisits(terminal, world, facts, { target, paths });
  terminal.problems([...problems, ...notes]);
  return notes.length === 0 ? EXIT.done : writtenCode(notes);
}
