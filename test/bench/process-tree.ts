import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of /proc, fixed at 100 on Linux for user space. */
const TICKS_PER_SECOND = 100;

export interface Usage {
  /** CPU of Node processes, in milliseconds since they started. */
  readonly nodeCpuMs: number;
  /** CPU of all, PostgreSQL and the engine included. */
  readonly totalCpuMs: number;
  /** Memory of all in bytes: proportional set sizes, which count a page that several processes share once. */
  readonly residentBytes: number;
}

interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  readonly cpuMs: number;
  readonly residentBytes: number;
}

/** Kilobytes of `Pss:` in /proc. Pages that processes outside the instance map too (Node's own) count by their share. */
function readProportional(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

function readProcess(pid: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // utime and stime, and those of children that have ended: a backend's work does not vanish with it.
    const own = Number(fields[11]) + Number(fields[12]);
    const ended = Number(fields[13]) + Number(fields[14]);
    return {
      pid,
      parent: Number(fields[1]),
      name,
      cpuMs: ((own + ended) * 1000) / TICKS_PER_SECOND,
      residentBytes: readProportional(pid),
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
