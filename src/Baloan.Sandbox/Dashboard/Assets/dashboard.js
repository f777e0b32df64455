'use strict';

import { lists, refresh } from './lists.js';
import { digits, showAt } from './times.js';

// Follows the stream of changes, and does what the buttons say; the server writes all the markup.
const page = document.documentElement;

function listen() {
  const live = document.getElementById('live');
  const show = isLive => {
    live.textContent = isLive ? page.dataset.live : page.dataset.interrupted;
    live.classList.toggle('on', isLive);
  };
  let version = page.dataset.version;
  const stream = new EventSource('/dashboard/events');
  stream.addEventListener('ready', event => {
    show(true);
    if (event.data !== version) {
      refresh(...lists.map(list => list.dataset.section));
    }
  });
  stream.addEventListener('error', () => show(false));
  stream.addEventListener('changed', event => {
    version = '';
    const kinds = new Set(event.data.split(' '));
    refresh(...lists.filter(list => list.dataset.on.split(' ').some(kind => kinds.has(kind))).map(list => list.dataset.section));
  });
  addEventListener('pagehide', () => stream.close());
}

let noticeTimer;

function notice(text, isBad) {
  const box = document.getElementById('notice');
  box.textContent = text;
  box.className = isBad ? 'bad' : '';
  box.hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => { box.hidden = true; }, isBad ? 8000 : 2500);
}

/** Puts a form that came back in place of the one that was sent: with what was typed, and what is wrong with it. */
function refill(form, markup) {
  const template = document.createElement('template');
  template.innerHTML = markup;
  const fresh = template.content.firstElementChild;
  form.replaceWith(fresh);
  fresh.querySelector('[aria-invalid]')?.focus();
}

function clearErrors(form) {
  form.querySelectorAll('.error').forEach(error => error.remove());
  form.querySelectorAll('[aria-invalid]').forEach(field => field.removeAttribute('aria-invalid'));
}

async function submit(form) {
  if (form.dataset.ask && !confirm(form.dataset.ask)) {
    return;
  }
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) {
      if (answer.headers.get('Content-Type')?.startsWith('text/html')) {
        refill(form, await answer.text());
        return;
      }
      const problem = await answer.json().catch(() => ({}));
      notice(problem.detail ?? page.dataset.failed, true);
      return;
    }
    clearErrors(form);
    if (form.dataset.done) {
      notice(form.dataset.done, false);
    }
    // What no event tells of: a cleared list.
    const section = form.closest('section')?.querySelector('[data-section]');
    if (section) {
      refresh(section.dataset.section);
    }
  } catch {
    notice(page.dataset.failed, true);
  }
}

async function copy(button) {
  const isWhole = button.dataset.copyWhole !== undefined && button.closest('.exchange').querySelector('[data-reveal]').getAttribute('aria-pressed') === 'true';
  const copied = isWhole ? page.dataset.copied : button.dataset.copied ?? page.dataset.copied;
  await navigator.clipboard.writeText(isWhole ? button.dataset.copyWhole : button.dataset.copy).then(
    () => notice(copied, false),
    () => notice(page.dataset.failed, true));
}

function toggleSecret(button) {
  const isShown = button.getAttribute('aria-pressed') !== 'true';
  button.setAttribute('aria-pressed', String(isShown));
  button.textContent = isShown ? button.dataset.shown : button.dataset.masked;
  button.setAttribute('aria-label', isShown
    ? `${button.dataset.key}: ${button.dataset.shown}. ${page.dataset.secretHide}`
    : `${button.dataset.key}. ${page.dataset.secretShow}`);
}

function togglePersonal(button) {
  const isShown = button.getAttribute('aria-pressed') !== 'true';
  button.setAttribute('aria-pressed', String(isShown));
  button.textContent = isShown ? button.dataset.hide : button.dataset.show;
  const exchange = button.closest('.exchange');
  exchange.querySelectorAll('[data-masked]').forEach(part => { part.hidden = isShown; });
  exchange.querySelectorAll('[data-whole]').forEach(part => { part.hidden = !isShown; });
}

function tick() {
  for (const part of document.querySelectorAll('.until')) {
    part.dataset.start ??= String(performance.now());
    const left = Number(part.dataset.seconds) - (performance.now() - Number(part.dataset.start)) / 1000;
    part.textContent = digits(String(Math.max(0, Math.ceil(left))));
  }
  const clock = document.querySelector('.clock');
  if (clock?.dataset.running !== 'yes') {
    return;
  }
  clock.dataset.start ??= String(performance.now());
  const now = Date.parse(clock.dateTime) + performance.now() - Number(clock.dataset.start);
  showAt(clock, new Date(now));
}

document.addEventListener('submit', event => {
  if (event.target.method !== 'post') {
    return; // a search is an address of its own
  }
  event.preventDefault();
  submit(event.target);
});

document.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (button?.dataset.copy !== undefined) {
    copy(button);
  } else if (button?.classList.contains('secret')) {
    toggleSecret(button);
  } else if (button?.dataset.reveal !== undefined) {
    togglePersonal(button);
  }
});

setInterval(tick, 500);
listen();
