import { lastReply } from '../core/called.js';
import type { TextDigest } from '../core/digest.js';
import { isOut } from '../core/outcome.js';
import { type Aftermath, aftermathsOf, rulesOf } from './aftermath.js';
import { type Check, check } from './checks.js';
import { listName, replacementsList } from './names.js';
import type { Afterwards, Run } from './parts.js';
import type { ReadLog } from './read-log.js';
import { goesOn } from './replies.js';
import { judgeRun, strataInLog } from './runs.js';
import { supplementFaults } from './supplement.js';

/**
 * What the log alone shows of what came after the letters (SPEC 14): replies of people who were called, in an order that
 * can be; replacements for those who are out, and as far as the reserve reaches that nobody else could be called.
 * Nobody can see in a log whether somebody really declined.
 */

export interface AftermathChecks {
  readonly checks: readonly Check[];
  /** places of which the log alone does not tell who had to get them */
  readonly unseen: number;
}

/** @returns no checks if nothing came after the letters */
export function checkAftermath(digest: TextDigest, read: ReadLog): AftermathChecks {
  const found = new Findings(digest, read);
  const all = aftermathsOf(digest, read, (event, now) => found.look(event, now));
  const events = all.flatMap((one) => one.events);
  return { checks: found.checks(events), unseen: found.unseen };
}

/** Lines are counted from 1. */
class Findings {
  readonly #strangers: number[] = [];
  readonly #contradictions: number[] = [];
  readonly #people: number[] = [];
  readonly #order: number[] = [];
  readonly #rounds: string[] = [];
  unseen = 0;

  constructor(
    readonly digest: TextDigest,
    readonly read: ReadLog,
  ) {}

  look(event: Afterwards, now: Aftermath): void {
    if (event.kind === 'reply') this.#reply(event, now);
    else if (event.kind === 'run') this.#run(event, now);
    else
      this.#rounds.push(
        ...supplementFaults(this.digest, event.round, now).map((name) => `${event.line + 1}: ${name}`),
      );
  }

  checks(events: readonly Afterwards[]): Check[] {
    const has = (kind: Afterwards['kind']) => events.some((event) => event.kind === kind);
    return [
      ...(has('reply')
        ? [check('replies.people', this.#strangers), check('replies.order', this.#contradictions)]
        : []),
      ...(has('run') ? [check('replacements.people', this.#people), this.#ofOrder()] : []),
      ...(has('supplement') ? [check('supplement.draw', this.#rounds)] : []),
    ];
  }

  #ofOrder(): Check {
    const found = check('replacements.order', this.#order);
    return this.unseen === 0 ? found : { ...found, note: 'reserve' };
  }

  #reply({ body, line }: Extract<Afterwards, { kind: 'reply' }>, { people }: Aftermath): void {
    const person = people.get(body.label);
    if (person === undefined) {
      this.#strangers.push(line + 1);
      return;
    }
    const last = lastReply(person);
    const { corrects } = body;
    const fits =
      corrects === undefined
        ? goesOn(last, body.outcome, person.replacedBy !== null)
        : corrects.seq === last?.seq;
    if (!fits) this.#contradictions.push(line + 1);
  }

  #run({ run, line }: Extract<Afterwards, { kind: 'run' }>, now: Aftermath): void {
    const strange = strangeReplacements(run, now);
    this.#people.push(...strange.map((at) => line + at + 1));
    const { dialect } = now.draw.plan.plan.output;
    if (!isListOf(run, listName(replacementsList(now.runs + 1), dialect)))
      this.#people.push(line + run.replacements.length + 1);
    const { wrong, unseen } = judgeRun(run, now, strataInLog(now, this.digest), this.digest);
    if (wrong !== null) this.#order.push(line + wrong + 1);
    this.unseen += unseen;
  }
}

/** Numbers (from 0) of those that call somebody for nobody, or somebody who was called before. */
function strangeReplacements({ replacements }: Run, now: Aftermath): number[] {
  const places = rulesOf(now);
  const called = new Set(now.people.keys());
  const replaced = new Set<string>();
  return replacements.flatMap(({ out, in: label, step }, at) => {
    const leaver = now.people.get(out);
    const last = leaver === undefined ? null : lastReply(leaver);
    const isFree = leaver?.replacedBy === null && last !== null && isOut(last.outcome) && !replaced.has(out);
    const fits = isFree && !called.has(label) && step <= places.ladder.length;
    called.add(label);
    replaced.add(out);
    return fits ? [] : [at];
  });
}

function isListOf({ outputs: { files }, replacements }: Run, name: string): boolean {
  const [list] = files;
  return files.length === 1 && list?.name === name && list.rows === replacements.length;
}
