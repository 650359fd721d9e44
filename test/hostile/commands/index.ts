import type { HandedOver, HostileCommand } from './hostile-command.ts';
import { OF_ITS_FILES } from './of-the-checkout.ts';
import { OF_THE_INSTANCE } from './of-the-instance.ts';

const vitest = 'Vitest reads the words that follow, and runs no test of a name that is not there';
const checker = 'a third-party checker reads the words that follow; it changes no instance';

/** Every script of package.json, and every other program that is started by its file; a test fails when one is missing. */
export const HOSTILE_COMMANDS: Readonly<Record<string, HostileCommand | HandedOver>> = {
  ...OF_THE_INSTANCE,
  ...OF_ITS_FILES,
  test: { handsOver: vitest },
  'test:long': { handsOver: vitest },
  lint: { handsOver: checker },
  format: { handsOver: 'Biome reads the words that follow; it changes the files that it formats' },
  typecheck: { handsOver: checker },
  depcruise: { handsOver: checker },
  knip: { handsOver: checker },
};
