import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type pg from 'pg';
import { DOMAINS, type Domain } from '../../../subgraphs/shared/domains.ts';
import { shown } from '../../cli/command-line.ts';
import type { Progress } from '../../cli/progress.ts';
import { StartupError } from '../../cli/startup-error.ts';
import type { Databases } from '../../instance/databases.ts';
import { readInstanceState } from '../../instance/instance-record.ts';
import { connectTo } from '../../migrate/connect.ts';
import { copyFolder, copySpool, filesBelow } from './copy-files.ts';
import { dumpDomain } from './dump-domain.ts';
import { type DomainBackup, describeFile, MANIFEST, type Manifest } from './manifest.ts';

export interface BackupRequest {
  readonly databases: Databases;
  readonly dataDir: string;
  /** Where the backup goes: a new folder. */
  readonly folder: string;
  /** Puts passwords and keys into it too. */
  readonly secrets: boolean;
  readonly progress: Progress;
  /** Copies the touchpoints that are older than their log into its copy. */
  copyOlder(generation: number, copy: string): Promise<void>;
}

/** Which facts hold the touchpoints that are older than their log. */
async function readGeneration(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ generation: number }>('SELECT generation FROM attribution.data_version');
  return rows[0]?.generation ?? 1;
}

/** Reads the domains of one database in one snapshot. */
async function dumpDatabase(
  target: Databases['targets'][number],
  folder: string,
  onTable: () => void,
  besides: (generation: number) => Promise<void>,
): Promise<Partial<Record<Domain, DomainBackup>>> {
  const client = await connectTo(target.adminUrl, target.variable);
  try {
    const domains = DOMAINS.filter((domain) => domain in target.roles);
    const owner = await client.query<{ owner: string }>(
      'SELECT nspowner::regrole::text AS owner FROM pg_namespace WHERE nspname = $1',
      [domains[0]],
    );
    await client.query(`SET ROLE ${owner.rows[0]?.owner ?? 'NONE'}`);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const dumped: Partial<Record<Domain, DomainBackup>> = {};
    for (const domain of domains) dumped[domain] = await dumpDomain(client, domain, folder, onTable);
    // The log is copied after the snapshot began: a batch that the database knows is in it.
    if (domains.includes('attribution')) await besides(await readGeneration(client));
    await client.query('COMMIT');
    return dumped;
  } finally {
    await client.end();
  }
}

function createFolder(folder: string): string {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new StartupError(`The folder ${shown(folder)} is not empty: a backup goes into a new one.`);
  }
  const partial = `${resolve(folder)}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  return partial;
}

/**
 * Writes the databases, the touchpoint log, pictures and, when asked, the secrets of an instance into a folder, while it
 * keeps selling: each database is read in one snapshot. The folder takes its name when it is whole.
 * @throws StartupError when the folder is taken, or a file in it cannot be written.
 */
export async function writeBackup(request: BackupRequest): Promise<Manifest> {
  const { databases, dataDir, folder, progress } = request;
  const state = await readInstanceState(databases.adminUrl);
  if (state === 'filling') {
    throw new StartupError('The history of the demo shop is still arriving: make the backup once it is whole.');
  }
  if (state === 'seeding' || state === 'restoring') {
    throw new StartupError(
      'The instance is not whole: it was never filled to its end, and there is nothing to back up.',
    );
  }
  const takenAt = new Date().toISOString();
  const partial = createFolder(folder);
  try {
    const step = progress.start('Database');
    let tables = 0;
    const domains: Partial<Record<Domain, DomainBackup>> = {};
    for (const target of databases.targets) {
      const dumped = await dumpDatabase(
        target,
        partial,
        () => step.update(++tables, tables + 1),
        async (generation) => {
          await copySpool(dataDir, partial);
          await request.copyOlder(generation, join(partial, 'spool'));
        },
      );
      Object.assign(domains, dumped);
    }
    step.finish(`${tables} tables`);
    await copyFolder(join(dataDir, 'media'), join(partial, 'media'));
    if (request.secrets) copyFileSync(join(dataDir, 'secrets.json'), join(partial, 'secrets.json'));
    const files: Manifest['files'] = {};
    for (const path of filesBelow(partial)) files[path] = await describeFile(join(partial, path));
    const manifest: Manifest = { format: 1, takenAt, state, domains: domains as Manifest['domains'], files };
    writeFileSync(join(partial, MANIFEST), JSON.stringify(manifest, null, 2), { mode: 0o600 });
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
    return manifest;
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
}
