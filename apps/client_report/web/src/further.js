// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Results of optional analyses: groups, segments, effort, computed limits.

import { DataTable } from './data_table.js';
import { h, fresh_id } from './dom.js';
import { grades_table } from './overview.js';
import { table_of } from './parts.js';

const share_of_clients = ['client_share', 'Share of clients', 'share'];
const share_of_value = ['value_share', 'Share of value', 'share'];

function part(title, lead, content) {
  const id = fresh_id('further');
  return h('section', { class: 'card', 'aria-labelledby': id }, h('h3', { id, text: title }), h('p', { class: 'lead', text: lead }), content);
}

function listed(title, lead, rows, columns) {
  return part(title, lead, new DataTable({ table: table_of(rows, columns), caption: title, page_size: 25 }).element);
}

const effort_columns = (name, title, type) => [
  [name, title, type],
  ['clients', 'Clients', 'integer'],
  ['effort', 'Effort', 'amount'],
  ['effort_share', 'Share of effort', 'share'],
  share_of_value,
  ['ratio', 'Effort / value', 'number'],
];

// null if no optional analysis was requested
export function further_section(summary, section) {
  const { recency, groups, effort, computed_limits, sales, comparison } = summary;
  const parts = [];
  if (recency) {
    parts.push(
      listed('Segments', 'By recency, frequency and value.', recency.segments, [
        ['segment', 'Segment', 'text'],
        ['clients', 'Clients', 'integer'],
        share_of_clients,
        ['value', 'Value', 'amount'],
        share_of_value,
      ]),
    );
  }
  if (groups) {
    parts.push(
      listed('Groups', 'The largest first; each client is in the group of its latest deal.', groups.groups, [
        ['group', 'Group', 'text'],
        ['clients', 'Clients', 'integer'],
        ['total', 'Value', 'amount'],
        share_of_value,
      ]),
    );
  }
  if (effort) {
    parts.push(
      listed('Effort by grade', 'Above 1, a grade takes more than it brings.', effort.by_grade, effort_columns('grade', 'Grade', 'grade')),
      listed('Effort by orders', 'By the size and the frequency of orders.', effort.by_order_pattern, effort_columns('pattern', 'Orders', 'text')),
    );
  }
  if (sales) {
    parts.push(part('Grades by sales', 'The same clients, graded by what they bought.', grades_table(sales.grades, 'Grades by sales')));
  }
  if (computed_limits) {
    parts.push(
      part('Computed limits', 'Grades under limits from the curve of the base itself.', grades_table(computed_limits.grades, 'Grades by computed limits')),
    );
  }
  if (comparison?.hysteresis) {
    parts.push(
      part(
        'Steady grades',
        'A client keeps its earlier grade until it passes a limit by the margin.',
        grades_table(comparison.hysteresis.grades, 'Steady grades'),
      ),
    );
  }
  return parts.length > 0 ? section('further', 'Further figures', h('div', { class: 'lists' }, ...parts)) : null;
}
