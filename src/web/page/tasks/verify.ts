import { LOG_NAME } from '../../../audit/names.js';
import type { FileKind } from '../../../procedure/recognise.js';
import { givenPlan, type VerifyRequest, verify } from '../../../procedure/verify.js';
import type { Workplace } from '../workplace.js';
import { type Verification, verificationOf } from './verification.js';

/** `verify` on chosen files: the same call as on a command line, where each kind of file has a flag. */

export interface ChosenToVerify {
  readonly kind: FileKind;
  /** what it is called beside the log */
  readonly as: string;
  readonly blob: Blob;
}

/** What is held against the log besides files; empty: nothing. */
export interface Compared {
  readonly fingerprint: string;
  readonly commitment: string;
  /** the seed as it was announced, or the result of the announced event */
  readonly seed: string;
  /** the number of the balls */
  readonly panelNumber: string;
  readonly publicKey: string;
  readonly optimality: boolean;
}

export interface VerifyOrder {
  readonly files: readonly ChosenToVerify[];
  readonly compared: Compared;
  /** of the announced event, which says how a result is written */
  readonly event: string | null;
}

export async function verifyChosen(order: VerifyOrder, at: Workplace): Promise<Verification> {
  const tools = at.tools(new Map(order.files.map(({ as, blob }) => [as, blob])));
  const plans = await Promise.all(namesOf(order, 'plan').map((path) => givenPlan(tools.files, path)));
  const { facts, problems } = await verify(requestOf(order, plans), tools);
  return verificationOf(facts, problems);
}

function requestOf(order: VerifyOrder, plan: VerifyRequest['plan']): VerifyRequest {
  const { fingerprint, commitment, panelNumber, publicKey, optimality } = order.compared;
  const [key] = namesOf(order, 'key');
  const [publicKeyFile] = namesOf(order, 'public-key');
  const [signature] = namesOf(order, 'signature');
  const paths = (name: 'register' | 'answers' | 'urn' | 'slip', kind: FileKind) => {
    const found = namesOf(order, kind);
    return found.length === 0 ? {} : { [name]: found };
  };
  return {
    // Without lists there is no folder to look into, only the log.
    target: namesOf(order, 'list').length > 0 ? '.' : LOG_NAME,
    plan,
    optimality,
    ...paths('register', 'register'),
    ...paths('answers', 'answers'),
    ...paths('urn', 'urn'),
    ...paths('slip', 'slip'),
    ...(key === undefined ? {} : { keyFile: key }),
    ...(signature === undefined ? {} : { signature }),
    ...(publicKey === '' ? {} : { publicKey }),
    ...(publicKey === '' && publicKeyFile !== undefined ? { publicKey: publicKeyFile } : {}),
    ...(fingerprint === '' ? {} : { fingerprint }),
    ...(commitment === '' ? {} : { commitment }),
    ...(panelNumber === '' ? {} : { panelNumber: Number(panelNumber) }),
    ...seedOf(order),
  };
}

/** The result of an event is read as its own form of words, unless it is the canonical text already. */
function seedOf(order: VerifyOrder): Pick<VerifyRequest, 'seed' | 'lotto' | 'dice' | 'drand'> {
  const { compared, event } = order;
  const seed = compared.seed.trim();
  const rounds = namesOf(order, 'round');
  const drand = rounds.length === 0 ? {} : { drand: rounds };
  if (seed === '') return drand;
  if (event === 'lotto' && !seed.startsWith('Lotto ')) return { ...drand, lotto: [seed] };
  if (event === 'dice' && !seed.startsWith('Dice ')) return { ...drand, dice: [seed] };
  return { ...drand, seed };
}

function namesOf({ files }: VerifyOrder, kind: FileKind): string[] {
  return files.filter((file) => file.kind === kind).map(({ as }) => as);
}
