import { countTogether, type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import type { CustomersDeps } from '../deps.ts';
import type { TimelineEntryType } from './model/timeline-entry.ts';
import { countTimelines, readTimelines, type TimelineRow } from './store/timeline-entries.ts';

/** A page of each person's history, newest first, all in one statement. */
export async function timelinesOf(
  deps: CustomersDeps,
  survivorIds: readonly string[],
  page: PageRequest,
  types: readonly TimelineEntryType[] | undefined,
): Promise<Array<Page<TimelineRow>>> {
  const rows = await readTimelines(deps.db, survivorIds, page, types);
  const bySurvivor = new Map<string, TimelineRow[]>();
  for (const row of rows) bySurvivor.set(row.survivorId, [...(bySurvivor.get(row.survivorId) ?? []), row]);
  const countOf = countTogether(() => countTimelines(deps.db, survivorIds, types));
  return survivorIds.map((id) =>
    toPage(bySurvivor.get(id) ?? [], page, (row) => [row.occurredMicros.toString(), row.id], countOf(id)),
  );
}
