import type { Frame } from '../core/frame.js';
import type { DrawPlan } from '../core/plan.js';
import type { UrnSettings } from '../register/frame-builder.js';
import type { FrameReading, ReadOptions } from '../register/read.js';
import { type MadeUrn, makeUrn } from '../register/urn/make.js';
import type { Preparation } from './opening.js';

/** The urn of a frame (SPEC 11), from a reading that was asked for it. */

/** Households are shown if their number of people is limited. */
export function urnSettings({ sample }: DrawPlan): UrnSettings {
  return { households: sample.max_per_household !== null };
}

/** The register is to be read for an urn as well. */
export function withUrn(preparation: Preparation): Preparation {
  return { ...preparation, urn: urnSettings(preparation.plan) };
}

/** @param reading one that was asked for an urn */
export function urnOf(
  plan: DrawPlan,
  { urn }: Pick<FrameReading, 'urn'>,
  frame: Frame,
  options: ReadOptions,
): Promise<MadeUrn> {
  if (urn === null) throw new Error('no urn was asked for');
  const names = plan.stratify.map(({ name }) => name);
  return makeUrn(urn, frame, names, options);
}
