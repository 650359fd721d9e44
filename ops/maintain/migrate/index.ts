import { readUrl } from '#kernel/values/url.ts';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { readCommandLine } from '../../cli/command-line.ts';
import { openProgress } from '../../cli/progress.ts';
import { runCommand } from '../../cli/startup-error.ts';
import { DATABASE, migrateDatabases, openDatabases } from '../../instance/databases.ts';
import { lockFolder } from '../../instance/folder-lock.ts';
import { openSecrets } from '../../instance/secrets.ts';
import { migrationRole, rolesSql, runtimeRole } from '../../migrate/roles.ts';

const HELP = `npm run migrate             applies the pending migrations of every domain
npm run migrate -- --roles  prints the SQL that makes the roles and schemas, for a server whose
                            administrator makes them manually
npm run migrate -- --reset-passwords
                            gives run-time roles that exist already the passwords of DATA_DIR or of
                            <DOMAIN>_DATABASE_URL; without it a role that exists is left as it is

DATABASE_URL names the database and a role that may create roles; without it the embedded server
of DATA_DIR (default: data) is started for the work. <DOMAIN>_DATABASE_URL gives a domain's own
connection, whose name and password its run-time role gets.
`;

const OPTIONS = {
  roles: { type: 'boolean' },
  'reset-passwords': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

await runCommand(async () => {
  const { values } = readCommandLine(process.argv.slice(2), { options: OPTIONS, help: 'npm run migrate -- --help' });
  if (values.help) process.stdout.write(HELP);
  else if (values.roles) printRoles();
  else await migrate(values['reset-passwords'] ?? false);
});

function printRoles(): void {
  const given = readUrl(process.env['DATABASE_URL'] ?? '');
  const database = given ? decodeURIComponent(given.pathname.slice(1)) : DATABASE;
  const roles = Object.fromEntries(
    DOMAINS.map((domain) => [
      domain,
      { name: runtimeRole(database, domain), password: `choose-a-password-for-${domain}` },
    ]),
  );
  process.stdout.write(`${rolesSql({ database, migrator: migrationRole(database), roles })}\n`);
}

async function migrate(resetPasswords: boolean): Promise<void> {
  const { env } = process;
  const dataDir = env['DATA_DIR'] || 'data';
  const needsFolder = !env['DATABASE_URL'];
  const unlock = needsFolder ? await lockFolder(dataDir) : () => undefined;
  const progress = openProgress();
  try {
    const databases = await openDatabases({ env, dataDir, secrets: () => openSecrets(dataDir) });
    try {
      const step = progress.start('Migrations');
      const poolSize = Number(env['DATABASE_POOL_SIZE'] ?? 4);
      const applied = await migrateDatabases(databases, { pending: 'apply', poolSize, step, resetPasswords });
      step.finish(applied === 0 ? 'nothing to do' : `${applied} applied`);
    } finally {
      await databases.cluster?.stop();
    }
  } finally {
    progress.close();
    unlock();
  }
}
