import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import { inProject } from '../cli/project.ts';

/** One file of a domain's Prisma schema; `path` is relative to the domain's folder. */
export interface PrismaFile {
  readonly path: string;
  readonly content: string;
}

/** The Prisma schema of a domain: its datasource, the kernel's tables and the `tables.prisma` of its areas. */
export function readPrismaSchema(domain: Domain): PrismaFile[] {
  const folder = inProject('subgraphs', domain);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.prisma'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: relative(folder, file), content: readFileSync(file, 'utf8') }));
}
