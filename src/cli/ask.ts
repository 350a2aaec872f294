import { createInterface } from 'node:readline';
import { refuse } from '../core/problem.js';
import type { InitKey } from '../messages/init.js';
import { visible } from '../messages/visible.js';
import type { PlanDraft } from '../plan/template.js';
import type { Session } from './session.js';

/** The questions of `init`. */

interface Question {
  readonly text: InitKey;
  /** the flag that answers it as well */
  readonly flag: string;
  readonly found: string;
  readonly form: RegExp;
  readonly put: (draft: PlanDraft, answer: string) => PlanDraft;
}

function questionsOf({ title, size, minAge, referenceDate }: PlanDraft): Question[] {
  const questions: Question[] = [
    {
      text: 'ask.title',
      flag: '--title',
      found: title,
      form: /./,
      put: (draft, answer) => ({ ...draft, title: answer }),
    },
    {
      text: 'ask.size',
      flag: '--size',
      found: String(size),
      form: /^[1-9]\d{0,8}$/,
      put: (draft, answer) => ({ ...draft, size: Number(answer) }),
    },
  ];
  if (minAge !== null) {
    questions.push({
      text: 'ask.min-age',
      flag: '--min-age',
      found: String(minAge),
      form: /^\d{1,3}$/,
      put: (draft, answer) => ({ ...draft, minAge: Number(answer) }),
    });
  }
  if (referenceDate !== null) {
    questions.push({
      text: 'ask.reference-date',
      flag: '--reference-date',
      found: referenceDate,
      form: /^\d{4}-\d{2}-\d{2}$/,
      put: (draft, answer) => ({ ...draft, referenceDate: answer }),
    });
  }
  return questions;
}

/**
 * Asks with the found answer as the default, on a terminal only. An answer that does not fit is asked for
 * again.
 * @throws Refusal USE-011 if the input ends before the last answer
 */
export async function ask({ terminal, world }: Session, found: PlanDraft): Promise<PlanDraft> {
  if (!terminal.isInteractive) return found;
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
  const answerTo = async ({ text, found, form }: Question): Promise<string | null> => {
    input.setPrompt(`${terminal.text(text)} [${visible(found)}] `);
    for (;;) {
      // A prompt would open the input again, and the program would wait for ever.
      if (!ended) input.prompt();
      const { value, done } = await lines.next();
      if (done === true) return null;
      const typed = String(value).trim();
      if (typed === '') return found;
      if (form.test(typed)) return typed;
    }
  };
  let draft = found;
  const questions = questionsOf(found);
  try {
    for (const [at, question] of questions.entries()) {
      const answer = await answerTo(question);
      if (answer === null) {
        stdout.write('\n');
        throw refuse('usage', 'USE-011', undefined, { flags: questions.slice(at).map(({ flag }) => flag) });
      }
      draft = question.put(draft, answer);
    }
    return draft;
  } finally {
    input.close();
  }
}
