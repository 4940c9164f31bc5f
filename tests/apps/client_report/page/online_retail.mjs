// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// The lines of Online Retail as deals: quantity by price is an amount, exactly.

import { createReadStream, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

import { folder } from './browser.mjs';

const path = join(process.env.VITALFEW_DATA_DIR || '/nonexistent', 'online_retail', 'online_retail_lines_2010-12_2011-12.csv.gz');

// null where the data set is not there
export const lines_file = existsSync(path) ? path : null;

const decimals = 3; // the most that a price has

function fields(line) {
  return line.includes('"') ? [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain) : line.split(',');
}

function product(quantity, price) {
  const [whole, fraction = ''] = price.split('.');
  const thousandths = BigInt(quantity) * BigInt(whole + fraction.padEnd(decimals, '0'));
  const digits = (thousandths < 0n ? -thousandths : thousandths).toString().padStart(decimals + 1, '0');
  return `${thousandths < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

// @returns the path of a file with the columns customer, invoice, date, country and gbp
export async function online_retail() {
  const deals = ['customer,invoice,date,country,gbp'];
  let names = null;
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity })) {
    const row = fields(line);
    names ??= row.map((name, i) => [name, i]);
    if (row[0] !== 'InvoiceNo') {
      const { InvoiceNo, InvoiceDate, Quantity, UnitPrice, CustomerID, Country } = Object.fromEntries(names.map(([name, i]) => [name, row[i]]));
      deals.push([CustomerID, InvoiceNo, InvoiceDate, Country, product(Quantity, UnitPrice)].join(','));
    }
  }
  const made = join(folder, 'online_retail.csv');
  writeFileSync(made, `${deals.join('\n')}\n`);
  return made;
}
