// Shortcuts of the workbench: digits give codes, letters lead on. They do nothing while someone types in a field, nor
// with Ctrl, Alt or Cmd (but Ctrl+Z), and they can be put off: single letters get in the way of who speaks to a machine.
//
//   <div data-bench>
//     <input type="checkbox" data-key="3">                 the code of digit 3
//     <a data-next href="?beurt=9#beurt-9">                the next turn without a code
//     <button data-way="supports">, "contradicts"          what a fragment says of an insight; S and T lead to the first
//     <form data-step="undo">, <form data-step="redo">     sent by Ctrl+Z, and by Ctrl+Shift+Z or Ctrl+Y
//     <details data-keys hidden> <input type="checkbox" data-keys-on> </details>     the list, opened by ?
//   </div>
//
// While they are on, data-keyed stands on data-bench, so that the digits show.

const bench = document.querySelector('[data-bench]');
const list = bench?.querySelector('[data-keys]');
const STORED = 'lt-keys';
const CHOOSE = 'Kies eerst woorden: sleep erover, of druk op J voor de volgende zin van de spreker.';
const CHOOSE_FRAGMENT = 'Kies eerst een fragment: druk op een code onder de tekst, of geef woorden een code.';
const NOTHING = { undo: 'Er is niets meer om ongedaan te maken.', redo: 'Er is niets om opnieuw te doen.' };

const say = (text) => document.dispatchEvent(new CustomEvent('lt:say', { detail: { say: text } }));

function on() {
  try { return localStorage.getItem(STORED) !== 'off'; } catch { return true; }
}

function turn(state) {
  try { localStorage.setItem(STORED, state ? 'on' : 'off'); } catch { /* then only for this page */ }
  bench.toggleAttribute('data-keyed', state);
}

function typing(target) {
  const button = ['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || (target.matches?.('input, textarea, select') && !button);
}

function give(digit) {
  document.dispatchEvent(new Event('lt:rest')); // words that were selected a moment ago
  const box = bench.querySelector(`[data-saves] [data-key="${digit}"]`);
  if (!box) return;
  if (!box.form.dataset.fresh && !box.form.elements.namedItem('start')?.value) say(CHOOSE);
  else box.click();
}

function step(kind) {
  const form = bench.querySelector(`form[data-step="${kind}"]`);
  if (form) form.requestSubmit();
  else say(NOTHING[kind]);
}

// Sentence by sentence through what the speaker said.

const words = (turnOf) => turnOf.querySelector('[data-turn]');
const spoken = () => [...bench.querySelectorAll('.lt-turn:not(.lt-turn--ask)')].filter(words);

function sentences(paragraph) {
  const text = paragraph.textContent;
  if (!Intl.Segmenter) return [[0, text.length]];
  return [...new Intl.Segmenter('nl', { granularity: 'sentence' }).segment(text)]
    .map(({ index, segment }) => [index, index + segment.trimEnd().length])
    .filter(([start, end]) => end > start);
}

function all() {
  return spoken().flatMap((one) => sentences(words(one)).map((place) => ({ paragraph: words(one), place })));
}

function spot(paragraph, offset, atEnd) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let [seen, node] = [0, walker.nextNode()];
  while (node) {
    const end = seen + node.length;
    if (offset < end || (atEnd && offset === end)) return [node, offset - seen];
    seen = end;
    node = walker.nextNode();
  }
  return [paragraph, paragraph.childNodes.length];
}

function select(paragraph, start, end) {
  const range = document.createRange();
  range.setStart(...spot(paragraph, start, false));
  range.setEnd(...spot(paragraph, end, true));
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  const box = range.getBoundingClientRect();
  if (box.top < 80 || box.bottom > innerHeight - 120) paragraph.scrollIntoView({ block: 'center' });
}

function offsetIn(paragraph, node, offset) {
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

// The sentences are counted from what is selected, else from the chosen words, else from the turn in the address.
function selected() {
  const selection = document.getSelection();
  const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const paragraph = range && (range.startContainer.parentElement ?? bench).closest('[data-turn]');
  if (!paragraph) return null;
  const end = paragraph.contains(range.endContainer) ? offsetIn(paragraph, range.endContainer, range.endOffset) : paragraph.textContent.length;
  return { paragraph, start: offsetIn(paragraph, range.startContainer, range.startOffset), end };
}

let last = null; // where one was: the page may have been renewed since

function here() {
  const found = selected();
  if (found) return { id: found.paragraph.dataset.turn, start: found.start, end: found.end };
  const marked = bench.querySelector('[data-turn] .lt-cite--on');
  const paragraph = marked?.closest('[data-turn]');
  if (paragraph) {
    const start = offsetIn(paragraph, marked, 0);
    return { id: paragraph.dataset.turn, start, end: start + marked.textContent.length };
  }
  return last;
}

function move(by, extend) {
  const [found, at] = [all(), here()];
  if (!found.length) return;
  const paragraph = at && bench.querySelector(`[data-turn="${at.id}"]`);
  if (extend && paragraph) {
    const next = sentences(paragraph).find(([, end]) => end > at.end);
    if (next) select(paragraph, at.start, next[1]);
    return;
  }
  let index = by > 0 ? 0 : found.length - 1;
  if (at) {
    const after = found.findIndex((one) => Number(one.paragraph.dataset.turn) > Number(at.id)
      || (one.paragraph.dataset.turn === at.id && one.place[0] >= at.end));
    const before = found.findLastIndex((one) => Number(one.paragraph.dataset.turn) < Number(at.id)
      || (one.paragraph.dataset.turn === at.id && one.place[1] <= at.start));
    index = by > 0 ? after : before;
  }
  if (index < 0) return;
  const { paragraph: target, place } = found[index];
  last = { id: target.dataset.turn, start: place[0], end: place[1] };
  select(target, ...place);
}

function next() {
  const link = bench.querySelector('[data-next]');
  if (!link) return;
  const target = document.getElementById(link.hash.slice(1));
  if (!target || !words(target)) {
    link.click();
    return;
  }
  const [first] = sentences(words(target));
  select(words(target), ...(first ?? [0, words(target).textContent.length]));
}

function show() {
  list.open = !list.open;
  if (list.open) list.querySelector('summary').focus();
}

// Nothing is said by one key: which insight it is must be seen first. Enter says it, Tab leads on to the next.
function lay(way) {
  const button = bench.querySelector(`[data-way="${way}"]`);
  if (button) button.focus();
  else say(CHOOSE_FRAGMENT);
}

const LETTERS = {
  n: next,
  j: () => move(1, false),
  k: () => move(-1, false),
  J: () => move(1, true),
  m: () => bench.querySelector('form[data-typing] textarea')?.focus(),
  s: () => lay('supports'),
  t: () => lay('contradicts'),
  '?': show,
};

function undoing(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return '';
  const key = event.key.toLowerCase();
  if (key === 'y' && !event.shiftKey) return 'redo';
  return key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : '';
}

if (list) {
  const box = list.querySelector('[data-keys-on]');
  list.hidden = false;
  box.checked = on();
  turn(box.checked);
  box.addEventListener('change', () => turn(box.checked));
  document.addEventListener('keydown', (event) => {
    if (typing(event.target)) return;
    const kind = undoing(event);
    if (kind) {
      event.preventDefault();
      step(kind);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== '?' && !bench.hasAttribute('data-keyed')) return;
    const act = /^[1-9]$/.test(event.key) ? () => give(event.key) : LETTERS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
