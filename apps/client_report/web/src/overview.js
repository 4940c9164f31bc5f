// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The overview: the finding in one sentence, the key figures, the grades.

import { h, grade_badge } from './dom.js';
import { amount, count, day, fine_percent, percent, ratio, short_amount, whole_percent } from './format.js';

const clients_text = (number) => (number === 1 ? '1 client' : `${count(number)} clients`);

export function period_text({ period }) {
  const from = period.from ?? period.first_deal;
  const to = period.to ? day_before(period.to) : period.last_deal;
  return from && to ? `${day(from)} – ${day(to)}` : 'no deals';
}

// --to is exclusive: the day after the last one.
function day_before(text) {
  const date = new Date(`${text}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

export const file_text = ({ file }) => (file === '-' ? 'standard input' : file.split('/').pop());

export function hero({ summary }) {
  const { grades } = summary;
  const best = grades[0];
  const finding =
    best && best.clients > 0
      ? [h('strong', { text: percent(best.client_share) }), ' of the clients bring ', h('strong', { text: percent(best.value_share) }), ' of the value.']
      : ['There is nothing to grade yet.'];
  return h(
    'div',
    { class: 'hero' },
    h(
      'div',
      {},
      h('p', { class: 'eyebrow', text: `${file_text(summary)} · ${period_text(summary)}` }),
      h('h1', { text: 'Client report' }),
      h('p', { class: 'finding' }, ...finding),
      h('p', {
        class: 'basis',
        text: basis_text(summary),
      }),
    ),
    best && best.clients > 0 ? h('div', { class: 'strips', 'aria-hidden': 'true' }, strip('Clients', grades, 'client_share'), strip('Value', grades, 'value_share')) : null,
  );
}

function basis_text({ options, clients, graded_clients: graded, deals }) {
  const ranked = options.profit ?? options.value ?? options.amount;
  const what = options.count === 'days' ? 'days with deals' : 'deals';
  return options.only_repeat
    ? `${clients_text(graded)} who bought repeatedly, of ${count(clients)} with ${count(deals)} ${what}, ranked by ${ranked}.`
    : `${clients_text(clients)} with ${count(deals)} ${what}, ranked by ${ranked}.`;
}

// A 100 % bar in the colours of the grades. The table of grades has the same numbers.
function strip(title, grades, share) {
  return h(
    'div',
    { class: 'strip' },
    h('span', { class: 'strip-title', text: title }),
    h(
      'div',
      { class: 'strip-bar' },
      ...grades
        .filter((grade) => grade[share] > 0)
        .map((grade) =>
          h('span', { class: `grade-${grade.grade}`, css: { 'flex-grow': String(grade[share]) } }, h('b', { text: `${grade.grade} ${whole_percent(grade[share])}` })),
        ),
    ),
  );
}

function card({ title, value, unit, text, tone }) {
  return h(
    'li',
    { class: tone ? `card figure ${tone}` : 'card figure' },
    h('p', { class: 'title', text: title }),
    h('p', { class: 'value' }, value, unit ? h('span', { class: 'unit', text: ` ${unit}` }) : null),
    h('p', { class: 'text', text }),
  );
}

// The number of cards in a row that leaves the fewest gaps in the last row.
function columns_for(number) {
  const spare = (columns) => (columns - (number % columns)) % columns;
  return [4, 5, 3].reduce((best, columns) => (spare(columns) < spare(best) ? columns : best));
}

export function cards({ summary, decisions }) {
  const { one_off, concentration: c, losses, comparison, near_limits, recency } = summary;
  const best = summary.grades[0];
  const slip = near_limits.limits.reduce((sum, limit) => sum + limit.may_slip, 0);
  const rise = near_limits.limits.reduce((sum, limit) => sum + limit.may_rise, 0);
  const all = [
    {
      title: 'Value',
      value: summary.value.length > 14 ? short_amount(summary.value) : amount(summary.value),
      text: summary.net_value === summary.value ? 'of all clients together' : `${amount(summary.net_value)} less the losses`,
    },
    { title: 'Clients', value: count(summary.clients), text: `${count(summary.clients - one_off.clients)} of them bought more than once` },
    {
      title: 'A clients',
      value: count(best?.clients ?? 0),
      text: best ? `${percent(best.client_share)} of the clients, ${percent(best.value_share)} of the value` : 'none',
      tone: 'best',
    },
    {
      title: 'One-off clients',
      value: percent(one_off.client_share),
      text: `${count(one_off.clients)} who bring ${percent(one_off.value_share)} of the value`,
      tone: one_off.client_share > 0.4 ? 'watch' : '',
    },
    {
      title: 'Concentration',
      value: ratio(c.gini),
      unit: 'Gini',
      text: `as concentrated as ${count(Math.round(c.effective_clients))} equal clients; the best ${whole_percent(0.2)} bring ${percent(c.best_20_percent.value_share)}`,
    },
    {
      title: 'Largest client',
      value: percent(c.largest_share),
      text: c.clients_above_10_percent > 0 ? `${clients_text(c.clients_above_10_percent)} above ${whole_percent(0.1)}: a risk` : `nobody is above ${whole_percent(0.1)}`,
      tone: c.clients_above_10_percent > 0 ? 'watch' : '',
    },
    { title: 'Near a limit', value: count(slip + rise), text: `${count(slip)} may slip to a worse grade, ${count(rise)} may rise` },
  ];
  if (losses.clients > 0) {
    all.push({ title: 'Losses', value: amount(losses.value), text: `of ${clients_text(losses.clients)} below 0`, tone: 'watch' });
  }
  if (comparison) {
    const { upgrade, slip: slipped, lost } = comparison.moves;
    all.push(
      { title: 'Moves', value: `${count(upgrade.clients)} ↑ ${count(slipped.clients)} ↓`, text: 'who rose to a better grade, and who slipped to a worse one' },
      { title: 'Lost', value: count(lost.clients), text: `who had brought ${amount(lost.net_value_before)}`, tone: lost.clients > 0 ? 'watch' : '' },
    );
  }
  if (decisions) {
    const { overdue = 0, urgent = 0, ahead = 0 } = summary.decisions?.renewals ?? {};
    all.push(
      {
        title: 'Renewals due',
        value: count(overdue + urgent),
        text: `${count(overdue)} overdue, ${count(urgent)} urgent, ${count(ahead)} ahead`,
        tone: overdue > 0 ? 'watch' : '',
      },
      { title: 'Key accounts', value: count(decisions.key_accounts.rows), text: `to look after; ${count(decisions.stop.rows)} to spend no more time on` },
    );
  }
  if (recency) {
    all.push({ title: 'Analyse again', value: day(recency.review.due), text: `the figures are as of ${day(recency.as_of)}` });
  }
  return h('ul', { class: 'cards', css: { '--columns': String(columns_for(all.length)) } }, ...all.map(card));
}

const cutoff_text = (cutoff) => (cutoff === null ? 'the rest' : cutoff.at_least ? `from ${amount(cutoff.at_least)}` : `above ${amount(cutoff.above)}`);

function bar(share, kind) {
  return h('span', { class: `bar-of ${kind}`, css: { '--part': String(share) }, 'aria-hidden': 'true' });
}

export function grades_table(grades, caption) {
  const row = ({ grade, clients, client_share, value, value_share, cutoff }) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, grade_badge(grade)),
      h('td', { class: 'number', text: count(clients) }),
      h('td', { class: 'number share' }, percent(client_share), bar(client_share, 'of-clients')),
      h('td', { class: 'number', text: amount(value) }),
      h('td', { class: 'number share' }, percent(value_share), bar(value_share, `of-${grade}`)),
      h('td', { class: 'number', text: cutoff_text(cutoff) }),
    );
  const heading = (text, kind = 'number') => h('th', { scope: 'col', class: kind, text });
  return h(
    'div',
    { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': caption },
    h(
      'table',
      { class: 'grades' },
      h('caption', { class: 'unseen', text: caption }),
      h('thead', {}, h('tr', {}, heading('Grade', ''), heading('Clients'), heading('Share'), heading('Value'), heading('Share'), heading('Value of a client'))),
      h('tbody', {}, ...grades.map(row)),
    ),
  );
}

// The findings, one sentence each.
export function findings({ summary }) {
  const { one_off, without_one_off: without, concentration: c, comparison, losses, only_returns } = summary;
  const said = [];
  if (one_off.clients > 0) {
    said.push(
      `${count(one_off.clients)} of ${clients_text(summary.clients)} are one-off; without them the base is ${clients_text(without.clients)}, who bring ${amount(without.value)}` +
        (without.worse_grade + without.better_grade > 0 ? `, and ${count(without.worse_grade + without.better_grade)} of them would have another grade.` : '.'),
    );
  }
  if (c.for_80_percent.clients > 0) {
    said.push(`${clients_text(c.for_80_percent.clients)}, ${percent(c.for_80_percent.client_share)} of those above 0, are enough for ${whole_percent(0.8)} of the value; the largest brings ${fine_percent(c.largest_share)}.`);
  }
  if (comparison) {
    const { new: fresh, returned, lost } = comparison.moves;
    said.push(`Since the period before, ${count(lost.clients)} clients are lost, ${count(fresh.clients)} are new and ${count(returned.clients)} came back.`);
  }
  if (losses.clients > 0) {
    said.push(`${clients_text(losses.clients)} ${losses.clients === 1 ? 'is' : 'are'} below 0, in the last grade, and do not lower the shares of the others.`);
  }
  if (only_returns.clients > 0) {
    said.push(`${clients_text(only_returns.clients)} made no deal, only returns.`);
  }
  if (summary.rejected_rows > 0) {
    said.push(`${count(summary.rejected_rows)} of ${count(summary.rows)} rows could not be read and were left out.`);
  }
  return h('ul', { class: 'findings' }, ...said.map((text) => h('li', { text })));
}
