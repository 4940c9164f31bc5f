// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// For everybody: axe-core finds nothing serious, the keyboard reaches everything, colours and widths are as the reader has them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { axe_source, cdnow_with_everything, open, picture, report } from './browser.mjs';

const path = report(...cdnow_with_everything);
const axe = readFileSync(axe_source, 'utf8');

// What axe-core finds that is serious or critical. What the test evaluates is no script of the page, so the policy lets it.
async function serious(page) {
  await page.evaluate(axe);
  // Of the clients only a few, since what is wrong with one of their rows is wrong with all.
  const { violations, passes } = await page.evaluate(() =>
    window.axe.run({ exclude: '#clients tbody tr:nth-child(n+6)' }, { resultTypes: ['violations', 'passes'] }),
  );
  assert.ok(passes.length > 20, 'axe-core looked at the page');
  return violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`);
}

for (const colorScheme of ['light', 'dark']) {
  test(`axe-core finds nothing serious, ${colorScheme}`, async () => {
    const { page, quiet, close } = await open(path, { colorScheme });
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), colorScheme);
    for (const summary of await page.locator('details > summary').all()) {
      await summary.click();
    }
    assert.deepEqual(await serious(page), []);
    await page.locator('summary', { hasText: 'Columns' }).click();
    await page.locator('#clients tbody button').first().click();
    assert.deepEqual(await serious(page), []);
    await page.screenshot({ path: picture(`client_${colorScheme}.png`) });
    quiet();
    await close();
  });
}

test('headings, landmarks and a way past the navigation', async () => {
  const { page, close } = await open(path);
  const levels = await page.$$eval('main h1, main h2, main h3', (all) => all.filter((h) => !h.closest('dialog')).map((h) => Number(h.tagName[1])));
  assert.equal(levels.filter((level) => level === 1).length, 1);
  assert.ok(levels.every((level, i) => i === 0 || level <= levels[i - 1] + 1), levels.join(' '));
  for (const role of ['banner', 'main', 'navigation', 'contentinfo']) {
    assert.ok((await page.getByRole(role).count()) > 0, role);
  }
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the report');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  for (const table of await page.locator('table').all()) {
    assert.ok((await table.locator('caption').textContent()).length > 3);
    assert.ok((await table.locator('thead th[scope=col]').count()) > 1);
  }
  await close();
});

test('the reader switches between light and dark', async () => {
  const { page, quiet, close } = await open(path);
  const colours = () =>
    page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('#chart-lorenz svg text')).fill]);
  const light = await colours();
  await page.getByRole('button', { name: 'Switch to dark colours' }).click();
  const dark = await colours();
  assert.notEqual(light[0], dark[0]);
  assert.notEqual(light[1], dark[1]);
  await page.getByRole('button', { name: 'Switch to light colours' }).press('Enter');
  assert.deepEqual(await colours(), light);
  quiet();
  await close();
});

for (const [name, width, colorScheme] of [
  ['light', 1280, 'light'],
  ['dark', 1280, 'dark'],
  ['narrow', 390, 'light'],
  ['narrow_dark', 390, 'dark'],
]) {
  test(`a picture, ${name}: nothing is wider than the window`, async () => {
    const { page, quiet, close } = await open(path, { colorScheme, viewport: { width, height: 900 } });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    const outside = await page.$$eval('.card, .plot svg, h1, h2, h3', (all) =>
      all.filter((each) => !each.closest('[tabindex="0"]') && each.getBoundingClientRect().right > innerWidth + 1).map((each) => each.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(outside, []);
    await page.screenshot({ path: picture(`${name}.png`), fullPage: true });
    quiet();
    await close();
  });
}

test('on paper: light, without what is pressed, no wider than the sheet', async () => {
  const { page, quiet, close } = await open(path, { colorScheme: 'dark' });
  const pdf = await page.pdf({ path: picture('report.pdf'), preferCSSPageSize: true });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  assert.ok(sheets >= 4 && sheets <= 14, `${sheets} sheets`);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 688, height: 1017 }); // A4 without its margins
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 688);
  for (const pressed of ['.bar', '.controls', '.pager', '.chart-foot']) {
    assert.equal(await page.locator(pressed).first().isVisible(), false, pressed);
  }
  await page.screenshot({ path: picture('print.png'), fullPage: true });
  quiet();
  await close();
});
