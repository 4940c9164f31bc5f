// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The embedded tables: stored by column, repeated texts as indices into a dictionary.

import { collator } from './format.js';

// An amount as an integer number of units of 10^-decimals.
export function units(text, decimals) {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

export function units_text(sum, decimals) {
  const digits = (sum < 0n ? -sum : sum).toString().padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  return (sum < 0n ? '-' : '') + digits.slice(0, cut) + (decimals > 0 ? `.${digits.slice(cut)}` : '');
}

// Titles of columns whose names need another wording.
const titles = {
  cumulative_share: 'Cumulative',
  one_off: 'One-off',
  because: 'Why',
  bonus: 'Bonus',
  concede: 'May concede',
  contact: 'Next contact',
  contract: 'Contract ends',
  lifetime_age: 'Days since first deal',
  lifetime_frequency: 'Repeat deals',
  lifetime_recency: 'Days from first to last deal',
  monetary_score: 'Value score',
  order_pattern: 'Orders',
  sales_grade: 'Grade by sales',
  group_grade: 'Grade in group',
  steady_reason: 'Why',
};
const title_of = (name) => titles[name] ?? name[0].toUpperCase() + name.slice(1).replaceAll('_', ' ');

export class Column {
  constructor({ name, title = title_of(name), type, values, dictionary }) {
    Object.assign(this, { name, title, type, values, dictionary });
  }

  // null where the cell is empty
  at(row) {
    return this.dictionary ? this.dictionary[this.values[row]] : this.values[row];
  }

  get is_number() {
    return ['integer', 'number', 'share', 'amount'].includes(this.type);
  }

  // The largest number; 1 if none is above 0.
  get most() {
    this.made_most ??= this.order_keys.reduce((most, key) => (key > most ? key : most), 0) || 1;
    return this.made_most;
  }

  // Sort keys: one number for each row, NaN where the cell is empty. Computed once.
  get order_keys() {
    this.made_keys ??= this.is_number ? this.#number_keys() : this.#rank_keys();
    return this.made_keys;
  }

  #number_keys() {
    const keys = new Float64Array(this.values.length);
    for (let row = 0; row < keys.length; row += 1) {
      const value = this.at(row);
      keys[row] = value === null ? NaN : Number(value);
    }
    return keys;
  }

  // Compares each distinct text once instead of each row.
  #rank_keys() {
    const compare = this.type === 'text' ? collator.compare : (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    const texts = this.dictionary ?? [...new Set(this.values)];
    const sorted = texts.filter((text) => text !== null).sort(compare);
    const ranks = new Map();
    sorted.forEach((text, i) => {
      ranks.set(text, i > 0 && compare(sorted[i - 1], text) === 0 ? ranks.get(sorted[i - 1]) : i);
    });
    const rank_of = (text) => ranks.get(text) ?? NaN;
    return this.dictionary
      ? Float64Array.from(this.values, ((by_code) => (code) => by_code[code])(this.dictionary.map(rank_of)))
      : Float64Array.from(this.values, rank_of);
  }

  // Amounts may differ although they are equal as doubles.
  compare_exactly(a, b) {
    if (this.type !== 'amount' || this.at(a) === this.at(b) || this.at(a) === null || this.at(b) === null) {
      return 0;
    }
    const difference = units(this.at(a), 9) - units(this.at(b), 9);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  get decimals() {
    const text = this.values.length > 0 ? this.at(0) : null;
    return text?.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  }

  // Exact. @pre amounts
  sum(rows) {
    this.made_units ??= Array.from({ length: this.values.length }, (_, row) => units(this.at(row) ?? '0', this.decimals));
    let sum = 0n;
    for (const row of rows) {
      sum += this.made_units[row];
    }
    return units_text(sum, this.decimals);
  }

  // The distinct texts, sorted; null if there are too many for a list of choices.
  choices(most = 40) {
    return this.dictionary && this.dictionary.length <= most
      ? this.dictionary.filter((text) => text !== null).sort(collator.compare)
      : null;
  }
}

export class Table {
  constructor({ rows, columns }) {
    this.rows = rows;
    this.columns = columns.map((column) => new Column(column));
  }

  column(name) {
    return this.columns.find((column) => column.name === name);
  }

  // Row indices sorted by a column. Empty cells come last in both directions; equal cells keep their order.
  sorted(rows, column, descending) {
    const keys = column.order_keys;
    const sign = descending ? -1 : 1;
    return rows.sort((a, b) => {
      const left = keys[a];
      const right = keys[b];
      if (left !== right && !(Number.isNaN(left) && Number.isNaN(right))) {
        return Number.isNaN(left) ? 1 : Number.isNaN(right) ? -1 : sign * (left - right);
      }
      return sign * column.compare_exactly(a, b) || a - b;
    });
  }
}

// The most important columns first.
const first_columns = ['place', 'client', 'grade', 'value', 'share', 'cumulative_share', 'deals', 'first_deal', 'last_deal', 'one_off'];

function clients_table({ summary, clients }) {
  const table = new Table(clients);
  const rest = table.columns.filter(({ name }) => !first_columns.includes(name));
  table.columns = [...first_columns.map((name) => table.column(name)), ...rest];
  table.column('value').title = summary.options.profit ? 'Profit' : 'Value';
  table.column('deals').title = summary.options.count === 'days' ? 'Days' : 'Deals';
  return table;
}

export function read_data() {
  const data = JSON.parse(document.getElementById('data').textContent);
  data.clients = clients_table(data);
  if (data.decisions) {
    for (const [name, part] of Object.entries(data.decisions)) {
      data.decisions[name] = part?.columns ? new Table(part) : part;
    }
  }
  return data;
}
