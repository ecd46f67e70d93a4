// A form that is sent without leaving the page: the parts that it names are taken from the page that comes back.
//
//   <form data-renews="#dag .lt-title">      selectors, each of one part of the page
//   <p role="status" data-said>              says what happened; stands outside those parts
//
// Without a script the form sends itself, and the page that comes back is the same. When nothing comes back, what was
// typed stays where it is. What was typed elsewhere in those parts meanwhile comes along.

const FAILED = 'Nog niet bewaard: er komt geen antwoord. Wat je invulde staat er nog. Probeer het zo nog een keer.';
const SIGN_IN = 'Nog niet bewaard: je bent niet meer ingelogd. Log in een ander tabblad in, en probeer het nog een keer.';
const SAVED = 'Bewaard.';
const TYPED = 'input[type="number"], input[type="text"], textarea';
const place = document.querySelector('[data-said]');
const queue = [];
let busy = false; // one at a time, in the order of what was done

function say(text) {
  if (place) place.textContent = text;
}

// The same form in the page of now, when the part in which it stood was renewed.
function twin(form) {
  if (form.isConnected) return form;
  const key = form.elements.namedItem('key')?.value;
  return [...document.querySelectorAll('form[data-renews]')]
    .find((one) => one.getAttribute('action') === form.getAttribute('action') && one.elements.namedItem('key')?.value === key);
}

function typedIn(part, sent) {
  return [...part.querySelectorAll(TYPED)]
    .filter((field) => field.id && field.value !== (sent.get(field) ?? field.defaultValue))
    .map((field) => [field.id, field.value]);
}

function put(fresh, selectors, sent) {
  const focused = document.activeElement?.id;
  for (const selector of selectors) {
    const [old, part] = [document.querySelector(selector), fresh.querySelector(selector)];
    if (!old || !part) continue;
    const typed = typedIn(old, sent);
    old.replaceWith(document.adoptNode(part));
    for (const [id, value] of typed) {
      const field = document.getElementById(id);
      if (field) field.value = value;
    }
  }
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
  document.dispatchEvent(new Event('lt:renewed'));
}

async function send(form, submitter) {
  const [now, body] = [twin(form), new FormData(form, form.contains(submitter) ? submitter : undefined)];
  const revision = now?.elements.namedItem('revision');
  if (revision) body.set('revision', revision.value);
  const sent = new Map([...form.elements].filter((one) => one.matches(TYPED)).map((field) => [field, field.value]));
  const selectors = form.dataset.renews.split(' ');
  try {
    const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!selectors.some((selector) => fresh.querySelector(selector))) {
      say(answer.ok ? SIGN_IN : FAILED);
      return;
    }
    const refused = fresh.querySelector('main .lt-state__head')?.textContent ?? FAILED;
    put(fresh, selectors, sent);
    say(answer.ok ? form.dataset.says ?? SAVED : refused);
  } catch {
    say(FAILED);
  }
}

async function work() {
  if (busy) return;
  busy = true;
  while (queue.length) await send(...queue.shift());
  busy = false;
}

// <form data-renews="…" data-at-once>      is sent as soon as one of its boxes changes
document.addEventListener('change', (event) => {
  if (event.target.matches('form[data-at-once] input[type="checkbox"]')) event.target.form.requestSubmit();
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('form[data-renews]')) return;
  event.preventDefault();
  queue.push([form, event.submitter]);
  work();
});
