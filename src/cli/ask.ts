import { createInterface } from 'node:readline';
import { refuse } from '../core/problem.js';
import type { InitKey } from '../messages/init.js';
import { visible } from '../messages/visible.js';
import type { PlanDraft } from '../plan/template.js';
import type { Draft } from '../procedure/init.js';
import { type Question, questionsOf } from './questions.js';
import type { Session } from './session.js';

/**
 * Asks with the found answer as the default, on a terminal only. An answer that does not fit is asked for
 * again, with the reason.
 * @throws Refusal USE-011 if the input ends before the last answer
 */
export async function ask({ terminal, world }: Session, found: Draft): Promise<PlanDraft> {
  if (!terminal.isInteractive) return found.plan;
  const { stdin, stdout } = world;
  const input = createInterface({ input: stdin, output: stdout });
  // On a terminal the line editor takes Ctrl-C for itself.
  input.on('SIGINT', () => {
    stdout.write('\n');
    world.interrupt();
  });
  let ended = false;
  input.once('close', () => {
    ended = true;
  });
  const lines = input[Symbol.asyncIterator]();
  const say = (text: string) => stdout.write(`${text}\n`);
  const answerTo = async (question: Question, draft: PlanDraft): Promise<PlanDraft | null> => {
    const { intro, found } = question;
    if (intro !== '') say(intro);
    input.setPrompt(`${question.text} ${found === '' ? '' : `[${visible(found)}] `}`);
    for (;;) {
      // A prompt would open the input again, and the program would wait for ever.
      if (!ended) input.prompt();
      const { value, done } = await lines.next();
      if (done === true) return null;
      const typed = String(value).trim();
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
    input.close();
  }
}
