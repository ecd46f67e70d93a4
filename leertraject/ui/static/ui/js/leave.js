// Warns before the page is left while a form marked data-unsaved holds something that was not sent.

let dirty = new Set();

document.addEventListener('input', (event) => {
  const form = event.target.closest?.('form[data-unsaved]');
  if (form) dirty.add(form);
});

document.addEventListener('submit', (event) => {
  // Only the form that is sent is clean: another one on the page may still hold typed text.
  if (!event.defaultPrevented) dirty.delete(event.target);
});

// An autosave that succeeded says so on its form.
document.addEventListener('lt:saved', (event) => dirty.delete(event.target.closest('form')));

addEventListener('beforeunload', (event) => {
  dirty = new Set([...dirty].filter((form) => form.isConnected));
  if (dirty.size) event.preventDefault();
});
