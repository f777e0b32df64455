'use strict';

// Keeps the sections up to date from the stream of changes; the server writes all the markup.
const page = document.documentElement;
const lists = [...document.querySelectorAll('[data-section]')];

const merging = new Map();

/** Puts a section's new entries in place of its old ones; an entry that did not change stays as it is. */
function merge(list, markup) {
  const template = document.createElement('template');
  template.innerHTML = markup;
  const known = merging.get(list) ?? new Map([...list.children].map(child => [child.id, null]));
  const written = new Map();
  const said = [];
  const entries = [...template.content.children].map(fresh => {
    const source = fresh.outerHTML;
    written.set(fresh.id, source);
    const old = document.getElementById(fresh.id);
    if (old && (known.get(fresh.id) === source || plain(old) === plain(fresh))) {
      return old;
    }
    if (old) {
      takeOver(old, fresh);
    }
    if (fresh.dataset.say) {
      said.push(fresh.dataset.say);
      fresh.classList.add('fresh');
    }
    return fresh;
  });
  const focus = focusWithin(list);
  place(list, entries);
  merging.set(list, written);
  focus?.();
  if (said.length > 0) {
    document.getElementById('said').textContent = said.join('. ');
  }
}

/** Moves only what must move: an entry that stays where it is keeps its focus and its open parts. */
function place(list, entries) {
  const wanted = new Set(entries);
  [...list.children].filter(child => !wanted.has(child)).forEach(child => child.remove());
  entries.forEach((entry, index) => {
    if (list.children[index] !== entry) {
      list.insertBefore(entry, list.children[index] ?? null);
    }
  });
}

function plain(entry) {
  const copy = entry.cloneNode(true);
  copy.classList.remove('fresh');
  [copy, ...copy.querySelectorAll('details')].forEach(part => part.removeAttribute('open'));
  return copy.outerHTML.replace(' class=""', '');
}

/** Open parts stay open, and what was typed stays. */
function takeOver(old, fresh) {
  for (const part of old.querySelectorAll('details[open][data-key]')) {
    fresh.querySelector(`[data-key="${CSS.escape(part.dataset.key)}"]`)?.setAttribute('open', '');
  }
  for (const field of old.querySelectorAll('input[data-key], select[data-key]')) {
    const same = fresh.querySelector(`[data-key="${CSS.escape(field.dataset.key)}"]`);
    if (same && (field.tagName !== 'SELECT' || [...same.options].some(option => option.value === field.value))) {
      same.value = field.value;
    }
  }
}

/** How to bring the focus back when the entry that holds it is replaced. */
function focusWithin(list) {
  const focused = document.activeElement;
  const entry = [...list.children].find(child => child.contains(focused));
  if (!entry) {
    return null;
  }
  const { id } = entry;
  const { key } = focused.dataset;
  return () => {
    if (document.activeElement === focused) {
      return;
    }
    const fresh = document.getElementById(id);
    const same = key && fresh?.querySelector(`[data-key="${CSS.escape(key)}"]`);
    (same || fresh || list.closest('section')).focus({ preventScroll: true });
  };
}

const pending = new Set();
let isFetching = false;

/** Fetches what changed, one section at a time; a burst of changes is one fetch. */
async function refresh(...names) {
  names.forEach(name => pending.add(name));
  if (isFetching) {
    return;
  }
  isFetching = true;
  try {
    while (pending.size > 0) {
      const [name] = pending;
      pending.delete(name);
      const answer = await fetch(`/dashboard/sections/${name}?lang=${page.lang}`);
      if (answer.ok) {
        merge(lists.find(list => list.dataset.section === name), await answer.text());
      }
    }
  } catch {
    // The stream tells when the sandbox is back, and everything is fetched again.
    pending.clear();
  } finally {
    isFetching = false;
  }
}

function listen() {
  const live = document.getElementById('live');
  const show = isLive => {
    live.textContent = isLive ? page.dataset.live : page.dataset.interrupted;
    live.classList.toggle('on', isLive);
  };
  const stream = new EventSource('/sandbox/events');
  stream.addEventListener('ready', () => {
    show(true);
    refresh(...lists.map(list => list.dataset.section));
  });
  stream.addEventListener('error', () => show(false));
  const kinds = new Set(lists.flatMap(list => list.dataset.on.split(' ')));
  for (const kind of kinds) {
    const names = lists.filter(list => list.dataset.on.split(' ').includes(kind)).map(list => list.dataset.section);
    stream.addEventListener(kind, () => refresh(...names));
  }
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

async function submit(form) {
  if (form.dataset.ask && !confirm(form.dataset.ask)) {
    return;
  }
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      notice(problem.detail ?? page.dataset.failed, true);
      return;
    }
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
  await navigator.clipboard.writeText(button.dataset.copy).then(
    () => notice(page.dataset.copied, false),
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
  const clock = document.querySelector('.clock');
  if (clock?.dataset.running !== 'yes') {
    return;
  }
  clock.dataset.start ??= String(performance.now());
  const now = Date.parse(clock.dateTime) + performance.now() - Number(clock.dataset.start);
  const time = new Date(now).toISOString().slice(11, 19);
  clock.querySelector('span').textContent =
    page.lang === 'fa' ? time.replace(/\d/g, digit => String.fromCharCode(0x06f0 + Number(digit))) : time;
}

document.addEventListener('submit', event => {
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
