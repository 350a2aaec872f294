import { describe, expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/load.js';
import { panelInput } from '../../src/plan/panel.js';
import { resolvePlan } from '../../src/plan/resolve.js';
import { contextOf, FILE, refused, resolve } from './plans.js';

/** The plan of the second stage in the plan file of the first. */

const FIRST = `version: 1
title: Bürgerrat
language: de
register: { files: [register.csv], columns: { id: Ordnungsmerkmal } }
eligibility:
  reference_date: 2026-12-01
  min_age: 16
  exclude: [{ column: Auskunftssperre, values: nonempty, reason: Sperre }]
stratify: [district]
sample: { size: 1000, reserve: 1.5, max_per_household: 1 }
seed: { source: Lotto }
output: { dialect: rfc4180 }
`;
const panelOf = (text: string) => panelInput(parsePlan(text, FILE));

describe('the plan of a panel', () => {
  test('is the section, with title, language, day and seed from the top and nothing else of it', () => {
    const section =
      'panel: { stratify: [gender], sample: { size: 160, allocation: quotas, quotas: q.csv } }\n';
    expect(panelOf(FIRST + section)).toEqual({
      version: 1,
      title: 'Bürgerrat',
      language: 'de',
      eligibility: { reference_date: '2026-12-01', exclude: [] },
      stratify: ['gender'],
      sample: { size: 160, allocation: 'quotas', quotas: 'q.csv', reserve: '0' },
      seed: { source: 'Lotto' },
    });
  });

  test('has what the section says instead', () => {
    const section = [
      'panel:',
      '  register: { files: [antworten.csv], columns: { id: Nr } }',
      '  eligibility: { reference_date: 2027-01-15, exclude: [{ ids: absagen.csv, reason: abgesagt }] }',
      '  sample: { size: 160, reserve: 0.5 }',
      '  seed: { source: Würfel }',
      '',
    ].join('\n');
    expect(panelOf(FIRST + section)).toMatchObject({
      register: { files: ['antworten.csv'], columns: { id: ['Nr'] } },
      eligibility: { reference_date: '2027-01-15', exclude: [{ ids: 'absagen.csv', reason: 'abgesagt' }] },
      sample: { size: 160, reserve: '0.5' },
      seed: { source: 'Würfel' },
    });
  });

  test.each([
    [
      'quotas',
      'version: 1\nstratify: [gender]\nsample: { size: 9, allocation: quotas, quotas: [{ gender: w, min: 1 }] }',
    ],
    [
      'a table',
      'version: 1\nstratify: [gender]\nsample: { size: 9, allocation: table, table: [{ gender: w, size: 9 }] }',
    ],
  ])('is a plan with %s itself, in which nobody is excluded unasked and there is no reserve', (_, text) => {
    const input = parsePlan(text, FILE);
    const panel = panelInput(input);
    expect(panel).toEqual({
      ...input,
      eligibility: { exclude: [] },
      sample: { ...input.sample, reserve: '0' },
    });
    const { plan } = resolvePlan(panel, contextOf({ table: [{ gender: 'w', size: '9' }] }));
    expect([plan.eligibility.exclude, plan.sample.reserve]).toEqual([[], '0']);
  });

  test('does not change the first stage', () => {
    const input = parsePlan(`${FIRST}panel: { sample: { size: 9 } }\n`, FILE);
    const { panel: _, ...first } = input;
    expect(resolve(input).plan).toEqual(resolve(first).plan);
    expect(resolve({ sample: { size: 9 } }).plan).toMatchObject({
      eligibility: { exclude: [{ column: 'Auskunftssperre' }] },
      sample: { reserve: '1' },
    });
  });

  test('is not there if the plan has neither section nor quotas', () => {
    expect(refused(() => panelOf(FIRST))).toEqual([
      { code: 'PLAN-064', severity: 'error', where: [{ key: 'panel' }] },
    ]);
  });
});
