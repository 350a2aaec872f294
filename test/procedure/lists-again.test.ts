import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PlanOverrides } from '../../src/plan/overrides.js';
import { draw } from '../../src/procedure/draw.js';
import { panel } from '../../src/procedure/panel.js';
import { loadPanelPlan, loadPlan } from '../../src/procedure/plan-file.js';
import { typedSeed } from '../../src/procedure/seed.js';
import { verify } from '../../src/procedure/verify.js';
import { parseSideFile } from '../../src/register/side-files.js';
import { MemoryFiles, toolsFor } from './in-memory.js';

/** What a draw or a panel wrote, given to the next one. */

const SEED = '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913';
const OTHER_SEED = '5 9 22 31 37 44 Superzahl 2, Spiel 77 8140365';
const CASE = readFileSync(new URL('../../fixtures/cases/22-minus-ids.csv', import.meta.url));
const TARGETS = 'merkmal;wert;min;max\nGeschlecht;w;3;5\nGeschlecht;m;3;5\n';

const page = () => ({ language: 'en' as const, title: '', notes: [], panelColumn: '', peopleColumn: '' });

/** 22 letters to the 40 people of the case, some of whose ids begin with a minus sign. */
async function letters(files: MemoryFiles, overrides: PlanOverrides = {}) {
  const sample = { size: 22, reserve: '0.2' };
  const plan = await loadPlan(files, { overrides: { stratify: [], ...overrides, sample } });
  const result = await draw({ plan, register: ['r.csv'], seed: typedSeed(SEED) }, toolsFor(files));
  files.putAll('o', result.files);
  return result;
}

async function panelOf(files: MemoryFiles, register: string, options: { draw?: string; seed?: string } = {}) {
  const plan = await loadPanelPlan(files, { ...planOf(files), overrides: {}, targets: 'q.csv' });
  const { seed = OTHER_SEED, draw: before } = options;
  return panel(
    {
      ...{ plan, register: [register], seed: typedSeed(seed), numbered: false, page },
      ...(before === undefined ? {} : { draw: before }),
    },
    toolsFor(files),
  );
}

const planOf = (files: MemoryFiles) => (files.kind('panel.yaml') === null ? {} : { plan: 'panel.yaml' });

function filesFor(eligibility = ''): MemoryFiles {
  return new MemoryFiles({
    'r.csv': CASE,
    'q.csv': TARGETS,
    'panel.yaml': `version: 1\n${eligibility}sample: { size: 8, allocation: quotas, quotas: q.csv }\n`,
  });
}

function table(files: readonly { name: string; bytes: Uint8Array }[], name: string) {
  const bytes = files.find((file) => file.name === name)?.bytes ?? new Uint8Array();
  const [header = [], ...rows] = parseSideFile(bytes, name).rows;
  return { header, ids: rows.map((row) => row[header.indexOf('PersonID')] ?? '') };
}

const refused = async (work: Promise<unknown>) => {
  const cause = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return (cause as { problems?: readonly { code: string; params?: object }[] } | null)?.problems ?? [];
};

const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

describe('the list of invitations', () => {
  test('has ids in it that a spreadsheet could run, and as answers everybody is who they were', async () => {
    const files = filesFor();
    const first = await letters(files);
    const bytes = first.files[0]?.bytes;
    expect(new TextDecoder().decode(bytes)).toContain(";'-4");
    const { ids } = table(first.files, 'invitations.csv');
    expect(ids.filter((id) => id.startsWith('-')).length).toBeGreaterThan(3);

    const { facts, files: written, problems } = await panelOf(files, 'o/invitations.csv', { draw: 'o' });
    expect(facts.answered).toEqual({ answers: 22, invited: 22 });
    const { header, ids: drawn } = table(written, 'panel.csv');
    expect(drawn.every((id) => ids.includes(id))).toBe(true);
    expect(new Set(header).size).toBe(header.length);
    expect(codes(problems)).toContain('QUOTA-023');

    files.putAll('p', written);
    const request = { target: 'p', plan: null, optimality: false, register: ['r.csv'] };
    const checked = await verify({ ...request, answers: ['o/invitations.csv'] }, toolsFor(files));
    expect(checked.facts.checks.filter(({ passed }) => !passed)).toEqual([]);
  });

  test('excludes those who are in it, and nobody else', async () => {
    const files = filesFor();
    const { ids } = table((await letters(files)).files, 'invitations.csv');
    const exclude = [{ ids: 'o/invitations.csv', reason: 'invited before' }];
    const plan = await loadPlan(files, {
      overrides: { stratify: [], eligibility: { exclude }, sample: { size: 18, reserve: '0' } },
    });
    const again = await draw({ plan, register: ['r.csv'], seed: typedSeed(OTHER_SEED) }, toolsFor(files));
    const others = table(again.files, 'invitations.csv').ids;
    expect([...ids, ...others].length).toBe(40);
    expect(new Set([...ids, ...others]).size).toBe(40);
    expect(again.facts.draw.frame.excluded).toEqual([22]);
    expect(codes(again.problems)).not.toContain('DRAW-008');
  });

  test('is told as a list of ours where no draw says who was invited', async () => {
    const files = filesFor();
    await letters(files);
    const { problems, facts } = await panelOf(files, 'o/invitations.csv');
    expect([codes(problems).includes('QUOTA-025'), facts.answered]).toEqual([true, null]);
  });
});

describe('the list of those who were not drawn', () => {
  test('is the next pool, with the same ids and no column twice', async () => {
    const files = filesFor();
    const first = await panelOf(files, 'r.csv');
    files.putAll('p', first.files);
    const rest = table(first.files, 'not_drawn.csv');
    const second = await panelOf(files, 'p/not_drawn.csv', { seed: SEED });
    const [one, two] = ['panel.csv', 'not_drawn.csv'].map((name) => table(second.files, name));
    expect([...(one?.ids ?? []), ...(two?.ids ?? [])].sort()).toEqual(rest.ids.toSorted());
    expect(one?.header).toEqual(rest.header);
    expect(rest.header.slice(0, 4)).toEqual(['los_rang', 'los_schicht', 'los_ticket', 'PersonID']);
  });
});

describe('answers beside the draw that invited', () => {
  const everybody = async (eligibility: string) => {
    const files = filesFor(eligibility);
    const { facts } = await letters(files);
    const people = facts.draw.selection.reduce(
      (sum, one) => sum + one.invited.length + one.reserve.length,
      0,
    );
    return { files, known: people };
  };

  test('are refused if somebody was never invited, with how many', async () => {
    const { files, known } = await everybody('');
    const problems = await refused(panelOf(files, 'r.csv', { draw: 'o' }));
    expect(codes(problems)).toEqual(['QUOTA-022']);
    expect(problems[0]?.params).toEqual({ count: 40 - known, total: 40, invited: known });
  });

  test('may have others if the plan says so, and they are counted', async () => {
    const { files, known } = await everybody('eligibility: { uninvited: true }\n');
    const { facts } = await panelOf(files, 'r.csv', { draw: 'o' });
    expect(facts.answered).toEqual({ answers: 40, invited: known });
    expect(facts.conducted.draw.plan.eligibility.uninvited).toBe(true);
  });

  test('are not compared where the labels were made with another key, and it is said', async () => {
    const files = filesFor();
    files.put('key', 'ab'.repeat(32));
    const plan = await loadPlan(files, { overrides: { stratify: [], sample: { size: 22, reserve: '0' } } });
    const request = { plan, register: ['r.csv'], seed: typedSeed(SEED), keyFile: 'key' };
    files.putAll('o', (await draw(request, toolsFor(files))).files);
    const { facts, problems } = await panelOf(files, 'o/invitations.csv', { draw: 'o' });
    expect([facts.answered, codes(problems).includes('QUOTA-024')]).toEqual([null, true]);
  });
});
