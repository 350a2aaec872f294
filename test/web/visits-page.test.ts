import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { parseSideFile } from '../../src/register/side-files.js';
import { letterboxPage } from '../../src/report/visits/letterbox-page.js';
import { listPage } from '../../src/report/visits/list-page.js';
import { phonePage } from '../../src/report/visits/phone-page.js';
import { walkOf } from '../../src/report/visits/walk.js';
import { visit, WORDS } from '../report/visits/people.js';
import { browser } from './chromium.js';

/**
 * The page that teams have on a telephone, as they use it: opened from a file, with fingers alone, without a network.
 * What a printer gets is looked at in the same browser.
 */

const SCRIPT = '</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028';
const VISITS = [
  visit('AAAA-AAAA', 'Weg 1', { name: 'Ada Öz' }),
  visit('BBBB-BBBB', 'Weg 1', { name: 'Bo Li' }),
  visit('CCCC-CCCC', 'Weg 3', { name: SCRIPT, extra: SCRIPT }),
  visit('DDDD-DDDD', 'Weg 2', { name: 'Dora Süß', area: 'Nord', attempts: 3, visits: 1 }),
];
const { stops } = walkOf(VISITS);
const folder = mkdtempSync(join(tmpdir(), 'losverfahren-test-'));
const LIST = { team: 1, of: 2, stops, attempts: 2, file: 'team-1-answers.csv' };

function saved(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return pathToFileURL(path).href;
}
const URL_OF_PAGE = saved('team-1-phone.html', phonePage(LIST, { ...WORDS, title: SCRIPT }));

const contexts: BrowserContext[] = [];
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
  /** every address that the page asked for, what it said, and what it threw */
  readonly requests: readonly string[];
  readonly said: readonly string[];
  readonly card: (code: string) => Locator;
}

const LOOK = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  timezoneId: 'Europe/Berlin',
};

/** Everybody has this one, loaded anew, unless they need one for themselves. */
let shared: Promise<Window> | undefined;

interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  requests: string[];
  said: string[];
}

async function windowIn(context: BrowserContext): Promise<Window> {
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date('2026-12-05T23:30:00Z'));
  const own: Window = { page, context, requests: [], said: [] };
  page.on('request', (request) => own.requests.push(request.url()));
  page.on('console', (message) => own.said.push(message.text()));
  page.on('pageerror', (error) => own.said.push(error.message));
  return own;
}

async function contextWith(script: boolean): Promise<BrowserContext> {
  const context = await (await browser()).newContext({ ...LOOK, javaScriptEnabled: script });
  contexts.push(context);
  return context;
}

async function phone(from?: BrowserContext): Promise<Phone> {
  if (from === undefined) shared ??= (async () => windowIn(await (await browser()).newContext(LOOK)))();
  const own = await (from === undefined ? shared : windowIn(from));
  if (own === undefined) throw new Error('no window');
  const { page, context } = own;
  page.removeAllListeners('dialog');
  [own.requests, own.said] = [[], []];
  await page.goto(URL_OF_PAGE);
  const { requests, said } = own;
  return { page, context, requests, said, card: (code) => page.locator(`[data-code="${code}"]`) };
}

const tap = (card: Locator, name: string) => card.getByRole('button', { name, exact: true }).tap();
const live = (page: Page) => page.getByRole('status').innerText();

async function savedFile(page: Page): Promise<string[][]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Datei sichern' }).tap(),
  ]);
  expect(download.suggestedFilename()).toBe('team-1-answers.csv');
  const bytes = readFileSync(await download.path());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return parseSideFile(bytes, 'answers.csv', ';').rows.map((row) => [...row]);
}

const HEADER = ['code', 'outcome', 'way', 'attempts', 'date', 'needs', 'note'];

describe('a page on a telephone', () => {
  test('is tapped through, and gives the file for record', async () => {
    const { page, card, requests, said } = await phone();
    for (let time = 0; time < 2; time++) await tap(card('AAAA-AAAA'), 'niemand da');
    await tap(card('BBBB-BBBB'), 'nimmt teil');
    await card('BBBB-BBBB').locator('summary').tap();
    await tap(card('BBBB-BBBB'), 'Kinderbetreuung');
    await tap(card('BBBB-BBBB'), 'Barrierefreiheit');
    await card('BBBB-BBBB').getByRole('textbox', { name: 'Notiz' }).fill('=gern; "bald"');
    await tap(card('DDDD-DDDD'), 'verzogen');
    expect(await page.locator('#progress').innerText()).toBe('3 von 4');
    expect(await savedFile(page)).toEqual([
      HEADER,
      // The letter was the first attempt; the telephone's day, which is not that of UTC.
      ['AAAA-AAAA', 'not-met', 'visit', '3', '2026-12-06', '', ''],
      ['BBBB-BBBB', 'accepted', 'visit', '2', '2026-12-06', 'access childcare', `'=gern; "bald"`],
      ['DDDD-DDDD', 'moved', 'visit', '4', '2026-12-06', '', ''],
    ]);
    expect(await live(page)).toBe('Gesichert: team-1-answers.csv');
    expect(requests.filter((url) => !url.startsWith('blob:'))).toEqual([URL_OF_PAGE]);
    expect(said).toEqual([]);
  });

  test('offers every outcome, one tap each, and each comes out under its own word', async () => {
    const { page, card } = await phone();
    const found: string[] = [];
    for (const [outcome, word] of Object.entries(WORDS.outcomes)) {
      await tap(card('AAAA-AAAA'), word);
      const [, row] = await savedFile(page);
      found.push(`${row?.[1]}`);
      expect(row?.[1]).toBe(outcome);
    }
    expect(found).toHaveLength(7);
  });

  test('takes back step by step, and says so', async () => {
    const { page, card } = await phone();
    const undo = page.getByRole('button', { name: 'Rückgängig' });
    expect(await undo.isDisabled()).toBe(true);
    await tap(card('AAAA-AAAA'), 'niemand da');
    await tap(card('AAAA-AAAA'), 'lehnt ab');
    await card('AAAA-AAAA').locator('summary').tap();
    await card('AAAA-AAAA').getByRole('textbox').pressSequentially('weil');
    expect(await card('AAAA-AAAA').getByText('Besuche: 2').count()).toBe(1);
    await undo.tap();
    expect(await card('AAAA-AAAA').getByRole('textbox').inputValue()).toBe('');
    await undo.tap();
    expect(await live(page)).toBe('Ada Öz: zurück');
    const pressed = card('AAAA-AAAA').getByRole('button', { pressed: true });
    expect(await pressed.allInnerTexts()).toEqual(['niemand da']);
    await undo.tap();
    expect([await pressed.count(), await undo.isDisabled()]).toEqual([0, true]);
    expect(await page.getByRole('button', { name: 'Datei sichern' }).isDisabled()).toBe(true);
  });

  test('puts a count right, and forgets one person', async () => {
    const { page, card } = await phone();
    await tap(card('AAAA-AAAA'), 'niemand da');
    await card('AAAA-AAAA').locator('summary').tap();
    for (const name of ['mehr', 'mehr', 'weniger']) await tap(card('AAAA-AAAA'), name);
    expect((await savedFile(page))[1]?.[3]).toBe('3');
    await tap(card('AAAA-AAAA'), 'Eintrag löschen');
    expect(await page.locator('#progress').innerText()).toBe('0 von 4');
  });

  test('warns whoever leaves it with entries that are not saved, and nobody else', async () => {
    const asks = async (own: Phone) => {
      let asked = false;
      own.page.on('dialog', (dialog) => {
        asked ||= dialog.type() === 'beforeunload';
        void dialog.accept();
      });
      await own.page.reload();
      return asked;
    };
    expect(await asks(await phone())).toBe(false);
    const unsaved = await phone();
    await tap(unsaved.card('AAAA-AAAA'), 'nimmt teil');
    expect(await asks(unsaved)).toBe(true);
    const kept = await phone();
    await tap(kept.card('AAAA-AAAA'), 'nimmt teil');
    await savedFile(kept.page);
    expect(await asks(kept)).toBe(false);
  });

  test('keeps nothing on the device unless it is told to, and then no name', async () => {
    const first = await phone(await contextWith(true));
    const stored = (page: Page) => page.evaluate<string>('JSON.stringify({ ...localStorage })');
    await tap(first.card('AAAA-AAAA'), 'lehnt ab');
    expect(await stored(first.page)).toBe('{}');
    await first.page.getByRole('checkbox', { name: 'Merken' }).tap();
    await tap(first.card('BBBB-BBBB'), 'niemand da');
    const text = await stored(first.page);
    expect(text).toContain('BBBB-BBBB');
    expect(text).not.toMatch(/Ada|Li|Weg/);
    const second = await phone(first.context);
    expect(await second.page.locator('#progress').innerText()).toBe('2 von 4');
    expect(await second.page.getByRole('checkbox').isChecked()).toBe(true);
    await second.page.getByRole('checkbox', { name: 'Merken' }).tap();
    expect(await stored(second.page)).toBe('{}');
    expect((await savedFile(second.page)).map(([code]) => code)).toEqual(['code', 'AAAA-AAAA', 'BBBB-BBBB']);
  });

  test('deletes all entries, after a question', async () => {
    const { page, card } = await phone();
    await tap(card('AAAA-AAAA'), 'lehnt ab');
    const answers = [false, true];
    page.on('dialog', (dialog) => void (answers.shift() === true ? dialog.accept() : dialog.dismiss()));
    await page.getByRole('button', { name: 'Alles löschen' }).tap();
    expect(await page.locator('#progress').innerText()).toBe('1 von 4');
    await page.getByRole('button', { name: 'Alles löschen' }).tap();
    expect(await page.locator('#progress').innerText()).toBe('0 von 4');
  });

  test('runs nothing of a register and shows it as text', async () => {
    const { page, card, said } = await phone();
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(2);
    expect(await card('CCCC-CCCC').getByRole('heading').innerText()).toContain('</script><script>alert(1)');
    await tap(card('CCCC-CCCC'), 'nimmt teil');
    expect(await live(page)).toContain('nimmt teil');
    expect([dialogs, said]).toEqual([[], []]);
  });

  test('may speak to nobody, whoever tries', async () => {
    const { page, requests } = await phone();
    const tried = await page.evaluate(async () => {
      const ask = (globalThis as unknown as { fetch: (url: string) => Promise<unknown> }).fetch;
      return ask('https://example.org/').then(
        () => 'reached',
        () => 'refused',
      );
    });
    expect(tried).toBe('refused');
    expect(requests.filter((url) => url.startsWith('http'))).toEqual([]);
  });

  test('can be read where no script runs', async () => {
    const { page, card } = await phone(await contextWith(false));
    expect(await card('AAAA-AAAA').innerText()).toContain('Ada Öz');
    expect(await page.getByText('Kein Skript.').isVisible()).toBe(true);
    expect(await page.locator('button:visible').count()).toBe(0);
  });
});

describe('for whoever does not see it', () => {
  test('every control has a name, every person a heading and a named group, and no id is there twice', async () => {
    const { page, card } = await phone();
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '');
    });
    const controls = page.locator('button, input, textarea, summary');
    const names = await controls.evaluateAll((all) =>
      all.map((one) => {
        const { labels } = one as unknown as {
          readonly labels?: ArrayLike<{ readonly textContent: string }>;
        };
        return one.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? one.textContent ?? '';
      }),
    );
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => name.trim() === '')).toEqual([]);
    for (const { code, name } of VISITS.filter((one) => one.name !== SCRIPT)) {
      expect(await card(code).getByRole('heading', { name, level: 3 }).count()).toBe(1);
      expect(
        await card(code)
          .getByRole('group', { name: `Ergebnis für ${name}` })
          .getByRole('button')
          .count(),
      ).toBe(7);
    }
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(['Mitte', 'Nord']);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map((one) => one.id));
    expect(new Set(ids).size).toBe(ids.length);
    const references = await page
      .locator('[aria-labelledby], [aria-describedby]')
      .evaluateAll((all) =>
        all.map((one) => one.getAttribute('aria-labelledby') ?? one.getAttribute('aria-describedby') ?? ''),
      );
    expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('what is pressed is told, and so is every tap', async () => {
    const { page, card } = await phone();
    const button = card('AAAA-AAAA').getByRole('button', { name: 'nimmt teil' });
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    await button.tap();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await live(page)).toBe('Ada Öz: nimmt teil, 1');
    expect(await page.getByRole('status').getAttribute('aria-live')).toBe('polite');
  });

  test('it also goes by keyboard', async () => {
    const { page, card } = await phone();
    await card('AAAA-AAAA').getByRole('button', { name: 'lehnt ab' }).focus();
    await page.keyboard.press('Enter');
    expect(await live(page)).toBe('Ada Öz: lehnt ab, 1');
  });
});

test('what is tapped is large enough, and nothing is wider than the screen', async () => {
  const { page, card } = await phone();
  await card('AAAA-AAAA').locator('summary').tap();
  const boxes = await page
    .locator('button:visible, summary:visible, .remember')
    .evaluateAll((all) =>
      all.map((one) => [one.getBoundingClientRect().height, one.getBoundingClientRect().right]),
    );
  expect(boxes.length).toBeGreaterThan(30);
  for (const [height = 0, right = 999] of boxes) {
    expect(height).toBeGreaterThanOrEqual(44);
    expect(right).toBeLessThanOrEqual(390);
  }
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
});

describe('on paper', () => {
  const many = Array.from({ length: 30 }, (_, at) =>
    visit(`P${at}`, `Weg ${at + 1}`, { name: `Person ${at}` }),
  );

  async function printed(name: string, bytes: Uint8Array) {
    const page = await (await browser()).newPage();
    await page.goto(saved(name, bytes));
    const pdf = await page.pdf({ preferCSSPageSize: true });
    return { page, text: pdf.toString('latin1') };
  }
  const pagesOf = (pdf: string) => pdf.match(/\/Type ?\/Page\b(?!s)/g)?.length ?? 0;
  const sizeOf = (pdf: string) =>
    (/\/MediaBox ?\[([^\]]+)\]/.exec(pdf)?.[1] ?? '').trim().split(/ +/).map(Number);

  test('lists are A4 across, and no address is divided', async () => {
    const sheets = { teams: [{ team: 1, stops: walkOf(many).stops }], of: 1, unplaced: [], attempts: 3 };
    const { page, text } = await printed('list.html', listPage(sheets, WORDS));
    const [, , width = 0, height = 0] = sizeOf(text);
    expect([Math.round(width), Math.round(height)]).toEqual([842, 595]);
    expect(pagesOf(text)).toBeGreaterThan(1);
    expect(pagesOf(text)).toBeLessThan(7);
    expect(await page.evaluate<string>("getComputedStyle(document.querySelector('tbody')).breakInside")).toBe(
      'avoid',
    );
    await page.close();
  });

  test('notes for the letterbox are four on a page', async () => {
    const { page, text } = await printed('notes.html', letterboxPage(walkOf(many).stops, WORDS));
    const [, , width = 0, height = 0] = sizeOf(text);
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    expect(pagesOf(text)).toBe(8);
    await page.close();
  });

  test('what a note says stays above the fold of the name, however long the words', async () => {
    const long =
      'Bürgerbüro Musterstadt, Telefon 0123 456789 (Montag bis Freitag), beteiligung@musterstadt.de';
    const words = { ...WORDS, letterbox: { ...WORDS.letterbox, contact: long } };
    const one = visit('C1', 'Weg 1', { name: 'Ann-Kathrin Freifrau von Musterstadt-Überlingen' });
    const { page } = await printed('one.html', letterboxPage(walkOf([one]).stops, words));
    const overflow = await page
      .locator('.inside')
      .evaluate((inside) => inside.scrollHeight - inside.clientHeight);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });
});
