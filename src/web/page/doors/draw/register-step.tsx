import { DropZone } from '../../components/drop-zone.js';
import { Problems } from '../../components/problems.js';
import { TaskNotes } from '../../components/running.js';
import { useSpeaker } from '../../speaker.js';
import type { Stage } from '../../tasks/ground.js';
import { Chosen } from './chosen.js';
import type { Desk } from './desk.js';
import { Choice } from './fields.js';
import { Found } from './found.js';
import { RoundStep } from './round-step.js';
import { isFixed } from './walk.js';

/** Step 1: the register, or the answers, and what is in it. */
export function RegisterStep({ desk }: { readonly desk: Desk }) {
  const { text } = useSpeaker();
  const { walk, change } = desk;
  return (
    <>
      {!isFixed(walk) && (
        <Choice<Stage | 'round'>
          legend={text('clerk.stage')}
          value={walk.isRound ? 'round' : walk.stage}
          options={[
            ['letters', text('clerk.stage-letters')],
            ['panel', text('clerk.stage-panel')],
            ['round', text('clerk.stage-round')],
          ]}
          change={(one) => (one === 'round' ? change({ isRound: true }) : desk.chooseStage(one))}
        />
      )}
      {walk.isRound ? <RoundStep /> : <Register desk={desk} />}
    </>
  );
}

function Register({ desk }: { readonly desk: Desk }) {
  const { text } = useSpeaker();
  const { walk, change, looking, takeRegister, resuming, takeUp, go } = desk;
  const { stage, register, look, planFile, commitment } = walk;
  const isPanel = stage === 'panel';
  const isReady = register.length > 0 && (look !== null || planFile !== null || commitment !== null);
  return (
    <>
      {commitment !== null && (
        <p class="note">{text(commitment.drawn > 0 ? 'clerk.resumed-drawn' : 'clerk.resumed')}</p>
      )}
      <DropZone
        label={text(isPanel ? 'clerk.drop-answers' : 'clerk.drop-register')}
        hint={text('clerk.drop-hint')}
        accept=".csv,.txt,.xlsx,text/csv"
        take={takeRegister}
      />
      <Chosen files={register} remove={desk.removeRegister} />
      {isPanel && !isFixed(walk) && (
        <details>
          <summary>{text('clerk.before')}</summary>
          <DropZone
            label={text('clerk.before-drop')}
            hint={text('clerk.before-hint')}
            take={(files) => void desk.takeBefore(files)}
          />
          <p role="status">
            {walk.before.log !== null && text('clerk.before-log')}{' '}
            {walk.before.key !== null && text('clerk.before-key')}
            {walk.before.isNoKey && text('clerk.before-no-key')}
          </p>
        </details>
      )}
      {!isFixed(walk) && (
        <>
          <details>
            <summary>{text('clerk.own-plan')}</summary>
            <DropZone
              label={text('clerk.plan-drop')}
              hint={text('clerk.plan-hint')}
              accept=".yaml,.yml"
              multiple={false}
              take={([file]) => file !== undefined && change({ planFile: file })}
            />
            {planFile !== null && <Chosen files={[planFile]} remove={() => change({ planFile: null })} />}
          </details>
          <details>
            <summary>{text('clerk.go-on')}</summary>
            <DropZone label={text('clerk.go-on-drop')} hint={text('clerk.go-on-hint')} take={takeUp} />
            <TaskNotes task={resuming} label={text('clerk.resuming')} />
          </details>
        </>
      )}
      <TaskNotes task={looking} label={text('clerk.looking')} />
      {look !== null && (
        <>
          <Found look={look} isPanel={isPanel} />
          <Problems problems={look.problems} />
        </>
      )}
      <p class="actions">
        <button
          type="button"
          class="main"
          disabled={!isReady}
          onClick={() => go(commitment === null ? 'plan' : 'event')}
        >
          {text(commitment === null ? 'clerk.to-plan' : 'clerk.to-event')}
        </button>
      </p>
    </>
  );
}
