import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import { inProject } from '../cli/project.ts';

/** One Prisma Migrate folder: its name orders it, its checksum proves that it was not edited. */
export interface Migration {
  readonly name: string;
  readonly script: string;
  /** SHA-256 of the script in hexadecimal, as Prisma Migrate writes it. */
  readonly checksum: string;
}

export function migrationsFolder(domain: Domain): string {
  return inProject('subgraphs', domain, 'prisma', 'migrations');
}

/** The migrations of a domain in the order in which they are applied. */
export function readMigrations(domain: Domain): Migration[] {
  const folder = migrationsFolder(domain);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const script = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
    });
}

/** One hash over the migrations of several domains: a template database made from them is fit for reuse. */
export function hashMigrations(domains: readonly Domain[]): string {
  const hash = createHash('sha256');
  for (const domain of domains) {
    for (const { name, checksum } of readMigrations(domain)) hash.update(`${domain}/${name}=${checksum}\n`);
  }
  return hash.digest('hex');
}
