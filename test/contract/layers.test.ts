import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, it } from 'vitest';
import { inProject, projectRoot } from '../../ops/cli/project.ts';

const IMPORT = /\bfrom '([^']+)'|\bimport\('([^']+)'\)/g;

/** The folders of `root`, each with those that its files load, types included; tests apart. */
function readFolders(root: string): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const entry of readdirSync(inProject(root), { recursive: true, withFileTypes: true })) {
    const file = relative(inProject(root), join(entry.parentPath, entry.name));
    if (!entry.isFile() || !/\.tsx?$/.test(file) || file.includes('.test.')) continue;
    const [folder = ''] = file.split(sep);
    const loaded = folders.get(folder) ?? new Set();
    folders.set(folder, loaded);
    for (const [, plain, lazy] of readFileSync(inProject(root, file), 'utf8').matchAll(IMPORT)) {
      const given = plain ?? lazy ?? '';
      const from = given.startsWith('#kernel/') ? projectRoot : dirname(inProject(root, file));
      const [target = '..'] = relative(inProject(root), join(from, given.replace('#kernel', 'kernel'))).split(sep);
      if (/^[.#]/.test(given) && target !== '..' && target !== folder) loaded.add(target);
    }
  }
  return folders;
}

/** The longest chain of folders that load each other. */
function countLayers(folders: Map<string, Set<string>>): number {
  const depths = new Map<string, number>();
  const depthOf = (folder: string): number => {
    const known = depths.get(folder);
    if (known !== undefined) return known;
    depths.set(folder, Number.POSITIVE_INFINITY);
    const depth = 1 + Math.max(0, ...[...(folders.get(folder) ?? [])].map(depthOf));
    depths.set(folder, depth);
    return depth;
  };
  return Math.max(...[...folders.keys()].map(depthOf));
}

it.each([
  { root: 'kernel', layers: 6 },
  { root: 'ops', layers: 5 },
])('$root has at most 8 folders in at most $layers layers, none in a circle', ({ root, layers }) => {
  const folders = readFolders(root);
  expect(folders.size).toBeLessThanOrEqual(8);
  expect(countLayers(folders)).toBeLessThanOrEqual(layers);
});
