// Saves every text of a page while it is typed: most of a second after the last letter, and every second and a half
// while one types on. Until the server says that it has a text, a copy of it stays on this device, sealed with a key
// that came with the page. So it opens only for the same person, after signing in again, and never once the texts are
// erased.
//
//   <form data-jottings="/address/" data-person="id" data-talk="id" data-key="base64">
//     <textarea data-jotting="3" id="x"> <input name="seen_3"> <input name="mark_3"> <span id="x_saved">
//     <div data-trouble>  <p data-saved role="status">
//
// Answers: 200 kept; 409 another screen was first (both texts are shown, nothing is overwritten); 410 the notes are gone
// (consent was withdrawn, or they became the transcript); a redirect means signed out. Each note carries the version it
// was based on. `writer` names this page, so that a lost answer is no conflict with oneself.

const REST = 800; // milliseconds without typing
const TYPING = 1500; // at most so long while typing
const PATIENCE = 10_000; // for one answer
const SLOWEST = 10_000; // between two tries

const form = document.querySelector('form[data-jottings]');
const OFFLINE = 'Er is nu geen verbinding. Wat je typt, blijft hier staan en wordt bewaard zodra het weer kan.';
const OUT = 'Je bent niet meer ingelogd. Wat je typte, staat nog op dit apparaat. Log opnieuw in, dan wordt het bewaard.';
const OTHER = 'Op dit apparaat is nu iemand anders ingelogd. Wat je typte, wordt pas bewaard als jij weer inlogt.';

// The copy on this device.

const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const letters = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));

function keeper({ person, talk, key }) {
  const prefix = `lt-held:${person}:${talk}:`;
  // Only a safe connection has this; without it nothing is kept on the device.
  const ready = crypto.subtle?.importKey('raw', bytes(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const name = (position, writer) => `${prefix}${position}:${writer}`;

  async function seal(value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await ready, new TextEncoder().encode(value));
    return `${letters(iv)}.${letters(sealed)}`;
  }

  async function unseal(value) {
    const [iv, sealed] = value.split('.').map(bytes);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await ready, sealed);
    return JSON.parse(new TextDecoder().decode(plain));
  }

  return {
    async put(note) {
      if (!ready) return;
      note.copies += 1;
      const turn = note.copies;
      const value = JSON.stringify({ text: note.control.value, seen: note.seen, writer: note.writer });
      const sealed = await seal(value);
      // What was typed or saved meanwhile has overtaken this.
      if (turn !== note.copies) return;
      try { localStorage.setItem(name(note.position, note.writer), sealed); } catch { /* full or forbidden */ }
    },
    drop(note, writer = note.writer) {
      note.copies += 1;
      try { localStorage.removeItem(name(note.position, writer)); } catch { /* nothing was kept */ }
    },
    async found(position) {
      const kept = [];
      if (!ready) return kept;
      for (const at of Object.keys(localStorage).filter((one) => one.startsWith(`${prefix}${position}:`))) {
        try {
          kept.push(await unseal(localStorage.getItem(at)));
        } catch {
          // Another key: these notes were erased and begun anew. Nobody can open this any more.
          localStorage.removeItem(at);
        }
      }
      return kept;
    },
    clear() {
      try {
        Object.keys(localStorage).filter((at) => at.startsWith(prefix)).forEach((at) => localStorage.removeItem(at));
      } catch { /* nothing was kept */ }
    },
  };
}

// Parts of the page.

function element(tag, css, text = '') {
  const made = document.createElement(tag);
  made.className = css;
  made.textContent = text;
  return made;
}

function button(text, action, quiet = false) {
  const made = element('button', quiet ? 'lt-link lt-link--quiet' : 'lt-link', text);
  made.type = 'button';
  made.addEventListener('click', action);
  return made;
}

function say(place, text) {
  // The same words again would be read aloud again.
  if (place && place.textContent !== text) place.textContent = text;
}

const random = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;

function start() {
  const { person, jottings: address } = form.dataset;
  const copies = keeper(form.dataset);
  const trouble = form.querySelector('[data-trouble]');
  const writer = random();
  let wait = 2000;
  let retry = 0;
  let ended = false;

  const notes = [...form.querySelectorAll('textarea[data-jotting]')].map((control) => ({
    control,
    position: Number(control.dataset.jotting),
    seen: Number(form.elements[`seen_${control.dataset.jotting}`].value),
    saved: control.defaultValue,
    writer,
    copies: 0,
    busy: null,
    since: 0,
    timer: 0,
    conflict: null,
  }));
  // A page that came back with errors holds what was typed, which the server may not have.
  if (document.querySelector('meta[name="lt-unsent"]')) notes.forEach((note) => { note.saved = null; });

  const waits = (note) => note.control.value !== note.saved;
  const line = (note) => document.getElementById(`${note.control.id}_saved`);

  function allSaved() {
    const open = notes.filter(waits).length;
    if (!open) form.dispatchEvent(new CustomEvent('lt:saved', { bubbles: true }));
    return open;
  }

  // What went wrong, in one place that is always in sight.

  async function copyAll() {
    const text = notes.filter((note) => note.control.value.trim())
      .map((note) => `${note.control.labels[0]?.textContent.trim()}\n${note.control.value}`).join('\n\n');
    try {
      await navigator.clipboard.writeText(text);
      say(form.querySelector('[data-saved]'), 'Gekopieerd. Plak het in een bestand op je eigen apparaat.');
    } catch {
      const area = element('textarea', 'lt-write__field');
      area.setAttribute('aria-label', 'Al je aantekeningen, om te kopiëren');
      area.readOnly = true;
      area.value = text;
      trouble.append(area);
      area.focus();
      area.select();
    }
  }

  function tell(text, { signIn = false } = {}) {
    if (trouble.dataset.says === text) return;
    trouble.dataset.says = text;
    const box = element('div', 'lt-state lt-state--error');
    const head = element('p', 'lt-state__head');
    head.setAttribute('role', 'alert');
    const actions = element('div', 'lt-actions');
    if (signIn) {
      const way = element('a', 'lt-link', 'Log opnieuw in');
      way.href = location.pathname;
      way.target = '_blank';
      actions.append(way);
    }
    actions.append(button('Kopieer mijn tekst', copyAll));
    box.append(head, actions);
    trouble.replaceChildren(box);
    // Text that arrives after the element does is what a screen reader announces.
    head.textContent = text;
  }

  function calm() {
    wait = 2000;
    if (!trouble.dataset.says) return;
    delete trouble.dataset.says;
    trouble.replaceChildren();
    say(form.querySelector('[data-saved]'), 'Alles is weer bewaard.');
  }

  function failed(note, text, options) {
    say(line(note), 'Nog niet bewaard');
    tell(text, options);
    retry ||= setTimeout(() => {
      wait = Math.min(wait * 1.6, SLOWEST);
      saveAll();
    }, wait);
  }

  // Two screens.

  function join(note, theirs) {
    const mine = note.control.value;
    note.control.value = [theirs, mine].filter((text) => text.trim()).join('\n');
  }

  function settle(note) {
    note.conflict.remove();
    note.conflict = null;
    note.control.focus();
    save(note);
  }

  function meet(note, found) {
    const was = note.conflict;
    const box = element('div', 'lt-state lt-state--conflict');
    const by = found.by ? `${found.by} schreef` : 'Op een ander scherm is';
    const rest = found.by ? 'hier ook iets' : 'hier ook iets geschreven';
    const head = element('p', 'lt-state__head');
    head.setAttribute('role', 'alert');
    const words = element('p', 'lt-jotting__theirs', found.text || 'Daar is het veld leeggemaakt.');
    const actions = element('div', 'lt-actions');
    actions.append(
      button('Zet ze onder elkaar', () => { join(note, found.text); settle(note); }),
      button('Houd wat ik schreef', () => settle(note), true),
      button('Neem de andere tekst', () => { note.control.value = found.text; settle(note); }, true),
    );
    box.append(head, words, actions);
    if (was) was.replaceWith(box);
    else note.control.before(box);
    note.conflict = box;
    note.seen = found.version;
    say(line(note), 'Nog niet bewaard');
    head.textContent = `${by} ${rest}, om ${found.at}. Er is niets weg.`;
  }

  // Saving.

  function kept(note, text, answer) {
    note.saved = text;
    note.seen = answer.version;
    note.since = 0;
    const { elements } = form;
    elements[`seen_${note.position}`].value = answer.version;
    elements[`mark_${note.position}`].value = answer.mark;
    // What was restored was written under another name.
    copies.drop(note);
    note.writer = writer;
    if (answer.version) say(line(note), `Bewaard om ${answer.at}`);
    if (waits(note)) soon(note);
    else if (!allSaved()) calm();
  }

  function gone() {
    ended = true;
    copies.clear();
    notes.forEach((note) => { note.control.value = ''; note.saved = ''; });
    allSaved();
    location.reload();
  }

  const send = (note, text, more = {}) => fetch(address, {
    method: 'POST',
    redirect: 'manual',
    credentials: 'same-origin',
    headers: { 'X-CSRFToken': form.elements.csrfmiddlewaretoken.value },
    body: new URLSearchParams({ position: note.position, text, seen: note.seen, writer: note.writer }),
    ...more,
  });

  const isJson = (answer) => answer.headers.get('Content-Type')?.startsWith('application/json');

  // After signing in again the token of this page is worth nothing; a fresh page has one, if it is for the same person.
  // Returns what stands in the way, or nothing.
  async function renew() {
    const answer = await fetch(location.pathname, { redirect: 'manual', credentials: 'same-origin' });
    if (answer.type === 'opaqueredirect') return OUT;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('form[data-jottings]');
    if (fresh?.dataset.person !== person) return OTHER;
    form.elements.csrfmiddlewaretoken.value = fresh.elements.csrfmiddlewaretoken.value;
    return '';
  }

  async function exchange(note, text, { again = true } = {}) {
    const answer = await send(note, text, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.type === 'opaqueredirect') return failed(note, OUT, { signIn: true });
    if (answer.ok) return kept(note, text, await answer.json());
    if (answer.status === 410) return gone();
    if (answer.status === 409) return meet(note, await answer.json());
    if (isJson(answer)) return failed(note, (await answer.json()).reason);
    if (answer.status === 403 && again) {
      const obstacle = await renew();
      return obstacle ? failed(note, obstacle, { signIn: true }) : exchange(note, text, { again: false });
    }
    return failed(note, OFFLINE);
  }

  function save(note) {
    clearTimeout(note.timer);
    note.timer = 0;
    if (ended || note.busy || note.conflict || !waits(note)) return note.busy;
    note.busy = exchange(note, note.control.value).catch(() => failed(note, OFFLINE)).finally(() => {
      note.busy = null;
      // Typed on while the answer was under way.
      if (waits(note) && !note.timer && !trouble.dataset.says) soon(note);
    });
    return note.busy;
  }

  function saveAll() {
    clearTimeout(retry);
    retry = 0;
    return Promise.all(notes.map(save));
  }

  function soon(note) {
    const now = Date.now();
    note.since ||= now;
    clearTimeout(note.timer);
    note.timer = setTimeout(() => save(note), Math.max(0, Math.min(REST, note.since + TYPING - now)));
  }

  form.addEventListener('input', (event) => {
    const note = notes.find((one) => one.control === event.target);
    if (!note || ended) return;
    if (waits(note)) copies.put(note);
    else copies.drop(note);
    if (!trouble.dataset.says) soon(note);
  });
  form.addEventListener('lt:chosen', allSaved);
  addEventListener('online', saveAll);
  // A tab that closes or sleeps gets no second chance; the copy is there for when even this does not arrive.
  addEventListener('pagehide', () => {
    notes.filter((note) => waits(note) && !note.busy && !note.conflict)
      .forEach((note) => send(note, note.control.value, { keepalive: true }).catch(() => {}));
  });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') saveAll(); });
  // Whatever is pressed, first every note is saved one by one: a page of errors never takes the place of this one.
  form.addEventListener('submit', async (event) => {
    if (ended) return;
    event.preventDefault();
    const then = event.submitter;
    await saveAll();
    await saveAll();
    // A form cannot be sent while this event is still on its way.
    await new Promise((done) => { setTimeout(done); });
    if (notes.some(waits) || !then?.name) return;
    ended = true;
    form.requestSubmit(then);
  });

  // What did not arrive the last time.
  async function restore(note) {
    const found = await copies.found(note.position);
    found.filter((copy) => copy.text === note.control.value).forEach((copy) => copies.drop(note, copy.writer));
    const [first, ...others] = found.filter((copy) => copy.text !== note.control.value);
    if (first) {
      note.control.value = first.text;
      note.seen = first.seen;
      note.writer = first.writer;
    }
    for (const copy of others) {
      join(note, copy.text);
      copies.drop(note, copy.writer);
    }
    if (!first) return;
    await copies.put(note);
    say(line(note), 'Teruggezet van dit apparaat');
    save(note);
  }

  notes.forEach(restore);
}

if (form) start();
