// Saves what is chosen as soon as it is: the radio buttons of a form, one question at a time. The form itself still sends
// them all, also without this.
//
//   <form data-choices="/address/">  <p data-saved role="status">

const form = document.querySelector('form[data-choices]');
const AGAIN = 4000; // milliseconds until the next try
const waits = new Map(); // a question and the place of what was chosen
let sending = false;
let timer = 0;

function say(text) {
  const place = form.querySelector('[data-saved]');
  if (place.textContent !== text) place.textContent = text;
}

const send = (question, place, more = {}) => fetch(form.dataset.choices, {
  method: 'POST',
  redirect: 'manual',
  credentials: 'same-origin',
  headers: { 'X-CSRFToken': form.elements.csrfmiddlewaretoken.value },
  body: new URLSearchParams({ question, place }),
  ...more,
});

async function kept(question, place) {
  const answer = await send(question, place);
  const json = answer.headers.get('Content-Type')?.startsWith('application/json');
  if (!answer.ok && !json) throw new Error('no answer that says why');
  const { at, reason } = await answer.json();
  // Chosen otherwise meanwhile: that still waits.
  if (waits.get(question) === place) waits.delete(question);
  say(reason ?? `Bewaard om ${at}`);
}

async function sendAll() {
  clearTimeout(timer);
  if (sending) return;
  sending = true;
  try {
    for (const [question, place] of waits) await kept(question, place);
    // A map that is walked takes along what is added meanwhile, but not what is changed.
    if (waits.size) timer = setTimeout(sendAll);
    else form.dispatchEvent(new CustomEvent('lt:chosen'));
  } catch {
    say('Je keuze is nog niet bewaard. We proberen het opnieuw.');
    timer = setTimeout(sendAll, AGAIN);
  }
  sending = false;
}

if (form) {
  form.addEventListener('change', (event) => {
    if (event.target.type !== 'radio') return;
    waits.set(event.target.name, event.target.value);
    sendAll();
  });
  addEventListener('online', sendAll);
  addEventListener('pagehide', () => {
    waits.forEach((place, question) => { send(question, place, { keepalive: true }).catch(() => {}); });
  });
}
