import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const endpointSchema = z.object({ url: z.url(), port: z.int(), pid: z.int() });

/** Where the process that holds the data folder listens. */
export type Endpoint = z.infer<typeof endpointSchema>;

const fileOf = (folder: string): string => join(folder, 'endpoint.json');

export async function readEndpoint(folder: string): Promise<Endpoint | undefined> {
  try {
    return endpointSchema.parse(JSON.parse(await readFile(fileOf(folder), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Replaces the file in one step, so that a reader never sees half of it. */
export async function writeEndpoint(folder: string, endpoint: Endpoint): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = `${fileOf(folder)}.${process.pid}`;
  await writeFile(draft, JSON.stringify(endpoint));
  await rename(draft, fileOf(folder));
}

/** True when something that speaks the interface answers there within the time. */
export async function answersPing(url: string, milliseconds = 2_000): Promise<boolean> {
  try {
    const response = await fetch(`${url}/ping`, { signal: AbortSignal.timeout(milliseconds) });
    return response.ok && (await response.text()) === 'Ok.\n';
  } catch {
    return false;
  }
}
