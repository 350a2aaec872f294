import { refuse } from '../core/problem.js';
import type { InitKey } from '../messages/init.js';
import { visible } from '../messages/visible.js';
import type { PlanDraft } from '../plan/template.js';
import type { Draft } from '../procedure/init.js';
import { type Question, questionsOf } from './questions.js';
import type { Session } from './session.js';
import { TypedLines } from './typed-lines.js';

/**
 * Asks with the found answer as the default, on a terminal only. An answer that does not fit is asked for
 * again, with the reason.
 * @throws Refusal USE-011 if the input ends before the last answer
 */
export async function ask({ terminal, world }: Session, found: Draft): Promise<PlanDraft> {
  if (!terminal.isInteractive) return found.plan;
  const { stdout } = world;
  const lines = new TypedLines(world);
  const say = (text: string) => stdout.write(`${text}\n`);
  const answerTo = async (question: Question, draft: PlanDraft): Promise<PlanDraft | null> => {
    const { intro, found } = question;
    if (intro !== '') say(intro);
    for (;;) {
      const typed = await lines.ask(`${question.text}${found === '' ? '' : ` [${visible(found)}]`}`);
      if (typed === null) return null;
      if (typed === '') return draft;
      const next = question.put(draft, typed);
      if (typeof next !== 'string') return next;
      say(`  ${terminal.text(next satisfies InitKey)}`);
    }
  };
  let draft = found.plan;
  const questions = questionsOf(found, terminal);
  try {
    for (const [at, question] of questions.entries()) {
      const answered = await answerTo(question, draft);
      if (answered === null) {
        stdout.write('\n');
        const flags = [...new Set(questions.slice(at).map(({ flag }) => flag))];
        throw refuse('usage', 'USE-011', undefined, { flags });
      }
      draft = answered;
    }
    return draft;
  } finally {
    lines.close();
  }
}
