// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// The table of clients: sorted, searched and filtered, by mouse and by keyboard, exact, and of any length.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cdnow, cdnow_with_everything, column, open, report, report_of } from './browser.mjs';

const heading = (page, title) => page.locator('#clients thead').getByRole('columnheader', { name: title, exact: true });
const found = (page) => page.locator('#clients .found').textContent();
const numbers = (texts) => texts.map((text) => Number(text.replaceAll(',', '')));
const is_sorted = (values) => values.every((value, i) => i === 0 || values[i - 1] <= value);

// The search waits until nobody types.
async function search(page, text) {
  const before = await found(page);
  await page.getByRole('searchbox', { name: 'Search' }).fill(text);
  await page.waitForFunction((said) => document.querySelector('#clients .found').textContent !== said, before);
}

test('sorting by mouse', async () => {
  const { page, quiet, close } = await open(report(...cdnow));
  assert.equal(await heading(page, 'Place').getAttribute('aria-sort'), 'ascending');
  await heading(page, 'Deals').getByRole('button').click();
  assert.equal(await heading(page, 'Deals').getAttribute('aria-sort'), 'descending');
  assert.equal(await heading(page, 'Place').getAttribute('aria-sort'), null);
  const most = numbers(await column(page, 'Deals'));
  assert.ok(most[0] > 20);
  assert.ok(is_sorted(most.reverse()));
  await heading(page, 'Deals').getByRole('button').click();
  assert.equal(await heading(page, 'Deals').getAttribute('aria-sort'), 'ascending');
  assert.deepEqual([...new Set(await column(page, 'Deals'))], ['1']);
  await heading(page, 'Client').getByRole('button').click();
  assert.ok(is_sorted(numbers(await column(page, 'Client'))));
  quiet();
  await close();
});

test('sorting, turning pages and opening a client by keyboard', async () => {
  const { page, quiet, close } = await open(report(...cdnow));
  await heading(page, 'Value').getByRole('button').focus();
  await page.keyboard.press('Enter');
  assert.equal(await heading(page, 'Value').getAttribute('aria-sort'), 'descending');
  await page.keyboard.press('Space');
  assert.equal(await heading(page, 'Value').getAttribute('aria-sort'), 'ascending');
  assert.ok(is_sorted(numbers(await column(page, 'Value'))));
  const next = page.locator('#clients').getByRole('button', { name: 'Next page' });
  await next.focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#clients .where').textContent(), '51 – 100 of 2,357');
  assert.ok(await next.evaluate((button) => button === document.activeElement));
  await page.locator('#clients tbody button').first().focus();
  await page.keyboard.press('Enter');
  assert.ok(await page.getByRole('dialog').isVisible());
  await page.keyboard.press('Escape');
  assert.ok(await page.locator('#clients tbody button').first().evaluate((button) => button === document.activeElement));
  quiet();
  await close();
});

test('searching and filtering, and what is left is summed exactly', async () => {
  const { page, quiet, close } = await open(report(...cdnow_with_everything));
  assert.equal(await found(page), '812 clients, 97,963.70 together, 100.0% of the total');
  await page.getByRole('button', { name: 'Grade B' }).click();
  assert.equal(await found(page), '256 of 812 clients, 14,690.16 together, 15.0% of the total');
  assert.deepEqual([...new Set(await column(page, 'Grade'))], ['B']);
  await page.getByRole('button', { name: 'Grade A' }).click();
  assert.match(await found(page), /^560 of 812 clients/);
  await page.getByRole('combobox', { name: 'Segment' }).selectOption('champions');
  assert.deepEqual([...new Set(await column(page, 'Segment'))], ['champions']);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  assert.match(await found(page), /^812 clients/);
  await page.getByRole('combobox', { name: 'Buying' }).selectOption({ label: 'one-off clients' });
  assert.match(await found(page), /^326 of 812 clients, 11,285\.89 together/);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await search(page, '2011');
  assert.ok((await column(page, 'Client')).every((name) => name.includes('2011')));
  await search(page, 'nobody of this name');
  assert.equal(await page.locator('#clients tbody').textContent(), 'No client fits these filters.');
  quiet();
  await close();
});

test('a name is found without case and accents', async () => {
  const { page, close } = await open(
    report_of([
      ['Émile Müller', '1', '2024-01-01'],
      ['Bob', '2', '2024-01-01'],
    ]),
  );
  await search(page, 'emile mul');
  assert.deepEqual(await column(page, 'Client'), ['Émile Müller']);
  await close();
});

test('columns are chosen', async () => {
  const { page, quiet, close } = await open(report(...cdnow_with_everything));
  await page.locator('summary', { hasText: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Recency score' }).check();
  assert.match((await column(page, 'Recency score'))[0], /^[1-5]$/);
  await page.getByRole('checkbox', { name: 'Recency score' }).uncheck();
  assert.equal(await heading(page, 'Recency score').count(), 0);
  quiet();
  await close();
});

test('amounts that are the same as doubles are sorted and summed exactly', async () => {
  const { page, close } = await open(
    report_of([
      ['low', '900719925474099.291', '2024-01-01'],
      ['high', '900719925474099.293', '2024-01-01'],
      ['middle', '900719925474099.292', '2024-01-01'],
    ]),
  );
  assert.equal(Number('900719925474099.291'), Number('900719925474099.292'));
  await heading(page, 'Value').getByRole('button').click();
  assert.deepEqual(await column(page, 'Client'), ['high', 'middle', 'low']);
  await heading(page, 'Value').getByRole('button').click();
  assert.deepEqual(await column(page, 'Value'), ['900,719,925,474,099.291', '900,719,925,474,099.292', '900,719,925,474,099.293']);
  assert.match(await found(page), /2,702,159,776,422,297\.876 together/);
  await close();
});

test('100,000 clients: the document stays small, whatever is done with them, and more are left out, which it says', async () => {
  const clients = 100_000;
  const deals = Array.from({ length: clients }, (_, i) => [`client ${i}`, `${((i * 7919) % clients) + 1}.25`, '2024-01-01']);
  const path = report_of([...deals, ['one too many', '0.25', '2024-01-01'], ['another', '0.50', '2024-01-01']]);
  const { page, quiet, close } = await open(path);
  assert.match(await page.locator('#clients .notice').textContent(), /holds the best 100,000 clients; 2 more are in clients\.csv/);
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  assert.ok(elements < 4000, `${elements} elements`);
  const rows = () => page.locator('#clients tbody tr').count();
  assert.equal(await rows(), 50);
  assert.equal(await page.locator('#clients table').getAttribute('aria-rowcount'), '100001');
  await heading(page, 'Value').getByRole('button').click();
  await heading(page, 'Value').getByRole('button').click();
  assert.deepEqual((await column(page, 'Value')).slice(0, 3), ['1.25', '2.25', '3.25']);
  await heading(page, 'Client').getByRole('button').click();
  assert.deepEqual((await column(page, 'Client')).slice(0, 2), ['client 0', 'client 1']);
  await search(page, 'client 9999');
  assert.match(await found(page), /^11 of 100,000 clients/);
  assert.equal(await rows(), 11);
  await page.getByRole('combobox', { name: 'Rows a page' }).selectOption('250');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  assert.equal(await rows(), 250);
  await page.locator('#clients').getByRole('button', { name: 'Last page' }).click();
  assert.equal(await page.locator('#clients .where').textContent(), '99,751 – 100,000 of 100,000');
  quiet();
  await close();
});
