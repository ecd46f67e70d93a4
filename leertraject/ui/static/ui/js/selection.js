// Selecting words in a transcript or document fills the form that is named by data-selectable.
//
//   <div data-selectable="fragment">  <p data-turn="7" data-offset="0">words</p>  </div>
//   <form id="fragment"> <input name="turn"> <input name="start"> <input name="end"> <p data-selected></p> </form>
//
// start and end count code points (an emoji is one), from the begin of the turn plus its data-offset.
// Works for mouse, touch and keyboard, because it listens to the selection itself. It moves no focus.
//
// What belongs to an earlier choice goes as soon as other words are selected: elements with data-stale="fragment". A
// form with data-fresh="/address/" then posts there, with nothing ticked. A <template data-jump="fragment"> holds a way
// to the form, which is put under the selected words: on a narrow screen the form stands far below.

const length = (text) => [...text].length;

function edge(turn, node, offset) {
  const before = document.createRange();
  before.setStart(turn, 0);
  before.setEnd(node, offset);
  return length(before.toString());
}

function turnOf(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element?.closest('[data-selectable] [data-turn]') ?? null;
}

// A selection may run past the turn it started in: only the part inside that turn counts.
function within(turn, range) {
  const whole = document.createRange();
  whole.selectNodeContents(turn);
  const part = range.cloneRange();
  if (part.compareBoundaryPoints(Range.START_TO_START, whole) < 0) part.setStart(whole.startContainer, whole.startOffset);
  if (part.compareBoundaryPoints(Range.END_TO_END, whole) > 0) part.setEnd(whole.endContainer, whole.endOffset);
  return part;
}

// White space at either side is never part of a quote.
function trimmed(words, start) {
  const left = length(words) - length(words.trimStart());
  const text = words.trim();
  return { text, start: start + left, end: start + left + length(text) };
}

function chosen() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const turn = turnOf(range.startContainer) ?? turnOf(range.endContainer);
  if (!turn) return null;
  const part = within(turn, range);
  const base = Number(turn.dataset.offset ?? 0);
  const piece = trimmed(part.toString(), base + edge(turn, part.startContainer, part.startOffset));
  return piece.text ? { turn, ...piece } : null;
}

function fill(form, name, value) {
  const control = form.elements.namedItem(name);
  if (control) control.value = String(value);
}

function startAfresh(form) {
  document.querySelectorAll(`[data-stale="${form.id}"]`).forEach((element) => {
    // Whoever keeps what is typed there has to hear of it before it goes.
    element.querySelectorAll('textarea').forEach((field) => field.dispatchEvent(new Event('change', { bubbles: true })));
    element.remove();
  });
  if (!form.dataset.fresh) return;
  form.action = form.dataset.fresh;
  delete form.dataset.fresh;
  form.querySelectorAll('input[type="checkbox"]').forEach((box) => { box.checked = false; });
}

function leadTo(form, turn) {
  const way = document.querySelector(`template[data-jump="${form.id}"]`);
  if (!way) return;
  document.querySelectorAll(`[data-jumped="${form.id}"]`).forEach((element) => element.remove());
  const element = way.content.firstElementChild.cloneNode(true);
  element.dataset.jumped = form.id;
  turn.after(element);
}

function show() {
  const piece = chosen();
  if (!piece) return;
  const form = document.getElementById(piece.turn.closest('[data-selectable]').dataset.selectable);
  if (!form) return;
  fill(form, 'turn', piece.turn.dataset.turn);
  fill(form, 'start', piece.start);
  fill(form, 'end', piece.end);
  fill(form, 'quote', piece.text);
  for (const place of form.querySelectorAll('[data-selected]')) {
    place.textContent = piece.text;
    place.hidden = false;
  }
  startAfresh(form);
  leadTo(form, piece.turn);
  form.dispatchEvent(new CustomEvent('lt:selected', { bubbles: true, detail: { start: piece.start, end: piece.end } }));
}

let waiting = 0;
document.addEventListener('selectionchange', () => {
  // Dragging fires at every step; the form only needs the words once the hand rests.
  clearTimeout(waiting);
  waiting = setTimeout(show, 120);
});
// Whoever is about to use the form does not wait for that.
document.addEventListener('lt:rest', () => {
  clearTimeout(waiting);
  show();
});
