import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isAlive, startTimeOf } from '../cli/processes.ts';
import { StartupError } from '../cli/startup-error.ts';
import { makeDataFolder } from './make-folder.ts';

/** How long a start waits for one that is on its way out, in milliseconds. */
const WAIT_MS = 3_000;

/**
 * Makes this process the only one that runs the instance of a data folder, until the returned function is called.
 * What a killed process left is taken over: its id is free, or belongs to a process that started later.
 * @throws StartupError when another process runs it.
 */
export async function lockFolder(dataDir: string): Promise<() => void> {
  const file = join(dataDir, 'instance.lock');
  const own = `${process.pid} ${startTimeOf(process.pid)}`;
  const draft = `${file}.${process.pid}`;
  try {
    makeDataFolder(dataDir);
    writeFileSync(draft, own);
  } catch (error) {
    if (error instanceof StartupError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw error;
    throw new StartupError(
      `The data folder ${resolve(dataDir)} cannot be written to (${code}): set DATA_DIR to another.`,
    );
  }
  const deadline = Date.now() + WAIT_MS;
  try {
    while (!tryLink(draft, file)) {
      const holder = read(file);
      if (!isHeld(holder)) {
        if (read(file) === holder) rmSync(file, { force: true });
      } else if (Date.now() > deadline) {
        throw new StartupError(
          `Passerelle already runs on the data folder ${resolve(dataDir)} (process ${holder.split(' ')[0]}): stop it first, or set another DATA_DIR and PORT.`,
        );
      } else {
        await new Promise((wake) => setTimeout(wake, 100));
      }
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (read(file) === own) rmSync(file, { force: true });
  };
}

/** A hard link is made in one step or not at all, so two starts cannot both win. */
function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isHeld(content: string): boolean {
  const [pid, ...startTime] = content.split(' ');
  const id = Number(pid);
  return Number.isInteger(id) && id > 0 && isAlive(id) && startTimeOf(id) === startTime.join(' ');
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
