import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { GraphContext, SubgraphBuilder } from '../graphql/builder.ts';
import type { Domain } from '../ports/port.ts';
import { NotFoundError } from '../values/errors.ts';
import type { Consumption } from './consumption.ts';
import { readEventsAfter, watchAppends } from './event-log.ts';
import type { EventBatch } from './event-operations.ts';

/** What the fields of the event port use of a domain's dependencies. */
export interface EventPortDeps {
  readonly domain: Domain;
  readonly db: Database;
  consumption(): Pick<Consumption, 'catchUp' | 'isStopping' | 'retryDeadLetters'>;
}

/** Milliseconds to the first read after an append that a running transaction still hides; doubles from there. */
const HIDDEN_MS = 4;
/** Most milliseconds between such reads. */
const MAX_HIDDEN_MS = 1_000;
/** Most events one pull may ask for. */
const MAX_PULL = 10_000;

async function eventsAfter(
  { deps, request }: GraphContext<EventPortDeps>,
  args: { after: string; limit: number; waitMs: number; types?: string[] | null | undefined },
): Promise<EventBatch> {
  const limit = Math.min(Math.max(1, args.limit), MAX_PULL);
  const types = args.types ?? undefined;
  const until = Math.min(Date.now() + args.waitMs, request.deadlineMs - 200);
  const appends = watchAppends(deps.domain, types);
  try {
    // While the log is quiet it is not read: an append wakes, and a wake-up that is lost is bounded by `waitMs`.
    let wait = Number.POSITIVE_INFINITY;
    for (;;) {
      const batch = await readEventsAfter(deps.db, args.after, limit, types);
      const left = until - Date.now();
      if (batch.events.length > 0 || left <= 0 || deps.consumption().isStopping()) return batch;
      const appended = await appends.next(Math.min(left, wait));
      if (appended) wait = HIDDEN_MS;
      else if (wait <= MAX_HIDDEN_MS) wait = Math.min(MAX_HIDDEN_MS, wait * 2);
      else return batch;
    }
  } finally {
    appends.stop();
  }
}

/** Adds the fields that every domain's internal port has: its log, its progress, its dead letters. */
export function addEventPort<Deps extends EventPortDeps>(kit: SubgraphBuilder<Deps>, domain: Domain): void {
  const builder = kit.builder as unknown as SubgraphBuilder<EventPortDeps>['builder'];
  builder.queryFields((t) => ({
    [`${domain}EventsAfter`]: t.field({
      type: 'JSON',
      inaccessible: true,
      description: 'Events of this domain after a position: {events, horizon}; waits up to waitMs for one to come.',
      access: 'service',
      args: {
        after: t.arg.string({ required: true }),
        limit: t.arg.int({ required: true }),
        waitMs: t.arg.int({ required: true }),
        types: t.arg.stringList(),
      },
      resolve: (_, args, context) => eventsAfter(context, args),
    }),
    [`${domain}DeadLetters`]: t.field({
      type: 'JSON',
      inaccessible: true,
      description: 'Events that this domain failed to handle, oldest first, at most 200.',
      access: 'service',
      resolve: (_, _args, { deps }) =>
        deps.db.query(sql`
          select id, handler, publisher, event, error, attempts, failed_at, next_attempt_at
          from dead_letter order by failed_at limit 200`),
    }),
  }));
  builder.mutationFields((t) => ({
    [`${domain}CatchUp`]: t.boolean({
      inaccessible: true,
      description: "Waits until this domain has handled the publisher's events up to the position.",
      access: 'service',
      args: {
        publisher: t.arg.string({ required: true }),
        position: t.arg.string({ required: true }),
        timeoutMs: t.arg.int({ required: true }),
      },
      resolve: (_, args, { deps }) =>
        deps.consumption().catchUp(args.publisher, args.position, Math.min(args.timeoutMs, 5_000)),
    }),
    [`${domain}ReplayDeadLetter`]: t.boolean({
      inaccessible: true,
      description: 'Handles a dead letter again now; true when it succeeded and left the list.',
      access: 'service',
      args: { id: t.arg.id({ required: true }) },
      resolve: async (_, { id }, { deps }) => {
        const due = await deps.db.query(sql`
          update dead_letter set next_attempt_at = now() where id::text = ${id} returning id`);
        if (due.length === 0) throw new NotFoundError('dead letter', id);
        await deps.consumption().retryDeadLetters();
        return (await deps.db.query(sql`select 1 from dead_letter where id::text = ${id}`)).length === 0;
      },
    }),
  }));
}
