import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { inProject } from '../project.ts';
import { buildArtifacts, readArtifact, SUPERGRAPH, staleArtifacts, writeArtifacts } from './artifacts.ts';
import { breakingChanges } from './breaking-changes.ts';
import { CompositionError } from './compose.ts';
import { houseSdl } from './house-sdl.ts';

const USAGE = `npm run compose [-- --check] [--base <supergraph file>] [--allow-breaking]

Composes the six subgraphs and writes schema/. A change that could break a client of the public graph is refused
unless --allow-breaking is given; it is compared with the committed supergraph, or with --base.
  --check  writes nothing and fails when schema/ is not what the code makes`;

/** A command line that asks for what there is not. */
class UsageError extends Error {}

function readCommandLine(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        check: { type: 'boolean', default: false },
        base: { type: 'string' },
        'allow-breaking': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('.')[0]}; see npm run compose -- --help.`);
  }
}

async function readBase(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--base names ${file}, which cannot be read (${error.code ?? error.message}).`);
  });
}

async function main(): Promise<number> {
  const { check, base, help, 'allow-breaking': allowBreaking } = readCommandLine(process.argv.slice(2));
  if (help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const folder = inProject('schema');
  const artifacts = await buildArtifacts(folder, await houseSdl());
  const supergraph = artifacts.find((artifact) => artifact.path === SUPERGRAPH)?.content ?? '';
  const before = base === undefined ? await readArtifact(folder, SUPERGRAPH) : await readBase(base);
  const breaking = before === undefined || allowBreaking ? [] : await breakingChanges(before, supergraph);
  if (breaking.length > 0) {
    process.stderr.write(
      `These changes could break a client; give --allow-breaking when they are meant:\n- ${breaking.join('\n- ')}\n`,
    );
    return 1;
  }
  const stale = await staleArtifacts(folder, artifacts);
  if (check && stale.length > 0) {
    process.stderr.write(
      `These files of schema/ are not what the code makes; run npm run compose: ${stale.join(', ')}\n`,
    );
    return 1;
  }
  if (!check) await writeArtifacts(folder, artifacts);
  process.stdout.write(
    `schema/ ${check ? 'is what the code makes' : `written, ${stale.length} of ${artifacts.length} files changed`}\n`,
  );
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const expected = error instanceof CompositionError || error instanceof UsageError;
    process.stderr.write(`${expected ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
    process.exit(1);
  },
);
