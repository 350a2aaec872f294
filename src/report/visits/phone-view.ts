/**
 * What a telephone page does with taps, as the text of a script. The list stands in the page already; this marks what is
 * noted, counts, takes back, and gives the file. It keeps nothing unless somebody asks for that.
 */
export const PHONE_VIEW = String.raw`
(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('data').textContent);
  var logic = makeLogic(data.outcomes, data.most);
  var cards = Array.prototype.slice.call(document.querySelectorAll('[data-code]'));
  var codes = cards.map(function (card) { return card.dataset.code; });
  var entries = {};
  var before = [];
  var isUnsaved = false;
  var isRemembered = false;
  var url = '';
  var key = 'losverfahren.visits.' + data.list;

  function id(name) { return document.getElementById(name); }
  function said(name, values) {
    return data.words[name].replace(/\{(\w+)\}/g, function (all, word) {
      return values && word in values ? String(values[word]) : all;
    });
  }
  function tell(text) { id('live').textContent = text; }
  function day() {
    var now = new Date();
    function two(number) { return (number < 10 ? '0' : '') + number; }
    return now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate());
  }
  function cardOf(code) { return cards[codes.indexOf(code)]; }
  function nameOf(code) { return cardOf(code).querySelector('h3').textContent; }

  /* With those of earlier lists. */
  function visitsOf(code) {
    return Number(cardOf(code).dataset.visits) + (entries[code] ? entries[code].attempts : 0);
  }

  function showCard(code, isTyped) {
    var card = cardOf(code);
    var entry = entries[code];
    card.classList.toggle('done', !!entry && entry.outcome !== 'not-met');
    Array.prototype.forEach.call(card.querySelectorAll('[data-outcome]'), function (button) {
      button.setAttribute('aria-pressed', String(!!entry && entry.outcome === button.dataset.outcome));
    });
    Array.prototype.forEach.call(card.querySelectorAll('[data-need]'), function (button) {
      button.disabled = !entry;
      button.setAttribute('aria-pressed', String(!!entry && entry.needs.indexOf(button.dataset.need) >= 0));
    });
    Array.prototype.forEach.call(card.querySelectorAll('[data-count], [data-clear], [data-note]'), function (one) {
      one.disabled = !entry;
    });
    var note = card.querySelector('[data-note]');
    if (!isTyped) note.value = entry ? entry.note : '';
    var attempts = visitsOf(code);
    var text = attempts === 0 ? '' : said('attempts', { number: attempts });
    if (entry && entry.outcome === 'not-met')
      text += ', ' + said(attempts < data.attempts ? 'attempts-left' : 'last-attempt', { most: data.attempts });
    card.querySelector('[data-visited]').textContent = text;
  }
  function showAll() {
    var done = codes.filter(function (code) { return entries[code]; }).length;
    id('progress').textContent = said('progress', { done: done, total: codes.length });
    id('undo').disabled = before.length === 0;
    id('save').disabled = done === 0;
    id('save').classList.toggle('urgent', isUnsaved);
    id('text').value = done === 0 ? '' : fileText().slice(1);
  }
  function fileText() {
    return logic.file(codes.map(function (code) { return [code, entries[code], Number(cardOf(code).dataset.attempts)]; }));
  }
  function put(code, entry) {
    if (entry) entries[code] = entry;
    else delete entries[code];
  }
  function change(code, entry, isTyped) {
    var old = entries[code] || null;
    if (old === entry || JSON.stringify(old) === JSON.stringify(entry)) return;
    /* Letters typed into one note are one step back. */
    var last = before[before.length - 1];
    if (!(isTyped && last && last.typed && last.code === code)) before.push({ code: code, entry: old, typed: !!isTyped });
    put(code, entry);
    isUnsaved = true;
    keep();
    showCard(code, isTyped === true);
    showAll();
  }
  function undo() {
    var last = before.pop();
    if (!last) { tell(said('nothing-to-undo')); return; }
    put(last.code, last.entry);
    isUnsaved = true;
    keep();
    showCard(last.code);
    showAll();
    tell(said('taken-back', { name: nameOf(last.code) }));
    cardOf(last.code).scrollIntoView({ block: 'center' });
  }

  function keep() {
    if (!isRemembered) return;
    try { localStorage.setItem(key, JSON.stringify(entries)); } catch (cause) { refuse(); }
  }
  function refuse() {
    isRemembered = false;
    id('remember').checked = false;
    tell(said('no-memory'));
  }
  function remember(isWanted) {
    isRemembered = isWanted;
    if (isWanted) { keep(); if (isRemembered) tell(said('remembered')); return; }
    try { localStorage.removeItem(key); } catch (cause) { return; }
    tell(said('forgotten'));
  }
  function recall() {
    var kept = null;
    try { kept = localStorage.getItem(key); } catch (cause) { return; }
    if (kept === null) return;
    isRemembered = true;
    id('remember').checked = true;
    entries = logic.restored(kept, codes, data.needs);
    isUnsaved = Object.keys(entries).length > 0;
  }
  function save() {
    if (Object.keys(entries).length === 0) { tell(said('nothing-to-save')); return; }
    if (url) URL.revokeObjectURL(url);
    url = URL.createObjectURL(new Blob([fileText()], { type: 'text/csv;charset=utf-8' }));
    var link = document.createElement('a');
    link.href = url;
    link.download = data.file;
    document.body.appendChild(link);
    link.click();
    link.remove();
    isUnsaved = false;
    showAll();
    tell(said('saved', { file: data.file }));
  }
  function forget() {
    if (!window.confirm(said('forget'))) return;
    entries = {};
    before = [];
    isUnsaved = false;
    isRemembered = false;
    id('remember').checked = false;
    remember(false);
    codes.forEach(function (code) { showCard(code, false); });
    showAll();
  }

  document.addEventListener('click', function (event) {
    var button = event.target.closest && event.target.closest('button');
    var card = button && button.closest('[data-code]');
    if (!card) return;
    var code = card.dataset.code;
    var entry = entries[code] || null;
    if (button.dataset.outcome) {
      change(code, logic.tapped(entry, button.dataset.outcome, day()));
      tell(said('noted', { name: nameOf(code), outcome: button.textContent.trim(), number: visitsOf(code) }));
    } else if (button.dataset.need) change(code, logic.needed(entry, button.dataset.need));
    else if (button.dataset.count) {
      change(code, logic.counted(entry, Number(button.dataset.count)));
      tell(said('attempts', { number: visitsOf(code) }));
    } else if (button.hasAttribute('data-clear')) {
      change(code, null);
      tell(said('cleared', { name: nameOf(code) }));
    }
  });
  document.addEventListener('input', function (event) {
    var field = event.target;
    var card = field.hasAttribute('data-note') ? field.closest('[data-code]') : null;
    if (card) change(card.dataset.code, logic.noted(entries[card.dataset.code] || null, field.value), true);
  });
  id('undo').addEventListener('click', undo);
  id('save').addEventListener('click', save);
  id('forget').addEventListener('click', forget);
  id('remember').addEventListener('change', function () { remember(id('remember').checked); });
  window.addEventListener('beforeunload', function (event) {
    if (!isUnsaved || isRemembered) return;
    event.preventDefault();
    event.returnValue = said('unsaved');
  });
  recall();
  codes.forEach(function (code) { showCard(code, false); });
  showAll();
  document.body.classList.add('ready');
})();
`;
