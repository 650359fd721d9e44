import DataLoader from 'dataloader';
import type { GraphContext } from '#kernel/graphql/builder.ts';
import type { Page } from '#kernel/values/pagination.ts';
import { can } from '../../../shared/permissions.ts';
import type { CustomersDeps } from '../../deps.ts';
import { parseTimePage } from '../model/time-page.ts';
import type { EntryType, TimelineEntry } from '../model/timeline-entry.ts';
import { readTimelines } from '../read-timelines.ts';
import type { TimelinePerson } from '../store/timeline-entries.ts';

type Context = GraphContext<CustomersDeps>;

export interface TimelineArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly types?: readonly EntryType[] | null | undefined;
}

/** Loaders of one executed operation by the arguments of the field. */
type Loader = DataLoader<TimelinePerson, Page<TimelineEntry>, string>;
const loaders = new WeakMap<Context, Map<string, Loader>>();

/** A page of the customer's history; the pages that one step asks for with the same arguments are one statement. */
export function loadTimeline(
  context: Context,
  person: TimelinePerson,
  args: TimelineArgs,
): Promise<Page<TimelineEntry>> {
  const page = parseTimePage(args);
  const scope = { types: args.types ?? undefined, withMerges: can(context.request.actor, 'customers:read') };
  const key = JSON.stringify([page, scope.types]);
  const known = loaders.get(context) ?? new Map<string, Loader>();
  loaders.set(context, known);
  const loader =
    known.get(key) ??
    new DataLoader<TimelinePerson, Page<TimelineEntry>, string>(
      (people) => readTimelines(context.deps, people, page, scope),
      { cacheKeyFn: ({ id }) => id },
    );
  known.set(key, loader);
  return loader.load(person);
}
