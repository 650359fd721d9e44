import { countTogether, type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import type { CustomersDeps } from '../deps.ts';
import {
  countTimelineEntries,
  type ListedEntry,
  readTimelineEntries,
  type TimelinePerson,
  type TimelineScope,
} from './store/timeline-entries.ts';

/** A page of each person's history, newest first, all in one statement. */
export async function readTimelines(
  deps: CustomersDeps,
  people: readonly TimelinePerson[],
  page: PageRequest,
  scope: TimelineScope,
): Promise<Array<Page<ListedEntry>>> {
  const rows = await readTimelineEntries(deps.db, people, page, scope);
  const byPerson = new Map<string, ListedEntry[]>();
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row]);
  const countOf = countTogether(() => countTimelineEntries(deps.db, people, scope));
  return people.map(({ id }) =>
    toPage(byPerson.get(id) ?? [], page, (row) => [row.occurredMicros.toString(), row.id], countOf(id)),
  );
}
