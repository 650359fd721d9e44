import { readFile } from 'node:fs/promises';
import { readCommandLine, shown } from '../../cli/command-line.ts';
import { inProject } from '../../cli/project.ts';
import { runCommand, StartupError } from '../../cli/startup-error.ts';

const HELP = `npm run compose [-- --check] [--base <supergraph file>] [--allow-breaking] [--release <version>]

Composes the six subgraphs and writes schema/. A change that could break a client of the public graph is refused
unless --allow-breaking is given; it is compared with the committed supergraph, or with --base.
  --check    writes nothing and fails when schema/ is not what the code makes
  --release  closes the section of schema/CHANGELOG.md that tells what changed since the last release
`;

const OPTIONS = {
  check: { type: 'boolean' },
  base: { type: 'string' },
  'allow-breaking': { type: 'boolean' },
  release: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const today = () => new Date().toISOString().slice(0, 10);

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
  const base = values.base === undefined ? undefined : await readBase(values.base);
  // Loaded when the command line is right: composition and the six subgraphs are much code.
  const { composeFolder } = await import('./compose-folder.ts');
  const { readSubgraphParts } = await import('./subgraph-parts.ts');
  const { changed, files } = await composeFolder(inProject('schema'), await readSubgraphParts(), {
    check: values.check ?? false,
    base,
    allowBreaking: values['allow-breaking'] ?? false,
    release: values.release === undefined ? undefined : { version: values.release, day: today() },
  });
  process.stdout.write(
    `schema/ ${values.check ? 'is what the code makes' : `written, ${changed} of ${files} files changed`}\n`,
  );
});
