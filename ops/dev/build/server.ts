import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { builtCodeFolder, builtNameOf } from '#kernel/runtime/built-code.mjs';
import { inProject } from '../../cli/project.ts';

/** Programs whose code is much of what they take to start; the others are read as they are. */
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
  'ops/maintain/migrate/index.ts',
  'ops/maintain/rebuild/index.ts',
  'subgraphs/attribution/ltv/store/fit-worker.ts',
];
/** Bundles of earlier sources that are kept: an instance that runs may still read its own. */
const KEPT_BUILDS = 2;

/**
 * Bundles the server's programs, each with what of this project it imports; libraries stay where they are.
 * @returns true when they were built.
 */
export async function buildServer(): Promise<boolean> {
  const folder = builtCodeFolder();
  if (existsSync(folder)) return false;
  const made = inProject('.cache', `building-server-${process.pid}`);
  try {
    await build({
      entryPoints: Object.fromEntries(PROGRAMS.map((program) => [builtNameOf(inProject(program)), inProject(program)])),
      outdir: made,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      target: 'node20.19',
      format: 'esm',
      packages: 'external',
      // Errors are identified by the names of their classes.
      keepNames: true,
      logLevel: 'error',
      plugins: [ownModules],
    });
    mkdirSync(dirname(folder), { recursive: true });
    // Moved in whole; where another build was quicker, with the same result.
    if (!existsSync(folder)) renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  removeOldBuilds(dirname(folder));
  return true;
}

/** Modules find what lies beside them, their statements for one, where their sources are. */
const ownModules: Plugin = {
  name: 'own modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#kernel\// }, ({ path }) => ({ path: inProject('kernel', path.slice('#kernel/'.length)) }));
    onLoad({ filter: /\.m?ts$|\.mjs$/ }, async ({ path }) => {
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

function removeOldBuilds(folder: string): void {
  const builds = readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => ({ path, builtMs: statSync(path).mtimeMs }))
    .sort((a, b) => b.builtMs - a.builtMs);
  for (const { path } of builds.slice(KEPT_BUILDS)) rmSync(path, { recursive: true, force: true });
}
