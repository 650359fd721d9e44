import { countTogether, type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import type { CustomersDeps } from '../deps.ts';
import type { EntryType } from './model/timeline-entry.ts';
import { countTimelineEntries, type ListedEntry, readTimelineEntries } from './store/timeline-entries.ts';

/** A page of each person's history, newest first, all in one statement. */
export async function readTimelines(
  deps: CustomersDeps,
  survivorIds: readonly string[],
  page: PageRequest,
  types: readonly EntryType[] | undefined,
): Promise<Array<Page<ListedEntry>>> {
  const rows = await readTimelineEntries(deps.db, survivorIds, page, types);
  const bySurvivor = new Map<string, ListedEntry[]>();
  for (const row of rows) bySurvivor.set(row.survivorId, [...(bySurvivor.get(row.survivorId) ?? []), row]);
  const countOf = countTogether(() => countTimelineEntries(deps.db, survivorIds, types));
  return survivorIds.map((id) =>
    toPage(bySurvivor.get(id) ?? [], page, (row) => [row.occurredMicros.toString(), row.id], countOf(id)),
  );
}
