import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPorts } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import type { Progress } from '../../ops/cli/progress.ts';
import type { ImportHouse } from '../../ops/import/import-house.ts';
import type { TestHouse } from './test-house.ts';

/** A progress that nobody watches. */
export const unwatched: Progress = {
  start: () => ({ update: () => undefined, finish: () => undefined }),
  close: () => undefined,
};

/** A test's house as an import sees it, with a folder for checkpoints and rejects. */
export interface ImportGround {
  readonly house: ImportHouse;
  readonly folder: string;
  remove(): void;
}

export function openImportGround({ house, database }: TestHouse): ImportGround {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-import-'));
  const ports = createPorts('import', house.transport);
  return {
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
    house: {
      dataDir: folder,
      timeZone: 'Europe/Paris',
      currencyCode: 'EUR',
      identity: database.name,
      call: (operation, variables) => ports.call(operation, variables, createServiceContext('import', 120_000)),
      close: async () => undefined,
    },
  };
}
