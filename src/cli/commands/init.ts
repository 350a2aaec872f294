import { basename, dirname, relative } from 'node:path';
import type { TextKey } from '../../messages/catalogue.js';
import type { PlanComments, PlanDraft } from '../../plan/template.js';
import { draftPlan, planFileText, planSchemaText } from '../../procedure/init.js';
import { loadPlanWithoutFile } from '../../procedure/plan-file.js';
import { ask } from '../ask.js';
import { EXIT } from '../exit.js';
import type { OptionsOf } from '../flags/options.js';
import type { Session } from '../session.js';
import type { Terminal } from '../terminal.js';

/** `init`: looks at the register and writes a commented plan; asks only on a terminal. */
export async function run(
  session: Session,
  register: readonly string[],
  options: OptionsOf<'init'>,
): Promise<number> {
  const { output, schema, force, overrides, targets } = options;
  const { terminal, world } = session;
  const schemas = schema === undefined ? [] : [schema];
  if (schema !== undefined && register.length === 0 && Object.keys(overrides).length === 0) {
    world.outputs.checkFiles(schemas, force);
    writeSchema(session, schema);
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
      examples: {
        title: terminal.text('init.example-title'),
        seedSource: terminal.text('init.example-seed'),
      },
    },
    session.tools({}),
  );
  const draft = { ...found, plan: await ask(session, found.plan) };
  const text = planFileText(draft, comments(terminal), basename(output));
  if (schema !== undefined) writeSchema(session, schema);
  world.outputs.writeAlone(output, new TextEncoder().encode(text));
  sayDraft(terminal, output, draft.plan);
  return EXIT.done;
}

function writeSchema({ world }: Session, path: string): void {
  world.outputs.writeAlone(path, new TextEncoder().encode(planSchemaText()));
}

function sayDraft(terminal: Terminal, output: string, { columns, size }: PlanDraft): void {
  terminal.json({ format: 'losverfahren/init/1', output, columns, size });
  terminal.heading('init.title', { file: output });
  for (const [role, names] of Object.entries(columns)) {
    terminal.field(`role.${role}` as TextKey, typeof names === 'string' ? names : names.join(' + '));
  }
  terminal.say();
  terminal.tell('init.next');
  terminal.say(`  losverfahren check --plan ${output}`);
  terminal.say(`  losverfahren preview --plan ${output}`);
}

function comments(terminal: Terminal): PlanComments {
  const text = (key: keyof PlanComments) => terminal.text(`plan.${key}`);
  return {
    head: text('head'),
    register: text('register'),
    columns: text('columns'),
    household: text('household'),
    eligibility: text('eligibility'),
    exclude: text('exclude'),
    stratify: text('stratify'),
    sample: text('sample'),
    seed: text('seed'),
    output: text('output'),
  };
}
