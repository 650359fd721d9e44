import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inProject, projectRoot } from '../../ops/cli/project.ts';

/** Statements whose rows no `tables.prisma` describes, by file, and why. */
const UNDESCRIBED: Readonly<Record<string, string>> = {
  'ops/dev/migrate-new/domain-diff.ts': "reads PostgreSQL's own catalog",
  'ops/instance/databases.ts': 'reads a setting of the server',
  'ops/instance/instance-record.ts': 'its table is there before the first migration, and no area owns it',
  'ops/maintain/backup/dump-domain.ts': "reads PostgreSQL's own catalog, sequences and Prisma's table of migrations",
  'ops/maintain/backup/write-backup.ts': "reads PostgreSQL's own catalog, and a domain from outside",
  'ops/maintain/restore/restore-backup.ts': "reads PostgreSQL's own catalog",
  'ops/migrate/drift.ts': "reads PostgreSQL's own catalog",
  'ops/migrate/runner.ts': "reads PostgreSQL's own catalog and Prisma's table of migrations",
  'ops/start/demo/fill-demo.ts': 'asks of any table whether it is empty',
};
/** Lists of columns of a recordset that are no part of a described table, by file, and why. */
const UNDESCRIBED_SETS: Readonly<Record<string, string>> = {
  'kernel/database/write.ts': 'makes the lists of all others of their tables',
  'kernel/events/outbox.ts': 'each domain has the log, whose columns are generated inside the domains',
  'subgraphs/shared/customer-alias.ts': 'each domain has the table, whose columns are generated inside the domains',
};

function filesWith(pattern: RegExp): string[] {
  const folders = ['gateway', 'kernel', 'ops', 'subgraphs'];
  const tracked = execFileSync('git', ['ls-files', '-z', ...folders], { cwd: projectRoot, encoding: 'utf8' });
  const isProduct = (file: string) => file.endsWith('.ts') && !/\.test\.ts$|\/(testing|generated)\//.test(file);
  return tracked
    .split('\0')
    .filter((file) => isProduct(file) && pattern.test(readFileSync(inProject(file), 'utf8')))
    .sort();
}

it('asserts the type of no row that a table describes', () => {
  expect(filesWith(/\.query<|\.query\([^)]*\)\) as /)).toEqual(Object.keys(UNDESCRIBED).sort());
});

it('writes the columns of a recordset by its table', () => {
  expect(filesWith(/\bjsonb?_to_recordset\(/)).toEqual(Object.keys(UNDESCRIBED_SETS).sort());
});
