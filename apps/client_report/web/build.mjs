// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// node build.mjs NODE_MODULES BUILT.cpp
//
// Bundles the scripts with Vega, inserts them and the styles into page.html with a Content-Security-Policy of their hashes,
// and writes the page as a C++ source of client_report, in two parts: the report's data goes between them.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [modules, output] = process.argv.slice(2);
if (!output) {
  console.error('usage: node build.mjs NODE_MODULES BUILT.cpp');
  process.exit(2);
}
const here = dirname(fileURLToPath(import.meta.url));
const esbuild = createRequire(join(resolve(modules), 'any.js'))('esbuild');
const read = (name) => readFileSync(join(here, name), 'utf8');

// The embedded page is ASCII, so the compiler's source encoding does not matter.
const bundle = await esbuild.build({
  entryPoints: [join(here, 'src/main.js')],
  bundle: true,
  charset: 'ascii',
  format: 'iife',
  legalComments: 'none',
  logLevel: 'warning',
  minify: true,
  nodePaths: [resolve(modules)],
  target: ['chrome109', 'firefox115', 'safari16'],
  write: false,
});
const styles = await esbuild.transform(read('page.css'), { loader: 'css', minify: true, charset: 'ascii' });

// A script must not contain the end of its own element.
const script = bundle.outputFiles[0].text.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const style = styles.code.trim();
const hash = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)}`,
  `style-src ${hash(style)}`,
  'img-src data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const packages = ['vega', 'vega-lite', 'vega-embed'].map((name) => {
  const { version } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'));
  return `${name} ${version}`;
});

const place = '@data@';
const page = read('page.html')
  .replace('@policy@', () => policy)
  .replace('@packages@', () => packages.join(', '))
  .replace('@style@', () => style)
  .replace('@script@', () => script);
const parts = page.split(place);
if (parts.length !== 2) {
  throw new Error(`page.html has ${parts.length - 1} places for the data, not one`);
}

// Some compilers limit the length of a string literal. The sv suffix stores its length, so that nobody counts a megabyte.
const longest = 16000;
function literal(text) {
  const escaped = JSON.stringify(text).replace(/[\u007f-\uffff]/g, () => {
    throw new Error('the page is not ASCII');
  });
  return escaped.replaceAll('?', '\\?');
}
function pieces(name, text) {
  const lines = [];
  for (let from = 0; from < text.length; from += longest) {
    lines.push(`    ${literal(text.slice(from, from + longest))}sv,\n`);
  }
  return `constexpr std::array<std::string_view, ${lines.length}> ${name}{{\n${lines.join('')}}};\n\n`;
}

writeFileSync(
  output,
  `// Made by build.mjs.

#include "web/page_template.hpp"

#include <array>

namespace client_report {

namespace {

using namespace std::string_view_literals;

${pieces('before', parts[0])}${pieces('after', parts[1])}}  // namespace

page_template built_page() noexcept {
    return {before, after};
}

}  // namespace client_report
`,
);
