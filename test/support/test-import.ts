import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPorts } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import type { ImportTarget } from '../../ops/import/import-target.ts';
import type { TestInstance } from './test-instance.ts';

/** A test's instance as an import sees it, with a folder for checkpoints and rejects. */
export interface TestImport {
  readonly target: ImportTarget;
  readonly folder: string;
  remove(): void;
}

export function openTestImport({ instance, database }: TestInstance): TestImport {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-import-'));
  const ports = createPorts('import', instance.transport);
  return {
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
    target: {
      dataDir: folder,
      timeZone: 'Europe/Paris',
      currencyCode: 'EUR',
      identity: database.name,
      call: (operation, variables) => ports.call(operation, variables, createServiceContext('import', 120_000)),
      close: async () => undefined,
    },
  };
}
