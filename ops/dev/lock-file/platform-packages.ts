import { StartupError } from '../../cli/startup-error.ts';

/** A lock file, as far as it matters here. */
export interface LockFile {
  packages: Record<string, LockEntry>;
}
interface LockEntry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

export interface MissingPackage {
  readonly name: string;
  readonly version: string;
  readonly neededBy: string;
  readonly dev: boolean;
}

/** @throws StartupError when it is none, as after a merge that was left half done. */
export function readLockFile(text: string): LockFile {
  try {
    const lock = JSON.parse(text) as Partial<LockFile> | null;
    if (lock?.packages && typeof lock.packages === 'object') return lock as LockFile;
  } catch {
    // Falls through to the one sentence for both.
  }
  throw new StartupError('package-lock.json is no lock file: restore it, then run this again.');
}

/**
 * Optional packages that the lock file does not name. `npm ci` refuses such a lock file, and npm itself leaves out
 * what its registry did not have on the day: a mirror often lacks the packages of other platforms.
 */
export function missingPlatformPackages({ packages }: LockFile): MissingPackage[] {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name, version]) => /^\d/.test(version) && !isResolved(packages, path, name))
      .map(([name, version]) => ({ name, version, neededBy: path, dev: entry.dev === true })),
  );
}

/** Names them, so that an install on this platform skips them and one on theirs fetches them. */
export function completeLockFile(lock: LockFile): LockFile {
  const packages = { ...lock.packages };
  for (const { name, version, dev } of missingPlatformPackages(lock)) {
    packages[`node_modules/${name}`] = { version, ...(dev ? { dev } : {}), ...platformOf(name), optional: true };
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

/** Whether Node's walk up from `path` finds the package. */
function isResolved(packages: LockFile['packages'], path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

const SYSTEMS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openharmony', 'netbsd', 'openbsd', 'sunos', 'aix'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'riscv64', 'ppc64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** The platform that such a package's name tells: "binding-linux-arm64-musl". */
function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const parts = (name.split('/').at(-1) ?? '').split('-');
  const os = SYSTEMS.filter((system) => parts.includes(system));
  const cpu = PROCESSORS.filter((processor) => parts.includes(processor));
  const libc = parts.some((part) => part.startsWith('musl')) ? ['musl'] : [];
  return { ...(cpu.length ? { cpu } : {}), ...(libc.length ? { libc } : {}), ...(os.length ? { os } : {}) };
}
