// Makes or uses a passkey: asks the server what to ask, lets the browser ask it, and sends the answer as a plain form.
//
//   <form data-passkey="get|create" data-question="/address/">  <input type="hidden" name="answer">
//     <div data-passkey-without>a sentence for who has no script</div>
//     <div data-passkey-with hidden><button type="button"></button></div>  <p role="alert" data-passkey-said></p>
//
// What goes wrong is said beside the button. Nothing is kept here.

const KNOWN = typeof PublicKeyCredential === 'function' && Boolean(navigator.credentials);
const SAID = {
  NotAllowedError: 'Er is geen passkey gebruikt: je brak het af, of het duurde te lang. Probeer het opnieuw.',
  AbortError: 'Er is geen passkey gebruikt: je brak het af, of het duurde te lang. Probeer het opnieuw.',
  InvalidStateError: 'Op dit apparaat staat al een passkey voor je account.',
  SecurityError: 'Op dit adres vraagt je browser geen passkey. Open Leertraject op zijn eigen adres.',
  NotSupportedError: 'Dit apparaat kan geen passkey maken die we kennen. Kies een andere manier.',
};
const BROKEN = 'Je browser kreeg het met je passkey niet voor elkaar. Probeer het opnieuw, of kies een andere manier.';
const UNKNOWN = 'Deze browser kent geen passkeys. Kies een andere manier.';

class Said extends Error {}

const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

function text(buffer) {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const described = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

// What JSON cannot hold, comes as text.
function asAsked(options) {
  const found = { ...options, challenge: bytes(options.challenge) };
  if (options.user) found.user = { ...options.user, id: bytes(options.user.id) };
  if (options.allowCredentials) found.allowCredentials = described(options.allowCredentials);
  if (options.excludeCredentials) found.excludeCredentials = described(options.excludeCredentials);
  return found;
}

function asAnswer(credential) {
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'];
  const given = parts.filter((name) => credential.response[name]);
  const response = Object.fromEntries(given.map((name) => [name, text(credential.response[name])]));
  return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response });
}

async function question(form) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  let answer;
  try {
    answer = await fetch(form.dataset.question, { method: 'POST', body });
  } catch {
    throw new Said('We kregen geen verbinding. Kijk of je internet het doet en probeer het opnieuw.');
  }
  if (answer.status === 429) throw new Said('Je probeerde het te vaak. Wacht tien minuten en probeer het dan opnieuw.');
  if (!answer.ok || answer.redirected) throw new Said('Deze bladzijde is te oud. Laad haar opnieuw en probeer het dan nog eens.');
  return asAsked(await answer.json());
}

async function passkey(form) {
  const publicKey = await question(form);
  const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
  form.elements.answer.value = asAnswer(credential);
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const without = form.querySelector('[data-passkey-without]');
  const said = form.querySelector('[data-passkey-said]');
  const button = form.querySelector('[data-passkey-with] button');
  if (!KNOWN) {
    without.textContent = UNKNOWN;
    continue;
  }
  without.hidden = true;
  button.parentElement.hidden = false;
  // Enter in a field of this form would send it without an answer.
  form.addEventListener('submit', (event) => {
    if (form.elements.answer.value) return;
    event.preventDefault();
    button.click();
  });
  button.addEventListener('click', async () => {
    if (!form.reportValidity()) return;
    said.textContent = '';
    button.disabled = true;
    try {
      await passkey(form);
      form.requestSubmit();
    } catch (error) {
      said.textContent = error instanceof Said ? error.message : SAID[error.name] ?? BROKEN;
      button.disabled = false;
      button.focus();
    }
  });
}
