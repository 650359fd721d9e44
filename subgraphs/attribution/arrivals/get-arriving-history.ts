import type { AttributionDeps } from '../deps.ts';
import type { ArrivingHistory } from './model/arriving-history.ts';
import { readArrivingHistory } from './store/arriving-history.ts';

/** The history that is on its way in; null when all of it is there. */
export async function getArrivingHistory({ db }: Pick<AttributionDeps, 'db'>): Promise<ArrivingHistory | null> {
  return (await readArrivingHistory(db)) ?? null;
}
