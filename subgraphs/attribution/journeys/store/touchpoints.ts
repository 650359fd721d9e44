import { reportSql } from '../../warehouse/sql-files.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { Touchpoint } from '../model/journey.ts';

export interface OrderKey {
  readonly orderId: string;
  readonly customerId: string;
  readonly anonymousId: string;
  readonly placedMs: number;
}

interface TouchpointRow {
  readonly person_key: string;
  readonly touchpoint_id: string;
  readonly occurred_ms: string;
  readonly channel: string;
  readonly kind: string;
  readonly source: string;
  readonly campaign: string;
  readonly store_id: string;
}

const orNull = (text: string): string | null => (text === '' ? null : text);

function toTouchpoint(row: TouchpointRow): Touchpoint {
  return {
    id: row.touchpoint_id,
    occurredAt: new Date(Number(row.occurred_ms)),
    channelCode: row.channel,
    kind: row.kind,
    source: orNull(row.source),
    campaign: orNull(row.campaign),
    storeId: orNull(row.store_id),
  };
}

export async function readOrderKeys(
  warehouse: Warehouse,
  generation: number,
  orderIds: readonly string[],
): Promise<Map<string, OrderKey>> {
  type Row = { order_id: string; customer_id: string; anonymous_id: string; placed_ms: string };
  const rows = await warehouse.query<Row>(generation, reportSql('journey_orders'), { orderIds: [...orderIds] });
  return new Map(
    rows.map((row) => [
      row.order_id,
      {
        orderId: row.order_id,
        customerId: row.customer_id,
        anonymousId: row.anonymous_id,
        placedMs: Number(row.placed_ms),
      },
    ]),
  );
}

/** For each customer id every id of the same person, merged ones and itself. */
export async function readAliases(
  warehouse: Warehouse,
  generation: number,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const aliases = new Map(ids.map((id) => [id, [id]]));
  if (ids.length === 0) return aliases;
  type Row = { requested_id: string; alias_ids: string[] };
  const rows = await warehouse.query<Row>(generation, reportSql('aliases_of'), { ids: [...ids] });
  for (const row of rows) aliases.set(row.requested_id, [...new Set([row.requested_id, ...row.alias_ids])]);
  return aliases;
}

/** Anonymous ids seen together with each of the customer ids. */
export async function readAnonymousIds(
  warehouse: Warehouse,
  generation: number,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const linked = new Map<string, string[]>();
  if (ids.length === 0) return linked;
  type Row = { customer_id: string; anonymous_id: string };
  const rows = await warehouse.query<Row>(generation, reportSql('anonymous_ids_of'), { customerIds: [...ids] });
  for (const row of rows) linked.set(row.customer_id, [...(linked.get(row.customer_id) ?? []), row.anonymous_id]);
  return linked;
}

function byPerson(rows: readonly TouchpointRow[]): Map<string, Touchpoint[]> {
  const moments = new Map<string, Touchpoint[]>();
  for (const row of rows) {
    const known = moments.get(row.person_key);
    if (known) known.push(toTouchpoint(row));
    else moments.set(row.person_key, [toTouchpoint(row)]);
  }
  return moments;
}

/** Moments between two instants, by person key. */
export async function readMoments(
  warehouse: Warehouse,
  generation: number,
  keys: readonly string[],
  between: { readonly fromMs: number; readonly toMs: number },
): Promise<Map<string, Touchpoint[]>> {
  if (keys.length === 0) return new Map();
  const params = { personKeys: [...keys], fromMs: between.fromMs, toMs: between.toMs };
  return byPerson(await warehouse.query<TouchpointRow>(generation, reportSql('journey_touchpoints'), params));
}

/** The newest moments before the given one, by person key, at most `limit` of each. */
export async function readNewestMoments(
  warehouse: Warehouse,
  generation: number,
  keys: readonly string[],
  page: { readonly beforeMs: number; readonly beforeId: string; readonly limit: number },
): Promise<Map<string, Touchpoint[]>> {
  if (keys.length === 0) return new Map();
  const params = { personKeys: [...keys], ...page };
  return byPerson(await warehouse.query<TouchpointRow>(generation, reportSql('customer_touchpoints'), params));
}
