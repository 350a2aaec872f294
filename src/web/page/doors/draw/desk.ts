import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { textOf } from '../../../../messages/catalogue.js';
import { type PlanComments, planComments, writtenPlan } from '../../../../procedure/plan-form.js';
import { useSpeaker } from '../../speaker.js';
import type { Stage } from '../../tasks/ground.js';
import { useUnsaved } from '../../unsaved.js';
import { useTask } from '../../use-task.js';
import { readBefore } from './before.js';
import { draftOf, type Form, formOf } from './form.js';
import { filesOf, isFixed, NEW_WALK, type PlanBlob, planOfWalk, type Step, type Walk } from './walk.js';

/** All that the steps work with: what there is, and what can be done with it. */
export type Desk = ReturnType<typeof useDesk>;

/** So long nobody has typed: the plan is looked at. */
const PAUSE = 400;

export function useDesk() {
  const { text, language } = useSpeaker();
  const [walk, setWalk] = useState<Walk>(NEW_WALK);
  const looking = useTask('look');
  const resuming = useTask('resume');
  const previewing = useTask('preview');
  const counting = useTask('preview');
  const settling = useTask('settle');
  const drawing = useTask('draw');
  const numbering = useTask('number');
  const packing = useTask('pack');
  useUnsaved(!walk.isSaved);

  const change = (part: Partial<Walk>) => setWalk((before) => ({ ...before, ...part }));
  const setForm = (part: Partial<Form>) =>
    setWalk((before) =>
      before.form === null || isFixed(before) ? before : { ...before, form: { ...before.form, ...part } },
    );

  const comments = useMemo(() => planComments((key) => textOf(language, key)), [language]);
  const isPanel = walk.stage === 'panel';
  const { form, look } = walk;
  const planText = useMemo(
    () =>
      form === null || look === null ? null : writtenPlan(draftOf(form, look, isPanel, language), comments),
    [form, look, isPanel, language, comments],
  );
  const plan = useMemo(() => planOfWalk(walk, planText), [walk.commitment, walk.planFile, planText]);
  usePreviews({ walk, plan, planText, previewing, counting, comments, language });

  const lookAt = async (register: readonly File[], stage: Stage, planFile: File | null) => {
    change({ register, stage, isRound: false, look: null, form: null });
    if (register.length === 0) return looking.clear();
    const files = new Map(register.map((file) => [file.name, file]));
    const names = register.map(({ name }) => name);
    const ended = await looking.run({ files, register: names, stage, language, comments });
    if (ended.kind !== 'done') return;
    const found = ended.answer;
    setWalk((before) =>
      before.register === register
        ? {
            ...before,
            look: found,
            form:
              planFile === null && before.commitment === null
                ? formOf(found, stage === 'panel')
                : before.form,
          }
        : before,
    );
  };

  return {
    ...{ walk, change, setForm, plan, planText, text },
    ...{ looking, resuming, previewing, counting, settling, drawing, numbering, packing },
    go: (step: Step) => change({ step }),
    chooseStage: (stage: Stage) => void lookAt(walk.register, stage, walk.planFile),
    takeRegister: (files: readonly File[]) => {
      if (files.length === 0) return;
      const names = new Set(files.map(({ name }) => name));
      const register = [...walk.register.filter(({ name }) => !names.has(name)), ...files];
      // What was committed to says itself how the register is read.
      if (walk.commitment !== null) change({ register });
      else void lookAt(register, walk.stage, walk.planFile);
    },
    removeRegister: (name: string) => {
      const register = walk.register.filter((file) => file.name !== name);
      if (walk.commitment !== null) change({ register });
      else void lookAt(register, walk.stage, walk.planFile);
    },
    /** Files that the plan names come to the others; one of the same name takes its place. */
    takeSide: (files: readonly File[], part: Partial<Walk> = {}) => {
      const names = new Set(files.map(({ name }) => name));
      change({ side: [...walk.side.filter(({ name }) => !names.has(name)), ...files], ...part });
    },
    removeSide: (name: string, part: Partial<Walk> = {}) =>
      change({ side: walk.side.filter((file) => file.name !== name), ...part }),
    takeBefore: async (files: readonly File[]) => change({ before: await readBefore(files, walk.before) }),
    takeUp: async (files: readonly File[]) => {
      const ended = await resuming.run({ files });
      if (ended.kind !== 'done') return;
      const { stage, side, already, balls, ...commitment } = ended.answer;
      const kept = [...side].map(([name, blob]) => new File([blob], name));
      // The register may have been chosen meanwhile.
      setWalk(({ register }) => ({
        ...NEW_WALK,
        ...{ stage, register, already, balls, commitment },
        side: kept,
      }));
    },
    startAnew: () => {
      for (const task of [looking, resuming, previewing, counting, settling, drawing, numbering])
        task.clear();
      setWalk(NEW_WALK);
    },
  };
}

interface Previews {
  readonly walk: Walk;
  readonly plan: PlanBlob | null;
  readonly planText: string | null;
  readonly previewing: ReturnType<typeof useTask<'preview'>>;
  readonly counting: ReturnType<typeof useTask<'preview'>>;
  readonly comments: PlanComments;
  readonly language: 'de' | 'en';
}

/** Looks at the plan whenever it has changed and nobody types. Of a panel also at its groups without any targets. */
function usePreviews({ walk, plan, planText, previewing, counting, comments, language }: Previews): void {
  const { register, side, look, form, stage, already } = walk;
  const isPanel = stage === 'panel';
  const done = useRef<Pick<Walk, 'side' | 'already'> & { readonly plan: PlanBlob | null }>({
    ...{ plan: null, side, already },
  });
  const hasTargets = !isPanel || form === null || /^ {2}quotas:/m.test(planText ?? '');
  const isWanted = walk.step !== 'register' && register.length > 0 && plan !== null && !walk.result;
  useEffect(() => {
    const { current: last } = done;
    const isDone = last.plan === plan && last.side === side && last.already === already;
    if (!isWanted || plan === null || isDone) return;
    if (!hasTargets) return previewing.clear();
    const timer = setTimeout(() => {
      done.current = { plan, side, already };
      const names = register.map(({ name }) => name);
      void previewing.run({ files: filesOf(walk, plan), register: names, plan: plan.name, stage, already });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [isWanted, plan, register, side, already, hasTargets]);

  const counted = useMemo(() => {
    if (!isPanel || look === null || form === null) return null;
    const draft = draftOf(
      { ...form, size: '1', household: '', substitutes: false, targets: {} },
      look,
      true,
      language,
    );
    return writtenPlan({ ...draft, quotas: null, reserve: '0' }, comments);
  }, [isPanel, look, form, language, comments]);
  useEffect(() => {
    if (counted === null || !isWanted) return;
    const timer = setTimeout(() => {
      const blob = { name: 'losverfahren.yaml', blob: new Blob([counted]) };
      const names = register.map(({ name }) => name);
      void counting.run({ files: filesOf(walk, blob), register: names, plan: blob.name, stage: 'letters' });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [counted, isWanted, register]);
}
