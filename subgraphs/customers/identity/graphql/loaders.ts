import DataLoader from 'dataloader';
import type { GraphContext } from '#kernel/graphql/builder.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { isId } from '#kernel/values/ids.ts';
import type { Page } from '#kernel/values/pagination.ts';
import type { CustomersDeps } from '../../deps.ts';
import { readStaff, type StaffRow } from '../../staff/store/staff-members.ts';
import { parseTimePage } from '../../timeline/model/time-page.ts';
import type { TimelineEntryType } from '../../timeline/model/timeline-entry.ts';
import { timelinesOf } from '../../timeline/read-timelines.ts';
import type { TimelineRow } from '../../timeline/store/timeline-entries.ts';
import { mayReadCustomer } from '../model/customer.ts';
import { type CustomerRow, readCustomers } from '../store/customers.ts';
import { type IdentifierRow, readIdentifiersOf } from '../store/identifiers.ts';
import { type MergeEventView, readMergeEventsOf } from '../store/merge-events.ts';

type Context = GraphContext<CustomersDeps>;

interface Loaders {
  /** By any id; null for customers whom the caller may not know. */
  readonly customers: DataLoader<string, CustomerRow | null>;
  /** By the survivor's id. */
  readonly identifiers: DataLoader<string, IdentifierRow[]>;
  /** By the survivor's id. */
  readonly mergeEvents: DataLoader<string, MergeEventView[]>;
  readonly staff: DataLoader<string, StaffRow | null>;
  /** By the arguments of the field, then the survivor's id. */
  readonly timelines: Map<string, DataLoader<string, Page<TimelineRow>>>;
}

const loaders = new WeakMap<Context, Loaders>();

function grouped<Row extends { readonly survivorId: string }>(read: (ids: readonly string[]) => Promise<Row[]>) {
  return new DataLoader<string, Row[]>(async (ids) => {
    const rows = await read(ids);
    return ids.map((id) => rows.filter((row) => row.survivorId === id));
  });
}

/** The loaders of one executed operation; each turns the keys of a step into one statement. */
export function loadersOf(context: Context): Loaders {
  const known = loaders.get(context);
  if (known) return known;
  const { deps, request } = context;
  const made: Loaders = {
    customers: new DataLoader(async (ids) => {
      const wellFormed = ids.filter((id) => isId('cus', id));
      const rows = wellFormed.length > 0 ? await readCustomers(deps.db, wellFormed) : [];
      const visible = rows.filter((row) => mayReadCustomer(request.actor, row));
      const byId = new Map(visible.flatMap((row) => row.requestedIds.map((id) => [id, row] as const)));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    identifiers: grouped((ids) => readIdentifiersOf(deps.db, ids)),
    mergeEvents: grouped((ids) => readMergeEventsOf(deps.db, ids)),
    staff: new DataLoader(async (ids) => {
      const found = await readStaff(
        deps.db,
        ids.filter((id) => isId('stf', id)),
      );
      const rows = new Map(found.map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    }),
    timelines: new Map(),
  };
  loaders.set(context, made);
  return made;
}

/** The customer after a mutation changed it. */
export async function customerAfter(context: Context, id: string): Promise<CustomerRow> {
  const customer = await loadersOf(context).customers.clearAll().load(id);
  if (!customer) throw new NotFoundError('customer', id);
  return customer;
}

/** The customer who has just signed in, whoever the request was sent as. */
export async function customerSignedIn(context: Context, id: string): Promise<CustomerRow> {
  const [customer] = await readCustomers(context.deps.db, [id]);
  if (!customer) throw new NotFoundError('customer', id);
  return customer;
}

export interface TimelineArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly types?: readonly TimelineEntryType[] | null | undefined;
}

/** One page for each customer of a step, all in one statement. */
export function loadTimeline(context: Context, survivorId: string, args: TimelineArgs): Promise<Page<TimelineRow>> {
  const page = parseTimePage(args);
  const types = args.types ?? undefined;
  const key = JSON.stringify([page, types]);
  const { timelines } = loadersOf(context);
  const loader =
    timelines.get(key) ??
    new DataLoader<string, Page<TimelineRow>>((ids) => timelinesOf(context.deps, ids, page, types));
  timelines.set(key, loader);
  return loader.load(survivorId);
}
