// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// The page says what the program found, draws its charts, and asks nobody for anything.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cdnow, cdnow_with_everything, column, open, picture, report, report_of } from './browser.mjs';
import { lines_file, online_retail } from './online_retail.mjs';

const marks = (page, id) =>
  page.$$eval(`#chart-${id} svg path, #chart-${id} svg text`, (all) => all.filter((mark) => (mark.getAttribute('d') ?? mark.textContent).length > 1).length);

test('the demo: figures, grades and charts', async () => {
  const { page, quiet, close } = await open(report(...cdnow));
  assert.match(await page.title(), /^Client report: cdnow_sample\.csv, Jan 1, 1997 – Jun 30, 1998$/);
  const cards = await page.$$eval('.figure', (all) => Object.fromEntries(all.map((card) => [card.children[0].textContent, card.children[1].textContent])));
  assert.equal(cards.Clients, '2,357');
  assert.equal(cards.Value, '244,091.94');
  assert.equal(await page.locator('.grades tbody tr').count(), 4);
  assert.deepEqual(await page.$$eval('.chart', (all) => all.map((chart) => chart.id)), ['chart-pareto', 'chart-grade-shares', 'chart-lorenz']);
  for (const id of ['pareto', 'grade-shares', 'lorenz']) {
    assert.ok((await marks(page, id)) > 10, id);
  }
  assert.equal(await page.locator('#decisions').count(), 0);
  quiet();
  await close();
});

test('everything that can be asked for: seven charts and four lists, each row with its reason', async () => {
  const { page, quiet, close } = await open(report(...cdnow_with_everything));
  const ids = await page.$$eval('.chart', (all) => all.map((chart) => chart.id.replace('chart-', '')));
  assert.deepEqual(ids, ['pareto', 'grade-shares', 'lorenz', 'migration', 'rfm', 'renewals', 'fit']);
  for (const id of ids) {
    assert.ok((await marks(page, id)) > 10, id);
  }
  const lists = page.locator('.list');
  assert.equal(await lists.count(), 4);
  for (const name of ['Key accounts', 'Renewal calendar', 'Stop list']) {
    const list = lists.filter({ has: page.locator(`h3:text-matches("^${name}")`) });
    const reasons = await list.locator('tbody tr td:last-child').allTextContents();
    assert.equal(reasons.length, 10);
    for (const reason of reasons) {
      assert.match(reason, /^[A-Z].+: .+\.$/, name);
    }
  }
  quiet();
  await close();
});

test('a client: the facts, and the decisions with their reasons', async () => {
  const { page, quiet, close } = await open(report(...cdnow_with_everything));
  await page.locator('#clients tbody').getByRole('button', { name: '20111' }).click();
  const dialog = page.getByRole('dialog', { name: 'A 20111' });
  assert.ok(await dialog.isVisible());
  assert.match(await dialog.locator('.facts').textContent(), /Value1,388\.06/);
  assert.match(await dialog.locator('.decisions').textContent(), /renewal renew the contract by Aug 4, 1998.*Grade A, contract ends in 34 days: renew in time\./s);
  await page.keyboard.press('Escape');
  assert.ok(!(await dialog.isVisible()));
  quiet();
  await close();
});

test('the numbers of a chart are a table', async () => {
  const { page, close } = await open(report(...cdnow_with_everything));
  for (const chart of await page.locator('.chart').all()) {
    assert.ok((await chart.getByRole('img').getAttribute('aria-label')).length > 30);
    await chart.locator('summary').click();
    await chart.locator('details tbody tr').nth(1).waitFor();
  }
  await close();
});

test('numbers and days as the reader writes them', async () => {
  const { page, quiet, close } = await open(report(...cdnow), { locale: 'de-DE' });
  assert.match(await page.locator('.figure').first().textContent(), /244\.091,94/);
  assert.match((await column(page, 'First deal'))[0], /^\d\d\.\d\d\.199\d$/);
  assert.match(await page.locator('#chart-pareto svg').textContent(), /2\.000/);
  quiet();
  await close();
});

test('a chart is saved as a picture', async () => {
  const { page, quiet, close } = await open(report(...cdnow));
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Save as PNG: Who brings/ }).click()]);
  assert.equal(download.suggestedFilename(), 'pareto.png');
  quiet();
  await close();
});

test('a base without a client, and one with losses only', async () => {
  for (const path of [report(...cdnow, '--from', '2020-01-01'), report_of([['ann', '-1.50', '2024-01-01']])]) {
    const { page, quiet, close } = await open(path);
    assert.equal(await page.locator('h1').textContent(), 'Client report');
    assert.match(await page.locator('.finding').textContent(), /nothing to grade|brings? 0\.0%|0\.0% of the value/);
    quiet();
    await close();
  }
});

test('Online Retail, 541,909 lines', { skip: lines_file === null && 'the data set is not there' }, async () => {
  const { page, quiet, close } = await open(
    report(
      ...[await online_retail(), '--client', 'customer', '--amount', 'gbp', '--date', 'date', '--deal', 'invoice', '--group', 'country'],
      ...['--returns', 'negative', '--skip-bad-rows', '--as-of', '2011-12-31'],
    ),
  );
  assert.match(await page.locator('.basis').textContent(), /^4,372 clients with /);
  assert.match(await page.locator('.findings').textContent(), /135,080 of 541,909 rows could not be read/);
  assert.equal((await column(page, 'Client'))[0], '14646');
  assert.deepEqual(await page.$$eval('.chart', (all) => all.map((chart) => chart.id)), ['chart-pareto', 'chart-grade-shares', 'chart-lorenz', 'chart-rfm']);
  assert.equal(await page.locator('#further h3', { hasText: 'Groups' }).count(), 1);
  await page.screenshot({ path: picture('online_retail.png') });
  quiet();
  await close();
});
