// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The lists of decisions: key accounts, renewals, stop list, target clients.

import { DataTable } from './data_table.js';
import { h, fresh_id } from './dom.js';
import { amount, count, day } from './format.js';

const lists = [
  {
    name: 'key_accounts',
    title: 'Key accounts',
    text: 'Whom to look after: how far to give way on price, what bonus to pay, and when to call next.',
  },
  {
    name: 'renewals',
    title: 'Renewal calendar',
    text: 'When contracts end, the most urgent first.',
    empty: 'No contract is due for renewal.',
  },
  { name: 'stop', title: 'Stop list', text: 'Where to spend no more time, the largest first.' },
  { name: 'targets', title: 'Target clients', text: 'Who fits the profile best, the best fit first.', empty: 'Nobody fits the profile.' },
];

export function decisions_section({ summary, clients, decisions }, on_client) {
  const names = clients.column('client');
  let rows = null;
  const open = (table) => (row) => {
    rows ??= new Map(Array.from({ length: clients.rows }, (_, i) => [names.at(i), i]));
    const found = rows.get(table.column('client').at(row));
    if (found !== undefined) {
      on_client(found);
    }
  };
  const costs = summary.decisions?.total_cost;
  const parts = lists.map(({ name, title, text, empty }) => {
    const table = decisions[name];
    const all = decisions.counts[name];
    const heading = fresh_id('list');
    return h(
      'section',
      { class: 'card list', 'aria-labelledby': heading },
      h('h3', { id: heading }, `${title} `, h('span', { class: 'soft', text: count(all) })),
      h('p', { class: 'lead', text: all > table.rows ? `${text} The first ${count(table.rows)} are here; the files have all.` : text }),
      new DataTable({ table, caption: title, page_size: 10, on_client: open(table), empty }).element,
    );
  });
  return h(
    'div',
    {},
    costs
      ? h('p', {
          class: 'section-lead',
          text: `As of ${day(decisions.as_of)}: concessions up to ${amount(costs.concessions)} and bonuses of ${amount(costs.bonuses)} on what the clients of the period bought, and ${count(Math.round(costs.contact_minutes / 60))} hours of contact a year. Each line gives its reason.`,
        })
      : null,
    h('div', { class: 'stack' }, ...parts),
  );
}
