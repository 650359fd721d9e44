import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { OrderKey } from '../model/journey.ts';
import { journeySql } from './journey-sql.ts';

/** Who placed which order and when; unknown orders are absent. */
export async function readOrderKeys(
  warehouse: Warehouse,
  generation: number,
  orderIds: readonly string[],
): Promise<Map<string, OrderKey>> {
  type Row = { order_id: string; customer_id: string; anonymous_id: string; placed_ms: string };
  const rows = await warehouse.query<Row>(generation, journeySql('journey_orders'), { orderIds: [...orderIds] });
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
