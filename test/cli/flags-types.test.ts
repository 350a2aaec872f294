import { describe, expectTypeOf, test } from 'vitest';
import type { OptionsOf } from '../../src/cli/flags/options.js';
import type { PlanOverrides } from '../../src/plan/overrides.js';

/** The types of a command's options, as the compiler derives them from the table. */

interface General {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
  readonly input: boolean;
  readonly lang?: 'de' | 'en';
}

type Flat<T> = { [K in keyof T]: T[K] };

describe('the options of a command, checked by the compiler', () => {
  test('draw: numbers are numbers, switches always there, the plan in one piece', () => {
    interface Draw extends General {
      readonly seed?: string;
      readonly lotto?: string;
      readonly dice?: string;
      readonly drand?: string;
      readonly output: string;
      readonly force: boolean;
      readonly redraw: boolean;
      readonly supplement: boolean;
      readonly protocol: boolean;
      readonly reason?: string;
      readonly timeLimit?: number;
      readonly at?: string;
      readonly plan?: string;
      readonly targets?: string;
      readonly keyFile?: string;
      readonly workers?: number;
      readonly overrides: PlanOverrides;
    }
    expectTypeOf<Flat<OptionsOf<'draw'>>>().toEqualTypeOf<Flat<Draw>>();
  });

  test('commit: what is settled, and a number that is always there', () => {
    interface Commit extends General {
      readonly output?: string;
      readonly batch?: string;
      readonly from?: string;
      readonly keyFile?: string;
      readonly panel: boolean;
      readonly balls: boolean;
      readonly number: number;
      readonly draw?: string;
      readonly already?: string;
      readonly timeLimit?: number;
      readonly at?: string;
      readonly plan?: string;
      readonly targets?: string;
      readonly workers?: number;
      readonly overrides: PlanOverrides;
    }
    expectTypeOf<Flat<OptionsOf<'commit'>>>().toEqualTypeOf<Flat<Commit>>();
  });

  test('verify: lists are lists, and there is no plan to change', () => {
    interface Verify extends General {
      readonly register?: readonly string[];
      readonly answers?: readonly string[];
      readonly already?: string;
      readonly plan?: readonly string[];
      readonly targets?: string;
      readonly optimality: boolean;
      readonly seed?: readonly string[];
      readonly lotto?: readonly string[];
      readonly dice?: readonly string[];
      readonly drand?: readonly string[];
      readonly panelNumber?: number;
      readonly fingerprint?: string;
      readonly publicKey?: string;
      readonly signature?: string;
      readonly commitment?: string;
      readonly from?: string;
      readonly urn?: readonly string[];
      readonly slip?: readonly string[];
      readonly keyFile?: string;
      readonly workers?: number;
    }
    expectTypeOf<Flat<OptionsOf<'verify'>>>().toEqualTypeOf<Flat<Verify>>();
  });

  test('synth: what has a fallback is always there', () => {
    interface Synth extends General {
      readonly rows: number;
      readonly seed: string;
      readonly districts: number;
      readonly output: string;
      readonly encoding: 'utf-8' | 'utf-16le' | 'windows-1252';
      readonly delimiter: ';' | ',' | '\t' | '|';
      readonly force: boolean;
    }
    expectTypeOf<Flat<OptionsOf<'synth'>>>().toEqualTypeOf<Flat<Synth>>();
  });
});
