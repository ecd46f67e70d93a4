// The workbench without reloading: a code that is ticked is saved at once, and what came back is put in its place.
//
//   <div data-bench>
//     <form id="fragment" data-saves>          is sent when one of its boxes changes
//     <form data-quietly>                      is sent without leaving the page
//     <form data-quietly data-typing>          as well as soon as its text was changed and left
//     <button data-says="Bewaard.">            what is said after a press on it, else data-says of its form
//     <a href="?fragment=…#beurt-7">           within the text: chooses that fragment in its place
//     <div data-renew="next">                  gets the children of the same part of the page that came back
//     <li class="lt-turn" id="beurt-7">        is replaced alone, and never while words in it are selected
//     <p data-said role="status">              says what happened; so does data-said-too, for who looks there
//   </div>
//
// Without a script every form sends itself, and the page that comes back is the same. Another module may ask for a fresh
// page (event lt:renew, with detail.say) and may let something be said (event lt:say, with detail.say).

const bench = document.querySelector('[data-bench]');
const FAILED = 'Nog niet bewaard: er komt geen antwoord. Je keuze staat er nog. Probeer het zo nog een keer.';
const SIGN_IN = 'Nog niet bewaard: je bent niet meer ingelogd. Log in een ander tabblad in, en probeer het nog een keer.';
const GONE = 'Niet bewaard: dit fragment is er niet meer. Iemand haalde het intussen weg.';
const TURNS = '.lt-turns > li[id]';

let busy = false; // one request at a time, in the order of what was done
const queue = [];
let choice = 0; // how often other words were selected
const later = new Map(); // fresh turns for which words that are selected have to be let go first

function say(text) {
  if (!text) return;
  for (const place of bench.querySelectorAll('[data-said], [data-said-too]')) place.textContent = text;
}

function holdsSelection(element) {
  const selection = document.getSelection();
  return Boolean(selection?.rangeCount && !selection.isCollapsed && selection.getRangeAt(0).intersectsNode(element));
}

// Where the focus was, so that it can be put back in what came instead.
function focusIn(element) {
  const here = document.activeElement;
  return here && element.contains(here) ? here : null;
}

function focusAgain(here, place) {
  const same = here.id && document.getElementById(here.id);
  const alike = here.href ? [...place.querySelectorAll('a')].find((one) => one.href === here.href && one.textContent === here.textContent)
    : here.name && [...place.querySelectorAll('button, input')].find((one) => one.name === here.name && one.value === here.value);
  const own = here.dataset.twin && place.querySelector(`[data-twin="${here.dataset.twin}"]`);
  const twin = same || (here.dataset.twin ? own : alike);
  if (twin) twin.focus({ preventScroll: true });
}

// Text that is being typed is never lost: it comes along when the form is about the same thing.
const TYPED = 'textarea, input[type="text"], input[type="search"], input:not([type])';

function typedIn(part) {
  return [...part.querySelectorAll(TYPED)]
    .filter((field) => field.form && field.value !== field.defaultValue)
    .map((field) => [field.form.getAttribute('action'), field.name, field.value, field === document.activeElement]);
}

function typeAgain(part, typed) {
  for (const [action, name, value, focused] of typed) {
    const form = [...part.querySelectorAll('form')].find((one) => one.getAttribute('action') === action && one.elements.namedItem(name));
    const field = form?.elements.namedItem(name);
    if (!field) continue;
    field.value = value;
    if (focused) field.focus({ preventScroll: true });
  }
}

// What was opened stays open.
const names = (part) => [...part.querySelectorAll('details')].map((one) => [one, one.querySelector('summary')?.textContent]);

function openAgain(part, open) {
  for (const [one, name] of names(part)) if (open.includes(name)) one.open = true;
}

// The heading that is read stays where it is, also when what stands above it became longer.
const top = (part) => part.getBoundingClientRect().top;

function headingIn(part) {
  return part.scrollTop ? [...part.querySelectorAll('h2[id]')].findLast((one) => top(one) - top(part) < 48) : null;
}

function renew(part, fresh) {
  if (part.isEqualNode(fresh)) return;
  const [here, typed, down, read] = [focusIn(part), typedIn(part), part.scrollTop, headingIn(part)];
  const [at, open] = [read && top(read), names(part).filter(([one]) => one.open).map(([, name]) => name)];
  part.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
  openAgain(part, open);
  if (here) focusAgain(here, part);
  typeAgain(part, typed);
  part.scrollTop = down;
  const again = read && document.getElementById(read.id);
  if (again) part.scrollTop += top(again) - at;
  if (here) focusIn(part)?.scrollIntoView({ block: 'nearest' });
}

function putTurn(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (holdsSelection(old)) {
    later.set(old.id, fresh);
    return;
  }
  later.delete(old.id);
  const here = focusIn(old);
  const turn = document.importNode(fresh, true);
  old.replaceWith(turn);
  if (here) focusAgain(here, turn);
}

function putTurns(page) {
  const [old, fresh] = [bench, page].map((root) => [...root.querySelectorAll(TURNS)]);
  const list = bench.querySelector('.lt-turns');
  if (old.map((turn) => turn.id).join() === fresh.map((turn) => turn.id).join()) {
    old.forEach((turn, at) => putTurn(turn, fresh[at]));
  } else if (list && !holdsSelection(list)) {
    list.replaceChildren(...fresh.map((turn) => document.importNode(turn, true)));
  }
}

function put(page, whole) {
  if (whole) document.getSelection()?.removeAllRanges();
  putTurns(page);
  for (const part of bench.querySelectorAll('[data-renew]')) {
    const fresh = page.querySelector(`[data-renew="${part.dataset.renew}"]`);
    if (fresh && (whole || part.dataset.renew !== 'side')) renew(part, fresh);
  }
}

async function fetched(address, options) {
  const answer = await fetch(address, { ...options, credentials: 'same-origin' });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-bench]');
  if (!page) throw new Error(answer.redirected ? SIGN_IN : answer.status === 404 ? GONE : FAILED);
  return { page, answer };
}

async function post({ form, data, words, said }) {
  const { page, answer } = await fetched(form.action, { method: 'POST', body: data() });
  // Words that were selected meanwhile stay selected, with their own form beside them.
  const whole = words === choice && !queue.some((todo) => todo.form);
  put(page, whole);
  if (answer.ok) say(said);
  else say(page.querySelector('[role="alert"], [data-focus]')?.textContent ?? FAILED);
  if (!whole) return;
  if (answer.redirected) history.replaceState(history.state, '', answer.url);
  bench.querySelector('[data-focus]')?.focus();
  bench.dispatchEvent(new CustomEvent('lt:arrived', { bubbles: true }));
}

// A fragment that is chosen in the text comes in the panel; the address leads back to it.
async function choose({ address, words }) {
  const { page, answer } = await fetched(address);
  if (words !== choice) return;
  if (location.href !== address) history.pushState(null, '', address);
  put(page, true);
  if (!answer.ok) say(FAILED);
  bench.dispatchEvent(new CustomEvent('lt:chosen', { bubbles: true }));
}

async function work() {
  if (busy) return;
  busy = true;
  while (queue.length) {
    const todo = queue.shift();
    try {
      if (todo.form) await post(todo);
      else if (todo.address) await choose(todo);
      else {
        put((await fetched(location.href)).page, todo.whole ?? false);
        say(todo.said);
      }
    } catch (error) {
      if (todo.address) location.assign(todo.address);
      if (todo.form) say(error instanceof TypeError ? FAILED : error.message);
      if (error.message === GONE) queue.push({ whole: true });
    }
  }
  busy = false;
}

function send(form, said, submitter) {
  const now = new FormData(form, submitter);
  // Of two presses after each other the last one holds all that is ticked by then, if the words are still the same.
  const last = queue.at(-1);
  if (last?.form === form && last.words === choice) queue.pop();
  queue.push({ form, data: () => now, words: choice, said });
  work();
}

const CHOOSE = 'Kies eerst woorden in het verslag. Daarna geef je ze een code.';

// Words are chosen by selecting them, or by their turn and what was typed.
function hasWords(form) {
  const value = (name) => form.elements.namedItem(name)?.value;
  return Boolean(form.dataset.fresh || value('start') || (value('turn') && value('quote')));
}

function nameOf(box) {
  return bench.querySelector(`label[for="${box.id}"]`)?.firstChild?.textContent.trim() ?? '';
}

if (bench) {
  bench.toggleAttribute('data-at-once', true); // what is ticked is saved: the button that saves it goes
  let [start, end] = [-1, -1];
  document.addEventListener('lt:selected', ({ detail }) => {
    if (detail.start === start && detail.end === end) return;
    [start, end, choice] = [detail.start, detail.end, choice + 1];
  });
  document.addEventListener('selectionchange', () => {
    for (const [id, fresh] of later) {
      const old = document.getElementById(id);
      if (!old) later.delete(id);
      else putTurn(old, fresh);
    }
  });
  bench.addEventListener('change', (event) => {
    const { form } = event.target;
    if (form?.matches('[data-saves]') && event.target.type === 'checkbox') {
      if (!hasWords(form)) {
        event.target.checked = false;
        say(CHOOSE);
        return;
      }
      send(form, `‘${nameOf(event.target)}’ ${event.target.checked ? 'gegeven' : 'weggehaald'}. Bewaard.`);
    } else if (form?.matches('[data-typing]') && event.target.value !== event.target.defaultValue) {
      send(form, form.dataset.says);
    }
  });
  bench.addEventListener('submit', (event) => {
    if (!event.target.matches('[data-quietly]')) return;
    event.preventDefault();
    send(event.target, event.submitter?.dataset.says ?? event.target.dataset.says, event.submitter);
  });
  bench.addEventListener('click', (event) => {
    const link = event.target.closest?.('.lt-turn a[href*="fragment="]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    queue.push({ address: link.href, words: choice });
    work();
  });
  window.addEventListener('popstate', () => {
    queue.push({ address: location.href, words: choice });
    work();
  });
  document.addEventListener('lt:renew', (event) => {
    queue.push({ said: event.detail?.say });
    work();
  });
  document.addEventListener('lt:say', (event) => say(event.detail.say));
}
