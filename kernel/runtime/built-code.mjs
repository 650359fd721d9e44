import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const FOLDERS = ['gateway', 'kernel', 'ops', 'subgraphs'];

export function builtCodeFolder(root = projectRoot) {
  return join(root, '.cache', 'server', hashSources(root));
}

export function builtNameOf(entry, root = projectRoot) {
  return relative(root, entry).replace(/\.ts$/, '').replace(/[\\/]/g, '-');
}

export function findBuilt(entry, root = projectRoot) {
  const file = join(builtCodeFolder(root), `${builtNameOf(entry, root)}.mjs`);
  return existsSync(file) ? file : undefined;
}

/** Of what they say: a copy of the project, an image's too, has its files at other times. */
function hashSources(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const names = FOLDERS.flatMap((folder) => sourcesIn(root, folder)).sort();
  for (const name of names) hash.update(name).update(readFileSync(join(root, name)));
  return hash.digest('hex').slice(0, 16);
}

function sourcesIn(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|json)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}
