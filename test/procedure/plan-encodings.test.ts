import { describe, expect, test } from 'vitest';
import { sha256Bytes } from '#machine';
import { problemText } from '../../src/messages/catalogue.js';
import { loadPlan } from '../../src/procedure/plan-file.js';
import { windows1252 } from '../register/windows-1252.js';
import { MemoryFiles } from './in-memory.js';
import { checked, drawn, heads, planOf, registerOf } from './rule-registers.js';

/** A plan is read as it was typed, in whatever editor, or not at all. */

const TEXT = `${planOf('districts: [Süd]')}title: Bürgerrat „Wärme“ – größer\n`;
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

async function titleOf(bytes: Uint8Array) {
  const { input, file } = await loadPlan(new MemoryFiles({ 'plan.yaml': bytes }), {
    plan: 'plan.yaml',
    overrides: {},
  });
  expect(file?.sha256).toBe(sha256Bytes(bytes));
  return [input.title, input.eligibility?.districts];
}

describe('a plan', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['windows-1252', windows1252(TEXT)],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16BE with a mark', utf16be(`\ufeff${TEXT}`)],
  ])('in %s is understood, and its bytes are what is hashed', async (_, bytes) => {
    expect(await titleOf(bytes)).toEqual(['Bürgerrat „Wärme“ – größer', ['Süd']]);
    const { facts } = await checked(registerOf({}), bytes);
    expect(facts.errors).toBe(0);
  });

  test.each([
    ['a DOS code page, where ü is the byte 81', [0x81]],
    ['a DOS code page, where ä is the byte 84 and reads as a quotation mark', [0x84]],
    ['Mac Roman, where ü is the byte 9f', [0x9f]],
    ['Mac Roman, where ä is the byte 8a', [0x8a]],
  ])('in %s is refused', async (_, umlaut) => {
    const [before = '', after = ''] = planOf('districts: [Süd]').split('ü');
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from(umlaut), Buffer.from(after)]);
    const problems = await drawn(registerOf({}), bytes);
    expect(problems.map(({ code, where }) => [code, where])).toEqual([['PLAN-087', [{ file: 'plan.yaml' }]]]);
  });

  test.each([
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le')],
    ['half of UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le').subarray(0, -1)],
    ['another program’s file', Buffer.from('PK\u0003\u0004\u0000\u0000')],
    ['UTF-8 that was damaged before', Buffer.from(TEXT.replace('ü', '\ufffd'))],
  ])('that is %s is refused, never read with replacement characters', async (_, bytes) => {
    expect(heads(await drawn(registerOf({}), bytes))).toEqual(['error PLAN-087']);
  });

  test('with a date as it is typed in German says which form is expected, and what was read', async () => {
    const plan = planOf('min_age: 0').replace('2026-12-01', '01.12.2026');
    const [problem] = await drawn(registerOf({}), plan);
    expect([problem?.code, problem?.where?.[0]?.lines]).toEqual(['PLAN-015', [4]]);
    expect(problemText('de', problem ?? { code: '' }).why).toBe(
      'erwartet wird: ein Datum wie 2026-12-01; gelesen wurde „01.12.2026“',
    );
  });
});
