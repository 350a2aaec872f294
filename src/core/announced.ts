import type { Json } from './canonical.js';
import type { DrawPlan } from './plan.js';
import type { UrnFacts } from './urn.js';

/** What the public is told before the event. */
export interface Announced {
  readonly plan: DrawPlan;
  readonly isPanel: boolean;
  /** people who can be drawn */
  readonly people: number;
  /** places that are drawn; fewer than the size if people are on the panel already */
  readonly places: number;
  /** how often this register and plan have been committed to */
  readonly number: number;
  readonly planFile: { readonly name: string; readonly sha256: string } | null;
  readonly event: Json;
  readonly balls: boolean;
  readonly urn: UrnFacts;
  /** where the urns of draws are that it continues */
  readonly urnsBefore: readonly string[];
  readonly keyHash: string;
  readonly fingerprint: string;
  /** outcomes, under quotas */
  readonly outcomes: number | null;
  readonly toolVersion: string;
  /** when it was committed to */
  readonly at: string;
}
