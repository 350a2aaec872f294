import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { csvText, MARKS, markedTown } from '../cli/registers.js';
import { run } from '../cli/run.js';
import { copyOf, drawn, forge, plan, register, type Verdict, verdict } from './verifying.js';

/** Lists, register and plan changed behind the draw. */

let home: string;
let lists: { readonly invited: string; readonly reserve: string };

beforeAll(async () => {
  home = await drawn();
  lists = {
    invited: readFileSync(join(home, 'out/invitations.csv'), 'utf8'),
    reserve: readFileSync(join(home, 'out/reserve.csv'), 'utf8'),
  };
});

/** The draw's folder with one file changed. */
async function withFile(path: string, content: string | Buffer, given = {}): Promise<Verdict> {
  const copy = copyOf(home);
  const old = readFileSync(join(copy, path));
  expect(old.equals(Buffer.from(content))).toBe(false);
  writeFileSync(join(copy, path), content);
  return verdict(copy, given);
}

const logOnly = { register: false, plan: false };
const rowsOf = (text: string) => text.trimEnd().split('\r\n');
const asList = (rows: readonly string[]) => rows.map((row) => `${row}\r\n`).join('');

describe('a list', () => {
  test('missing', async () => {
    for (const name of ['invitations.csv', 'reserve.csv']) {
      const copy = copyOf(home);
      rmSync(join(copy, 'out', name));
      expect(await verdict(copy, logOnly)).toMatchObject({
        code: 4,
        failed: ['lists.files', 'lists.people'],
      });
    }
  });

  test('with one byte changed anywhere', async () => {
    const bytes = Buffer.from(lists.invited);
    for (let at = 3; at < bytes.length; at += 97) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const found = await withFile('out/invitations.csv', changed, logOnly);
      expect([at, found.code]).toEqual([at, 4]);
      expect(found.failed).toContain('lists.files');
    }
  });

  test('saved again by a spreadsheet names the same people in another file', async () => {
    const rows = parse(lists.invited, { bom: true, delimiter: ';', record_delimiter: '\r\n' }) as string[][];
    const variants = [
      stringify(rows, { delimiter: ';', record_delimiter: '\r\n' }),
      stringify(rows, { delimiter: ',', quoted: true, bom: true }),
      stringify(rows, { delimiter: '\t', record_delimiter: '\n' }),
    ];
    for (const text of variants) {
      expect(await withFile('out/invitations.csv', text, logOnly)).toMatchObject({
        code: 4,
        failed: ['lists.files'],
      });
    }
  });

  test('with a name changed, a person removed, added, doubled or moved', async () => {
    const rows = rowsOf(lists.invited);
    const name = rows.with(2, (rows[2] ?? '').replace(/(;P\d{9};)[^;]+/, '$1Anders'));
    expect((await withFile('out/invitations.csv', asList(name), logOnly)).failed).toEqual(['lists.files']);
    const changes = [
      rows.toSpliced(3, 1),
      [...rows, rowsOf(lists.reserve)[1] ?? ''],
      rows.toSpliced(3, 0, rows[3] ?? ''),
      rows.with(1, rows[2] ?? '').with(2, rows[1] ?? ''),
    ];
    for (const changed of changes) {
      const found = await withFile('out/invitations.csv', asList(changed), logOnly);
      expect(found).toMatchObject({ code: 4, failed: ['lists.files', 'lists.people'] });
    }
  });

  test('changed, and its hash in the log with it: only the register tells', async () => {
    const copy = copyOf(home);
    const changed = asList(rowsOf(lists.invited).map((row) => row.replace(/;P000000\d{3};/, ';P000000999;')));
    writeFileSync(join(copy, 'out/invitations.csv'), changed);
    forge(copy, (entries) => {
      const files = (entries[6]?.body.files ?? []) as Record<string, unknown>[];
      const sha256 = createHash('sha256').update(changed).digest('hex');
      Object.assign(files[0] ?? {}, { sha256, bytes: Buffer.byteLength(changed) });
    });
    expect((await verdict(copy, logOnly)).code).toBe(0);
    expect(await verdict(copy)).toMatchObject({ code: 4, failed: ['register.lists'] });
  });
});

/** The register's lines by what became of them. */
function lineKinds(): Readonly<Record<string, number>> {
  const on = (list: string) => new Set([...list.matchAll(/;(P\d{9});/g)].map(([, id]) => id));
  const [invited, reserve] = [on(lists.invited), on(lists.reserve)];
  const find = (test: (row: readonly string[]) => boolean) =>
    register.findIndex((row, at) => at > 0 && test(row));
  const isDrawn = (row: readonly string[]) => invited.has(row[0]) || reserve.has(row[0]);
  const isAdult = (row: readonly string[]) =>
    Number(row[3]?.slice(-4)) < 2000 && row[11] === '' && row[12] === '';
  return {
    'a child': find((row) => Number(row[3]?.slice(-4)) > 2015),
    'somebody invited': find((row) => invited.has(row[0])),
    'somebody in reserve': find((row) => reserve.has(row[0])),
    'somebody not reached': find((row) => isAdult(row) && !isDrawn(row)),
    'somebody excluded by an id': 9,
    'the last line': register.length - 1,
  };
}

describe('the register', () => {
  const text = csvText(register);
  const changedRow = (at: number, column: number, value: string) =>
    csvText(register.with(at, (register[at] ?? []).with(column, value)));

  test('with one byte changed in any kind of line is not the draw’s file', async () => {
    const lines = text.split('\r\n');
    for (const [kind, at] of Object.entries(lineKinds())) {
      expect([kind, at > 0]).toEqual([kind, true]);
      const line = Buffer.from(lines[at] ?? '');
      for (const place of [1, 9, 12, Math.floor(line.length / 2), line.length - 3]) {
        const changed = Buffer.from(line);
        changed[place] = (changed[place] ?? 0) ^ 1;
        const before = Buffer.from(`${lines.slice(0, at).join('\r\n')}\r\n`);
        const after = Buffer.from(`\r\n${lines.slice(at + 1).join('\r\n')}`);
        const found = await withFile('register.csv', Buffer.concat([before, changed, after]));
        expect([kind, place, found.code]).toEqual([kind, place, 4]);
        expect(found.failed).toContain('register.files');
      }
    }
  });

  test('with one column renamed is not the draw’s file, whichever column', async () => {
    const [header = []] = register;
    for (const [at, name] of header.entries()) {
      const found = await withFile('register.csv', changedRow(0, at, `${name}2`));
      expect([name, found.code]).toEqual([name, 4]);
      expect([name, found.failed]).toEqual([name, expect.arrayContaining(['register.files'])]);
    }
  });

  test('with a column that the plan needs renamed: no person is named in what is said', async () => {
    const copy = copyOf(await drawn(plan, markedTown(60)));
    for (const name of ['PersonID', 'Geburtsdatum', 'Geschlecht', 'Stadtteil', 'Auskunftssperre']) {
      const table = markedTown(60);
      const header = (table[0] ?? []).map((column) => (column === name ? 'Q' : column));
      writeFileSync(join(copy, 'register.csv'), csvText(table.with(0, header)));
      const outcome = await run(['verify', 'out', '-r', 'register.csv'], { cwd: copy });
      const output = outcome.stdout + outcome.stderr;
      expect([name, MARKS.filter((mark) => output.includes(mark))]).toEqual([name, []]);
      expect([name, outcome.code]).toEqual([name, 4]);
    }
  });

  test('with a row removed or added', async () => {
    const [first = []] = register.slice(1);
    const added = [...register, first.with(0, 'P000000777')];
    for (const table of [register.toSpliced(5, 1), register.slice(0, -1), added]) {
      const found = await withFile('register.csv', csvText(table));
      expect(found.code).toBe(4);
      expect(found.failed).toEqual(expect.arrayContaining(['register.files', 'register.frame']));
    }
  });

  test('with a person doubled or cut off cannot be drawn from', async () => {
    for (const content of [csvText([...register, register[5] ?? []]), text.slice(0, -20)]) {
      const found = await withFile('register.csv', content);
      expect(found).toMatchObject({ code: 4, failed: ['register.readable', 'register.files'] });
    }
  });

  test('in another order, or with other line ends, is not the draw’s file, although nobody else is drawn', async () => {
    const [header = [], ...people] = register;
    const variants = [
      csvText([header, ...people.toReversed()]),
      text.replaceAll('\r\n', '\n'),
      text.slice(1),
    ];
    for (const content of variants) {
      const found = await withFile('register.csv', content);
      expect(found).toEqual({ code: 4, failed: ['register.files'], notes: [], refused: [] });
    }
  });

  test('of another town altogether', async () => {
    const found = await withFile('register.csv', csvText(markedTown(150)));
    expect(found.code).toBe(4);
    expect(found.failed).toEqual(
      expect.arrayContaining(['register.files', 'register.frame', 'register.selection', 'register.lists']),
    );
  });
});

describe('the plan file and the file of ids', () => {
  test('a comment added: another file with the same effect', async () => {
    expect(await withFile('plan.yaml', `${plan}# neu\n`)).toMatchObject({ code: 4, failed: ['plan.file'] });
  });

  test.each([
    ['the size', 'size: 14', 'size: 15'],
    ['the title', 'Wärme', 'Kälte'],
    ['a reason', 'reason: Rat', 'reason: Amt'],
    ['a band', '40-64, 65+', '40-65, 66+'],
    ['an exclude rule', ', verzogen', ''],
  ])('%s changed: another file with another effect', async (_, from, to) => {
    const found = await withFile('plan.yaml', plan.replace(from, to));
    expect(found).toMatchObject({ code: 4, failed: ['plan.file', 'plan.effective'] });
  });

  test('a plan that is none any more', async () => {
    const found = await withFile('plan.yaml', 'version: [\n');
    expect(found).toMatchObject({ code: 4, failed: ['plan.file', 'plan.effective'] });
  });

  test('one id more, or the same ids in another form', async () => {
    const ids = readFileSync(join(home, 'rat.csv'), 'utf8');
    const more = await withFile('rat.csv', `${ids}P000000050\r\n`);
    expect(more.code).toBe(4);
    expect(more.failed).toEqual(expect.arrayContaining(['register.inputs', 'register.frame']));
    const form = await withFile('rat.csv', ids.replaceAll('\r\n', '\n'));
    expect(form).toMatchObject({ code: 4, failed: ['register.inputs'] });
  });
});
