import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inProject } from '../../cli/project.ts';
import { completeLockFile, type LockFile, missingPlatformPackages, readLockFile } from './platform-packages.ts';

it('the lock file names the packages of every platform; npm run lock:complete adds what npm left out', () => {
  const lock = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')) as LockFile;
  expect(missingPlatformPackages(lock).map(({ name }) => name)).toEqual([]);
});

it('the lock file names no registry', () => {
  expect(readFileSync(inProject('package-lock.json'), 'utf8')).not.toContain('"resolved"');
});

it.each(['', '<<<<<<< HEAD', 'null', '{"packages":null}'])('says in a sentence that %j is no lock file', (text) => {
  expect(() => readLockFile(text)).toThrow(/^package-lock\.json is no lock file: .*\.$/);
});

it('names what is missing with its platform, and leaves the rest as it is', () => {
  const lock: LockFile = {
    packages: {
      '': {},
      'node_modules/tool': { version: '1.0.0', dev: true, optionalDependencies: { 'tool-linux-arm64-musl': '1.0.0' } },
    },
  };
  const completed = completeLockFile(lock).packages;
  expect(completed['node_modules/tool-linux-arm64-musl']).toEqual({
    version: '1.0.0',
    dev: true,
    cpu: ['arm64'],
    libc: ['musl'],
    os: ['linux'],
    optional: true,
  });
  expect(missingPlatformPackages({ packages: completed })).toEqual([]);
});
