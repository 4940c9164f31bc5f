// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// A table of any length: the document holds one page of rows at a time, sorted by a column of the reader's choice.

import { h, fresh_id, grade_badge } from './dom.js';
import { count, show } from './format.js';

export class DataTable {
  // columns: names of the visible columns; default: all
  // sort: { name, descending }; default: the order of the table
  // on_client: called with the row of the chosen client; without it, names are plain text
  constructor({ table, caption, columns, page_size = 50, sort = null, on_client = null, empty = 'Nobody.' }) {
    this.table = table;
    this.caption = caption;
    this.names = columns ?? table.columns.map((column) => column.name);
    this.page_size = page_size;
    this.sort = sort;
    this.on_client = on_client;
    this.empty = empty;
    this.page = 0;
    this.rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
    this.head = h('thead');
    this.body = h('tbody');
    const id = fresh_id('caption');
    this.table_element = h('table', {}, h('caption', { id, class: 'unseen', text: caption }), this.head, this.body);
    this.scroll = h('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-labelledby': id }, this.table_element);
    this.pager = h('nav', { class: 'pager', 'aria-label': `Pages of: ${caption}` });
    this.element = h('div', { class: 'data-table' }, this.scroll, this.pager);
    this.#draw_head();
    this.#order();
  }

  // Shows exactly these rows, starting with the first page.
  show_rows(rows) {
    this.rows = Uint32Array.from(rows);
    this.page = 0;
    this.#order();
  }

  show_columns(names) {
    this.names = names;
    this.#draw_head();
    this.#draw_body();
  }

  set_page_size(size) {
    this.page_size = size;
    this.page = 0;
    this.#draw_body();
  }

  get columns() {
    return this.table.columns.filter((column) => this.names.includes(column.name));
  }

  get pages() {
    return Math.max(1, Math.ceil(this.rows.length / this.page_size));
  }

  #sort_by(column) {
    const first = column.is_number && column.name !== 'place' && column.name !== 'days_left';
    this.sort = { name: column.name, descending: this.sort?.name === column.name ? !this.sort.descending : first };
    this.page = 0;
    this.#mark_sorted();
    this.#order();
  }

  #order() {
    if (this.sort) {
      this.table.sorted(this.rows, this.table.column(this.sort.name), this.sort.descending);
    }
    this.#draw_body();
  }

  #draw_head() {
    this.headings = this.columns.map((column) => {
      const heading = h(
        'th',
        { scope: 'col', class: column.is_number ? 'number' : `is-${column.type}` },
        h('button', { type: 'button', on: { click: () => this.#sort_by(column) } }, h('span', { text: column.title })),
      );
      return { column, heading };
    });
    this.head.replaceChildren(h('tr', {}, ...this.headings.map(({ heading }) => heading)));
    this.#mark_sorted();
  }

  #mark_sorted() {
    for (const { column, heading } of this.headings) {
      if (this.sort?.name === column.name) {
        heading.setAttribute('aria-sort', this.sort.descending ? 'descending' : 'ascending');
      } else {
        heading.removeAttribute('aria-sort');
      }
    }
  }

  #draw_body() {
    const from = this.page * this.page_size;
    const shown = this.rows.subarray(from, from + this.page_size);
    this.table_element.setAttribute('aria-rowcount', String(this.rows.length + 1));
    this.body.replaceChildren(
      ...Array.from(shown, (row, i) =>
        h('tr', { 'aria-rowindex': String(from + i + 2) }, ...this.columns.map((column) => this.#cell(column, row))),
      ),
    );
    if (shown.length === 0) {
      this.body.append(h('tr', {}, h('td', { class: 'soft', colspan: String(this.columns.length), text: this.empty })));
    }
    this.#draw_pager(from, shown.length);
  }

  #cell(column, row) {
    const value = column.at(row);
    if (value === null || value === undefined) {
      return h('td', { class: column.is_number ? 'number soft' : 'soft', text: '–' });
    }
    if (column.name === 'client') {
      return h(
        'th',
        { scope: 'row', class: 'who', title: value.length > 24 ? value : null },
        this.on_client
          ? h('button', { type: 'button', class: 'link', 'aria-haspopup': 'dialog', text: value, on: { click: () => this.on_client(row) } })
          : value,
      );
    }
    if (column.type === 'grade') {
      return h('td', { class: 'is-grade' }, grade_badge(value));
    }
    const text = show[column.type](value);
    if (column.type === 'share') {
      return h('td', { class: 'number part', css: { '--part': String(Math.max(0, value) / column.most) }, text });
    }
    if (column.name === 'urgency') {
      return h('td', {}, h('span', { class: `urgency ${value.replaceAll(' ', '-')}`, text: value }));
    }
    const long = column.type === 'text' && text.length > 40;
    return h('td', { class: column.is_number ? 'number' : `is-${column.type}${long ? ' long' : ''}`, text });
  }

  #draw_pager(from, shown) {
    this.pager.hidden = this.pages === 1;
    if (this.pager.hidden) {
      return;
    }
    const step = (text, label, page) =>
      h('button', {
        type: 'button',
        class: 'quiet',
        text,
        'aria-label': label,
        disabled: page < 0 || page >= this.pages || page === this.page,
        on: { click: () => this.#turn_to(page, label) },
      });
    this.pager.replaceChildren(
      step('«', 'First page', 0),
      step('‹', 'Previous page', this.page - 1),
      h('span', { class: 'where', text: `${count(from + 1)} – ${count(from + shown)} of ${count(this.rows.length)}` }),
      step('›', 'Next page', this.page + 1),
      step('»', 'Last page', this.pages - 1),
    );
  }

  // Keeps the focus on the pressed button, or moves it to the rows if the button is gone.
  #turn_to(page, label) {
    this.page = page;
    this.#draw_body();
    const again = [...this.pager.querySelectorAll('button:not(:disabled)')].find(
      (button) => button.getAttribute('aria-label') === label,
    );
    (again ?? this.scroll).focus({ preventScroll: true });
  }
}
