import DataLoader from 'dataloader';
import type { GraphContext } from '#kernel/graphql/builder.ts';
import type { Page } from '#kernel/values/pagination.ts';
import type { CustomersDeps } from '../../deps.ts';
import { parseTimePage } from '../model/time-page.ts';
import type { EntryType, TimelineEntry } from '../model/timeline-entry.ts';
import { readTimelines } from '../read-timelines.ts';

type Context = GraphContext<CustomersDeps>;

export interface TimelineArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly types?: readonly EntryType[] | null | undefined;
}

/** Loaders of one executed operation by the arguments of the field. */
const loaders = new WeakMap<Context, Map<string, DataLoader<string, Page<TimelineEntry>>>>();

/** A page of the customer's history; the pages that one step asks for with the same arguments are one statement. */
export function loadTimeline(context: Context, survivorId: string, args: TimelineArgs): Promise<Page<TimelineEntry>> {
  const page = parseTimePage(args);
  const types = args.types ?? undefined;
  const key = JSON.stringify([page, types]);
  const known = loaders.get(context) ?? new Map<string, DataLoader<string, Page<TimelineEntry>>>();
  loaders.set(context, known);
  const loader =
    known.get(key) ??
    new DataLoader<string, Page<TimelineEntry>>((ids) => readTimelines(context.deps, ids, page, types));
  known.set(key, loader);
  return loader.load(survivorId);
}
