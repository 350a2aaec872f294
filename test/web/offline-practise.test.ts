import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { nextSaturday, planText } from '../../src/web/page/doors/practise/plan.js';
import { isTooWide, LOOKS, open, violations } from './offline.js';

/** Üben: the whole procedure with an invented town, as somebody clicks through it. */

const click = (page: Page, name: string) =>
  page.locator('.work').getByRole('button', { name, exact: true }).click();

test('from the register to the replacement, with a verification that sees who cheats', async () => {
  const { page } = await open('practise');
  const step = () => page.locator('h2').first().innerText();
  expect(await step()).toBe('Schritt 1 von 6: Das Register');
  expect(await page.locator('.steps button:enabled').count()).toBe(1);
  await page.getByLabel('Name der Stadt').fill('Öddorf');
  await click(page, 'Stadt erfinden');
  await page.locator('.rows').waitFor();
  expect(await page.locator('.rows tbody tr').count()).toBe(5);
  await click(page, 'Weiter');
  expect(await page.locator(':focus').innerText()).toBe('Schritt 2 von 6: Der Plan');
  await page.getByLabel('Einladungen').fill('7');
  expect(await page.locator('.work').getByRole('button', { name: 'Gruppen ausrechnen' }).isDisabled()).toBe(
    true,
  );
  await page.getByLabel('Einladungen').fill('24');
  await click(page, 'Gruppen ausrechnen');
  await page.locator('.bars').first().waitFor();
  expect(await page.locator('.bars').count()).toBe(3);
  await page.getByText('Die Plandatei zeigen').click();
  expect(await page.locator('pre').innerText()).toMatch(/title: "Öddorf"[\s\S]*size: 24/);
  await click(page, 'Weiter');
  await click(page, 'Festlegen');
  expect((await page.locator('.gazette').innerText()).replaceAll(' ', '')).toMatch(/^[0-9a-f]{64}$/);
  await click(page, 'Weiter');
  await page.getByLabel('Lottozahlen mit Superzahl').fill('1 2 3');
  await click(page, 'Auslosen');
  await page.locator('.problems').getByText('SEED-020').waitFor();
  await click(page, 'Zahlen ziehen');
  await click(page, 'Auslosen');
  await page.getByText('Eingeladen werden 24 Menschen').waitFor();
  await click(page, 'Weiter');
  await click(page, 'Ehrliche Ziehung prüfen');
  expect(await page.locator('.verdict:focus').innerText()).toMatch(/^✓ Bestanden: alle/);
  await click(page, 'Schummeln und prüfen');
  await page.locator('.verdict.unsound:focus').waitFor();
  expect(await page.locator('.checks').first().locator('li').getAttribute('data-check')).toBe('lists.files');
  await click(page, 'Weiter');
  await click(page, 'Absage eintragen und nachrücken lassen');
  await click(page, 'Noch einmal prüfen');
  await page.locator('.verdict.sound').waitFor();
  const places = await page
    .locator('.rows')
    .evaluateAll((all) =>
      all.map((table) => table.querySelector('tbody td:nth-child(2)')?.textContent ?? ''),
    );
  // Of the same group, and somebody else.
  expect(places[0]).not.toBe('');
  expect(places[0]).toBe(places[1]);
  expect(await page.locator('.result').innerText()).toContain('1 Person ist nachgerückt');
});

test.each(LOOKS)('sound for axe, nothing is cut off: %s', async (_, look) => {
  const { page } = await open('practise', look);
  await click(page, 'Stadt erfinden');
  await page.locator('.rows').waitFor();
  expect(await violations(page)).toEqual([]);
  await click(page, 'Weiter');
  await click(page, 'Gruppen ausrechnen');
  await page.locator('.bars').first().waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
});

test('the announced lottery is on the Saturday after today, whatever day it is', () => {
  const days = Array.from({ length: 14 }, (_, at) => new Date(2026, 11, 20 + at));
  for (const day of days) {
    const date = nextSaturday(day);
    const [year = 0, month = 0, at = 0] = date.split('-').map(Number);
    const saturday = new Date(year, month - 1, at);
    expect([date, saturday.getDay()]).toEqual([date, 6]);
    const apart = Math.round((saturday.getTime() - day.getTime()) / 86_400_000);
    expect([date, apart >= 1 && apart <= 7]).toEqual([date, true]);
  }
});

test('a title that would be YAML stays a title', () => {
  expect(planText({ title: 'a"\n  - b: {', size: 10, date: '2026-12-05' })).toContain(
    'title: "a\\"\\n  - b: {"',
  );
});
