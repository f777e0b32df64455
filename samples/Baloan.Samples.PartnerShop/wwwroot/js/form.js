// A form is sent once, however often its button is pressed; and what is wrong gets the focus.
const prepare = (root) => {
  for (const form of root.querySelectorAll('[data-send-once]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
      }
      form.dataset.sent = 'true';
      event.submitter?.setAttribute('aria-busy', 'true');
    });
  }
};

prepare(document);
document.addEventListener('shop:replaced', (event) => prepare(event.target));
// A page that comes back from the browser's memory may be sent again.
addEventListener('pageshow', (event) => event.persisted && document.querySelectorAll('[data-sent]').forEach((form) => delete form.dataset.sent));
(document.getElementById('error-summary') ?? document.querySelector('[aria-invalid="true"]'))?.focus();
