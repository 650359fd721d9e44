import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../../ops/cli/free-port.ts';
import { serverAccount } from '../../ops/instance/postgres/account.ts';
import { connectTo } from '../../ops/migrate/connect.ts';
import { spawnGuarded } from './guarded-process.ts';

/** PostgreSQL's own programs of this machine, of one version. */
export interface InstalledTools {
  readonly folder: string;
  readonly major: number;
}

const PROGRAMS = ['pg_dump', 'psql', 'initdb', 'postgres'];
/** Where distributions put the programs of a version that are not on the path. */
const PLACES = ['/usr/lib/postgresql', '/usr/local/opt', '/opt/homebrew/opt'];

function candidates(): string[] {
  const onPath = (process.env['PATH'] ?? '')
    .split(':')
    .map((folder) => join(folder, 'pg_dump'))
    .filter((path) => existsSync(path))
    .map((path) => dirname(realpathSync(path)));
  const placed = PLACES.filter((place) => existsSync(place)).flatMap((place) =>
    readdirSync(place).map((version) => join(place, version, 'bin')),
  );
  return [...onPath, ...placed.sort().reverse()];
}

/** The newest programs that are complete, else why none can be used: `pg_dump` reads no server newer than itself. */
export function findInstalledTools(): InstalledTools | string {
  const folder = candidates().find((place) => PROGRAMS.every((program) => existsSync(join(place, program))));
  if (folder === undefined) return `no ${PROGRAMS.join(', ')} of one version are installed on this machine`;
  const version = execFileSync(join(folder, 'pg_dump'), ['--version'], { encoding: 'utf8' });
  const major = Number(/(\d+)/.exec(version)?.[1]);
  return major >= 15 ? { folder, major } : `${version.trim()} is older than PostgreSQL 15`;
}

export interface InstalledServer {
  url(database: string): string;
  stop(): Promise<void>;
}

/** Starts a server of the installed version in a new folder. */
export async function startInstalledServer({ folder }: InstalledTools, dataDir: string): Promise<InstalledServer> {
  const account = serverAccount();
  mkdirSync(dataDir, { recursive: true });
  if (account) chownSync(dataDir, account.uid, account.gid);
  const pgdata = join(dataDir, 'pgdata');
  const place = { ...account, cwd: '/' };
  const made = ['--username=passerelle', '--auth=trust', '--encoding=UTF8', '--locale=C'];
  execFileSync(join(folder, 'initdb'), [`--pgdata=${pgdata}`, ...made], { ...place, stdio: 'ignore' });
  const port = await findFreePort();
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const server = spawnGuarded(
    join(folder, 'postgres'),
    ['-D', pgdata, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...place, output: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = (database: string) => `postgresql://passerelle@127.0.0.1:${port}/${database}`;
  for (const end = Date.now() + 60_000; ; await sleep(100)) {
    const client = await connectTo(url('postgres'), 'the installed server').catch(() => undefined);
    if (client) {
      await client.end();
      break;
    }
    if (Date.now() > end) throw new Error('the installed server did not start');
  }
  return {
    url,
    async stop() {
      server.kill('SIGINT');
      await ended;
    },
  };
}
