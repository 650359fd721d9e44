import type pg from 'pg';
import { DOMAINS } from '../../subgraphs/shared/domains.ts';
import { StartupError } from '../cli/startup-error.ts';
import { connectTo } from '../migrate/connect.ts';

/**
 * What a database holds: nothing yet, a demo shop that does not open yet, one that is open while the rest of its
 * history arrives, a whole one, an instance without demo data, or a backup on its way in.
 */
export type InstanceState = 'new' | 'seeding' | 'filling' | 'demo' | 'empty' | 'restoring';

/** Demo shops, whose passwords everybody knows. */
export const isDemo = (state: InstanceState): boolean => state === 'filling' || state === 'demo';

/** What determines a demo shop, so that the rest of its history fits what is there. */
export interface DemoRecord {
  readonly seed: number;
  readonly scale: number;
  readonly now: Date;
}

/** The record lies beside the data, so that it goes wherever the data goes. */
const TABLE = 'passerelle.instance';

/** What the database holds; `variable` is what messages call its address. */
export async function readInstanceState(adminUrl: string, variable?: string): Promise<InstanceState> {
  const read = async (client: pg.Client): Promise<InstanceState> => {
    const found = await client.query('SELECT to_regclass($1) AS found', [TABLE]);
    if ((found.rows[0] as { found: string | null }).found === null) return 'new';
    const stored = await client.query<{ state: InstanceState }>(`SELECT state FROM ${TABLE}`);
    return stored.rows[0]?.state ?? 'new';
  };
  return withClient(adminUrl, read, variable);
}

export async function writeInstanceState(adminUrl: string, state: InstanceState): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS passerelle;
      CREATE TABLE IF NOT EXISTS ${TABLE} (one boolean PRIMARY KEY DEFAULT true CHECK (one), state text NOT NULL);
      ALTER TABLE ${TABLE} ADD COLUMN IF NOT EXISTS demo jsonb`);
    await client.query(
      `INSERT INTO ${TABLE} (state) VALUES ($1) ON CONFLICT (one) DO UPDATE SET state = excluded.state`,
      [state],
    );
  });
}

/** Records what a demo shop is made of, before it is. */
export async function writeDemoRecord(adminUrl: string, demo: DemoRecord): Promise<void> {
  await withClient(adminUrl, (client) => client.query(`UPDATE ${TABLE} SET demo = $1`, [demo]));
}

/** What the demo shop is made of; undefined for one of before there was a record. */
export async function readDemoRecord(adminUrl: string): Promise<DemoRecord | undefined> {
  const read = (client: pg.Client) =>
    client.query<{ demo: (DemoRecord & { now: string }) | null }>(`SELECT demo FROM ${TABLE}`);
  const demo = (await withClient(adminUrl, read)).rows[0]?.demo;
  return demo ? { ...demo, now: new Date(demo.now) } : undefined;
}

/** @throws StartupError for a place in which a restore was broken off. */
export function assertNotRestoring(state: InstanceState): void {
  if (state !== 'restoring') return;
  throw new StartupError(
    'A restore into this place was broken off: empty it (data folder and database) and restore the backup again.',
  );
}

/** Drops what a demo shop that was never finished left behind. */
export async function dropUnfinished(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    for (const domain of DOMAINS) await client.query(`DROP SCHEMA IF EXISTS ${domain} CASCADE`);
  });
}

async function withClient<T>(
  adminUrl: string,
  work: (client: pg.Client) => Promise<T>,
  variable = 'DATABASE_URL',
): Promise<T> {
  const client = await connectTo(adminUrl, variable);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
