import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inProject } from '../../cli/project.ts';
import { StartupError } from '../../cli/startup-error.ts';

/** Something that browsers load and Vite makes. */
interface Asset {
  /** Folder of the sources, with its `vite.config.ts`. */
  readonly folder: string;
  /** What the result depends on, besides the folder. */
  readonly alsoFrom: readonly string[];
  readonly output: string;
}

const ASSETS = {
  dashboard: { folder: 'dashboard', alsoFrom: ['package-lock.json'], output: 'dashboard/dist' },
  explorer: { folder: 'gateway/explorer', alsoFrom: ['package-lock.json'], output: '.cache/explorer' },
} as const satisfies Record<string, Asset>;

export type AssetName = keyof typeof ASSETS;
export const assetNames = Object.keys(ASSETS) as AssetName[];

/**
 * Builds an asset unless what is there was made from the very same sources.
 * @returns true when it was built.
 */
export async function buildAsset(name: AssetName, signal?: AbortSignal): Promise<boolean> {
  const asset = ASSETS[name];
  const config = inProject(asset.folder, 'vite.config.ts');
  if (!existsSync(config)) return false;
  const stamp = inProject(asset.output, '.source-hash');
  const hash = hashSources(asset);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  const made = inProject('.cache', `building-${name}-${process.pid}`);
  try {
    await runVite(name, config, made, signal);
    writeFileSync(join(made, '.source-hash'), hash);
    putInPlace(made, inProject(asset.output));
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  return true;
}

/** Built apart and moved in whole: two first starts at once must not serve what the other has half written. */
function putInPlace(made: string, output: string): void {
  mkdirSync(dirname(output), { recursive: true });
  const old = `${made}-old`;
  try {
    if (existsSync(output)) renameSync(output, old);
    renameSync(made, output);
  } catch (error) {
    // Another start was quicker, with the same result.
    if (!existsSync(output)) throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

function hashSources(asset: Asset): string {
  const hash = createHash('sha256');
  const root = inProject(asset.folder);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(inProject(asset.output)) && !/\.test\.tsx?$/.test(file))
    .sort();
  for (const file of [...files, ...asset.alsoFrom.map((path) => inProject(path))]) {
    hash.update(file.slice(inProject().length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function runVite(name: AssetName, config: string, outDir: string, signal: AbortSignal | undefined): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  const into = ['--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(process.execPath, [vite, 'build', dirname(config), '--config', config, ...into], {
    cwd: inProject(),
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new StartupError(`The ${name} could not be built:\n${Buffer.concat(output).toString('utf8')}`));
    });
  });
}
