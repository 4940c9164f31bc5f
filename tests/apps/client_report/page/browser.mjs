// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// What the tests of the page share: the program, a real browser, and a page that must not make a sound.
//
// The environment says where the program is (CLIENT_REPORT), what npm installed (PAGE_MODULES), where pictures go (PAGE_PICTURES)
// and, where they are, the optional real data sets (VITALFEW_DATA_DIR). Without a chromium, or with a Node.js that is too old, the tests are skipped: exit code 77.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

if (Number.parseInt(process.versions.node, 10) < 20) {
  console.log(`skipped: playwright-core needs Node.js 20 or newer, this is ${process.versions.node}`);
  process.exit(77);
}
const browsers = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = browsers.find((path) => path && existsSync(path));
if (!executablePath) {
  console.log('skipped: there is no chromium; install it (apt-get install chromium), or say where it is by CHROMIUM');
  process.exit(77);
}

const modules = createRequire(join(process.env.PAGE_MODULES, 'any.js'));
const { chromium } = modules('playwright-core');
export const axe_source = modules.resolve('axe-core/axe.min.js');

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const example = (name) => join(root, 'examples', 'data', name);

export const cdnow = [example('cdnow_sample.csv'), '--client', 'customer', '--amount', 'dollars', '--date', 'date'];
export const cdnow_with_everything = [
  ...cdnow,
  ...['--from', '1997-07-01', '--to', '1998-07-01', '--compare-from', '1997-01-01', '--compare-to', '1997-07-01'],
  ...['--as-of', '1998-07-01', '--computed-limits', '--hysteresis'],
  ...['--contracts', example('invented_contracts.csv'), '--judgements', example('invented_judgements.csv')],
];

// A folder of this process, gone at its end.
export const folder = mkdtempSync(join(tmpdir(), 'client_report_page-'));
// Where there is no graphics card chromium plays one, which takes longer than to draw without.
const args = ['--disable-gpu', '--disable-software-rasterizer', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
const browser = await chromium.launch({ executablePath, args });
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

let pages = 0;
const made = new Map();

// The page of a report, by the arguments of the program, made once for all tests of a file. @returns its path
export function report(...args) {
  const key = JSON.stringify(args);
  if (!made.has(key)) {
    pages += 1;
    made.set(key, join(folder, `${pages}.html`));
    execFileSync(process.env.CLIENT_REPORT, [...args, '--html', made.get(key)], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return made.get(key);
}

// The page of a report of deals, given as rows of client, amount and date.
export function report_of(deals, ...args) {
  const quoted = (text) => `"${String(text).replaceAll('"', '""')}"`;
  const path = join(folder, `${pages + 1}.csv`);
  writeFileSync(path, `client,amount,date\n${deals.map((row) => row.map(quoted).join(',')).join('\n')}\n`);
  return report(path, '--client', 'client', '--amount', 'amount', '--date', 'date', ...args);
}

// Opens a page and waits for its charts. `quiet()` fails when the page complained or asked for anything but itself.
export async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US', ...options });
  context.setDefaultTimeout(180_000); // a busy machine is no failure
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.stack}`));
  page.on('request', (request) => {
    const url = request.url();
    if (url !== pathToFileURL(path).href && !url.startsWith('data:') && !url.startsWith('blob:')) {
      complaints.push(`request: ${url}`);
    }
  });
  await page.goto(pathToFileURL(path).href);
  await page.waitForFunction(() => {
    const plots = [...document.querySelectorAll('.plot')];
    return document.querySelector('#clients tbody tr') && plots.every((plot) => plot.dataset.drawn);
  });
  const quiet = () => assert.deepEqual(complaints, []);
  quiet();
  return { page, complaints, quiet, close: () => context.close() };
}

export function picture(name) {
  mkdirSync(process.env.PAGE_PICTURES, { recursive: true });
  return join(process.env.PAGE_PICTURES, name);
}

// The texts of a column of the table of clients, as they are shown.
export function column(page, title) {
  return page.evaluate((wanted) => {
    const headings = [...document.querySelectorAll('#clients thead th')];
    const at = headings.findIndex((heading) => heading.textContent === wanted);
    return [...document.querySelectorAll('#clients tbody tr')].map((row) => row.children[at].textContent);
  }, title);
}
