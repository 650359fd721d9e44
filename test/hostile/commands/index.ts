import type { Delegated, HostileCommand } from './hostile-command.ts';
import { OF_ITS_FILES } from './of-the-checkout.ts';
import { OF_THE_INSTANCE } from './of-the-instance.ts';

const vitest = 'Vitest reads the words that follow, and runs no test of a name that is not there';
const checker = 'a third-party checker reads the words that follow; it changes no instance';

/** Every script of package.json, and every other program that is started by its file; a test fails when one is missing. */
export const HOSTILE_COMMANDS: Readonly<Record<string, HostileCommand | Delegated>> = {
  ...OF_THE_INSTANCE,
  ...OF_ITS_FILES,
  test: { delegatesTo: vitest },
  'test:long': { delegatesTo: vitest },
  lint: { delegatesTo: checker },
  format: { delegatesTo: 'Biome reads the words that follow; it changes the files that it formats' },
  depcruise: { delegatesTo: checker },
  knip: { delegatesTo: checker },
  licenses: { delegatesTo: checker },
  prepare: { delegatesTo: '`generate` and `build`, which have their own lines' },
};
