// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

import embed from 'vega-embed';

import { h, fresh_id } from './dom.js';
import { number_locale, time_locale } from './format.js';
import { DataTable } from './data_table.js';
import { chart_table } from './parts.js';

// These charts span the whole width. Those with many columns keep a readable minimum width and scroll on narrow screens.
const wide = ['pareto', 'renewals', 'fit'];
const many_columns = ['renewals', 'fit'];

const narrow = matchMedia('(max-width: 700px)');

// Colours are CSS variables, so light, dark and print need no redrawing.
function config(colour = (name) => `var(--${name})`) {
  const ink = colour('ink');
  const soft = colour('soft');
  const line = colour('line');
  const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
  return {
    background: 'transparent',
    font,
    view: { stroke: 'transparent' },
    axis: {
      labelColor: soft,
      titleColor: soft,
      titleFontWeight: 500,
      titlePadding: 10,
      labelFontSize: 12,
      titleFontSize: 12,
      gridColor: line,
      domainColor: line,
      tickColor: line,
    },
    axisXQuantitative: { tickCount: { expr: 'ceil(width / 90)' } },
    axisYQuantitative: { tickCount: { expr: 'ceil(height / 60)' } },
    axisXBand: { labelOverlap: 'greedy', labelSeparation: 4 },
    legend: { labelColor: ink, titleColor: soft, titleFontWeight: 500, labelFontSize: 12, titleFontSize: 12, symbolType: 'square', ...(narrow.matches ? { orient: 'bottom', columns: 3, labelFontSize: 10.5 } : {}) },
    header: { labelColor: ink, titleColor: soft },
    text: { color: ink },
    rule: { color: soft },
    style: {
      'guide-label': { fill: soft, fontSize: 12 },
      'guide-title': { fill: soft, fontSize: 12, fontWeight: 500 },
    },
  };
}

const refuse = () => Promise.reject(new Error('a chart of this page loads nothing'));

// The Vega-Lite specification without its title, which the page shows itself.
function prepared(spec) {
  const copy = structuredClone(spec);
  delete copy.title;
  copy.width = 'container';
  if (narrow.matches) {
    copy.height = Math.min(copy.height ?? 300, 300);
    walk(copy, (each) => {
      if (each.legend?.columns) {
        Object.assign(each.legend, { columns: 1, labelLimit: 290 });
      }
    });
  }
  return copy;
}

function walk(value, visit) {
  if (value && typeof value === 'object') {
    visit(value);
    Object.values(value).forEach((each) => walk(each, visit));
  }
}

function draw(element, spec, chart_config, renderer) {
  return embed(element, spec, {
    mode: 'vega-lite',
    actions: false,
    ast: true, // expression interpreter: the page's Content-Security-Policy forbids eval
    config: chart_config,
    defaultStyle: false,
    formatLocale: number_locale(),
    timeFormatLocale: time_locale(),
    loader: { load: refuse, sanitize: refuse, http: refuse, file: refuse },
    renderer,
    tooltip: { disableDefaultStyle: true, theme: 'page' },
  });
}

// Saves the chart as a PNG for slides: white background, double size.
async function save_picture(chart, width) {
  const light = { ink: '#16202c', soft: '#4c5866', line: '#dfe4ea' };
  const spec = { ...structuredClone(chart.spec), width, background: '#ffffff', padding: 16 };
  const room = h('div', { class: 'off-page', 'aria-hidden': 'true' });
  document.body.append(room);
  try {
    const { view } = await draw(room, spec, { ...config((name) => light[name]), background: '#ffffff' }, 'canvas');
    const link = h('a', { href: await view.toImageURL('png', 2), download: `${chart.id}.png` });
    link.click();
    view.finalize();
  } finally {
    room.remove();
  }
}

function text_of(title) {
  return [title].flat().join(' ');
}

function figure(chart) {
  const title = chart.title ?? text_of(chart.spec.title?.text ?? chart.id);
  const lead = text_of(chart.spec.title?.subtitle ?? '');
  const description = chart.text ?? chart.spec.description ?? title;
  const heading = fresh_id('chart');
  // Screen readers get one description of the chart instead of its hundreds of marks.
  const plot = h('div', { class: many_columns.includes(chart.id) ? 'plot many-columns' : 'plot', 'aria-hidden': 'true' });
  const drawing = h(
    'div',
    { class: 'drawing', role: 'group', 'aria-labelledby': heading, tabindex: many_columns.includes(chart.id) ? '0' : null },
    h('div', { role: 'img', 'aria-label': description }, plot),
  );
  const save = h('button', {
    type: 'button',
    class: 'quiet',
    text: 'Save as PNG',
    'aria-label': `Save as PNG: ${title}`,
    on: { click: () => save_picture(chart, Math.max(640, plot.clientWidth)) },
  });
  const details = h('details', { class: 'numbers' }, h('summary', {}, 'The numbers', h('span', { class: 'unseen', text: `: ${title}` })));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) {
      details.append(h('p', { class: 'soft', text: description }));
      for (const { caption, table } of chart_table(chart, title)) {
        details.append(new DataTable({ table, caption, page_size: 10 }).element);
      }
    }
  });
  const element = h(
    'figure',
    { class: wide.includes(chart.id) ? 'card chart wide' : 'card chart', id: `chart-${chart.id}`, 'aria-labelledby': heading },
    h('figcaption', {}, h('h3', { id: heading, text: title }), lead ? h('p', { class: 'lead', text: lead }) : null),
    drawing,
    h('div', { class: 'chart-foot' }, details, save),
  );
  return { element, plot };
}

export function charts_section(charts) {
  const grid = h('div', { class: 'charts' });
  const figures = charts.map((chart) => ({ chart, ...figure(chart) }));
  grid.append(...figures.map(({ element }) => element));
  const draw_all = async () => {
    for (const each of figures) {
      each.view?.finalize();
      each.plot.replaceChildren();
      each.plot.removeAttribute('data-drawn');
      ({ view: each.view } = await draw(each.plot, prepared(each.chart.spec), config(), 'svg'));
      each.plot.dataset.drawn = 'yes';
    }
  };
  // Draws the charts one after another, and again when the layout switches between narrow and wide.
  let drawn = Promise.resolve();
  const again = () => {
    drawn = drawn.then(draw_all);
  };
  narrow.addEventListener('change', again);
  return { element: grid, start: again };
}
