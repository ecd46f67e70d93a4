// Keeps what is typed in a form with data-keep="key" in this tab, so that nothing is lost when the session
// expired or the server failed. It offers the text back; it never fills in by itself.
// Passwords, codes, files, hidden fields and fields marked data-keep-not are left out; so are choices, save those marked
// data-keep-choice, on which it depends whether what was typed is seen at all.
// Keys should carry the person ("schrift-<id>"), so that another person in the same tab gets nothing offered.
//
// A form that was sent is remembered as sent. When the page that follows is an ordinary page the text arrived and is
// cleared here. A page that carries <meta name="lt-unsent"> (an error, signing in) means that it did not arrive.
// Signing out (a form with data-forget) clears everything. `jottings.js` keeps sealed copies under HELD, of what did not
// arrive yet; data-forget="person" clears those of that person too, after asking.

const PREFIX = 'lt-keep:';
const HELD = 'lt-held:';
const UNSENT = 'Op dit apparaat staat nog tekst die niet is bewaard. Log je uit, dan is die tekst weg. Toch uitloggen?';
const SENT = 'lt-sent';
const LEFT_OUT = ['password', 'hidden', 'file', 'submit', 'button', 'checkbox', 'radio'];

const isChoice = (control) => control.dataset.keepChoice !== undefined;

function typed(form) {
  return [...form.elements].filter((control) => (
    control.name
    && (isChoice(control) || ['INPUT', 'TEXTAREA'].includes(control.tagName))
    && (isChoice(control) || !LEFT_OUT.includes(control.type))
    && control.autocomplete !== 'one-time-code'
    && control.dataset.keepNot === undefined
  ));
}

const taken = (control) => control.type !== 'radio' || control.checked;
const valuesOf = (form) => typed(form).filter(taken).map((control) => [control.name, control.value]);

function store(form) {
  const values = valuesOf(form).filter(([, value]) => value.trim());
  const key = PREFIX + form.dataset.keep;
  try {
    if (values.length) sessionStorage.setItem(key, JSON.stringify(values));
    else sessionStorage.removeItem(key);
  } catch {
    // A full or forbidden store must never get in the way of writing.
  }
}

function stored(form) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + form.dataset.keep)) ?? [];
  } catch {
    return [];
  }
}

function forget(key) {
  try { sessionStorage.removeItem(PREFIX + key); } catch { /* nothing to clear */ }
}

function forgetAll() {
  try {
    Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX))
      .forEach((key) => sessionStorage.removeItem(key));
  } catch { /* nothing to clear */ }
}

function held(person) {
  try {
    return Object.keys(localStorage).filter((key) => person && key.startsWith(`${HELD}${person}:`));
  } catch {
    return [];
  }
}

function signOut(event) {
  const unsent = held(event.target.dataset.forget);
  if (unsent.length && !confirm(UNSENT)) {
    event.preventDefault();
    return;
  }
  unsent.forEach((key) => localStorage.removeItem(key));
  forgetAll();
}

function putBack(form, values) {
  const controls = typed(form);
  for (const [name, value] of values) {
    const control = controls.find((candidate) => (
      candidate.name === name && (candidate.type !== 'radio' || candidate.value === value)
    ));
    if (!control) continue;
    if (control.type === 'radio') control.checked = true;
    else control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function button(text, quiet, action) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = quiet ? 'lt-link lt-link--quiet' : 'lt-link';
  element.textContent = text;
  element.addEventListener('click', action);
  return element;
}

function offer(form) {
  const now = new Map(valuesOf(form));
  const values = stored(form).filter(([name, value]) => now.has(name) && now.get(name) !== value);
  const choices = new Set(typed(form).filter(isChoice).map((control) => control.name));
  if (values.every(([name]) => choices.has(name))) return;
  const box = document.createElement('div');
  box.className = 'lt-state lt-state--saved lt-kept';
  const head = document.createElement('p');
  head.className = 'lt-state__head';
  head.setAttribute('role', 'status');
  const actions = document.createElement('div');
  actions.className = 'lt-actions';
  const done = () => {
    box.remove();
    typed(form)[0]?.focus();
  };
  actions.append(
    button('Zet mijn tekst terug', false, () => { putBack(form, values); done(); }),
    button('Gooi die tekst weg', true, () => { forget(form.dataset.keep); done(); }),
  );
  box.append(head, actions);
  form.prepend(box);
  // Text that arrives after the element does is what a screen reader announces.
  head.textContent = 'Je typte hier eerder iets dat nog niet is verstuurd.';
}

function remember(key) {
  try { sessionStorage.setItem(SENT, key); } catch { /* then the text is offered once too often */ }
}

function settle() {
  let sent = null;
  try {
    sent = sessionStorage.getItem(SENT);
    sessionStorage.removeItem(SENT);
  } catch { /* nothing was kept either */ }
  const failed = document.querySelector('meta[name="lt-unsent"], [data-focus]');
  const returned = performance.getEntriesByType('navigation')[0]?.type !== 'navigate';
  if (sent && !failed && !returned) forget(sent);
}

settle();
document.querySelectorAll('form[data-keep]').forEach(offer);

document.addEventListener('input', (event) => {
  const form = event.target.closest?.('form[data-keep]');
  if (form) store(form);
});
document.addEventListener('lt:saved', (event) => {
  const form = event.target.closest('form[data-keep]');
  if (form) forget(form.dataset.keep);
});
document.addEventListener('submit', (event) => {
  if (event.target.matches('form[data-forget]')) signOut(event);
  else if (!event.defaultPrevented && event.target.dataset.keep) remember(event.target.dataset.keep);
});
