import { drawByPlan, numberPanels } from './tasks/draw.js';
import { lookAtRegister } from './tasks/look.js';
import { packFiles } from './tasks/pack.js';
import {
  practiseCheat,
  practiseCommit,
  practiseDraw,
  practisePlan,
  practiseReply,
  practiseTown,
} from './tasks/practise.js';
import { previewPlan } from './tasks/preview.js';
import { recogniseFiles } from './tasks/recognise.js';
import { resumeCommitment } from './tasks/resume.js';
import { drawRoundOf } from './tasks/round.js';
import { settlePlan } from './tasks/settle.js';
import { verifyChosen } from './tasks/verify.js';
import type { Task } from './workplace.js';

/**
 * Everything that the worker does, by name. A task takes plain data and files, and gives plain data and files: what it
 * gives goes through a message. It may throw a `Refusal`, whose problems the page shows in words.
 */
export const TASKS = {
  look: lookAtRegister,
  preview: previewPlan,
  settle: settlePlan,
  resume: resumeCommitment,
  draw: drawByPlan,
  number: numberPanels,
  round: drawRoundOf,
  pack: packFiles,
  recognise: recogniseFiles,
  verify: verifyChosen,
  practiseTown,
  practisePlan,
  practiseCommit,
  practiseDraw,
  practiseCheat,
  practiseReply,
} satisfies Readonly<Record<string, Task<never, unknown>>>;

type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
export type RequestOf<N extends TaskName> = Parameters<Tasks[N]>[0];
export type AnswerOf<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>;
