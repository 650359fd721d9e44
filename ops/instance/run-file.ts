import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive } from '../cli/processes.ts';

const schema = z.object({
  pid: z.int(),
  port: z.int(),
  /** The embedded server's, when there is one. */
  postgresPort: z.int().optional(),
  clickhouseUrl: z.string(),
  /** The processes of the split. */
  services: z.array(z.object({ name: z.string(), pid: z.int(), port: z.int() })),
});

/** What runs on a data folder, for the operator's other commands; holds no secret. */
export type RunFile = z.infer<typeof schema>;

const fileOf = (dataDir: string) => join(dataDir, 'run.json');

export function writeRunFile(dataDir: string, run: RunFile): void {
  const draft = `${fileOf(dataDir)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(run, null, 2));
  renameSync(draft, fileOf(dataDir));
}

/** The instance that runs on the folder; undefined when none does, whatever a killed one left. */
export function readRunFile(dataDir: string): RunFile | undefined {
  try {
    const run = schema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
    return isAlive(run.pid) ? run : undefined;
  } catch {
    return undefined;
  }
}

export function removeRunFile(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}
