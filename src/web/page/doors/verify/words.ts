import type { Check } from '../../../../audit/checks.js';
import { isTextKey, type TextKey } from '../../../../messages/catalogue.js';
import { formatPercent, type Params } from '../../../../messages/fill.js';
import type { LeastChance } from '../../../../procedure/least-chance.js';
import { placeWords } from '../../../../procedure/place-words.js';
import type { Said } from '../../../../procedure/said.js';
import type { Speaker } from '../../speaker.js';

/** What a verification found in the words of a page, where there are no flags. */

/** The page's own sentence, if the usual one is for a command line. */
export function ownKey(key: TextKey): TextKey {
  const own = `own.${key}`;
  return isTextKey(own) ? own : key;
}

export function saidOn({ text, language }: Speaker, said: Said<TextKey>): string {
  return text(ownKey(said.text), paramsOf());

  function paramsOf(): Params {
    const { params = {}, decimals = {}, least } = said;
    const form = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    return {
      ...params,
      ...Object.fromEntries(Object.entries(decimals).map(([name, value]) => [name, form.format(value)])),
      ...(least === undefined ? {} : { least: leastText(least) }),
    };
  }

  function leastText({ least, bound, without, leastOfOthers }: LeastChance): string {
    const show = (chance: number) => formatPercent(language, chance);
    return without === 0
      ? text('panel.least', { least: show(least), bound: show(bound) })
      : text('panel.least-some', { count: without, least: show(leastOfOthers) });
  }
}

/** Of a panel some checks have words of their own. */
export function checkKey(kind: 'check' | 'meaning', { name, part }: Check): TextKey {
  const own = `${kind}.panel.${name}`;
  return ownKey(part === 'panel' && isTextKey(own) ? own : `${kind}.${name}`);
}

export function noteText({ text }: Speaker, { note }: Check): string {
  return note === undefined ? '' : text(ownKey(`note.${note}`));
}

/** What a failed check means, and where it fails. */
export function failureTexts(speaker: Speaker, check: Check): string[] {
  const { text } = speaker;
  const { differs, places } = check;
  const note = noteText(speaker, check);
  const where =
    differs !== undefined
      ? text(differsKey(check), differs)
      : places.length === 0
        ? ''
        : text('verify.places', { places: placesOf(speaker, check) });
  return [text(checkKey('meaning', check)), note, where].filter((line) => line !== '');
}

function differsKey({ name }: Check): TextKey {
  if (name === 'log.signature') return 'verify.keys';
  return name === 'lottery.optimal' ? 'verify.versions' : 'verify.differs';
}

/** Things that nothing could be compared with are said in words. */
function placesOf({ text }: Speaker, check: Check): readonly string[] {
  const { name, places } = check;
  if (name !== 'given.applies')
    return placeWords((key, params) => (isTextKey(key) ? text(key, params) : null), check);
  return places.map((place) => {
    const [flag = '', ...file] = place.replace(/^--/, '').split(' ');
    const key = `given.${flag}`;
    return isTextKey(key) ? [text(key), ...file].join(' ') : place;
  });
}
