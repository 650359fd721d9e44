import type { Area } from '#kernel/runtime/area.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { AttributionDeps } from '../deps.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import type { SessionKeeper } from './keep-sessions.ts';

declare module '../deps.ts' {
  interface AttributionDeps {
    readonly keepSessions: SessionKeeper;
  }
}

/** Milliseconds between two looks for moments whose sessions nobody has read yet: a reader then finds few to make. */
const KEEP_EVERY_MS = 30_000;

/** The next look, or a reader, makes what an engine that is down does not. */
async function keepOrWait(deps: AttributionDeps): Promise<void> {
  const { generation } = await readDataVersion(deps.db);
  await deps.keepSessions(generation).catch((error: unknown) => {
    if (!(error instanceof UnavailableError)) throw error;
  });
}

/** Visits online, made of touchpoints by documented rules and stored. */
export const sessions: Area<AttributionDeps> = {
  name: 'sessions',
  workers: (deps) => [{ name: 'keep-sessions', everyMs: KEEP_EVERY_MS, run: () => keepOrWait(deps) }],
};
