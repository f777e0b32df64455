'use strict';

import { showTimes } from './times.js';

// Puts what the server wrote into the page, and leaves alone what did not change.
const page = document.documentElement;
export const lists = [...document.querySelectorAll('[data-section]')];

const merging = new Map();

/** The address of a piece of the page in its own language. */
function addressOf(source) {
  const address = new URL(source, location.href);
  address.searchParams.set('lang', page.lang);
  return address;
}

function parse(markup) {
  const template = document.createElement('template');
  template.innerHTML = markup;
  showTimes(template.content);
  return template.content;
}

/** Puts a section's new entries in place of its old ones; an entry that did not change stays as it is. */
function merge(list, markup) {
  const content = parse(markup);
  const known = merging.get(list) ?? new Map();
  const written = new Map();
  const said = [];
  const entries = [...content.children].map(fresh => {
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

/** An entry as the server wrote it: closed, without what was fetched since. */
function plain(entry) {
  const copy = entry.cloneNode(true);
  copy.classList.remove('fresh');
  [copy, ...copy.querySelectorAll('details')].forEach(part => part.removeAttribute('open'));
  copy.querySelectorAll('.until').forEach(part => part.replaceWith('…'));
  copy.querySelectorAll('.part').forEach(part => part.replaceChildren());
  return copy.outerHTML.replace(' class=""', '');
}

/** Open parts stay open with what they show until it is fetched anew, and what was typed stays. */
function takeOver(old, fresh) {
  for (const part of old.querySelectorAll('details[open][data-key]')) {
    const same = fresh.querySelector(`details[data-key="${CSS.escape(part.dataset.key)}"]`);
    const [shown, place] = [part.querySelector(':scope > .part'), same?.querySelector(':scope > .part')];
    same?.setAttribute('open', '');
    if (shown && place) {
      place.replaceWith(shown);
    }
  }
  keepTyped(old, fresh);
}

function keepTyped(old, fresh) {
  for (const field of old.querySelectorAll('input[data-key], select[data-key]')) {
    const same = fresh.querySelector(`[data-key="${CSS.escape(field.dataset.key)}"]`);
    if (same && (field.tagName !== 'SELECT' || [...same.options].some(option => option.value === field.value))) {
      same.value = field.value;
    }
  }
}

/** How to bring the focus back when what holds it is replaced. */
export function focusWithin(list) {
  const focused = document.activeElement;
  const entry = focused.closest('[id]');
  if (!list.contains(focused) || !entry) {
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

/** Fetches what a part that was opened shows. */
async function fill(details) {
  const answer = await fetch(addressOf(details.dataset.part)).catch(() => null);
  const part = details.querySelector(':scope > .part');
  if (!answer?.ok || !part) {
    return;
  }
  const content = parse(await answer.text());
  const focus = focusWithin(part);
  keepTyped(part, content);
  part.replaceChildren(content);
  focus?.();
}

const pending = new Set();
let isFetching = false;

/** Fetches what changed, one section at a time; a burst of changes is one fetch. */
export async function refresh(...names) {
  names.forEach(name => pending.add(name));
  if (isFetching) {
    return;
  }
  isFetching = true;
  try {
    while (pending.size > 0) {
      const [name] = pending;
      pending.delete(name);
      const list = lists.find(known => known.dataset.section === name);
      const answer = await fetch(addressOf(list.dataset.source));
      if (answer.ok) {
        merge(list, await answer.text());
      } else if (answer.status === 404) {
        location.reload(); // the loan was forgotten, and its page says so
      }
    }
  } catch {
    // The stream tells when the sandbox is back, and everything is fetched again.
    pending.clear();
  } finally {
    isFetching = false;
  }
}

document.addEventListener('toggle', event => {
  if (event.target.open && event.target.dataset.part) {
    fill(event.target);
  }
}, true);
