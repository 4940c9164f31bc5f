// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Numbers and dates in the reader's locale. Amounts stay exact: Intl formats decimal texts.

const locale = navigator.languages?.length ? [...navigator.languages] : undefined;

const counts = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const percents = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const whole_percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const fine_percents = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 });
const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
const ratios = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const short_amounts = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const amounts = new Map(); // by number of decimals

export const count = (number) => counts.format(number);
export const percent = (share) => percents.format(share);
export const whole_percent = (share) => whole_percents.format(share);
// With one decimal, the small shares of many clients would all be 0.0 %.
export const fine_percent = (share) => fine_percents.format(share);
export const ratio = (number) => ratios.format(number);
export const short_amount = (text) => short_amounts.format(Number(text));

export function amount(text) {
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  if (!amounts.has(decimals)) {
    amounts.set(decimals, new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
  }
  return amounts.get(decimals).format(text);
}

export const day = (text) => days.format(new Date(`${text}T00:00:00Z`));

export const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });

// The formatter of each column type.
export const show = {
  text: (value) => value,
  integer: count,
  number: (value) => numbers.format(value),
  amount,
  share: fine_percent,
  grade: (value) => value,
  date: day,
  flag: (value) => (value === '1' ? 'yes' : 'no'),
};

// The same locale for Vega: definitions for d3-format and d3-time-format.
export function number_locale() {
  const parts = new Intl.NumberFormat(locale).formatToParts(-1234567.8);
  const part = (type, otherwise) => parts.find((each) => each.type === type)?.value ?? otherwise;
  return {
    decimal: part('decimal', '.'),
    thousands: part('group', ','),
    grouping: [3],
    currency: ['', ''],
    minus: part('minusSign', '-'),
  };
}

export function time_locale() {
  const names = (options, dates) => dates.map((date) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date));
  const months = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2024, i, 1)));
  const weekdays = Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2024, 8, 1 + i))); // a Sunday first
  return {
    dateTime: '%x, %X',
    date: '%Y-%m-%d',
    time: '%H:%M:%S',
    periods: ['AM', 'PM'],
    days: names({ weekday: 'long' }, weekdays),
    shortDays: names({ weekday: 'short' }, weekdays),
    months: names({ month: 'long' }, months),
    shortMonths: names({ month: 'short' }, months),
  };
}
