import { countTogether, type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import type { CustomersDeps } from '../deps.ts';
import type { TimelineEntry } from './model/timeline-entry.ts';
import type { Person } from './store/person-records.ts';
import {
  countTimelineEntries,
  type ListedEntry,
  readTimelineEntries,
  type TimelineScope,
} from './store/timeline-entries.ts';

/** A page of each person's history, newest first, all in one statement. */
export async function readTimelines(
  deps: CustomersDeps,
  people: readonly Person[],
  page: PageRequest,
  scope: TimelineScope,
): Promise<Array<Page<TimelineEntry>>> {
  const rows = await readTimelineEntries(deps.db, people, page, scope);
  const byPerson = new Map<string, ListedEntry[]>();
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row]);
  const countOf = countTogether(() => countTimelineEntries(deps.db, people, scope));
  const keyOf = ({ occurredAt, id }: TimelineEntry) => [occurredAt.toISOString(), id];
  return people.map(({ id }) => toPage<TimelineEntry>(byPerson.get(id) ?? [], page, keyOf, countOf(id)));
}
