import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import type { Domain } from '../../../subgraphs/shared/domains.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { copyIn } from '../backup/copy-stream.ts';
import { namesSql } from '../backup/dump-domain.ts';
import type { DomainBackup, TableBackup } from '../backup/manifest.ts';

async function clearTable(client: pg.ClientBase, name: string): Promise<void> {
  const { rowCount } = await client.query(`SELECT FROM ${name} LIMIT 1`);
  if (rowCount !== 0) await client.query(`DELETE FROM ${name}`);
}

async function restoreTable(client: pg.ClientBase, domain: Domain, table: TableBackup, folder: string): Promise<void> {
  const name = `${domain}.${pg.escapeIdentifier(table.name)}`;
  const source = createReadStream(join(folder, table.file)).pipe(createGunzip());
  const rows = await copyIn(client, `COPY ${name} (${namesSql(table.columns)}) FROM STDIN`, source);
  if (rows === table.rows) return;
  throw new StartupError(`The backup of ${domain}.${table.name} holds ${rows} rows instead of ${table.rows}.`);
}

/** The log is one of the server that it comes from, until the migrations find it on this one. */
function logOriginSql(domain: Domain, { logServer, logOffset }: DomainBackup): string {
  const body = (expression: string) => pg.escapeLiteral(`SELECT ${expression}`);
  return `
CREATE OR REPLACE FUNCTION ${domain}.passerelle_log_offset() RETURNS bigint LANGUAGE sql STABLE AS ${body(`${BigInt(logOffset)}::bigint`)};
CREATE OR REPLACE FUNCTION ${domain}.passerelle_log_server() RETURNS text LANGUAGE sql STABLE AS ${body(`${pg.escapeLiteral(logServer)}::text`)};`;
}

/** Puts every row of a domain back, in one transaction, into tables that the backup's own migrations have made. */
export async function restoreDomain(
  client: pg.ClientBase,
  domain: Domain,
  backup: DomainBackup,
  folder: string,
  onTable: () => void,
): Promise<void> {
  await client.query('BEGIN');
  await client.query("SET LOCAL search_path = ''");
  // Rows that a migration has put there are in the backup too. Tables come after those that they refer to.
  for (const { name } of [...backup.tables].reverse())
    await clearTable(client, `${domain}.${pg.escapeIdentifier(name)}`);
  for (const table of backup.tables) {
    await restoreTable(client, domain, table, folder);
    onTable();
  }
  for (const [name, value] of Object.entries(backup.sequences)) {
    await client.query('SELECT setval($1::regclass, $2::bigint)', [`${domain}.${pg.escapeIdentifier(name)}`, value]);
  }
  await client.query(logOriginSql(domain, backup));
  await client.query('COMMIT');
}
