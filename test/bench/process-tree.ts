import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of /proc, fixed at 100 on Linux for user space. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

export interface Usage {
  /** CPU of Node processes, in milliseconds since they started. */
  readonly nodeCpuMs: number;
  /** CPU of all, PostgreSQL and the engine included. */
  readonly totalCpuMs: number;
  /** Memory of all in bytes, shared pages counted once for PostgreSQL's backends. */
  readonly residentBytes: number;
}

interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  readonly cpuMs: number;
  readonly residentBytes: number;
}

function readProcess(pid: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // utime and stime, and those of children that have ended: a backend's work does not vanish with it.
    const own = Number(fields[11]) + Number(fields[12]);
    const ended = Number(fields[13]) + Number(fields[14]);
    const [resident = 0, shared = 0] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ').slice(1, 3).map(Number);
    const ownPages = name.startsWith('postgres') ? resident - shared : resident;
    return {
      pid,
      parent: Number(fields[1]),
      name,
      cpuMs: ((own + ended) * 1000) / TICKS_PER_SECOND,
      residentBytes: ownPages * PAGE_BYTES,
    };
  } catch {
    return undefined;
  }
}

/** What a process and everything it started use; Linux only. */
export function readUsage(root: number): Usage {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const family = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { pid, parent } of all) {
      if (family.has(parent) && !family.has(pid)) {
        family.add(pid);
        grown = true;
      }
    }
  }
  const members = all.filter(({ pid }) => family.has(pid));
  const sum = (some: readonly ProcessFacts[], key: 'cpuMs' | 'residentBytes') =>
    some.reduce((total, one) => total + one[key], 0);
  return {
    nodeCpuMs: sum(
      members.filter(({ name }) => /^(node|MainThread)/.test(name)),
      'cpuMs',
    ),
    totalCpuMs: sum(members, 'cpuMs'),
    residentBytes: sum(members, 'residentBytes'),
  };
}
