'use strict';

// Shows times as the viewer's clock and calendar have them. The server writes them in UTC.
const page = document.documentElement;
const isPersian = page.lang === 'fa';
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const locale = isPersian ? 'fa-IR-u-ca-persian-nu-arabext' : 'en-GB-u-ca-gregory-nu-latn';
const clockTime = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const calendarDay = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit' });
const offset = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'longOffset' });

/** Digits as the page's language writes them. */
export function digits(text) {
  return isPersian ? text.replace(/\d/g, digit => String.fromCharCode(0x06f0 + Number(digit))) : text;
}

function timeOf(at) {
  return clockTime.format(at);
}

function dayOf(at) {
  const parts = Object.fromEntries(calendarDay.formatToParts(at).map(({ type, value }) => [type, value]));
  return [parts.year, parts.month, parts.day].join(isPersian ? '/' : '-');
}

function offsetOf(at) {
  const name = offset.formatToParts(at).find(({ type }) => type === 'timeZoneName').value.slice('GMT'.length);
  return digits(name || '+00:00');
}

/** What the viewer's zone is called: by its name in Persian, by its id in English. */
function zoneName() {
  if (!isPersian) {
    return zone;
  }
  const long = new Intl.DateTimeFormat(locale, { timeZoneName: 'longGeneric' });
  return long.formatToParts(new Date()).find(({ type }) => type === 'timeZoneName').value;
}

/** Writes all times within a part of the page as the viewer has them. */
export function showTimes(part) {
  for (const time of part.querySelectorAll('time[datetime]')) {
    const at = new Date(time.dateTime);
    time.title = `${dayOf(at)} ${timeOf(at)} ${offsetOf(at)}`;
    showAt(time, at);
  }
}

/** Lets a place show a time, the day and the time of day as far as it has room for them. */
export function showAt(place, at) {
  place.querySelector('.day')?.replaceChildren(dayOf(at));
  place.querySelector('.time')?.replaceChildren(timeOf(at));
}

const said = document.getElementById('zone');
said.textContent = said.dataset.zone.replace('{0}', zoneName());
showTimes(document);
