import { describe, expect, test } from 'vitest';
import { formatDay, formatTime } from '../../src/messages/day.js';
import { fill } from '../../src/messages/fill.js';

/** Days as people write them, in texts that stand in a gazette. */

describe('a day', () => {
  test('has its month in words, and no zero in front', () => {
    expect(formatDay('de', '2026-12-05')).toBe('5. Dezember 2026');
    expect(formatDay('en', '2026-12-05')).toBe('5 December 2026');
  });

  test.each([
    ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober'],
    ...['November', 'Dezember'],
  ])('the months are those of the calendar: %s', (name) => {
    const inGerman = new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'UTC' });
    const inEnglish = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    const days = Array.from({ length: 12 }, (_, at) => `2027-${String(at + 1).padStart(2, '0')}-09`);
    const found = days.filter((day) => formatDay('de', day).includes(name));
    expect(found).toHaveLength(1);
    for (const day of found) {
      expect(formatDay('de', day)).toBe(inGerman.format(new Date(day)));
      expect(formatDay('en', day)).toBe(inEnglish.format(new Date(day)));
    }
  });

  test('that is none stays as it is', () => {
    for (const text of ['', 'bald', '2026-13-01', '5.12.2026'])
      expect([formatDay('de', text), formatTime('en', text)]).toEqual([text, text]);
  });
});

test('a moment says that it is UTC, and its seconds only if there are some', () => {
  expect(formatTime('de', '2026-12-05T19:30:00Z')).toBe('5. Dezember 2026, 19:30 Uhr (UTC)');
  expect(formatTime('en', '2026-12-05T19:30:00Z')).toBe('5 December 2026, 19:30 UTC');
  expect(formatTime('de', '2026-12-05T19:30:03.5Z')).toBe('5. Dezember 2026, 19:30:03 Uhr (UTC)');
});

test('a sentence asks for it by {name.day}, also where there may be none', () => {
  const sentence = 'Gelost wird{date?, am {date.day}}.';
  expect(fill('de', sentence, { date: '2026-12-05' })).toBe('Gelost wird, am 5. Dezember 2026.');
  expect(fill('de', sentence, { date: '' })).toBe('Gelost wird.');
});
