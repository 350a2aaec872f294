/**
 * What a telephone page decides, as the text of a script: it runs in the page as it stands here, and tests run the same
 * text. `makeLogic(outcomes, most)` gives functions on entries, which never change: an entry is
 * `{ outcome, attempts, date, needs, note }`, and nothing is noted of somebody who has none.
 *
 * - `tapped(entry, outcome, day)`: a tap on an outcome. Somebody who was not met is looked for again: that is one more
 *   attempt, but for the decision to stop trying. Another tap on what is noted already changes nothing.
 * - `counted(entry, by)`: the number of attempts put right, at least 1.
 * - `needed(entry, need)`: a need noted, or not any more.
 * - `file(entries)`: the file for `record`, of `[code, entry, attempts until then]` in the order of the list.
 *   `attempts` in it are all letters, calls and visits, as a log has them.
 */
export const PHONE_LOGIC = String.raw`
function makeLogic(outcomes, most) {
  'use strict';
  function changed(entry, what) {
    return Object.assign({}, entry, what);
  }
  function tapped(entry, outcome, day) {
    if (outcomes.indexOf(outcome) < 0) return entry;
    if (!entry) return { outcome: outcome, attempts: 1, date: day, needs: [], note: '' };
    if (entry.outcome === outcome && outcome !== 'not-met') return entry;
    var again = entry.outcome === 'not-met' && outcome !== 'unreachable';
    var attempts = Math.min(most, entry.attempts + (again ? 1 : 0));
    return changed(entry, { outcome: outcome, attempts: attempts, date: day });
  }
  function counted(entry, by) {
    if (!entry) return entry;
    return changed(entry, { attempts: Math.max(1, Math.min(most, entry.attempts + by)) });
  }
  function needed(entry, need) {
    if (!entry) return entry;
    var rest = entry.needs.filter(function (one) { return one !== need; });
    var needs = rest.length < entry.needs.length ? rest : rest.concat([need]).sort();
    return changed(entry, { needs: needs });
  }
  function noted(entry, note) {
    if (!entry) return entry;
    return changed(entry, { note: note.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim() });
  }
  /* As the lists of the program: a spreadsheet runs nothing, and whoever reads it takes the apostrophe away. */
  function cell(text) {
    var own = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? "'" + text : text;
    return /[";\r\n]/.test(own) ? '"' + own.replace(/"/g, '""') + '"' : own;
  }
  function file(entries) {
    var rows = [['code', 'outcome', 'way', 'attempts', 'date', 'needs', 'note']];
    entries.forEach(function (one) {
      var entry = one[1];
      if (!entry) return;
      rows.push([one[0], entry.outcome, 'visit', String(Math.min(most, one[2] + entry.attempts)), entry.date, entry.needs.join(' '), entry.note]);
    });
    return '\ufeff' + rows.map(function (row) { return row.map(cell).join(';') + '\r\n'; }).join('');
  }
  /* What a page kept, as far as it is sound: somebody else may have written it. */
  function restored(text, codes, needs) {
    var found = {};
    var kept;
    try { kept = JSON.parse(text); } catch (cause) { return found; }
    if (!kept || typeof kept !== 'object') return found;
    codes.forEach(function (code) {
      var entry = Object.prototype.hasOwnProperty.call(kept, code) ? kept[code] : null;
      if (!entry || outcomes.indexOf(entry.outcome) < 0 || !/^\d{4}-\d\d-\d\d$/.test(entry.date)) return;
      if (!(entry.attempts >= 1 && entry.attempts <= most && Math.floor(entry.attempts) === entry.attempts)) return;
      if (!Array.isArray(entry.needs) || typeof entry.note !== 'string') return;
      var own = needs.filter(function (need) { return entry.needs.indexOf(need) >= 0; }).sort();
      var sound = { outcome: entry.outcome, attempts: entry.attempts, date: entry.date, needs: own, note: '' };
      found[code] = noted(sound, entry.note);
    });
    return found;
  }
  return { tapped: tapped, counted: counted, needed: needed, noted: noted, file: file, restored: restored };
}
`;
