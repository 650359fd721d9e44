import type pg from 'pg';
import { DOMAINS } from '../../subgraphs/shared/domains.ts';
import { connectTo } from '../migrate/connect.ts';

/** What a database holds: nothing yet, a demo shop that is being or was filled, or an instance without demo data. */
export type InstanceState = 'new' | 'seeding' | 'demo' | 'empty';

/** The record lies beside the data, so that it goes wherever the data goes. */
const TABLE = 'passerelle.instance';

export async function readInstanceState(adminUrl: string): Promise<InstanceState> {
  return withClient(adminUrl, async (client) => {
    const found = await client.query('SELECT to_regclass($1) AS found', [TABLE]);
    if ((found.rows[0] as { found: string | null }).found === null) return 'new';
    const stored = await client.query<{ state: InstanceState }>(`SELECT state FROM ${TABLE}`);
    return stored.rows[0]?.state ?? 'new';
  });
}

export async function writeInstanceState(adminUrl: string, state: InstanceState): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS passerelle;
      CREATE TABLE IF NOT EXISTS ${TABLE} (one boolean PRIMARY KEY DEFAULT true CHECK (one), state text NOT NULL)`);
    await client.query(
      `INSERT INTO ${TABLE} (state) VALUES ($1) ON CONFLICT (one) DO UPDATE SET state = excluded.state`,
      [state],
    );
  });
}

/** Drops what a demo shop that was never finished left behind. */
export async function dropUnfinished(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    for (const domain of DOMAINS) await client.query(`DROP SCHEMA IF EXISTS ${domain} CASCADE`);
  });
}

async function withClient<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connectTo(adminUrl, 'DATABASE_URL');
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
