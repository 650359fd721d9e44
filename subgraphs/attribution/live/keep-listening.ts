import type { AttributionDeps } from '../deps.ts';
import { endListener, writeListener } from './store/listeners.ts';

type ListenDeps = Pick<AttributionDeps, 'db' | 'clock' | 'live' | 'logger'>;

/** Lets the other processes know again that somebody listens in this one, which they forget without it. */
export async function keepListening(deps: ListenDeps): Promise<void> {
  if (deps.live.listeners > 0) await writeListener(deps);
}

/** Says whether somebody listens in this process: one thing after the other, or the first would be said last. */
function say(deps: ListenDeps): void {
  const { live, logger } = deps;
  live.said = live.said
    .then(() => (live.listeners > 0 ? writeListener(deps) : endListener(deps)))
    .catch((error: unknown) => logger.warn('other processes do not know yet who listens', { error }));
}

/**
 * Counts somebody in who listens to sales; the answer counts them out. Where the database cannot be written, other
 * processes know at the next `keepListening`, and forget in time.
 */
export function beginListening(deps: ListenDeps): () => void {
  const { live } = deps;
  live.listeners += 1;
  if (live.listeners === 1) say(deps);
  return () => {
    live.listeners -= 1;
    if (live.listeners === 0) say(deps);
  };
}
