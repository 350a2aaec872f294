import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shownCode } from '../../src/core/reply-code.js';
import { disk } from '../../src/node/disk.js';
import { calledPeople } from '../../src/procedure/called-people.js';
import { copyOf } from '../audit/verifying.js';
import { litter, stateOf } from '../node/recording.js';
import { committed, DRAW, done } from './commitments.js';
import { onTerminal } from './on-terminal.js';
import { contents, problemsOf, readEntries, run } from './run.js';

/** `record` on a terminal: reply cards, one after the other. */

const CTRL_C = '\u0003';
let drawn = '';
let cwd = '';
let codes: readonly string[] = [];

beforeAll(async () => {
  drawn = await committed();
  await done(drawn, DRAW);
  const { people } = await calledPeople(disk(drawn, Readable.from([])), { target: 'out' });
  codes = people.map(({ code }) => shownCode(code));
});
beforeEach(() => {
  cwd = copyOf(drawn);
});

const RECORD = ['record', 'out', '--lang', 'de'];
const typing = (lines: readonly string[], ...more: readonly string[]) =>
  onTerminal([...RECORD, ...more], { cwd, language: 'de', steps: [['Code (leer', `${lines.join('\n')}\n`]] });
const replies = () =>
  readEntries(join(cwd, 'out'))
    .filter(({ type }) => type === 'reply')
    .map(({ body }) => [body.outcome, body.needs, 'corrects' in body]);

describe('reply cards on a terminal', () => {
  test('are typed one after the other, by letters or words; what is mistyped is asked for again', async () => {
    const [first = '', second = '', third = '', fourth = ''] = codes;
    const wrong = `${second.slice(0, 7)}${second[7] === '7' ? '8' : '7'}${second.slice(8)}`;
    const { code, output } = await typing([
      ...[first.toLowerCase(), 'q', 'z', 'Klavier', 'Fahrdienst', 'ruft an'],
      // The near one is taken.
      ...[wrong, 'j', 'A', ''],
      ...['0000-0000', 'Unsinn'],
      ...[third, ''],
      ...[fourth, 'niemand da', 'Hund'],
      ...[first, 'ja', '', ''],
      '',
    ]);
    expect([code, output.split('übersprungen').length - 1]).toEqual([0, 1]);
    expect(replies()).toEqual([
      ['accepted', ['transport'], false],
      ['declined', [], false],
    ]);
    for (const shown of [
      'z = zugesagt',
      `Meinten Sie ${second}?`,
      'Diesen Code hat hier niemand',
      'Tippfehler.',
      'festgehalten: zugesagt',
      'festgehalten: abgesagt',
      'vermerkt',
      'war schon bekannt',
      '2 Antworten festgehalten:',
      '1 Kontaktversuch ohne Ergebnis vermerkt',
    ])
      expect(output).toContain(shown);
    expect(output.split('nicht zu verstehen').length - 1).toBe(2);
    const content = (await stateOf(cwd))?.content;
    expect(content?.reasons.map(({ text }) => text)).toEqual(['ruft an', 'Hund']);
    expect(litter(cwd)).toEqual([]);
    expect((await run(['verify', 'out'], { cwd })).code).toBe(0);
  });

  test('that contradict are corrected with a reason, or left as they are', async () => {
    const [first = ''] = codes;
    const { code, output } = await typing([
      ...[first, 'a', ''],
      ...[first, 'z', '', '', ''],
      ...[first, 'z', '', '', 'falsche Karte'],
      '',
    ]);
    expect([code, output.split('REC-012').length - 1]).toEqual([0, 2]);
    expect(replies()).toEqual([
      ['declined', [], false],
      ['accepted', [], true],
    ]);
  });

  test('of one kind: only codes are asked for', async () => {
    const { code } = await typing([...codes.slice(0, 3), ''], '--outcome', 'unzustellbar', '--note', '');
    expect([code, replies().map(([outcome]) => outcome)]).toEqual([0, Array(3).fill('undeliverable')]);
  });

  test('Ctrl-C ends it: cards that were recorded stay, and the folder is free', async () => {
    const [first = '', second = ''] = codes;
    const { code, sane } = await onTerminal(RECORD, {
      cwd,
      language: 'de',
      steps: [
        ['Code (leer', `${first}\nz\n\n\n`],
        ['festgehalten', `${second}\n`],
        ['Ergebnis (leer', CTRL_C],
      ],
    });
    expect([code, sane === false]).toEqual([130, false]);
    expect(replies()).toEqual([['accepted', [], false]]);
    expect(litter(cwd)).toEqual([]);
  });

  test('none: nothing is changed', async () => {
    const before = contents(cwd);
    const { code, output } = await typing(['']);
    expect(code).toBe(0);
    expect(output).toContain('Nichts Neues');
    expect(contents(cwd)).toEqual(before);
  });

  test('off a terminal, or with --no-input, nobody is asked', async () => {
    const told = problemsOf(await run([...RECORD, '--json'], { cwd }));
    expect(told.map(({ code }) => code)).toEqual(['REC-017']);
    const { code, output } = await onTerminal([...RECORD, '--no-input'], { cwd, language: 'de' });
    expect([code, output.includes('REC-017')]).toEqual([2, true]);
  });
});
