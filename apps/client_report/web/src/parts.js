// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Tables that the page builds from the summary and from the charts.

import { Table } from './data.js';

// rows of objects -> Table. columns: [name, title, type]
export function table_of(rows, columns) {
  return new Table({
    rows: rows.length,
    columns: columns.map(([name, title, type]) => ({
      name,
      title,
      type,
      values: rows.map((row) => row[name] ?? null),
    })),
  });
}

// The tooltip fields of each layer become the columns of a table.
export function chart_table(chart, title) {
  if (chart.table) {
    return [{ caption: title, table: new Table(chart.table) }];
  }
  const found = [];
  const visit = (view, data) => {
    const own = view.data ?? data;
    const rows = own?.values ?? chart.spec.datasets?.[own?.name];
    const lines = [view.encoding?.tooltip ?? []].flat().filter((line) => line.field && rows?.length > 0 && line.field in rows[0]);
    if (lines.length > 1) {
      const columns = lines.map((line) => [line.field, line.title ?? line.field, type_of(line)]);
      found.push({ caption: title, table: table_of(rows.map((row) => as_shown(row, lines)), columns) });
    }
    (view.layer ?? []).forEach((layer) => visit(layer, own));
  };
  visit(chart.spec);
  return found.map((each, i) => ({ ...each, caption: found.length > 1 ? `${title}, table ${i + 1} of ${found.length}` : title }));
}

function type_of({ format, field, type }) {
  if (format?.includes('%')) {
    return 'share';
  }
  if (format === ',d') {
    return 'integer';
  }
  if (format) {
    return 'number';
  }
  return field === 'grade' && type === 'nominal' ? 'grade' : 'text';
}

function as_shown(row, lines) {
  return Object.fromEntries(lines.map(({ field, format }) => [field, format || row[field] === null ? row[field] : String(row[field])]));
}
