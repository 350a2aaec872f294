import { basename, dirname, relative } from 'node:path';
import type { TextKey } from '../../messages/catalogue.js';
import type { PlanComments, PlanDraft } from '../../plan/template.js';
import { draftPlan, planFileText, planSchemaText } from '../../procedure/init.js';
import { loadPlanWithoutFile } from '../../procedure/plan-file.js';
import { ask } from '../ask.js';
import { EXIT } from '../exit.js';
import { type PlanOptions, planRequest } from '../overrides.js';
import type { Session } from '../session.js';
import type { Terminal } from '../terminal.js';

interface InitOptions extends PlanOptions {
  readonly output: string;
  readonly force?: boolean;
  readonly schema?: string;
}

/** `init`: looks at the register and writes a commented plan; asks only on a terminal. */
export async function run(session: Session, register: readonly string[], given: object): Promise<number> {
  const options = given as InitOptions;
  const { output, schema, force = false } = options;
  const { terminal, world } = session;
  const schemas = schema === undefined ? [] : [schema];
  if (register.length === 0 && schema !== undefined) {
    world.outputs.checkFiles(schemas, force);
    writeSchema(session, schema);
    return EXIT.done;
  }
  world.outputs.checkFiles([output, ...schemas], force);
  const folder = dirname(world.files.at('.', output));
  const named = register.map((path) => relative(folder, world.files.at('.', path)).replaceAll('\\', '/'));
  const plan = loadPlanWithoutFile(planRequest(options));
  const examples = {
    title: terminal.text('init.example-title'),
    seedSource: terminal.text('init.example-seed'),
  };
  const request = { plan, register, named, language: terminal.language, examples };
  const found = await draftPlan(request, session.tools({}));
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
  terminal.say(terminal.text('init.next'));
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
