// A page that follows what is done elsewhere, such as the screen of a session: asks every few seconds, while it is in
// sight, whether it changed, and puts the parts that follow in place. And a clock that counts down to what the server said.
//
//   <div data-follows-page="stand">        the page answers 304 as long as its stand is this one
//     data-asks="/address/"               where it asks, when that is not the address of the page
//     data-every="8"                      after how many seconds, when not after three
//     <p data-lost="Geen verbinding." hidden>   says so while no answer comes
//     <div data-follows id="scherm">       is put in place; what was typed in it, or ticked, comes along
//       <p data-ends="2026-…" data-server="2026-…" data-up="De tijd is om.">9:58</p>
//
// Without a script the page is as it was when it came.

const page = document.querySelector('[data-follows-page]');
const every = Number(page?.dataset.every ?? 3) * 1000; // a whole room behind one network asks less often
const lost = page?.querySelector('[data-lost]') ?? document.querySelector('[data-lost]');
let [stand, asking, ahead] = [page?.dataset.followsPage ?? '', false, 0];

const fields = (part) => [...part.querySelectorAll('textarea, input[type="text"], input[type="checkbox"]')].filter((one) => one.id);

function carried(old, part) {
  for (const field of fields(old)) {
    const fresh = part.querySelector(`[id="${CSS.escape(field.id)}"]`);
    if (!fresh) continue;
    fresh.value = field.value;
    fresh.checked = field.checked;
  }
}

function put(fresh) {
  const focused = document.activeElement?.id;
  for (const old of document.querySelectorAll('[data-follows]')) {
    const part = fresh.getElementById(old.id);
    if (!part || part.isEqualNode(old)) continue;
    carried(old, part);
    old.replaceWith(document.adoptNode(part));
  }
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
  setClock();
}

function say(isLost) {
  if (!lost || lost.hidden === !isLost) return;
  lost.hidden = !isLost;
  lost.textContent = isLost ? lost.dataset.lost : '';
}

async function ask() {
  if (asking || document.hidden) return;
  asking = true;
  try {
    const headers = stand ? { 'If-None-Match': `"${stand}"` } : {};
    const answer = await fetch(page.dataset.asks ?? location.pathname, { headers, credentials: 'same-origin' });
    if (answer.status === 200 && !answer.redirected) {
      put(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      stand = (answer.headers.get('ETag') ?? '').replace(/^W\//, '').replaceAll('"', '');
    }
    say(answer.redirected || (!answer.ok && answer.status !== 304));
  } catch {
    say(true);
  }
  asking = false;
}

// How far the clock of the server is ahead of this one, as the page came.
function setClock() {
  const found = document.querySelector('[data-ends][data-server]');
  if (found) ahead = Date.parse(found.dataset.server) - Date.now();
  count();
}

function count() {
  for (const clock of document.querySelectorAll('[data-ends]')) {
    if (!clock.dataset.ends) continue;
    const seconds = Math.max(0, Math.round((Date.parse(clock.dataset.ends) - Date.now() - ahead) / 1000));
    const text = seconds ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` : clock.dataset.up;
    if (clock.textContent !== text) clock.textContent = text;
  }
}

if (page) {
  setClock();
  setInterval(count, 500);
  setInterval(ask, every);
  document.addEventListener('visibilitychange', ask);
  document.addEventListener('lt:renewed', setClock);
}
