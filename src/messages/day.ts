import type { Language } from './sentence.js';

/** Days and moments as people write them: `5. Dezember 2026` and `5 December 2026`. */

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  de: [
    ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September'],
    ...['Oktober', 'November', 'Dezember'],
  ],
  en: [
    ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
    ...['October', 'November', 'December'],
  ],
};

/** @param day `YYYY-MM-DD`; anything else stays as it is */
export function formatDay(language: Language, day: string): string {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = MONTHS[language][Number(month) - 1];
  if (name === undefined) return day;
  return `${Number(date)}${language === 'de' ? '.' : ''} ${name} ${year}`;
}

/** @param time a day, or a moment in UTC such as `2026-12-05T19:30:00Z`; anything else stays as it is */
export function formatTime(language: Language, time: string): string {
  return time.includes('T') ? formatMoment(language, time) : formatDay(language, time);
}

/** Seconds are shown unless they are 0. */
function formatMoment(language: Language, moment: string): string {
  const [, day = '', time = '', seconds = ''] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})(?:\.\d+)?Z$/.exec(moment) ?? [];
  if (day === '') return moment;
  const clock = time + (seconds === ':00' ? '' : seconds);
  return `${formatDay(language, day)}, ${clock} ${language === 'de' ? 'Uhr (UTC)' : 'UTC'}`;
}
