// A button that prints the page; it shows once this script is there. Without it the browser's own way stands in words.
//
//   <button data-print hidden>

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
