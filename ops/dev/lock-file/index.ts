import { readFileSync, writeFileSync } from 'node:fs';
import { runWithoutArguments } from '../../cli/command-line.ts';
import { inProject } from '../../cli/project.ts';
import { completeLockFile, readLockFile } from './platform-packages.ts';

await runWithoutArguments('npm run lock:complete', 'names the packages of other platforms in package-lock.json', () => {
  const file = inProject('package-lock.json');
  const lock = completeLockFile(readLockFile(readFileSync(file, 'utf8')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
});
