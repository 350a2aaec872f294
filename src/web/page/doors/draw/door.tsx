import { useEffect, useRef } from 'preact/hooks';
import { useSpeaker } from '../../speaker.js';
import { type Desk, useDesk } from './desk.js';
import { DrawStep } from './draw-step.js';
import { FrameBar } from './frame-bar.js';
import { PlanStep } from './plan-step.js';
import { RegisterStep } from './register-step.js';
import { ResultStep } from './result-step.js';
import { SettleStep } from './settle-step.js';
import { isOpen, STEPS, type Step } from './walk.js';

const CONTENT: Readonly<Record<Step, (props: { readonly desk: Desk }) => preact.JSX.Element | null>> = {
  register: RegisterStep,
  plan: PlanStep,
  settle: SettleStep,
  event: DrawStep,
  result: ResultStep,
};

const TITLES = {
  register: 'clerk.step-register',
  plan: 'clerk.step-plan',
  settle: 'clerk.step-settle',
  event: 'clerk.step-event',
  result: 'clerk.step-result',
} as const satisfies Readonly<Record<Step, string>>;

/** Ziehen: the whole draw, for whoever conducts it. */
export function DrawDoor() {
  const { text } = useSpeaker();
  const desk = useDesk();
  const { walk, go } = desk;
  const { step } = walk;
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef<Step>(step);
  // Whoever goes on by keyboard or hears the page is at the step's beginning.
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    heading.current?.focus();
  }, [step]);
  const Content = CONTENT[step];
  const startAnew = () => {
    if (walk.isSaved || confirm(text('clerk.ask-anew'))) desk.startAnew();
  };
  return (
    <div class="clerk">
      <h1>{text('site.draw')}</h1>
      <nav aria-label={text('clerk.steps')}>
        <ol class="steps">
          {STEPS.map((one) => (
            <li key={one}>
              <button
                type="button"
                disabled={!isOpen(walk, one)}
                aria-current={one === step ? 'step' : undefined}
                onClick={() => go(one)}
              >
                {text(TITLES[one])}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <FrameBar desk={desk} />
      <h2 ref={heading} tabIndex={-1}>
        {text(TITLES[step])}
      </h2>
      <Content desk={desk} />
      {(walk.register.length > 0 || walk.commitment !== null) && (
        <p class="anew">
          <button type="button" onClick={startAnew}>
            {text('clerk.anew')}
          </button>
        </p>
      )}
    </div>
  );
}
