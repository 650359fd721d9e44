import { constants, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Paths of the files below a folder that are whole, relative to it. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/**
 * Copies a folder of the data folder while it is written to. Files of the kept log are joined to others now and then: it
 * is looked through again until none of those seen was gone by the end, and what is gone is not in the copy.
 */
export async function copyFolder(from: string, to: string): Promise<void> {
  for (;;) {
    const seen = filesBelow(from);
    for (const path of seen) await copyOnce(join(from, path), join(to, path));
    for (const path of filesBelow(to)) if (!existsSync(join(from, path))) rmSync(join(to, path), { force: true });
    if (seen.every((path) => existsSync(join(from, path)))) return;
  }
}

async function copyOnce(from: string, to: string): Promise<void> {
  if (existsSync(to)) return;
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  await copyFile(from, to, constants.COPYFILE_FICLONE).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
}

/**
 * The folders of the touchpoint log in the order in which a segment passes through them. Copied in that order, no
 * segment slips through; one that was copied twice counts once, by its name.
 */
const SPOOL = ['open', 'ready', 'refused', 'log'];

export async function copySpool(dataDir: string, folder: string): Promise<void> {
  for (const name of SPOOL) await copyFolder(join(dataDir, 'spool', name), join(folder, 'spool', name));
  // What a segment held while it was open is the beginning of what it held when it was closed.
  for (const segment of filesBelow(join(folder, 'spool', 'ready'))) {
    rmSync(join(folder, 'spool', 'open', segment), { force: true });
  }
}
