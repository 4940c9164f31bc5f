// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

import { charts_section } from './charts.js';
import { ClientDialog } from './client_dialog.js';
import { client_section } from './client_table.js';
import { read_data } from './data.js';
import { decisions_section } from './decisions.js';
import { further_section } from './further.js';
import { h } from './dom.js';
import { cards, file_text, findings, grades_table, hero, period_text } from './overview.js';
import { start_theme } from './theme.js';

const data = read_data();
const { summary } = data;
document.title = `Client report: ${file_text(summary)}, ${period_text(summary)}`;
start_theme(document.getElementById('theme'));
document.getElementById('print').addEventListener('click', () => window.print());

const dialog = new ClientDialog(data);
const open = (row) => dialog.open(row);
const charts = charts_section(data.charts);

const section = (id, title, ...content) => h('section', { id, 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title`, text: title }), ...content);
const parts = [
  h(
    'section',
    { id: 'overview', 'aria-label': 'Overview' },
    hero(data),
    cards(data),
    h('div', { class: 'card split' }, grades_table(summary.grades, 'The grades'), findings(data)),
  ),
  data.charts.length > 0 ? section('charts', 'Charts', charts.element) : null,
  data.decisions ? section('decisions', 'Decisions', decisions_section(data, open)) : null,
  section('clients', 'Clients', client_section(data, open)),
  further_section(summary, section),
].filter(Boolean);

document.getElementById('main').replaceChildren(...parts, dialog.element);
document.getElementById('nav').append(
  ...parts.map((part) => h('a', { href: `#${part.id}`, text: part.id === 'overview' ? 'Overview' : part.querySelector('h2').textContent })),
);
document.getElementById('footer').append(
  h('p', {
    text: `Grades by exact cumulative share of the value. Limits: ${summary.options.limits.map((limit) => `${limit} %`).join(', ')}; crossing rule: ${summary.options.crossing}. Equal values always get equal grades. Amounts are exact.`,
  }),
  h('p', { text: 'Made by client_report of vitalfew. This file is self-contained: it needs no network and sends nothing.' }),
);
charts.start();
