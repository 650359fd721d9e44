import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path inside the checkout. */
export function inProject(...parts: readonly string[]): string {
  return join(projectRoot, ...parts);
}

/** Runs one of the programs by its source, from the folder of the checkout: `node <runner> ops/start/index.ts`. */
export const RUNNER = 'kernel/runtime/run.mjs';

/** The same from any folder. */
export const runner = inProject(RUNNER);
