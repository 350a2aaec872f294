import { type Check, type CheckName, check } from './checks.js';

/**
 * What must be shown of a draw or a panel, before anything is looked at: it follows from what the log says it is
 * and from what was given. A check that was not made is no check that passed.
 */
export interface Shown {
  readonly hasLottery: boolean;
  /** the logged plan announces the event that the seed comes from, or names the municipality that it is for */
  readonly event: boolean;
  /** the folder with its lists is there */
  readonly hasLists: boolean;
  /** not all of them were deleted */
  readonly keptLists: boolean;
  /** given to be compared */
  readonly plan: boolean;
  /** whether all is at hand that the plan's effect can be seen by */
  readonly effect: boolean;
  /** the quotas of a panel are shares of the letters' frame */
  readonly shares: boolean;
  readonly seed: boolean;
  readonly key: boolean;
  readonly number: boolean;
  readonly optimality: boolean;
  /** lists of ids or quotas, without the register */
  readonly inputs: boolean;
  /** the register's or the answers' files */
  readonly register: boolean;
  /** the register, the key, and an urn that was committed to */
  readonly urn: boolean;
  /** a draw before it in the log, with labels that can be compared */
  readonly afterDraw: boolean;
  /** the list of those who were on the panel already, and a panel before it */
  readonly afterPanel: boolean;
}

type Row = readonly [isMeant: (shown: Shown) => boolean, checks: readonly CheckName[]];

const FROM_THE_FRAME: readonly CheckName[] = [
  'allocation.rounding',
  'allocation.margins',
  'selection.tickets',
  'selection.order',
  'selection.counts',
];

const FROM_THE_REGISTER: readonly CheckName[] = [
  'register.frame',
  'register.allocation',
  'register.selection',
  'register.lists',
  'register.urn',
  'answers.invited',
];

const ROWS: readonly Row[] = [
  [() => true, ['seed.hash', 'log.lists', 'frame.sums', ...FROM_THE_FRAME]],
  [({ event }) => event, ['seed.event']],
  [({ hasLottery }) => hasLottery, ['lottery.people']],
  [({ hasLists }) => hasLists, ['lists.present']],
  [({ hasLists, keptLists }) => hasLists && keptLists, ['lists.files', 'lists.people']],
  [({ plan }) => plan, ['plan.file', 'plan.overrides']],
  [({ effect }) => effect, ['plan.effective']],
  [({ seed }) => seed, ['seed.given']],
  [({ key }) => key, ['key.given']],
  [({ number }) => number, ['number.given']],
  [({ optimality }) => optimality, ['lottery.optimal']],
  [({ inputs, register }) => inputs || register, ['register.inputs']],
  [
    ({ register }) => register,
    [
      'register.readable',
      'register.files',
      ...FROM_THE_REGISTER.filter((name) => name !== 'answers.invited' && name !== 'register.urn'),
    ],
  ],
  [({ register, urn }) => register && urn, ['register.urn']],
  [({ afterDraw }) => afterDraw, ['answers.invited']],
  [({ afterPanel }) => afterPanel, ['answers.already']],
  [({ shares }) => shares, ['answers.shares']],
];

export function expectedChecks(shown: Shown): CheckName[] {
  return ROWS.flatMap(([isMeant, checks]) => (isMeant(shown) ? checks : []));
}

/** Whether all that must be shown was looked at. What could not be for a reason that has failed is left out. */
export function checkComplete(expected: readonly CheckName[], made: readonly Check[]): Check {
  const failed = (name: CheckName) => made.some((one) => one.name === name && !one.passed);
  const explained = [
    ...(failed('frame.sums') ? ['lottery.people', ...FROM_THE_FRAME] : []),
    ...(failed('register.readable') ? ['plan.effective', ...FROM_THE_REGISTER] : []),
  ];
  const missing = expected.filter(
    (name) => !explained.includes(name) && !made.some((one) => one.name === name),
  );
  return check('checks.complete', missing);
}
