// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The table of clients: search, filters, sorting.

import { DataTable } from './data_table.js';
import { h, fresh_id } from './dom.js';
import { amount, count, percent } from './format.js';

const hidden_at_first = ['lifetime_frequency', 'lifetime_recency', 'lifetime_age', 'recency_score', 'frequency_score', 'monetary_score', 'steady_reason'];

// For searching: without case and accents.
const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export function client_section({ summary, clients }, on_client) {
  const names = clients.column('client');
  const grades = clients.column('grade');
  const wanted = { text: '', grades: new Set(), choices: new Map() };
  let searched = null; // the folded names; made by the first search

  const columns = clients.columns.map((column) => column.name);
  const shown = new Set(columns.filter((name) => !hidden_at_first.includes(name)));
  const table = new DataTable({
    table: clients,
    caption: 'The clients',
    columns: [...shown],
    sort: { name: 'place', descending: false },
    on_client,
    empty: 'No client fits these filters.',
  });
  const found = h('p', { class: 'found', role: 'status' });

  function fits(row) {
    if (wanted.grades.size > 0 && !wanted.grades.has(grades.at(row))) {
      return false;
    }
    for (const [column, choice] of wanted.choices) {
      if (column.at(row) !== choice) {
        return false;
      }
    }
    return wanted.text === '' || searched[row].includes(wanted.text);
  }

  function filter() {
    if (wanted.text !== '' && searched === null) {
      searched = Array.from({ length: clients.rows }, (_, row) => folded(names.at(row)));
    }
    const rows = [];
    for (let row = 0; row < clients.rows; row += 1) {
      if (fits(row)) {
        rows.push(row);
      }
    }
    table.show_rows(rows);
    say(rows);
  }

  function say(rows) {
    const value = clients.column('value').sum(rows);
    const share = clients.column('share');
    const part = rows.reduce((sum, row) => sum + share.at(row), 0);
    found.replaceChildren(
      h('strong', { text: count(rows.length) }),
      rows.length === clients.rows ? ' clients' : ` of ${count(clients.rows)} clients`,
      ', ',
      h('strong', { text: amount(value) }),
      ` together, ${percent(part)} of the total`,
    );
  }

  const search = h('input', { type: 'search', id: fresh_id('search'), autocomplete: 'off', spellcheck: 'false', placeholder: 'Name of a client' });
  let waiting = 0;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      wanted.text = folded(search.value.trim());
      filter();
    }, 120);
  });

  const chips = summary.grades.map(({ grade }) => {
    const chip = h('button', { type: 'button', class: `chip grade-${grade}`, 'aria-pressed': 'false', text: grade, 'aria-label': `Grade ${grade}` });
    chip.addEventListener('click', () => {
      const on = !wanted.grades.delete(grade);
      if (on) {
        wanted.grades.add(grade);
      }
      chip.setAttribute('aria-pressed', String(on));
      filter();
    });
    return chip;
  });

  function chooser(column) {
    const id = fresh_id('choice');
    const texts = column.type === 'flag' ? { 0: 'repeat clients', 1: 'one-off clients' } : null;
    const select = h(
      'select',
      { id },
      h('option', { value: '', text: 'all' }),
      ...column.choices().map((choice) => h('option', { value: choice, text: texts?.[choice] ?? choice })),
    );
    select.addEventListener('change', () => {
      if (select.value === '') {
        wanted.choices.delete(column);
      } else {
        wanted.choices.set(column, select.value);
      }
      filter();
    });
    return { field: h('div', { class: 'field' }, h('label', { for: id, text: column.type === 'flag' ? 'Buying' : column.title }), select), select };
  }
  const choosers = clients.columns
    .filter((column) => ['text', 'flag'].includes(column.type) && column.name !== 'client' && (column.choices()?.length ?? 0) > 1)
    .map(chooser);

  const size = h('select', { id: fresh_id('size') }, ...[25, 50, 100, 250].map((n) => h('option', { value: n, text: count(n), selected: n === 50 })));
  size.addEventListener('change', () => table.set_page_size(Number(size.value)));

  const boxes = h(
    'details',
    { class: 'columns' },
    h('summary', { text: 'Columns' }),
    h(
      'fieldset',
      {},
      h('legend', { class: 'unseen', text: 'Columns that are shown' }),
      ...clients.columns
        .filter((column) => !['place', 'client'].includes(column.name))
        .map((column) => {
          const box = h('input', { type: 'checkbox', checked: shown.has(column.name) });
          box.addEventListener('change', () => {
            if (!box.checked) {
              shown.delete(column.name);
            } else {
              shown.add(column.name);
            }
            table.show_columns([...shown]);
          });
          return h('label', {}, box, column.title);
        }),
    ),
  );

  const reset = h('button', {
    type: 'button',
    class: 'quiet',
    text: 'Clear filters',
    on: {
      click: () => {
        search.value = '';
        wanted.text = '';
        wanted.grades.clear();
        wanted.choices.clear();
        chips.forEach((chip) => chip.setAttribute('aria-pressed', 'false'));
        choosers.forEach(({ select }) => {
          select.value = '';
        });
        filter();
      },
    },
  });

  const controls = h(
    'form',
    { class: 'controls', role: 'search', 'aria-label': 'Find clients', on: { submit: (event) => event.preventDefault() } },
    h('div', { class: 'field wide' }, h('label', { for: search.id, text: 'Search' }), search),
    h('div', { class: 'field', role: 'group', 'aria-label': 'Grades' }, h('span', { class: 'label', 'aria-hidden': 'true', text: 'Grade' }), h('div', { class: 'chips' }, ...chips)),
    ...choosers.map(({ field }) => field),
    h('div', { class: 'field' }, h('label', { for: size.id, text: 'Rows a page' }), size),
    reset,
  );
  filter();
  const missing = summary.graded_clients - clients.rows;
  const more = missing > 0 ? h('p', { class: 'notice', text: `The page holds the best ${count(clients.rows)} clients; ${count(missing)} more are in clients.csv (--out).` }) : null;
  return h('div', { class: 'card' }, controls, more, h('div', { class: 'table-head' }, found, boxes), table.element);
}
