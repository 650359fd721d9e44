import type { Reader } from '#kernel/database/database.ts';
import { integer, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import type { OrderId } from '../../../shared/ids.ts';
import type { RecentKey } from '../../cart/model/recent-keys.ts';
import { unfreezeCart } from '../../cart/store/decided-carts.ts';
import type { OrderState } from '../../order/model/order.ts';
import { abortOrder, awaitOrderPayment, prolongOrderWait } from '../../order/store/checkout-decisions.ts';
import { awaitPaymentAction } from '../../payment/store/authorizations.ts';
import type { StoredFailure } from '../../ports/errors.ts';
import { order } from '../../prisma/generated/tables.ts';
import { moveCheckoutTask } from '../../tasks/store/tasks.ts';

/** Orders that the expression `o` of the statement has changed. */
const CHANGED = select({ changed: integer(sql`count(*)`) });

/** The order waits for its customer or for a late answer, unless it was decided in between. */
export async function storeWaiting(
  db: Reader,
  waiting: {
    readonly id: string;
    readonly providerKey: string | null;
    readonly reference: string | null;
    readonly decideBy: Date;
    /** When the provider is asked again. */
    readonly askAt: Date;
    readonly now: Date;
  },
): Promise<void> {
  const { id, providerKey, reference, decideBy, askAt, now } = waiting;
  await db.query(sql`
    with o as (${awaitOrderPayment(id, decideBy)}),
    p as (${awaitPaymentAction(providerKey, reference, now)}),
    t as (${moveCheckoutTask(askAt)})
    select ${CHANGED} from o`);
}

/** @returns false when it was decided in between, or has expired. */
export async function prolongWaiting(
  db: Reader,
  { id, until, now }: { readonly id: string; readonly until: Date; readonly now: Date },
): Promise<boolean> {
  const [row] = await db.query(sql`with o as (${prolongOrderWait(id, until, now)}) select ${CHANGED} from o`);
  return row?.changed === 1;
}

/**
 * Decides against an undecided checkout, frees its cart, and its key too when no `failure` is to be kept.
 * @returns false when it was decided before.
 */
export async function storeAbort(
  db: Reader,
  aborted: {
    readonly id: string;
    readonly failure: StoredFailure | null;
    readonly now: Date;
    readonly overdueOnly?: boolean;
    /** The request that asked for it, which its cart keeps. */
    readonly key?: RecentKey | undefined;
  },
): Promise<boolean> {
  const { id, failure, now, overdueOnly, key } = aborted;
  const [row] = await db.query(sql`
    with o as (${abortOrder(id, failure, overdueOnly === true ? now : undefined)}),
    c as (${unfreezeCart(key)}),
    t as (${moveCheckoutTask(now)})
    select ${CHANGED} from o`);
  return row?.changed === 1;
}

/** The status of a checkout; `decideBy` is null once it is decided for. */
export interface Decision {
  readonly id: OrderId;
  readonly status: OrderState;
  readonly decideBy: Date | null;
}

export async function readDecision(db: Reader, orderId: string): Promise<Decision | undefined> {
  const [row] = await db.query(sql`
    select ${select(pick(order, 'id', 'status', 'decideBy'))} from orders where ${order.id} = ${orderId}`);
  return row;
}

/** Order ids and what was decided of them; unknown ones are absent. */
export async function readStatuses(db: Reader, orderIds: readonly string[]): Promise<Map<string, OrderState>> {
  const rows = await db.query(sql`
    select ${select(pick(order, 'id', 'status'))} from orders where ${order.id} = any(${orderIds}::text[])`);
  return new Map(rows.map((row) => [row.id, row.status]));
}
