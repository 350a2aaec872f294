import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { problemText } from '../../src/messages/catalogue.js';
import { drawn, heads, registerOf, rule } from './rule-registers.js';

/** A list of people to exclude excludes them, or it is said why not. */

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/cases/${name}`, import.meta.url));
const REGISTER = registerOf({});
const plan = rule('ids: rat.csv, reason: Gemeinderat');
const said = (list: string | Uint8Array, more = '') =>
  drawn(REGISTER, more === '' ? plan : rule(`ids: rat.csv, reason: Gemeinderat, ${more}`), {
    'rat.csv': list,
  });

describe('an exclusion list', () => {
  test('with an empty id in one of its rows is refused with the line', async () => {
    const problems = await said(fixture('20t-ids-empty-cells.csv'));
    expect(problems).toEqual([
      { code: 'SIDE-010', severity: 'error', where: [{ file: 'rat.csv', lines: [4], total: 1 }] },
    ]);
  });

  test('with a header only is refused, unless the plan says that it may be empty', async () => {
    const [problem, ...others] = await said(fixture('20u-ids-header-only.csv'));
    expect([problem?.code, problem?.where, others]).toEqual(['SIDE-011', [{ file: 'rat.csv' }], []]);
    expect(problemText('de', problem ?? { code: '' }).remedy).toContain('may_be_empty: true');
    expect(await said(fixture('20u-ids-header-only.csv'), 'may_be_empty: true')).toEqual([]);
    expect(heads(await said(''))).toEqual(['error SIDE-011']);
    expect(heads(await said('\ufeffPersonID;Name\r\n;\r\n;;\r\n'))).toEqual(['error SIDE-011']);
  });

  test('whose ids nobody has is refused', async () => {
    const problems = await said('PersonID\nA1\nA2\n');
    expect(heads(problems)).toEqual(['error SIDE-012']);
    expect(problems[0]?.params).toEqual({ total: 2 });
    expect(heads(await said('PersonID\nA1\nA2\n', 'may_be_empty: true'))).toEqual(['warning DRAW-008']);
  });

  test.each([
    ['leading zeros', '4000001\n4000002\n0004000003', 'difference.zeros', [2, 3], 2],
    ['an apostrophe', "'0004000001\n0004000003", 'difference.quotes', [2], 1],
    ['blanks', '0004 000 001\n0004000003', 'difference.blanks', [2], 1],
  ])(
    'whose ids differ only in %s is refused with the lines and the cause',
    async (_, ids, text, lines, count) => {
      const problems = await said(`PersonID\n${ids}\n`);
      expect(heads(problems)).toEqual(['error SIDE-013']);
      expect(problems[0]?.where).toEqual([{ file: 'rat.csv', lines, total: count }]);
      expect(problems[0]?.params).toMatchObject({ count, kinds: [{ text }] });
      expect(JSON.stringify(problems)).not.toMatch(/4000001|000 001/);
    },
  );

  test('whose ids differ only in case is refused', async () => {
    const letters = REGISTER.replaceAll(/^0+4/gm, 'AB4');
    const problems = await drawn(letters, plan, { 'rat.csv': 'PersonID\nab4000001\nAB4000002\n' });
    expect(heads(problems)).toEqual(['error SIDE-013']);
    expect(problems[0]?.params).toMatchObject({ count: 1, total: 2, kinds: [{ text: 'difference.case' }] });
  });

  test('with some ids that nobody has is a note with their lines', async () => {
    const problems = await said('PersonID\n0004000001\nA2\n0004000003\nA4\n');
    expect(heads(problems)).toEqual(['warning DRAW-008']);
    expect(problems[0]?.where).toEqual([{ file: 'rat.csv', lines: [3, 5], total: 2 }]);
    expect(problems[0]?.params).toEqual({ count: 2, total: 4 });
  });

  test('with titles above the header, or the line by which Excel names the delimiter, is read', async () => {
    const rows = 'Name,PersonID\r\n"Maier; Eva",0004000001\r\n';
    expect(await said(`sep=,\r\n${rows}`)).toEqual([]);
    expect(await said(`Gemeinderat;\r\n;\r\nNr;PersonID\r\n1;0004000001\r\n`)).toEqual([]);
  });
});
