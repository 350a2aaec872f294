import { basename, dirname, relative } from 'node:path';
import { draftPlan, planFileText, planSchemaText } from '../../procedure/init.js';
import { loadPlanWithoutFile } from '../../procedure/plan-file.js';
import { planComments } from '../../procedure/plan-form.js';
import { ask } from '../ask.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import { sayDraft } from '../say/init.js';
import type { Session } from '../session.js';

/** `init`: looks at the register and writes a commented plan; asks only on a terminal. */
export async function run(
  session: Session,
  register: readonly string[],
  options: OptionsOf<'init'>,
): Promise<number> {
  const { output, schema, force, overrides, targets } = options;
  const { terminal, world } = session;
  const schemas = schema === undefined ? [] : [schema];
  const schemaFiles = schemas.map((path) => ({ path, bytes: new TextEncoder().encode(planSchemaText()) }));
  if (schema !== undefined && register.length === 0 && Object.keys(overrides).length === 0) {
    world.outputs.checkFiles(schemas, force);
    world.outputs.writeFiles(schemaFiles, force);
    return EXIT.done;
  }
  world.outputs.checkFiles([output, ...schemas], force);
  const folder = dirname(world.files.at('.', output));
  const name = (path: string) => relative(folder, world.files.at('.', path)).replaceAll('\\', '/');
  const found = await draftPlan(
    {
      plan: loadPlanWithoutFile(options),
      register,
      named: { register: register.map(name), targets: targets === undefined ? null : name(targets) },
      language: terminal.language,
    },
    session.tools({}),
  );
  const draft = { ...found, plan: await ask(session, found) };
  const text = planFileText(
    draft,
    planComments((key) => terminal.text(key)),
    basename(output),
  );
  const planFile = { path: output, bytes: new TextEncoder().encode(text) };
  world.outputs.writeFiles([...schemaFiles, planFile], force);
  sayDraft(session, output, draft);
  return EXIT.done;
}
