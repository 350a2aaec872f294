import type { FunctionComponent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TextKey } from '../../../../messages/catalogue.js';
import { useSpeaker } from '../../speaker.js';
import { CheckStep, DrawStep, LaterStep } from './after.js';
import { PlanStep, SettleStep, TownStep } from './before.js';
import { BEFORE, type Practice, type StepProps } from './state.js';

/** Üben: the whole procedure with an invented town, and beside each step what it is for. */

interface Step {
  readonly name: TextKey;
  readonly guide: TextKey;
  readonly Content: FunctionComponent<StepProps>;
  /** whether what it needs is there */
  readonly isOpen: (practice: Practice) => boolean;
}

const STEPS: readonly Step[] = [
  {
    ...{ name: 'site-practise.town', guide: 'site-practise.town-guide' },
    Content: TownStep,
    isOpen: () => true,
  },
  {
    ...{ name: 'site-practise.plan', guide: 'site-practise.plan-guide' },
    Content: PlanStep,
    isOpen: ({ town }) => town !== null,
  },
  {
    ...{ name: 'site-practise.settle', guide: 'site-practise.settle-guide' },
    Content: SettleStep,
    isOpen: ({ planned }) => planned !== null,
  },
  {
    ...{ name: 'site-practise.draw', guide: 'site-practise.draw-guide' },
    Content: DrawStep,
    isOpen: ({ settled }) => settled !== null,
  },
  {
    ...{ name: 'site-practise.verify', guide: 'site-practise.verify-guide' },
    Content: CheckStep,
    isOpen: ({ drawn }) => drawn !== null,
  },
  {
    ...{ name: 'site-practise.later', guide: 'site-practise.later-guide' },
    Content: LaterStep,
    isOpen: ({ drawn }) => drawn !== null,
  },
];

export function PractiseDoor() {
  const { text } = useSpeaker();
  const [practice, setPractice] = useState(BEFORE);
  const [at, goTo] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  useEffect(() => {
    if (before.current !== at) heading.current?.focus();
    before.current = at;
  }, [at]);
  const step = STEPS[at] ?? STEPS[0];
  if (step === undefined) return null;
  const { name, guide, Content } = step;
  const next = STEPS[at + 1];
  return (
    <>
      <h1>{text('site-practise.title')}</h1>
      <p class="lead no-print">{text('site-practise.lead')}</p>
      <nav class="steps no-print" aria-label={text('site-practise.steps')}>
        <ol>
          {STEPS.map((one, number) => (
            <li key={one.name}>
              <button
                type="button"
                aria-current={number === at ? 'step' : undefined}
                disabled={!one.isOpen(practice)}
                onClick={() => goTo(number)}
              >
                {text(one.name)}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <h2 ref={heading} tabIndex={-1}>
        {text('site-practise.step', { number: at + 1, total: STEPS.length, name: text(name) })}
      </h2>
      <div class="lesson">
        <div class="work">
          <Content
            key={name}
            practice={practice}
            add={(more) => setPractice((now) => ({ ...now, ...more }))}
          />
          <p class="buttons no-print">
            {at > 0 && (
              <button type="button" onClick={() => goTo(at - 1)}>
                {text('site-practise.back')}
              </button>
            )}
            {next !== undefined && (
              <button type="button" disabled={!next.isOpen(practice)} onClick={() => goTo(at + 1)}>
                {text('site-practise.next')}
              </button>
            )}
            {at > 0 && (
              <button
                type="button"
                onClick={() => {
                  setPractice(BEFORE);
                  goTo(0);
                }}
              >
                {text('site-practise.restart')}
              </button>
            )}
          </p>
        </div>
        <aside class="guide" aria-labelledby="practise-guide">
          <h3 id="practise-guide">{text('site-practise.guide')}</h3>
          <p>{text(guide)}</p>
        </aside>
      </div>
    </>
  );
}
