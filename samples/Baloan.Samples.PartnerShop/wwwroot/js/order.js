// Shows the order as it is now whenever the shop says that it has changed.
const order = document.getElementById('order');
const announcer = document.getElementById('announcer');
const version = () => order.firstElementChild.dataset.version;

// What the customer has begun stays.
const keep = (root, isOpen, code) => {
  const details = root.querySelector('details');
  if (details && isOpen) {
    details.open = true;
  }
  const otp = root.querySelector('#otp');
  if (otp && code) {
    otp.value = code;
  }
};

const show = async (wanted) => {
  if (wanted === version()) {
    return;
  }
  const answer = await fetch(order.dataset.status);
  if (!answer.ok) {
    return;
  }
  const text = await answer.text();
  const hadFocus = order.contains(document.activeElement);
  const isOpen = order.querySelector('details')?.open;
  const code = order.querySelector('#otp')?.value;
  order.innerHTML = text;
  keep(order, isOpen, code);
  order.dispatchEvent(new CustomEvent('shop:replaced', { bubbles: true }));
  const headline = order.querySelector('[data-headline]');
  announcer.textContent = headline.textContent;
  if (hadFocus) {
    headline.tabIndex = -1;
    headline.focus({ preventScroll: true });
  }
};

// The browser connects again by itself, and is then told the version of that moment.
const events = new EventSource(order.dataset.events);
events.addEventListener('message', (event) => show(event.data).catch(() => {}));
addEventListener('pagehide', () => events.close());
addEventListener('pageshow', (event) => event.persisted && location.reload());
