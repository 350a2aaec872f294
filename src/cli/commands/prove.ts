import { SLIPS_PAGE } from '../../audit/names.js';
import { refuse } from '../../core/problem.js';
import { prove, type SlipLists } from '../../procedure/prove.js';
import { EXIT, writtenCode } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { sayProve, slipPageWords } from '../say/slip.js';
import type { Session } from '../session.js';

/** `prove`: a slip for one person, or for everybody on a list. */
export async function run(
  session: Session,
  [target = '.']: readonly string[],
  options: OptionsOf<'prove'>,
): Promise<number> {
  const { terminal, world } = session;
  const { id: typed, page, force, urn, keyFile } = options;
  const lists = askedLists(options);
  if ((typed !== undefined ? 1 : 0) + lists.length !== 1) throw refuse('usage', 'SLIP-006');
  const [list] = lists;
  const output = options.output ?? list?.folder ?? 'slip.json';
  const paths = [output, ...(page === undefined ? [] : [page])];
  if (list !== undefined) world.outputs.checkFolder(output, [SLIPS_PAGE], force);
  else world.outputs.checkFiles(paths, force);
  const of = list?.of ?? { id: await idValues(session, typed ?? []) };
  const request = { target, of, keyFile, urn, page: slipPageWords(terminal) };
  const { facts, files } = await prove(request, session.tools({}));
  const first = files[0]?.name ?? '';
  if (list !== undefined) {
    const notes = world.outputs.writeTogether(output, files, force);
    const slip = world.files.join(output, first);
    sayProve(terminal, world, facts, { target, output, slip, page: world.files.join(output, SLIPS_PAGE) });
    terminal.problems(notes);
    return writtenCode(notes);
  }
  const own = paths.flatMap((path, at) => {
    const bytes = files[at]?.bytes;
    return bytes === undefined ? [] : [{ path, bytes, isSecret: true as const }];
  });
  world.outputs.writeFiles(own, force);
  sayProve(terminal, world, facts, { target, output, slip: output, page: page ?? null });
  return EXIT.done;
}

/** The lists that the flags name, each with the folder that slips go to if no other is named. */
function askedLists({ drawn, run, round }: OptionsOf<'prove'>): { of: SlipLists; folder: string }[] {
  return [
    ...(drawn ? [{ of: 'drawn' as const, folder: 'slips' }] : []),
    ...(run === undefined ? [] : [{ of: { run }, folder: `slips-run-${run}` }]),
    ...(round === undefined ? [] : [{ of: { round }, folder: `slips-round-${round}` }]),
  ];
}

/** `-`: a line of standard input for each id column. */
async function idValues({ world }: Session, typed: readonly string[]): Promise<readonly string[]> {
  if (typed.length !== 1 || typed[0] !== '-') return typed;
  const text = new TextDecoder().decode(await world.files.read('-'));
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}
