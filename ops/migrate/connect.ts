import pg from 'pg';
import { assertReachable } from '../cli/reachable.ts';
import { StartupError } from '../cli/startup-error.ts';

/** How long a server that is there may take to let a connection in, in milliseconds: a busy machine takes its time. */
const CONNECT_MS = 60_000;

/**
 * One connection to a database that must be there.
 * @throws StartupError that names the variable it came from and the server, never the password.
 */
export async function connectTo(url: string, variable: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: readUrl(url, variable),
    application_name: 'passerelle-ops',
    connectionTimeoutMillis: CONNECT_MS,
  });
  client.on('error', () => undefined);
  const { hostname, port, pathname } = new URL(url);
  try {
    await assertReachable(hostname, Number(port || 5432));
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const reason = error instanceof AggregateError ? String(error.errors[0]) : String((error as Error).message);
    throw new StartupError(
      `The database of ${variable} cannot be reached at ${hostname}:${port || '5432'}${pathname}: ${reason}.`,
    );
  }
}

function readUrl(url: string, variable: string): string {
  try {
    if (['postgres:', 'postgresql:'].includes(new URL(url).protocol)) return url;
  } catch {
    // Falls through to the one sentence for both.
  }
  throw new StartupError(`${variable} is not an address of the form postgresql://user:password@host:5432/database.`);
}
