import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StartupError } from '../cli/startup-error.ts';

/**
 * Makes the data folder.
 * @throws StartupError that names the folder and says why it cannot be made.
 */
export function makeDataFolder(dataDir: string): void {
  makeFolder(
    dataDir,
    (reason) =>
      new StartupError(`The data folder ${resolve(dataDir)} cannot be made (${reason}): set DATA_DIR to another.`),
  );
}

/**
 * Makes a folder and what is missing above it, one after the other: Node's own recursive way never ends on a file
 * system that answers that a folder is missing below one that is there (/proc).
 * @throws what `refuse` makes of the reason why it cannot be made.
 */
export function makeFolder(folder: string, refuse: (reason: string) => StartupError): void {
  const missing: string[] = [];
  for (let path = resolve(folder); !existsSync(path); path = dirname(path)) missing.unshift(path);
  try {
    for (const path of missing) mkdirSync(path);
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    // A full disk has a sentence of its own.
    if (code === 'ENOSPC' || code === 'EDQUOT') throw error;
    // Another start may have been quicker.
    if (code !== 'EEXIST') throw refuse(code);
  }
  if (!statSync(folder).isDirectory()) throw refuse('it is a file');
}
