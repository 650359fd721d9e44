/** Milliseconds before a service that died is started again; doubled each time, up to the second figure. */
const RESTART_MS = [200, 5_000] as const;
/** A service that lived longer, in milliseconds, has recovered: the next restart is quick again. */
const HEALTHY_MS = 30_000;

/** @returns how long to wait before a service is started again, in milliseconds, given for how long it lived. */
export function createRestartDelay(): (livedMs: number) => number {
  let next: number = RESTART_MS[0];
  return (livedMs) => {
    const delay = livedMs > HEALTHY_MS ? RESTART_MS[0] : next;
    next = Math.min(delay * 2, RESTART_MS[1]);
    return delay;
  };
}
