import type { Reader } from '#kernel/database/database.ts';
import { jsonAgg, select, subquery, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import { channel } from '../../prisma/generated/tables.ts';
import {
  changeColumns,
  changedSince,
  type FeedPosition,
  isContinuous,
  MAX_EVENTS,
} from '../../products/store/change-feed.ts';

const c = aliased(channel, 'c');

/** What decides, beside products, which prices are looked at: another text when a channel has changed. */
const channels = text(sql`(
  select coalesce(jsonb_agg(jsonb_build_array(${c.code}, ${c.audience}, ${c.isActive}, ${c.pricesIncludeTax}) order by ${c.code}), '[]')
  from channel c)`);

/** Where one who follows prices stands. */
export interface PricePosition extends FeedPosition {
  readonly channels: string;
}

export async function readPricePosition(db: Reader, since: FeedPosition): Promise<PricePosition> {
  return { ...since, channels: (await db.query(sql`select ${select({ channels })}`))[0]?.channels ?? '' };
}

/**
 * The products of which something was written since a position: one statement.
 * @returns undefined for the products when all are to be read: too many were written, a channel was, or the log is another
 */
export async function readWrittenSince(
  db: Reader,
  since: PricePosition,
  eventType: string,
): Promise<{ readonly position: PricePosition; readonly productIds: readonly string[] | undefined }> {
  const [row] = await db.query(sql`
    with ${changedSince(since, eventType, true)}
    select ${select({ ...changeColumns(since), channels, ids: subquery(jsonAgg(text(sql`id`)), sql`from changed`) })}`);
  if (!row) throw new Error('the feed of changes answered nothing');
  const { snapshot, log, events } = row;
  const isKnown = isContinuous(since, row) && row.channels === since.channels && events <= MAX_EVENTS;
  return { position: { snapshot, log, channels: row.channels }, productIds: isKnown ? (row.ids ?? []) : undefined };
}
