// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The dialog about one client: its facts, and the decisions with their reasons.

import { h, grade_badge } from './dom.js';
import { day, show } from './format.js';

export class ClientDialog {
  constructor({ clients, decisions }) {
    this.clients = clients;
    this.about = decisions?.about ?? null;
    // For a large base, the page holds only the decisions about the best clients.
    this.nothing =
      decisions && decisions.about.rows >= decisions.counts.most_about ? 'See decisions.csv: this page holds only the decisions about the best clients.' : 'No decision.';
    this.title = h('h2', { id: 'client-title', tabindex: '-1' });
    this.content = h('div', { class: 'dialog-content' });
    this.element = h(
      'dialog',
      { 'aria-labelledby': 'client-title' },
      h(
        'div',
        { class: 'dialog-head' },
        this.title,
        h('button', { type: 'button', class: 'quiet', text: 'Close', on: { click: () => this.element.close() } }),
      ),
      this.content,
    );
    this.element.addEventListener('click', (event) => {
      if (event.target === this.element) {
        this.element.close();
      }
    });
  }

  open(row) {
    this.title.replaceChildren(grade_badge(this.clients.column('grade').at(row)), ' ', this.clients.column('client').at(row));
    this.content.replaceChildren(this.#facts(row), ...this.#decisions(row));
    this.element.showModal();
    this.title.focus();
  }

  #facts(row) {
    const facts = this.clients.columns
      .filter(({ name }) => !['client', 'grade'].includes(name))
      .map((column) => {
        const value = column.at(row);
        return h('div', {}, h('dt', { text: column.title }), h('dd', { text: value === null ? '–' : show[column.type](value) }));
      });
    return h('dl', { class: 'facts' }, ...facts);
  }

  #decisions(row) {
    if (this.about === null) {
      return [];
    }
    this.by_client ??= this.#index();
    const found = this.by_client.get(this.clients.column('client').at(row)) ?? [];
    const list = found.map((i) => decision(this.about, i));
    return [
      h('h3', { text: 'What to do' }),
      list.length > 0 ? h('ul', { class: 'decisions' }, ...list) : h('p', { class: 'soft', text: this.nothing }),
    ];
  }

  // client -> rows of the decisions
  #index() {
    const by_client = new Map();
    const names = this.about.column('client');
    for (let i = 0; i < this.about.rows; i += 1) {
      const name = names.at(i);
      if (!by_client.has(name)) {
        by_client.set(name, []);
      }
      by_client.get(name).push(i);
    }
    return by_client;
  }
}

// The text with its dates in the reader's locale.
const with_days = (text) => text.replace(/\b\d{4}-\d\d-\d\d\b/g, day);

const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function decision(about, i) {
  const at = (name) => about.column(name).at(i);
  return h(
    'li',
    {},
    h('p', {}, h('span', { class: 'kind', text: at('kind') }), ' ', with_days(at('decision'))),
    h('p', { class: 'soft', text: sentence(at('because') ? `${at('because')}: ${at('rule')}.` : `${at('rule')}.`) }),
  );
}
