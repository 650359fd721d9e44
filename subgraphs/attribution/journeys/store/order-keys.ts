import { integer, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { OrderKey } from '../model/journey.ts';
import { journeySql } from './journey-sql.ts';

const COLUMNS = { order_id: text, customer_id: text, anonymous_id: text, placed_ms: integer };

/** Who placed which order and when; unknown orders are absent. */
export async function readOrderKeys(
  warehouse: Warehouse,
  generation: number,
  orderIds: readonly string[],
): Promise<Map<string, OrderKey>> {
  const params = { orderIds: [...orderIds] };
  const rows = await warehouse.query(generation, journeySql('journey_orders'), COLUMNS, params);
  return new Map(
    rows.map((row) => [
      row.order_id,
      {
        orderId: row.order_id,
        customerId: row.customer_id,
        anonymousId: row.anonymous_id,
        placedMs: row.placed_ms,
      },
    ]),
  );
}
