// After a form came back with errors the summary gets the focus, so that a screen reader starts there.
// A link within the page (#hash) moves the focus along with the view.

function focusOn(element) {
  if (!element) return;
  if (!element.matches('a[href], button, input, select, textarea, [tabindex]')) {
    element.setAttribute('tabindex', '-1');
  }
  element.focus();
}

function fromHash() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id) focusOn(document.getElementById(id));
}

const summary = document.querySelector('[data-focus]');
if (summary) focusOn(summary);
else fromHash();

addEventListener('hashchange', fromHash);
document.addEventListener('htmx:afterSettle', (event) => {
  const inside = event.target.querySelector?.('[data-focus]');
  if (inside) focusOn(inside);
});
