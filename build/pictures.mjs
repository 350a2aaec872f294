import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** The pictures of README and guide, taken of the page as it is built and of a record of the fixture: `npm run pictures`. */

const TOP = fileURLToPath(new URL('..', import.meta.url));
const PICTURES = join(TOP, 'docs/pictures');
const PAGE = pathToFileURL(join(TOP, 'dist/page/losverfahren.html')).href;
const SEED = '3 12 17 28 41 49 Superzahl 7, Spiel 77 2604913';

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
const run = (...args) =>
  execFileSync(execPath, [join(TOP, 'bin/losverfahren.js'), ...args, '--lang', 'de'], {
    cwd: folder,
    env: { ...env, SOURCE_DATE_EPOCH: '1796500800' },
  });
for (const name of ['musterstadt.csv', 'musterstadt.yaml', 'ratsmitglieder.csv'])
  cpSync(join(TOP, 'fixtures', name), join(folder, name));
const plan = ['musterstadt.csv', '--plan', 'musterstadt.yaml'];
run('commit', ...plan, '--output', 'ziehung', '--at', '2026-11-02T10:00:00Z');
run('draw', ...plan, '--output', 'ziehung', '--seed', SEED, '--at', '2026-12-05T19:30:00Z');
run('report', 'ziehung', '--output', 'niederschrift.html', '--public');

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const open = async (address, size = { width: 1100, height: 720 }) => {
    const page = await browser.newPage({ viewport: size, locale: 'de-DE', deviceScaleFactor: 1 });
    await page.goto(address);
    return page;
  };
  const take = (page, name) => page.screenshot({ path: join(PICTURES, `${name}.png`) });
  const first = await open(PAGE, { width: 1100, height: 560 });
  await take(first, 'start');

  const draw = await open(PAGE, { width: 1100, height: 900 });
  await draw
    .getByRole('link', { name: /^Ziehen/ })
    .first()
    .click();
  await draw.locator('input[type=file]').first().setInputFiles(join(folder, 'musterstadt.csv'));
  await draw.getByText('20.000 Zeilen').first().waitFor({ timeout: 60_000 });
  await take(draw, 'ziehen-register');
  await draw.getByRole('button', { name: 'Weiter zum Plan' }).click();
  await draw.getByRole('heading', { name: 'Plan', exact: true }).waitFor();
  await draw.locator('input[type=date]').first().fill('2026-12-01');
  await draw.locator('table').first().waitFor({ timeout: 60_000 });
  await take(draw, 'ziehen-plan');

  const verify = await open(PAGE, { width: 1100, height: 900 });
  await verify
    .getByRole('link', { name: /^Nachprüfen/ })
    .first()
    .click();
  const files = ['audit.jsonl', 'urn.csv'].map((name) => join(folder, 'ziehung', name));
  await verify.locator('input[type=file]').first().setInputFiles(files);
  await verify
    .getByRole('button', { name: /prüfen/i })
    .last()
    .click();
  await verify
    .getByText(/Prüfungen/)
    .first()
    .waitFor({ timeout: 60_000 });
  await verify
    .getByText(/Prüfungen/)
    .first()
    .evaluate((element) => element.scrollIntoView());
  await take(verify, 'nachpruefen');

  const record = await open(pathToFileURL(join(folder, 'niederschrift.html')).href, {
    width: 900,
    height: 900,
  });
  await take(record, 'niederschrift');
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
