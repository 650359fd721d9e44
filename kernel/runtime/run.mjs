// Runs one of the programs: `node kernel/runtime/run.mjs <its source> [argument...]`, in a thread too. What `npm run build`
// bundled loads in less than half the time; sources that changed since are read as they are.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBuilt } from './built-code.mjs';
import { describeMissingCode } from './missing-code.mjs';

const entry = resolve(process.argv[2] ?? '');
process.argv.splice(1, 2, entry);
const built = findBuilt(entry);
if (!built) (await import('tsx/esm/api')).register();
try {
  await import(pathToFileURL(built ?? entry).href);
} catch (error) {
  const sentence = describeMissingCode(error);
  if (sentence === undefined) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
