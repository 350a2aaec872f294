import { baseName } from '../../core/file-name.js';
import { refuse } from '../../core/problem.js';
import { status } from '../../procedure/status.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { sayStatus } from '../say/status.js';
import type { Session } from '../session.js';

/** `status`: where a procedure stands, and the evidence in numbers. */
export async function run(
  session: Session,
  [target = '.']: readonly string[],
  { by, public: isPublic, output, force }: OptionsOf<'status'>,
): Promise<number> {
  const { terminal, world } = session;
  const form = output === undefined ? null : formOf(output);
  if (output !== undefined) world.outputs.checkFiles([output], force);
  const tools = session.tools({});
  const isFolder = world.files.kind(target) === 'folder';
  const request = {
    ...{ target, isPublic, by },
    ledger: isFolder ? await world.ledgers.read(target, { name: world.user, since: tools.now() }) : null,
    calledAs: (dimension: string) => terminal.dimension(dimension),
    output: output === undefined || form === null ? null : { name: baseName(output), form },
  };
  const { facts, files } = await status(request, tools);
  // What is for the house alone is for nobody else to read.
  const secret = isPublic ? {} : { isSecret: true as const };
  if (output !== undefined)
    world.outputs.writeFiles(
      files.map(({ bytes }) => ({ path: output, bytes, ...secret })),
      force,
    );
  sayStatus(terminal, facts, output ?? null);
  return EXIT.done;
}

/** @throws Refusal STATUS-002 */
function formOf(output: string): 'csv' | 'json' {
  const [, ending] = /\.(csv|json)$/i.exec(output) ?? [];
  if (ending === undefined) throw refuse('usage', 'STATUS-002', { file: output });
  return ending.toLowerCase() === 'csv' ? 'csv' : 'json';
}
