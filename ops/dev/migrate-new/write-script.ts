import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Domain } from '../../../subgraphs/shared/domains.ts';
import { migrateDatabases, openDatabases } from '../../instance/databases.ts';
import { openSecrets } from '../../instance/secrets.ts';
import { missingSql } from './domain-diff.ts';

/** Compares the Prisma schema with an empty database that has the present migrations, on a server of its own. */
export async function writeScript(domain: Domain): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'passerelle-migrate-'));
  // PostgreSQL's own account must be able to enter when root runs this.
  chmodSync(dataDir, 0o755);
  try {
    const databases = await openDatabases({ env: {}, dataDir, secrets: () => openSecrets(dataDir) });
    try {
      await migrateDatabases(databases, { pending: 'apply', poolSize: 4 });
      return await missingSql(domain, databases.adminUrl);
    } finally {
      await databases.cluster?.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
