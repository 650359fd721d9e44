import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '#kernel/database/database.ts';
import { createLogger } from '#kernel/request/log.ts';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import { TEMPLATE_DATABASE, TEST_PASSWORD, testRoles } from './test-credentials.ts';

/** A database of one test file's own: migrated, empty, with the roles of the real one. */
export interface TestDatabase {
  readonly name: string;
  /** Connection string of the superuser. */
  readonly adminUrl: string;
  /** Connection string of a domain's run-time role. */
  url(domain: Domain): string;
  /** The kernel's database of a domain; closed by `drop`. */
  open(domain: Domain): Database;
  /** Closes what `open` opened and drops the database, however many are still connected. */
  drop(): Promise<void>;
}

/** Clones the migrated template. Call it in `beforeAll` and `drop` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Its files are copied: by way of the log, which is the default, a copy takes seven times the processor time.
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE} STRATEGY FILE_COPY`);
  const opened: Database[] = [];
  const adminUrl = urlOf(name);
  const url = (domain: Domain) => urlOf(name, testRoles[domain].name);
  return {
    name,
    adminUrl,
    url,
    open(domain) {
      const database = openDatabase({ domain, url: url(domain), logger: createLogger({}, true) });
      opened.push(database);
      return database;
    },
    async drop() {
      await Promise.all(opened.map((database) => database.close()));
      await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

function urlOf(database: string, role?: string): string {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${database}`;
  if (role !== undefined) {
    url.username = role;
    url.password = TEST_PASSWORD;
  }
  return url.href;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
