import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('./sql/', import.meta.url);

function readFolder(name: string): ReadonlyMap<string, string> {
  const directory = new URL(`${name}/`, folder);
  return new Map(
    readdirSync(directory)
      .filter((file) => file.endsWith('.sql'))
      .map((file) => [file.slice(0, -'.sql'.length), readFileSync(new URL(file, directory), 'utf8').trim()]),
  );
}

const metrics = readFolder('metrics');
const reports = readFolder('reports');

/** Fills `{name}` with text of our own; `{name:Type}` is the column store's parameter and stays. */
function fill(text: string, parts: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new TypeError(`nothing given for {${name}}`);
    return part;
  });
}

/** `<expression> AS <key>` for each metric, from its one file. */
export function metricColumns(keys: readonly string[], orderCount: 'orders' | 'category_orders' = 'orders'): string {
  return keys
    .map((key) => {
      const expression = metrics.get(key);
      if (expression === undefined) throw new TypeError(`no SQL file for the metric ${key}`);
      return `(${fill(expression, { order_count: orderCount })}\n) AS ${key}`;
    })
    .join(',\n    ');
}

/** The text of a report's file with its parts filled in. */
export function reportSql(name: string, parts: Readonly<Record<string, string>> = {}): string {
  const text = reports.get(name);
  if (text === undefined) throw new TypeError(`no SQL file for the report ${name}`);
  return fill(text, parts);
}
