import { accessSync, appendFileSync, constants, existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { StartupError } from '../cli/startup-error.ts';
import { makeFolder } from '../instance/make-folder.ts';

/** A row that was not taken, or not wholly. */
export interface Reject {
  readonly line: number;
  /** False when the row was taken without the field that is named. */
  readonly refused: boolean;
  readonly reason: string;
  /** The row as it stands in the file, when it is known. */
  readonly cells: readonly string[];
}

/** The rejects of one file: written as they come, so that an interruption loses none. */
export interface RejectsFile {
  readonly path: string;
  readonly refused: number;
  readonly incomplete: number;
  setHeader(header: readonly string[]): void;
  add(rejects: readonly Reject[]): void;
}

/** Opens `<file>.rejects.csv`; a file of an earlier import is replaced, one of an interrupted import continues. */
export function openRejects(folder: string, source: string, resume: boolean): RejectsFile {
  const path = join(folder, `${basename(source)}.rejects.csv`);
  let header: readonly string[] = [];
  let refused = 0;
  let incomplete = 0;
  makeRejectsFolder(folder);
  if (!resume) rmSync(path, { force: true });
  return {
    path,
    get refused() {
      return refused;
    },
    get incomplete() {
      return incomplete;
    },
    setHeader(cells) {
      header = cells;
    },
    add(rejects) {
      if (rejects.length === 0) return;
      const lines = rejects.map(({ line, refused: all, reason, cells }) => {
        if (all) refused += 1;
        else incomplete += 1;
        return toCsv([String(line), all ? 'refused' : 'incomplete', reason, ...cells]);
      });
      const head = existsSync(path) ? '' : toCsv(['line', 'outcome', 'reason', ...header]);
      append(path, head + lines.join(''));
    },
  };
}

/**
 * Makes the folder of refused rows where it is missing; before anything is imported, so that no refusal is ever lost.
 * @throws StartupError where it cannot be made or written to.
 */
export function makeRejectsFolder(folder: string): void {
  const refuse = (reason: string) =>
    new StartupError(`Refused rows cannot be written to the folder ${folder} (${reason}); name another by --rejects.`);
  makeFolder(folder, refuse);
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw refuse((error as NodeJS.ErrnoException).code ?? 'unknown reason');
  }
}

function append(path: string, text: string): void {
  try {
    appendFileSync(path, text);
  } catch (error) {
    throw new StartupError(
      `The refused rows cannot be written to ${path}: ${(error as Error).message}; use --rejects.`,
    );
  }
}

/** One record as it stood in the file: no cell is escaped, so that a corrected file can be imported again. */
function toCsv(cells: readonly string[]): string {
  return stringify([[...cells]], { quoted_match: /\r/ });
}
