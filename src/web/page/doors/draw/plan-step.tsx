import { DropZone } from '../../components/drop-zone.js';
import { Problems } from '../../components/problems.js';
import { useSpeaker } from '../../speaker.js';
import { Chosen } from './chosen.js';
import type { Desk } from './desk.js';
import { EventFields } from './event-fields.js';
import { Faults, isAt } from './fields.js';
import { GroupFields } from './group-fields.js';
import { GroupsTable } from './groups-table.js';
import { PanelFields } from './panel-fields.js';
import { PlanText } from './plan-text.js';
import { SizeFields, TitleFields } from './size-fields.js';
import { TargetsTable } from './targets-table.js';
import { isFixed } from './walk.js';
import { WhoFields } from './who-fields.js';

/** Step 2: the plan by form, and what it would do beside it. */
export function PlanStep({ desk }: { readonly desk: Desk }) {
  const { text } = useSpeaker();
  const { walk, previewing, counting, change, go } = desk;
  const { form, look, planFile, stage } = walk;
  const isPanel = stage === 'panel';
  const { state } = previewing;
  const problems = problemsOf(state);
  const counted = isPanel && state.kind === 'idle' ? problemsOf(counting.state) : [];
  return (
    <Faults value={[...problems, ...counted]}>
      <div class="two">
        <div>
          {planFile !== null && (
            <p class="note">
              {text('clerk.plan-from-file', { file: planFile.name })}{' '}
              {form !== null && (
                <button type="button" onClick={() => change({ planFile: null })}>
                  {text('clerk.use-form')}
                </button>
              )}
            </p>
          )}
          {planFile !== null && !isFixed(walk) && (
            <>
              <DropZone
                label={text('clerk.side')}
                hint={text('clerk.side-hint')}
                accept=".csv,.txt"
                take={(files) => desk.takeSide(files)}
              />
              <Chosen files={walk.side} remove={(name) => desk.removeSide(name)} />
            </>
          )}
          {isFixed(walk) && <p class="note">{text('clerk.fixed')}</p>}
          {form !== null && look !== null && planFile === null && (
            <form onSubmit={(event) => event.preventDefault()}>
              <fieldset class="plain" disabled={isFixed(walk)}>
                <legend class="unseen">{text('clerk.step-plan')}</legend>
                <TitleFields desk={desk} form={form} />
                <WhoFields desk={desk} form={form} look={look} />
                {form.targetsFile === null && <GroupFields desk={desk} form={form} look={look} />}
                <SizeFields desk={desk} form={form} look={look} />
                {isPanel && <TargetsTable desk={desk} form={form} />}
                <EventFields desk={desk} form={form} />
              </fieldset>
            </form>
          )}
          {isPanel && !isFixed(walk) && <PanelFields desk={desk} />}
        </div>
        <section class="live" aria-labelledby="live">
          <h3 id="live">{text('clerk.live')}</h3>
          <GroupsTable desk={desk} />
          <Problems problems={[...problems, ...counted].filter((one) => !isBesideField(one))} />
          <p role="alert">{state.kind === 'failed' ? text('site.failed', { name: state.name }) : ''}</p>
          <PlanText desk={desk} />
        </section>
      </div>
      <p class="actions">
        <button type="button" class="main" onClick={() => go('settle')}>
          {text('clerk.to-settle')}
        </button>
      </p>
    </Faults>
  );
}

/** What stands beside a field need not stand below as well; notes are told in full. */
function isBesideField(problem: Parameters<typeof isAt>[0]): boolean {
  return problem.severity === 'error' && isAt(problem, FIELD_KEYS);
}

const FIELD_KEYS = [
  ...['title', 'eligibility.reference_date', 'eligibility.min_age', 'eligibility.max_age'],
  ...['sample.size', 'sample.reserve', 'sample.max_per_household', 'seed.event', 'seed.source'],
];

function problemsOf(state: Desk['previewing']['state']) {
  if (state.kind === 'done') return state.answer.problems;
  return state.kind === 'refused' ? state.problems : [];
}
