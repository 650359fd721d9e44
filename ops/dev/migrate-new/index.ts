import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DOMAINS, type Domain } from '../../../subgraphs/shared/domains.ts';
import { projectRoot } from '../../cli/project.ts';
import { runCommand, StartupError } from '../../cli/startup-error.ts';
import { migrationsFolder, readMigrations } from '../../migrate/migrations.ts';

/** A folder has that name after its stamp. */
const MAX_NAME = 100;

await runCommand(async () => {
  const [domain, name] = readArguments(process.argv.slice(2));
  // Loaded when the command line is right: it runs a server.
  const { writeScript } = await import('./write-script.ts');
  const script = await writeScript(domain);
  if (script === '') {
    process.stdout.write(`The migrations of ${domain} already give its Prisma schema: nothing to write.\n`);
    return;
  }
  const folder = join(migrationsFolder(domain), `${nextStamp(domain, new Date())}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), `${script}\n`);
  process.stdout.write(`Wrote ${relative(projectRoot, folder)}/migration.sql: read it, then run npm run migrate.\n`);
});

function readArguments([domain, name, ...more]: readonly string[]): [Domain, string] {
  const known = DOMAINS.find((candidate) => candidate === domain);
  const isName = name !== undefined && name.length <= MAX_NAME && /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(name);
  if (!known || !isName || more.length > 0) {
    throw new StartupError(
      `Usage: npm run migrate:new -- <${DOMAINS.join('|')}> <verb_name>, such as add_size_run: at most ${MAX_NAME} characters in lower case, words joined by _.`,
    );
  }
  return [known, name];
}

/** `yyyymmddhhmmss` in UTC, later than every migration there is. */
function nextStamp(domain: Domain, now: Date): string {
  const last = Number(readMigrations(domain).at(-1)?.name.slice(0, 14) ?? 0);
  const stamp = Number(now.toISOString().replace(/\D/g, '').slice(0, 14));
  return String(Math.max(stamp, last + 1));
}
