import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { shown } from '../../cli/command-line.ts';
import { StartupError } from '../../cli/startup-error.ts';

export const MANIFEST = 'manifest.json';

const tableSchema = z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int(), file: z.string() });

const domainSchema = z.object({
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** The server whose transactions order the event log, and what is added to their count. */
  logServer: z.string(),
  logOffset: z.string(),
  tables: z.array(tableSchema),
  /** Last values, as text; those of sequences that were never used are left out. */
  sequences: z.record(z.string(), z.string()),
});

const manifestSchema = z.object({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  /** What the instance was seeded with. */
  state: z.enum(['new', 'demo', 'empty']),
  domains: z.record(z.enum(DOMAINS), domainSchema),
  /** Every other file of the backup, by its path in it. */
  files: z.record(z.string(), z.object({ bytes: z.int(), sha256: z.string() })),
});

/** What a backup holds. It is written last: a folder without it is no backup. */
export type Manifest = z.infer<typeof manifestSchema>;
export type DomainBackup = z.infer<typeof domainSchema>;
export type TableBackup = z.infer<typeof tableSchema>;

/** @throws StartupError when the folder holds no backup, or one of another format. */
export function readManifest(folder: string): Manifest {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) throw new StartupError(`There is no backup in ${shown(folder)}: it has no ${MANIFEST}.`);
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new StartupError(
      `The backup in ${shown(folder)} was made by another version, or its ${MANIFEST} is damaged.`,
    );
  }
}

export async function describeFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Reads every file once before anything is written. @throws StartupError that names one that is missing or changed. */
export async function assertUndamaged(folder: string, manifest: Manifest): Promise<void> {
  for (const [path, expected] of Object.entries(manifest.files)) {
    const found = await describeFile(join(folder, path)).catch(() => undefined);
    if (found?.bytes === expected.bytes && found.sha256 === expected.sha256) continue;
    throw new StartupError(
      `The backup in ${folder} is damaged: ${path} is ${found ? 'not what was written' : 'missing'}.`,
    );
  }
}
