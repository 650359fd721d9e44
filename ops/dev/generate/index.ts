import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DOMAINS, type Domain } from '../../../subgraphs/shared/domains.ts';
import { runWithoutArguments } from '../../cli/command-line.ts';
import { inProject, projectRoot } from '../../cli/project.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { readPrismaSchema } from '../prisma-schema.ts';

const prismaFolder = dirname(createRequire(import.meta.url).resolve('prisma/package.json'));

/**
 * Writes the Prisma clients and the column descriptions of the domains whose tables changed since the last time; the
 * others are left as they are.
 */
async function generateClients(): Promise<void> {
  for (const domain of DOMAINS) {
    const stamp = inProject('subgraphs', domain, 'prisma', 'generated', '.schema-hash');
    const hash = hashOf(domain);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) continue;
    await runPrismaGenerate(domain, inProject('subgraphs', domain));
    writeFileSync(stamp, hash);
  }
}

/** Over Prisma's version, the generator itself and every file of the domain's Prisma schema. */
function hashOf(domain: Domain): string {
  const { version } = JSON.parse(readFileSync(join(prismaFolder, 'package.json'), 'utf8')) as { version: string };
  const hash = createHash('sha256').update(version);
  hash.update(readFileSync(inProject('ops', 'dev', 'generate', 'print-tables.ts')));
  for (const { path, content } of readPrismaSchema(domain)) hash.update(path).update(content);
  return hash.digest('hex');
}

function runPrismaGenerate(domain: Domain, schema: string): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(prismaFolder, 'build', 'index.js'), 'generate', '--schema', schema, '--no-hints'],
    {
      cwd: projectRoot,
      env: {
        ...process.env,
        // `generate` wants the path of a schema engine but never runs it; any existing file keeps it from a download.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new StartupError(
            `The Prisma client of ${domain} could not be generated:\n${Buffer.concat(output).toString('utf8')}`,
          ),
        );
    });
  });
}

await runWithoutArguments('npm run generate', 'writes the Prisma clients whose schema changed', generateClients);
