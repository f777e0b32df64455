// Asks the shop again whenever the choice changes. Without this script the button "محاسبهٔ دوباره" does the same.
const form = document.querySelector('[data-quote]');
if (form) {
  const quote = document.getElementById('quote');
  const announcer = document.getElementById('announcer');
  const amount = document.getElementById('amount');
  const slider = form.querySelector('[data-slider]');
  const persian = new Intl.NumberFormat('fa-IR');
  let request = new AbortController();
  let pause;

  const view = () => quote.firstElementChild.dataset;

  const setSlider = () => {
    const { least, most, step, amount: value, refused } = view();
    slider.hidden = least === most;
    slider.min = 0;
    slider.max = Math.ceil((most - least) / step);
    if (!refused) {
      slider.value = Math.round((value - least) / step);
    }
  };

  const ask = async () => {
    request.abort();
    request = new AbortController();
    const choice = new URLSearchParams(new FormData(form));
    const url = new URL(form.action);
    url.search = choice;
    history.replaceState(null, '', url);
    url.searchParams.set('handler', 'Quote');
    try {
      const answer = await fetch(url, { signal: request.signal });
      if (!answer.ok) {
        return;
      }
      const focused = quote.contains(document.activeElement) ? document.activeElement.value : null;
      quote.innerHTML = await answer.text();
      amount.setAttribute('aria-invalid', String(view().refused === 'true'));
      announcer.textContent = quote.querySelector('[data-announce]')?.textContent ?? '';
      if (focused !== null) {
        quote.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
      }
      setSlider();
    } catch (error) {
      if (error.name !== 'AbortError') {
        throw error;
      }
    }
  };

  const askSoon = (milliseconds) => {
    request.abort();
    clearTimeout(pause);
    pause = setTimeout(ask, milliseconds);
  };

  slider.addEventListener('input', () => {
    const { least, most, step } = view();
    amount.value = persian.format(Math.min(Number(most), Number(least) + slider.value * step));
  });
  form.addEventListener('input', (event) => askSoon(event.target === amount || event.target === slider ? 250 : 0));
  form.addEventListener('submit', () => clearTimeout(pause));
  form.querySelector('[data-without-script]').hidden = true;
  setSlider();
}
