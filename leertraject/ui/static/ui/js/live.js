// Two people in one text: asks every few seconds, while the page is in sight, whether the other did something, and lets
// what they did be put in place (event lt:renew). Nothing is asked twice at a time.
//
//   <div data-live="/address/">            answers 304 as long as nothing changed since the stand in If-None-Match
//     <span data-stand="12.1"></span>      the stand of what the page shows; comes along with every part that is renewed
//   </div>

const EVERY = 3000; // milliseconds
const place = document.querySelector('[data-live]');
let asking = false;

async function ask() {
  const shown = place.querySelector('[data-stand]')?.dataset.stand;
  if (asking || document.hidden || !shown) return;
  asking = true;
  try {
    const answer = await fetch(place.dataset.live, { headers: { 'If-None-Match': `"${shown}"` }, credentials: 'same-origin' });
    // Whoever did something meanwhile already has a newer page.
    const still = place.querySelector('[data-stand]')?.dataset.stand === shown;
    if (answer.status === 200 && still) {
      const { said } = await answer.json();
      document.dispatchEvent(new CustomEvent('lt:renew', { detail: { say: said } }));
    }
  } catch { /* without a network there is nothing to show */ }
  asking = false;
}

if (place) {
  setInterval(ask, EVERY);
  document.addEventListener('visibilitychange', ask);
}
