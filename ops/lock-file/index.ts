import { readFileSync, writeFileSync } from 'node:fs';
import { inProject } from '../project.ts';
import { completeLockFile, type LockFile } from './platform-packages.ts';

const file = inProject('package-lock.json');
const lock = completeLockFile(JSON.parse(readFileSync(file, 'utf8')) as LockFile);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
