import { definePageLoader } from '#kernel/graphql/page-loader.ts';
import { type PageArgs, parseInstantPage } from '#kernel/values/pagination.ts';
import { can } from '../../../shared/permissions.ts';
import type { CustomersDeps } from '../../deps.ts';
import type { EntryKind, TimelineEntry } from '../model/timeline-entry.ts';
import { readTimelines } from '../read-timelines.ts';
import type { Person } from '../store/person-records.ts';

export interface TimelineArgs extends PageArgs {
  readonly kinds?: readonly EntryKind[] | null | undefined;
}

/** A page of a customer's history, as the caller may read it. */
export const loadTimeline = definePageLoader<CustomersDeps, Person, TimelineArgs, TimelineEntry>(
  ({ deps, request }, people, { kinds, ...args }) => {
    const scope = { kinds: kinds ?? undefined, withMerges: can(request.actor, 'customers:read') };
    return readTimelines(deps, people, parseInstantPage(args), scope);
  },
);
