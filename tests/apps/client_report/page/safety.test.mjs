// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// Nothing that a file of deals says becomes markup or a script, and the page runs no script but its own.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { column, folder, open, report, report_of } from './browser.mjs';

const hostile = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!-- <script>',
  '&lt;b&gt; & "quotes" \'here\'',
  'line\u2028separator\u2029s',
  "'; alert(1); //",
  '{{7*7}} ${7*7} [link](javascript:alert(1))',
  '=cmd|calc!A1',
  '__proto__',
  'constructor',
];
const deals = hostile.map((name, i) => [name, String(100 - i), '2024-01-01']);

test('names stay text, wherever they are shown', async () => {
  const { page, quiet, close } = await open(report_of(deals, '--group', 'client'));
  let alerts = 0;
  page.on('dialog', (dialog) => {
    alerts += 1;
    dialog.dismiss();
  });
  assert.deepEqual(await column(page, 'Client'), hostile);
  for (const [i, name] of hostile.entries()) {
    await page.locator('#clients tbody button').nth(i).click();
    assert.equal(await page.locator('#client-title').textContent(), `${(await column(page, 'Grade'))[i]} ${name}`);
    await page.keyboard.press('Escape');
  }
  assert.deepEqual(await page.locator('#further tbody th, #further tbody td:first-child').allTextContents(), hostile);
  assert.equal(await page.locator('main img, main script').count(), 0);
  assert.equal(alerts, 0);
  quiet();
  await close();
});

test('the hostile names of all outputs are texts here, too', async () => {
  const entries = JSON.parse(readFileSync(new URL('../hostile_names.json', import.meta.url), 'utf8'));
  const names = entries.map(({ bytes, text, times = 1 }) => {
    const once = bytes === undefined ? Buffer.from(text) : Buffer.from(bytes.replaceAll(' ', ''), 'hex');
    return Buffer.concat(Array(times).fill(once));
  });
  const path = join(folder, 'hostile.csv');
  const rows = names.map((name, i) => {
    const quoted = Buffer.from(`"${name.toString('latin1').replaceAll('"', '""')}"`, 'latin1');
    return Buffer.concat([quoted, Buffer.from(`,${1000 - i},2024-01-01,`), quoted, Buffer.from('\n')]);
  });
  writeFileSync(path, Buffer.concat([Buffer.from('client,amount,date,region\n'), ...rows]));
  const { page, quiet, close } = await open(
    report(path, '--client', 'client', '--amount', 'amount', '--date', 'date', '--group', 'region'),
  );
  let alerts = 0;
  page.on('dialog', (dialog) => {
    alerts += 1;
    dialog.dismiss();
  });
  const expected = names.map((name) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(name));
  const shown = await column(page, 'Client');
  assert.equal(shown.length, expected.length);
  for (const [i, { what }] of entries.entries()) {
    assert.ok(shown[i] === expected[i], `${what}: ${JSON.stringify(shown[i].slice(0, 100))} (${shown[i].length})`);
  }
  assert.equal(await page.locator('main img, main script').count(), 0);
  assert.equal(alerts, 0);
  quiet();
  await close();
});

test('the data ends no element, and is the same when it is read', () => {
  const html = readFileSync(report_of(deals), 'utf8');
  assert.equal(html.match(/<script/g).length, 2);
  assert.equal(html.match(/<\/script>/g).length, 2);
  const data = html.match(/<script type="application\/json" id="data">(.*?)<\/script>/s)[1];
  assert.doesNotMatch(data, /[<>&\u2028\u2029]/);
  const { values, dictionary } = JSON.parse(data).clients.columns.find(({ name }) => name === 'client');
  assert.deepEqual(dictionary ? values.map((code) => dictionary[code]) : values, hostile);
});

test('its policy lets nothing in', async () => {
  const path = report_of([['ann', '1', '2024-01-01']]);
  const policy = readFileSync(path, 'utf8').match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)[1];
  assert.match(
    policy,
    /^default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; img-src data: blob:; base-uri 'none'; form-action 'none'$/,
  );
  const { page, complaints, close } = await open(path);
  await page.evaluate(async () => {
    window.ran = [];
    const script = document.createElement('script');
    script.textContent = 'window.ran.push("inline script")';
    document.body.append(script);
    const holder = document.createElement('div');
    holder.innerHTML = '<img src="x:" onerror="window.ran.push(\'handler\')"><p id="styled" style="color: rgb(1, 2, 3)">styled</p>';
    document.body.append(holder);
    await fetch('https://example.org/').then(
      () => window.ran.push('fetch'),
      () => {},
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  assert.deepEqual(await page.evaluate(() => window.ran), []);
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.getElementById('styled')).color), 'rgb(1, 2, 3)');
  for (const directive of ['script-src', 'style-src', 'connect-src']) {
    assert.ok(
      complaints.some((complaint) => complaint.includes('Content Security Policy') && complaint.includes(directive)),
      `${directive}: ${complaints.join('\n')}`,
    );
  }
  await close();
});
