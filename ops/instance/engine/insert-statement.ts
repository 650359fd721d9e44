import type { RawInsertFormat } from 'chdb';

/** An INSERT whose rows follow as bytes in a text format. */
export interface InsertStatement {
  readonly table: string;
  readonly columns: readonly string[] | undefined;
  readonly format: RawInsertFormat;
}

const RAW_FORMATS: ReadonlyMap<string, RawInsertFormat> = new Map(
  (
    [
      'JSONEachRow',
      'JSONCompactEachRow',
      'CSV',
      'CSVWithNames',
      'TSV',
      'TabSeparated',
      'TSVWithNames',
      'TabSeparatedWithNames',
    ] as const
  ).map((format) => [format.toLowerCase(), format]),
);

const IDENTIFIER = '(?:`[A-Za-z0-9_]+`|[A-Za-z_][A-Za-z0-9_]*)';
const INSERT = new RegExp(
  `^\\s*INSERT\\s+INTO\\s+(?:TABLE\\s+)?(${IDENTIFIER}(?:\\.${IDENTIFIER})?)\\s*(?:\\(([^()]*)\\)\\s*)?FORMAT\\s+([A-Za-z]+)\\s*;?\\s*$`,
  'i',
);

const unquoted = (name: string): string => name.trim().replaceAll('`', '');

/**
 * Reads `INSERT INTO t (a, b) FORMAT JSONEachRow`. Answers undefined for any other statement, which then
 * goes to the engine as text with its data behind it.
 */
export function parseInsert(query: string): InsertStatement | undefined {
  const match = INSERT.exec(query);
  const format = RAW_FORMATS.get(match?.[3]?.toLowerCase() ?? '');
  if (!match?.[1] || !format) return undefined;
  const columns = match[2] === undefined || match[2].trim() === '' ? undefined : match[2].split(',').map(unquoted);
  if (columns?.some((column) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(column))) return undefined;
  return { table: unquoted(match[1]), columns, format };
}
