import type { Database, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { productChanged } from '../products/events.ts';
import { readChanged } from '../products/store/product-writes.ts';
import { CATEGORIES, VENDORS, WORDS } from './brute-force-lists.ts';

const anyOf = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T;

/** Every kind of change that a list may show, as SQL. */
const CHANGES: ReadonlyArray<(tx: Tx, id: string, now: Date) => Promise<unknown>> = [
  (tx, id) => tx.query(sql`update product set title = ${`${anyOf(WORDS)} ${anyOf(WORDS)}`} where id = ${id}`),
  (tx, id) => tx.query(sql`update product set description = ${anyOf(WORDS)} where id = ${id}`),
  (tx, id) =>
    tx.query(sql`update product set category = ${anyOf(CATEGORIES)}, vendor = ${anyOf(VENDORS)} where id = ${id}`),
  (tx, id) => tx.query(sql`update product set tags = array[${anyOf(WORDS)}] where id = ${id}`),
  (tx, id) =>
    tx.query(sql`update product set status = ${anyOf(['DRAFT', 'ACTIVE', 'ACTIVE', 'ARCHIVED'])} where id = ${id}`),
  (tx, id) =>
    tx.query(sql`update channel_listing l set price_minor = ${Math.floor(Math.random() * 9_000)}
      from variant v where v.id = l.variant_id and v.product_id = ${id} and l.channel_code = 'WEB'`),
  (tx, id) =>
    tx.query(sql`update channel_listing l set visible = ${Math.random() < 0.7}
      from variant v where v.id = l.variant_id and v.product_id = ${id} and l.channel_code = 'PHONE'`),
  (tx, id, now) =>
    tx.query(sql`update channel_listing l set
        publish_from = ${new Date(now.getTime() + Math.floor(Math.random() * 10_000) - 5_000)},
        publish_to = ${new Date(now.getTime() + 6_000 + Math.floor(Math.random() * 10_000))}
      from variant v where v.id = l.variant_id and v.product_id = ${id}`),
];

/** What a writer does where its transaction must stay open for a while. */
export interface Writer {
  readonly db: Database;
  readonly ids: readonly string[];
  now(): Date;
  /** Comes back after some reads have been made meanwhile. */
  hold(): Promise<unknown>;
}

class Undone extends Error {}

/** Writes one transaction: one to three products, one in twelve held open, one in eight undone in the end. */
export async function writeSomething({ db, ids, now, hold }: Writer): Promise<void> {
  const chosen = [...new Set(Array.from({ length: 1 + Math.floor(Math.random() * 3) }, () => anyOf(ids)))].sort();
  const [isHeld, isUndone] = [Math.random() < 1 / 12, Math.random() < 1 / 8];
  try {
    await db.inTransaction('test-write', async (tx) => {
      for (const id of chosen) {
        await tx.query(sql`update product set version = version + 1, updated_at = ${now()} where id = ${id}`);
        await anyOf(CHANGES)(tx, id, now());
      }
      const changed = await readChanged(tx, chosen);
      await appendEvents(
        tx,
        'catalog',
        changed.map((one) => productChanged(one, now())),
      );
      if (isHeld) await hold();
      if (isUndone) throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
}
