// The minutes of a part of the day: sent by themselves a moment after they change by the arrows of the field, and changed
// by dragging the lower edge of the part. Keys do the same as the mouse; without a script there is the button.
//
//   <form data-retime>  <input type="number" id="minuten-7">  </form>
//   <div data-edge="minuten-7" hidden>       the edge; shows once this script is there
//
// Escape lets the edge go and leaves the minutes as they were.

const WAIT = 700; // milliseconds after the last change
const STEP = 5; // minutes
const FAR = 8; // pixels for one step
const timers = new Map();
let held = null; // { field, from, before }

const clamp = (field, minutes) => Math.max(Number(field.min), Math.min(Number(field.max), minutes));

function sendSoon(id, wait) {
  clearTimeout(timers.get(id));
  timers.set(id, setTimeout(() => {
    const field = document.getElementById(id); // the part may have been renewed
    if (field && field.value !== field.defaultValue) field.form.requestSubmit();
  }, wait));
}

function show() {
  for (const edge of document.querySelectorAll('[data-edge][hidden]')) edge.hidden = false;
}

function letGo(keep) {
  if (!held) return;
  const { field, before } = held;
  held = null;
  if (keep) sendSoon(field.id, 0);
  else field.value = before;
}

document.addEventListener('change', (event) => {
  if (event.target.matches('form[data-retime] input[type="number"]')) sendSoon(event.target.id, WAIT);
});

document.addEventListener('pointerdown', (event) => {
  const edge = event.target.closest?.('[data-edge]');
  const field = edge && document.getElementById(edge.dataset.edge);
  if (!field || event.button !== 0) return;
  event.preventDefault();
  edge.setPointerCapture(event.pointerId);
  held = { field, from: event.clientY, before: field.value };
});

document.addEventListener('pointermove', (event) => {
  if (!held) return;
  const steps = Math.round((event.clientY - held.from) / FAR);
  held.field.value = clamp(held.field, Number(held.before) + steps * STEP);
});

document.addEventListener('pointerup', () => letGo(true));
document.addEventListener('pointercancel', () => letGo(false));
document.addEventListener('keydown', (event) => { if (event.key === 'Escape') letGo(false); });
document.addEventListener('lt:renewed', show);
show();
