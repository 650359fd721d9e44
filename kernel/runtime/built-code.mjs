import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
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

/** Milliseconds within which a file system may give two changes the same time: 10 at most, and some for the clock. */
const SAME_TIME_MS = 50;

export function rememberSources(root = projectRoot) {
  const names = namesOfSources(root);
  // Looked at before they are read: what changes meanwhile has another time then.
  const { state, changedMs } = lookAt(root, names);
  if (changedMs > Date.now() - SAME_TIME_MS) return;
  const file = rememberedIn(root);
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ state, hash: hashContents(root, names) }));
  renameSync(draft, file);
}

const rememberedIn = (root) => join(root, '.cache', 'server-sources.json');

/** Of what they say, since a copy of the project, an image's too, has its files at other times; remembered of those that nobody changed. */
function hashSources(root) {
  const names = namesOfSources(root);
  const remembered = readRemembered(root);
  if (remembered !== undefined && remembered.state === lookAt(root, names).state) return remembered.hash;
  return hashContents(root, names);
}

function readRemembered(root) {
  try {
    return JSON.parse(readFileSync(rememberedIn(root), 'utf8'));
  } catch {
    // Nothing was built here, or what is remembered is no more than a shortcut.
    return undefined;
  }
}

function hashContents(root, names) {
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update(readFileSync(join(root, name)));
  return hash.digest('hex').slice(0, 16);
}

/** What the file system knows of the sources, without reading them: every change of a file changes that. */
function lookAt(root, names) {
  const hash = createHash('sha256');
  let changedMs = 0;
  for (const name of names) {
    const { size, ctimeMs, ino } = statSync(join(root, name));
    hash.update(`${name} ${size} ${ctimeMs} ${ino}\n`);
    changedMs = Math.max(changedMs, ctimeMs);
  }
  return { state: hash.digest('hex'), changedMs };
}

function namesOfSources(root) {
  return ['package-lock.json', ...FOLDERS.flatMap((folder) => sourcesIn(root, folder))].sort();
}

function sourcesIn(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesIn(root, name);
    return entry.isFile() && /\.(ts|mjs|json)$/.test(name) && !/\.test\.ts$/.test(name) ? [name] : [];
  });
}
