import { useState } from 'preact/hooks';
import { groupsOfFour } from '../../../../messages/fill.js';
import { BarTable } from '../../components/bars.js';
import { TaskNotes } from '../../components/running.js';
import { TextField } from '../../components/text-field.js';
import { useSpeaker } from '../../speaker.js';
import { useTask } from '../../use-task.js';
import { nextSaturday, planText } from './plan.js';
import { RowTable } from './rows.js';
import { BEFORE, type StepProps } from './state.js';

/** The steps before chance decides: register, plan, commitment. */

export function TownStep({ practice, add }: StepProps) {
  const { text } = useSpeaker();
  const [name, setName] = useState('');
  const task = useTask('practiseTown');
  const usual = text('site-practise.town-usual');
  const start = async () => {
    const title = name.trim() === '' ? usual : name.trim();
    const ended = await task.run({ seed: title });
    // Another town is another practice.
    if (ended.kind === 'done')
      add({ ...BEFORE, title, folder: ended.answer.folder, town: ended.answer.rows });
  };
  return (
    <>
      <p>{text('site-practise.town-do')}</p>
      <TextField label={text('site-practise.town-name')} value={name} change={setName} hint={usual} />
      <p>
        <button type="button" class="main" onClick={() => void start()}>
          {text('site-practise.town-start')}
        </button>
      </p>
      <TaskNotes task={task} label={text('site-practise.working')} />
      {practice.town !== null && (
        <RowTable caption={`${practice.title}: ${text('site-practise.first-rows')}`} rows={practice.town} />
      )}
    </>
  );
}

export function PlanStep({ practice, add }: StepProps) {
  const { text, number, percent, dimension } = useSpeaker();
  const [typed, setTyped] = useState(String(practice.size));
  const task = useTask('practisePlan');
  const size = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  const isSize = size >= 10 && size <= 500;
  const start = async () => {
    const plan = planText({ title: practice.title, size, date: nextSaturday(new Date()) });
    const ended = await task.run({ folder: practice.folder, plan });
    if (ended.kind !== 'done') return;
    const { folder, people, groups } = ended.answer;
    const nothing = { settled: null, drawn: null, later: null };
    add({ folder, planText: plan, size, planned: { people, groups }, ...nothing });
  };
  const { planned } = practice;
  const dimensions = [...new Set(planned?.groups.map((group) => group.dimension))];
  return (
    <>
      <p>{text('site-practise.plan-do')}</p>
      <TextField
        label={text('site-practise.size')}
        value={typed}
        change={setTyped}
        error={isSize ? '' : text('site-practise.size-wrong')}
      />
      <p>
        <button type="button" class="main" disabled={!isSize} onClick={() => void start()}>
          {text('site-practise.plan-start')}
        </button>
      </p>
      <TaskNotes task={task} label={text('site-practise.working')} />
      {planned !== null && (
        <>
          <p>
            {text('site-practise.plan-result', {
              people: number(planned.people),
              chance: percent(practice.size / planned.people),
            })}
          </p>
          {dimensions.map((name) => (
            <BarTable
              key={name}
              caption={dimension(name)}
              isPlanned
              rows={planned.groups
                .filter((group) => group.dimension === name)
                .map((group) => ({ ...group, group: [group.name], drawn: group.owed }))}
            />
          ))}
          <details>
            <summary>{text('site-practise.show-all')}</summary>
            <pre>{practice.planText}</pre>
          </details>
        </>
      )}
    </>
  );
}

export function SettleStep({ practice, add }: StepProps) {
  const { text, number } = useSpeaker();
  const task = useTask('practiseCommit');
  const { settled } = practice;
  const start = async () => {
    const ended = await task.run({ folder: practice.folder });
    if (ended.kind !== 'done') return;
    const { folder, fingerprint, people } = ended.answer;
    add({ folder, settled: { fingerprint, people }, drawn: null, later: null });
  };
  return (
    <>
      <p>{text('site-practise.settle-do')}</p>
      <p>
        <button type="button" class="main" disabled={settled !== null} onClick={() => void start()}>
          {text('site-practise.settle-start')}
        </button>
      </p>
      <TaskNotes task={task} label={text('site-practise.working')} />
      {settled !== null && (
        <>
          <p>{text('site-practise.settle-result', { people: number(settled.people) })}</p>
          <p class="hash gazette">{groupsOfFour(settled.fingerprint)}</p>
        </>
      )}
    </>
  );
}
