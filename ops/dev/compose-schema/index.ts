import { readFile } from 'node:fs/promises';
import { readCommandLine, shown } from '../../cli/command-line.ts';
import { inProject } from '../../cli/project.ts';
import { runCommand, StartupError } from '../../cli/startup-error.ts';

const HELP = `npm run compose [-- --check] [--base <supergraph file>] [--allow-breaking]

Composes the six subgraphs and writes schema/. A change that could break a client of the public graph is refused
unless --allow-breaking is given; it is compared with the committed supergraph, or with --base.
  --check  writes nothing and fails when schema/ is not what the code makes
`;

const OPTIONS = {
  check: { type: 'boolean' },
  base: { type: 'string' },
  'allow-breaking': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

async function readBase(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartupError(`--base names ${shown(file)}, which cannot be read (${error.code ?? error.message}).`);
  });
  const { publicSchema } = await import('./breaking-changes.ts');
  try {
    publicSchema(text);
    return text;
  } catch {
    throw new StartupError(`--base names ${shown(file)}, which is no composed supergraph.`);
  }
}

await runCommand(async () => {
  const { values } = readCommandLine(process.argv.slice(2), { options: OPTIONS, help: 'npm run compose -- --help' });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const given = values.base === undefined ? undefined : await readBase(values.base);
  // Loaded when the command line is right: composition and the six subgraphs are much code.
  const { buildArtifacts, readArtifact, SUPERGRAPH, staleArtifacts, writeArtifacts } = await import('./artifacts.ts');
  const { breakingChanges } = await import('./breaking-changes.ts');
  const { readSubgraphParts } = await import('./subgraph-parts.ts');
  const folder = inProject('schema');
  const before = given ?? (await readArtifact(folder, SUPERGRAPH));
  const artifacts = await buildArtifacts(folder, await readSubgraphParts());
  const supergraph = artifacts.find((artifact) => artifact.path === SUPERGRAPH)?.content ?? '';
  const breaking = before === undefined || values['allow-breaking'] ? [] : await breakingChanges(before, supergraph);
  if (breaking.length > 0) {
    throw new StartupError(
      `These changes could break a client; give --allow-breaking when they are meant:\n- ${breaking.join('\n- ')}`,
    );
  }
  const stale = await staleArtifacts(folder, artifacts);
  if (values.check && stale.length > 0) {
    throw new StartupError(
      `These files of schema/ are not what the code makes; run npm run compose: ${stale.join(', ')}`,
    );
  }
  if (!values.check) await writeArtifacts(folder, artifacts);
  process.stdout.write(
    `schema/ ${values.check ? 'is what the code makes' : `written, ${stale.length} of ${artifacts.length} files changed`}\n`,
  );
});
