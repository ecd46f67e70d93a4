// On a narrow screen the panel that belongs to a text stands far below it. When words are chosen it comes up from below
// as a sheet: beside the words, never over them. It closes with its button or with Escape, and then stands where it
// stood. Nothing is trapped in it, and the order of the page stays as it is.
//
//   <div data-sheet>  <button data-sheet-close>Sluit</button> … <h2 id="codes">  </div>
//
// It opens on lt:selected and lt:chosen, and on a link to a place in it. A low screen gets no sheet: nothing would be left.

const panel = document.querySelector('[data-sheet]');
const narrow = matchMedia('(width < 64em) and (height >= 30em)');
const ROOM = 16; // pixels between the words and the sheet

const isOpen = () => panel.dataset.sheet === 'open';

// The words that are selected, else the turn of those that are chosen.
function words() {
  const selection = document.getSelection();
  if (selection?.rangeCount && !selection.isCollapsed) return selection.getRangeAt(0);
  const mark = document.querySelector('.lt-cite--on');
  const turn = mark?.closest('.lt-turn');
  return turn && turn.offsetHeight < innerHeight / 3 ? turn : mark;
}

function uncover() {
  const box = words()?.getBoundingClientRect();
  const over = box ? box.bottom + ROOM - panel.getBoundingClientRect().top : 0;
  if (over > 0) scrollBy(0, over);
}

function open(place) {
  if (!panel || !narrow.matches) return;
  const first = !isOpen();
  panel.dataset.sheet = 'open';
  const found = first && place && panel.querySelector(place);
  if (found) panel.scrollTop += found.getBoundingClientRect().top - panel.getBoundingClientRect().top - 56;
  uncover();
}

function close() {
  const inside = panel.contains(document.activeElement);
  panel.dataset.sheet = '';
  const back = document.querySelector('.lt-turn [data-jumped] a, .lt-turn a[aria-current]');
  if (inside && back) back.focus({ preventScroll: true });
  (back ?? document.querySelector('.lt-cite--on'))?.scrollIntoView({ block: 'center' });
}

if (panel) {
  document.addEventListener('lt:selected', () => open('#codes'));
  document.addEventListener('lt:chosen', () => open('#gekozen'));
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('.lt-turn a[href^="#"]');
    if (link && panel.querySelector(link.hash)) open(link.hash);
    if (event.target.closest?.('[data-sheet-close]')) close();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isOpen()) close();
  });
  narrow.addEventListener('change', () => { if (!narrow.matches) panel.dataset.sheet = ''; });
}
