// A calm clock beside a conversation: how long it takes in all, and per part of the guide what was planned and what has
// gone. A part counts while one writes in it, and goes on until one writes in another. Minutes only, nothing blinks and
// nothing is sent: it stays in this tab. Without it the planned minutes stand there.
//
//   <form data-talk="id" data-begun="2026-04-14T14:02:00+02:00" data-minutes="5 18 14">
//     a section per part, with its planned minutes in .lt-section__note;  <p data-clock data-total="60">

const LOOK_AGAIN = 15_000;
const form = document.querySelector('form[data-talk][data-begun]');
const total = form?.querySelector('[data-clock][data-total]');
const planned = (form?.dataset.minutes ?? '').split(' ').map(Number);
const parts = form ? [...form.querySelectorAll('.lt-section')].slice(0, planned.length) : [];
const place = `lt-clock:${form?.dataset.talk}`;

const minutes = (count) => (count === 1 ? '1 minuut' : `${count} minuten`);
const whole = (milliseconds) => Math.max(0, Math.floor(milliseconds / 60_000));

function remembered() {
  try {
    const found = JSON.parse(sessionStorage.getItem(place));
    if (found?.gone?.length === parts.length) return found;
  } catch { /* then it counts from now */ }
  return { gone: parts.map(() => 0), active: 0, at: Date.now() };
}

const state = form ? remembered() : null;

function pass() {
  const now = Date.now();
  state.gone[state.active] += now - state.at;
  state.at = now;
  try { sessionStorage.setItem(place, JSON.stringify(state)); } catch { /* it goes on without */ }
}

function say(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

function show() {
  pass();
  const gone = whole(Date.now() - Date.parse(form.dataset.begun));
  const all = Number(total.dataset.total);
  const rest = gone > all ? `${minutes(gone)} bezig, ${gone - all} meer dan gepland.` : `${gone} van ${minutes(all)}.`;
  say(total, rest);
  parts.forEach((part, index) => {
    const spent = whole(state.gone[index]);
    const text = `${spent} van ${minutes(planned[index])}`;
    say(part.querySelector('.lt-section__note'), index === state.active ? `Nu bezig: ${text}` : text);
  });
}

if (form && total && parts.length === planned.length) {
  form.addEventListener('focusin', (event) => {
    const index = parts.indexOf(event.target.closest('.lt-section'));
    if (index < 0 || index === state.active) return;
    pass();
    state.active = index;
    show();
  });
  document.addEventListener('visibilitychange', show);
  setInterval(show, LOOK_AGAIN);
  show();
}
