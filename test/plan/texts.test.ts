import { describe, expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/load.js';
import { FILE, loadProblems, spots } from './plans.js';

/** Values of a register are texts, whatever YAML would make of them. */

function valuesOf(list: string): unknown {
  const text = `version: 1\neligibility:\n  exclude:\n    - { column: A, values: ${list}, reason: R }\n`;
  const [rule] = parsePlan(text, FILE).eligibility?.exclude ?? [];
  return rule !== undefined && 'values' in rule ? rule.values : undefined;
}

describe('values that YAML takes for something else', () => {
  test('numbers keep their digits', () => {
    const numbers = ['01', '1', '1.0', '1.50', '+5', '-0', '0x1F', '0o17', '1e3', '.5', '007.10'];
    expect(valuesOf(`[${numbers.join(', ')}]`)).toEqual(numbers);
    expect(valuesOf('[12345678901234567890, 9007199254740993]')).toEqual([
      '12345678901234567890',
      '9007199254740993',
    ]);
  });

  test('true, false, yes, no and dates are the words that stand there', () => {
    expect(valuesOf('[true, false, yes, no, on, 2026-12-01]')).toEqual([
      'true',
      'false',
      'yes',
      'no',
      'on',
      '2026-12-01',
    ]);
  });

  test('in capital letters too, as spreadsheets export them', () => {
    expect(valuesOf('[True, FALSE, TRUE]')).toEqual(['True', 'FALSE', 'TRUE']);
  });

  test('NULL is a word as well, as databases export it', () => {
    expect(valuesOf('[NULL, ""]')).toEqual(['NULL', '']);
  });

  test('what is left empty is the empty text', () => {
    expect(valuesOf('["", ~]')).toEqual(['', '']);
    expect(valuesOf("['']")).toEqual(['']);
  });

  test('texts are trimmed and normalised', () => {
    expect(valuesOf('[" A ", "Za\u0308hringen"]')).toEqual(['A', 'Zähringen']);
  });

  test('the same in districts, groups, columns and tables', () => {
    const text = [
      'version: 1',
      'register: { columns: { id: [01, 2], gender: 3, household: 04 } }',
      'eligibility: { districts: [01, 10] }',
      'stratify:',
      '  - district: { 01: [01, 02], 2: 03, leer: "" }',
      '  - Klasse: [1.0, true]',
      'sample:',
      '  table: [{ district: 01, Klasse: 1.0, size: 5 }]',
      'output: { columns: [01] }',
    ].join('\n');
    const plan = parsePlan(text, FILE);
    expect(plan.register?.columns).toEqual({ id: ['01', '2'], gender: '3', household: ['04'] });
    expect(plan.eligibility?.districts).toEqual(['01', '10']);
    expect(plan.stratify).toEqual([
      { district: { '01': ['01', '02'], 2: ['03'], leer: [''] } },
      { Klasse: ['1.0', 'true'] },
    ]);
    expect(plan.sample?.table).toEqual([{ district: '01', Klasse: '1.0', size: '5' }]);
    expect(plan.output?.columns).toEqual(['01']);
  });

  test('switches are still switches, however they are spelt', () => {
    for (const [word, value] of [
      ['true', true],
      ['True', true],
      ['FALSE', false],
    ] as const) {
      expect(parsePlan(`version: 1\nsample: { allow_shortfall: ${word} }`, FILE).sample).toEqual({
        allow_shortfall: value,
      });
    }
  });
});

describe('decimals', () => {
  const reserve = (text: string) =>
    parsePlan(`version: 1\nsample: { reserve: ${text} }`, FILE).sample?.reserve;

  test('a reserve keeps its digits', () => {
    for (const text of ['0', '1', '1.5', '0.1', '1.50', '0.30000000000000004', '"2.5"']) {
      expect(reserve(text)).toBe(text.replaceAll('"', ''));
    }
  });

  test.each(['-1', '1,5', '.5', '1e-7', '1e+21', '.inf', 'viel', '""'])(
    '%s is refused, being no plain one',
    (text) => {
      const found = spots(loadProblems(`version: 1\nsample:\n  reserve: ${text}\n`));
      expect(found).toEqual([[expect.stringMatching(/^PLAN-01[145]$/), 3, 'sample.reserve']]);
    },
  );
});
