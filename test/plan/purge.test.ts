import { describe, expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/load.js';
import { resolvePlan } from '../../src/plan/resolve.js';
import { EXAMPLE, EXAMPLE_HEADER, FILE, loadProblems, spots } from './plans.js';

/** The section `purge`: what is deleted when. It decides nothing. */

const purge = (section: string) => parsePlan(`version: 1\npurge: ${section}\n`, FILE).purge;

test('has a day for each kind, and working copies below the plan', () => {
  const section =
    '{ lists: 2027-06-30, key: 2027-01-31, urn: 2027-12-31, slips: 2028-02-29, files: [a.csv, b/ö.csv] }';
  expect(purge(section)).toEqual({
    ...{ lists: '2027-06-30', key: '2027-01-31', urn: '2027-12-31', slips: '2028-02-29' },
    files: ['a.csv', 'b/ö.csv'],
  });
  expect(purge('{ lists: 2027-06-30 }')).toEqual({ lists: '2027-06-30' });
  expect(purge('{ files: [./a.csv, "b\\\\c.csv"] }')).toEqual({ files: ['./a.csv', 'b\\c.csv'] });
});

test('is no part of the effective plan', () => {
  const context = { header: EXAMPLE_HEADER, register: 'r.csv', planFile: FILE, table: null };
  const { plan } = resolvePlan(parsePlan(EXAMPLE, FILE), context);
  const dated = resolvePlan(parsePlan(`${EXAMPLE}purge: { lists: 2027-06-30 }\n`, FILE), context);
  expect(dated.plan).toEqual(plan);
});

describe('is refused, with its line,', () => {
  test.each([
    ['a day that there is not', '{ lists: 2027-02-30 }', 'PLAN-015', 'purge.lists'],
    ['another form of a day', '{ key: 30.6.2027 }', 'PLAN-015', 'purge.key'],
    ['a number', '{ urn: 2027 }', 'PLAN-011', 'purge.urn'],
    ['a kind that there is not', '{ list: 2027-06-30 }', 'PLAN-010', 'purge.list'],
    ['a way upwards', '{ files: [../a.csv] }', 'PLAN-015', 'purge.files.0'],
    ['a way upwards with backslashes', '{ files: ["b\\\\..\\\\..\\\\a.csv"] }', 'PLAN-015', 'purge.files.0'],
    ['a way from the top', '{ files: [/etc/passwd] }', 'PLAN-015', 'purge.files.0'],
    ['a drive', '{ files: ["C:a.csv"] }', 'PLAN-015', 'purge.files.0'],
    ['a folder as such', '{ files: [b/] }', 'PLAN-015', 'purge.files.0'],
    ['the plan’s folder', '{ files: [.] }', 'PLAN-015', 'purge.files.0'],
    ['no files at all', '{ files: [] }', 'PLAN-015', 'purge.files'],
  ])('with %s', (_, section, code, key) => {
    expect(spots(loadProblems(`version: 1\npurge: ${section}\n`))).toEqual([[code, 2, key]]);
  });
});
