import { execFileSync } from 'node:child_process';
import { StartupError } from '../../cli/startup-error.ts';

/** The operating-system account the server runs as, given only when we are root: PostgreSQL refuses root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const NAMES = ['postgres', '_postgres'];

/** Undefined for a normal user; for root an existing account of PostgreSQL, a new one, or nobody. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = firstKnown(NAMES);
  if (known) return known;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'], {
      stdio: 'ignore',
    });
  } catch {
    // A system without useradd, or with a read-only account file: nobody will do.
  }
  const account = firstKnown([...NAMES, 'nobody']);
  if (account) return account;
  throw new StartupError(
    'PostgreSQL does not run as root and no account could be made for it: create an account named postgres, start as a normal user, or set DATABASE_URL.',
  );
}

function firstKnown(names: readonly string[]): Account | undefined {
  for (const name of names) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  return undefined;
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}
