// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// node render_specs.mjs NODE_MODULES SPECS [PICTURES]
//
// Compiles every SPECS/NAME.json by Vega-Lite and draws it by Vega, without a browser. Prints one JSON object a chart: its name,
// what either of them had to say, how many marks of each kind were drawn, the colours of its texts, and whether numbers are broken
// in the picture. Writes PICTURES/chart_NAME.svg where a folder is given, of the charts without a suffix.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, specs, pictures] = process.argv.slice(2);
if (!specs) {
  console.error('usage: node render_specs.mjs NODE_MODULES SPECS [PICTURES]');
  process.exit(2);
}
function load(name) {
  const folder = resolve(modules, name);
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return import(pathToFileURL(join(folder, exports['.'].default)).href);
}
const vega = await load('vega');
const vegaLite = await load('vega-lite');

// A theme whose text colours are like no others.
const theme = {
  background: '#FFFFFF',
  style: { 'guide-label': { fill: '#010203' }, 'guide-title': { fill: '#010204' } },
  title: { color: '#010205', subtitleColor: '#010206' },
  text: { color: '#010207' },
  rule: { color: '#010208' },
};

function* marksOf(item) {
  for (const child of item.items ?? []) {
    if (child.marktype && child.marktype !== 'group') {
      yield child;
    } else {
      yield* marksOf(child);
    }
  }
}

async function draw(name) {
  const said = [];
  const say = (...words) => {
    // How wide a container is only a browser knows.
    if (words.join(' ') !== 'Can not resolve event source: window') {
      said.push(words.join(' '));
    }
    return logger;
  };
  const logger = {
    level: () => logger,
    info: () => logger,
    debug: () => logger,
    warn: say,
    error: say,
  };
  const spec = JSON.parse(readFileSync(join(specs, `${name}.json`), 'utf8'));
  const drawIn = async (config) => {
    const compiled = vegaLite.compile(spec, { config, logger }).spec;
    const view = new vega.View(vega.parse(compiled), { renderer: 'none', logger });
    return [view, await view.toSVG()];
  };
  const [view, svg] = await drawIn(theme);
  const marks = {};
  const texts = new Set();
  for (const mark of marksOf(view.scenegraph().root)) {
    if (mark.role === 'mark') {
      marks[mark.marktype] = (marks[mark.marktype] ?? 0) + mark.items.length;
    }
    if (mark.marktype === 'text') {
      mark.items.filter((item) => item.text).forEach((item) => texts.add(item.fill));
    }
  }
  if (pictures && !name.includes('_none') && !name.includes('_large')) {
    const [, picture] = await drawIn({ background: '#FFFFFF' });
    writeFileSync(join(pictures, `chart_${name}.svg`), `${picture}\n`);
  }
  return { name, said, marks, texts: [...texts], broken: /NaN|undefined|Infinity/.test(svg) };
}

for (const file of readdirSync(specs).sort()) {
  if (file.endsWith('.json')) {
    console.log(JSON.stringify(await draw(file.slice(0, -'.json'.length))));
  }
}
