import { createHash } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StartupError } from '../../cli/startup-error.ts';
import type { Account } from './account.ts';

/** Where root keeps a cluster whose data folder lies below a folder that the server's account may not enter. */
const ROOT_CLUSTERS = '/var/lib/passerelle';

/** The folder for one cluster below the data folder: `pgdata`, its log and its password file live in it. */
export function clusterFolder(dataDir: string, account: Account | undefined): string {
  const own = join(resolve(dataDir), 'postgres');
  mkdirSync(resolve(dataDir), { recursive: true });
  if (account === undefined) return prepare(own, undefined);
  if (existsSync(join(own, 'pgdata')) || canEnter(resolve(dataDir), account)) return prepare(own, account);
  return prepare(elsewhere(dataDir), account);
}

/** Whether a cluster was made for the data folder, in it or elsewhere. */
export function holdsCluster(dataDir: string): boolean {
  return existsSync(join(resolve(dataDir), 'postgres', 'pgdata')) || existsSync(noteOf(dataDir));
}

function noteOf(dataDir: string): string {
  return join(resolve(dataDir), 'postgres.location');
}

/**
 * A cluster outside the data folder, named by a note in it. Without the note the data folder is new,
 * so what an earlier one of the same path left there is dropped.
 */
function elsewhere(dataDir: string): string {
  const note = noteOf(dataDir);
  if (existsSync(note)) return readFileSync(note, 'utf8').trim();
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);
  const folder = join(ROOT_CLUSTERS, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(ROOT_CLUSTERS, { recursive: true, mode: 0o755 });
  writeFileSync(note, `${folder}\n`);
  return folder;
}

function prepare(folder: string, account: Account | undefined): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new StartupError(`The data folder ${folder} cannot be written by this user.`);
  }
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

/** Whether the account may pass through a folder and all above it, by their permission bits. */
function canEnter(folder: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  return folder === dirname(folder) || canEnter(dirname(folder), account);
}
