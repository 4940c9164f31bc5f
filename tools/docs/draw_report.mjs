// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// draw_report.mjs REPORT.html PICTURE.png
//
// Takes the picture of a page of client_report that the README shows: what a reader sees first, down to the Pareto chart.
// PAGE_MODULES is where npm put playwright-core; CHROMIUM the browser, where it is not where Debian has it.

import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [page_path, picture] = process.argv.slice(2);
if (!picture || !process.env.PAGE_MODULES) {
  console.error('usage: PAGE_MODULES=NODE_MODULES draw_report.mjs REPORT.html PICTURE.png');
  process.exit(2);
}
const { chromium } = createRequire(join(resolve(process.env.PAGE_MODULES), 'any.js'))('playwright-core');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US', colorScheme: 'light' });
  await page.goto(pathToFileURL(resolve(page_path)).href);
  await page.waitForFunction(() => [...document.querySelectorAll('.plot')].every((plot) => plot.dataset.drawn));
  const chart = await page.locator('#chart-pareto').boundingBox();
  await page.setViewportSize({ width: 1280, height: Math.round(chart.y + chart.height + 24) });
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
}
