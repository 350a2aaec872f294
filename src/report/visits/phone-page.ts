import { digest } from '#machine';
import { attribute, embeddedJson, escaped, page, printed } from './page.js';
import { PHONE_LOGIC } from './phone-logic.js';
import { PHONE_STYLE } from './phone-style.js';
import { PHONE_VIEW } from './phone-view.js';
import type { Stop, Visit } from './walk.js';
import { DOOR_OUTCOMES, type DoorOutcome, type VisitWords } from './words.js';

/**
 * A page for a telephone, without a network: a team's list in the order of the way, a tap for what came of it, and a
 * file for `record` at the end. The list is in its HTML, so that it can be read where no script runs.
 */

export interface PhoneList {
  readonly team: number;
  readonly of: number;
  readonly stops: readonly Stop[];
  /** visits that are planned for each person */
  readonly attempts: number;
  /** name of the file that the page gives */
  readonly file: string;
}

/** What a log can hold of attempts. */
const MOST_ATTEMPTS = 99;

export function phonePage(list: PhoneList, words: VisitWords): Uint8Array {
  const { phone, language } = words;
  const heading = `${phone.title}: ${words.team(list.team, list.of)}`;
  const visits = list.stops.flatMap((stop) => stop.visits);
  const data = {
    list: digest(visits.map(({ code }) => code).join(';')).slice(0, 16),
    outcomes: DOOR_OUTCOMES,
    needs: words.needs.map(({ code }) => code),
    attempts: list.attempts,
    most: MOST_ATTEMPTS,
    file: list.file,
    words: phone.live,
  };
  const body = `<header>
<h1>${escaped(heading)}</h1>
${words.title === '' ? '' : `<p>${printed(words.title)}</p>\n`}<p>${escaped(phone.private)}</p>
<p class="entry">${escaped(phone.how)}</p>
<p class="legal still">${escaped(phone.noScript)}</p>
<div class="legal">${words.list.legal.map((one) => `<p>${printed(one)}</p>`).join('')}</div>
</header>
<main>
${areas(list.stops, words)}
</main>
${footer(words)}
<script type="application/json" id="data">${embeddedJson(data)}</script>`;
  return page({ language, title: heading, style: PHONE_STYLE, body, script: PHONE_LOGIC + PHONE_VIEW });
}

function areas(stops: readonly Stop[], words: VisitWords): string {
  const parts: { readonly area: string; readonly cards: string[] }[] = [];
  let number = 0;
  for (const { address, visits } of stops) {
    const last = parts.at(-1);
    const part = last?.area === address.area ? last : { area: address.area, cards: [] };
    if (part !== last) parts.push(part);
    for (const visit of visits) part.cards.push(card(visit, ++number, words));
  }
  return parts
    .map(({ area, cards }) => {
      const name = area === '' ? escaped(words.list.noArea) : printed(area);
      return `<section>\n<h2>${name}</h2>\n<ol>\n${cards.join('\n')}\n</ol>\n</section>`;
    })
    .join('\n');
}

function card(
  { name, code, extra, address, attempts, visits: earlier }: Visit,
  number: number,
  words: VisitWords,
): string {
  const { phone, outcomes, needs } = words;
  const { street, houseNumber, postcode, town } = address;
  const place = [postcode, town].filter((one) => one !== '').join(' ');
  const id = `person-${number}`;
  const buttons = (some: readonly DoorOutcome[]) =>
    some
      .map(
        (one) =>
          `<button type="button" data-outcome="${one}" aria-pressed="false">${escaped(outcomes[one])}</button>`,
      )
      .join('');
  const needButtons = needs.map(
    ({ code: need, word }) =>
      `<button type="button" data-need="${escaped(need)}" aria-pressed="false" disabled>${escaped(word)}</button>`,
  );
  return `<li class="card" data-code="${escaped(code)}" data-attempts="${attempts}" data-visits="${earlier}" aria-labelledby="${id}">
<p class="where">${printed(`${street} ${houseNumber}`)}</p>
<h3 id="${id}">${printed(name)}</h3>
<p>${[extra, place]
    .filter((one) => one !== '')
    .map(printed)
    .join('<br>')}</p>
<p>${escaped(phone.code)} <span class="code">${escaped(code)}</span></p>
<div role="group" aria-label="${attribute(phone.outcomeOf(name))}">
<div class="buttons">${buttons(DOOR_OUTCOMES.slice(0, 4))}</div>
<div class="buttons three">${buttons(DOOR_OUTCOMES.slice(4))}</div>
</div>
<p class="count entry" data-visited></p>
<details class="entry"><summary>${escaped(phone.more)}</summary>
${needs.length === 0 ? '' : `<div role="group" aria-label="${attribute(phone.needsOf(name))}" class="buttons">${needButtons.join('')}</div>`}
<label class="label" for="${id}-note">${escaped(phone.note)}</label>
<input type="text" id="${id}-note" data-note maxlength="500" autocomplete="off" aria-describedby="${id}-hint" disabled>
<p id="${id}-hint">${escaped(phone.noteHint)}</p>
<div role="group" aria-label="${escaped(phone.attempts)}" class="buttons">
<button type="button" data-count="-1" disabled>${escaped(phone.fewer)}</button><button type="button" data-count="1" disabled>${escaped(phone.another)}</button>
</div>
<div class="buttons"><button type="button" data-clear disabled>${escaped(phone.clear)}</button></div>
</details>
</li>`;
}

function footer({ phone }: VisitWords): string {
  return `<footer>
<div class="entry">
<label class="remember"><input type="checkbox" id="remember" aria-describedby="remember-hint">${escaped(phone.remember)}</label>
<p id="remember-hint">${escaped(phone.rememberHint)}</p>
<details><summary>${escaped(phone.asText)}</summary><textarea id="text" readonly aria-label="${escaped(phone.asText)}"></textarea></details>
<div class="buttons"><button type="button" id="forget">${escaped(phone.forget)}</button></div>
</div>
</footer>
<div class="bar" role="region" aria-label="${escaped(phone.save)}">
<p id="progress"></p>
<p id="live" role="status" aria-live="polite"></p>
<div class="buttons"><button type="button" id="undo" disabled>${escaped(phone.undo)}</button><button type="button" id="save" disabled>${escaped(phone.save)}</button></div>
</div>`;
}
