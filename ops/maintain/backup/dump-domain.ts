import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import type { Domain } from '../../../subgraphs/shared/domains.ts';
import { copyOut } from './copy-stream.ts';
import type { DomainBackup, TableBackup } from './manifest.ts';

/** The tables that a domain's rows lie in; partitions are read through theirs, generated columns are computed again. */
const TABLES = `
  SELECT c.relname AS name,
    array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.relname NOT IN ('_prisma_migrations', '_passerelle_schema')
  GROUP BY c.relname ORDER BY c.relname`;

/** Which table refers to which other one. */
const REFERENCES = `
  SELECT DISTINCT child.relname AS child, parent.relname AS parent
  FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
  WHERE k.contype = 'f' AND child.relnamespace = $1::regnamespace AND child.oid <> parent.oid`;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Tables behind those that they refer to, so that they can be filled in this order. */
function inOrderOfReferences(
  tables: readonly Table[],
  references: ReadonlyArray<{ readonly child: string; readonly parent: string }>,
): Table[] {
  const ordered = new Set<Table>();
  const place = (table: Table): void => {
    if (ordered.has(table)) return;
    for (const { child, parent } of references) {
      const referred = child === table.name ? tables.find(({ name }) => name === parent) : undefined;
      if (referred) place(referred);
    }
    ordered.add(table);
  };
  for (const table of tables) place(table);
  return [...ordered];
}

const SEQUENCES = `
  SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
  WHERE schemaname = $1 AND last_value IS NOT NULL ORDER BY 1`;

/** A column list, or a list of other names, as SQL. */
export function namesSql(names: readonly string[]): string {
  return names.map((name) => pg.escapeIdentifier(name)).join(', ');
}

async function dumpTable(client: pg.ClientBase, domain: Domain, table: Table, folder: string): Promise<TableBackup> {
  const file = join('database', domain, `${table.name}.copy.gz`);
  const zip = createGzip({ level: 4 });
  const written = pipeline(zip, createWriteStream(join(folder, file), { flags: 'wx', mode: 0o600 }));
  // A disk that is full ends the copy through the pipeline, not through a write that nobody waits for.
  written.catch(() => undefined);
  const from = `${domain}.${pg.escapeIdentifier(table.name)}`;
  const copied = copyOut(client, `COPY (SELECT ${namesSql(table.columns)} FROM ${from}) TO STDOUT`, zip);
  const rows = await Promise.race([copied, written.then(() => copied)]);
  zip.end();
  await written;
  return { name: table.name, columns: [...table.columns], rows, file };
}

/** Writes every row of a domain's schema, as the client's open transaction sees it. */
export async function dumpDomain(
  client: pg.ClientBase,
  domain: Domain,
  folder: string,
  onTable: () => void,
): Promise<DomainBackup> {
  mkdirSync(join(folder, 'database', domain), { recursive: true });
  const tables = await client.query<Table>(TABLES, [domain]);
  const references = await client.query<{ child: string; parent: string }>(REFERENCES, [domain]);
  const dumped: TableBackup[] = [];
  for (const table of inOrderOfReferences(tables.rows, references.rows)) {
    dumped.push(await dumpTable(client, domain, table, folder));
    onTable();
  }
  const migrations = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM ${domain}._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY 1`,
  );
  const log = await client.query<{ server: string; offset: string }>(
    `SELECT ${domain}.passerelle_log_server() AS server, ${domain}.passerelle_log_offset()::text AS "offset"`,
  );
  // Sequences stand outside transactions: read last, they are past every row that was copied.
  const sequences = await client.query<{ name: string; value: string }>(SEQUENCES, [domain]);
  return {
    migrations: migrations.rows,
    logServer: log.rows[0]?.server ?? '',
    logOffset: log.rows[0]?.offset ?? '0',
    tables: dumped,
    sequences: Object.fromEntries(sequences.rows.map(({ name, value }) => [name, value])),
  };
}
