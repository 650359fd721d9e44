import { text, textArray } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { standing } from '../../warehouse/store/purchase-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { ltvSql } from './ltv-sql.ts';

const DAY_MS = 86_400_000;

/** A product that a person bought on several days, as days since 1970, and the median gap of all who bought it again. */
export interface ProductDays {
  readonly productId: string;
  readonly days: readonly number[];
  readonly productGap: number | undefined;
}

/** The five products that the person bought on most days. */
export async function readProductDays(
  warehouse: Warehouse,
  generation: number,
  ids: readonly string[],
): Promise<ProductDays[]> {
  const columns = { product_id: text, days: textArray };
  const bought = ltvSql('product_days', { standing: standing() });
  const rows = await warehouse.query(generation, bought, columns, { ids: [...ids] });
  if (rows.length === 0) return [];
  const statement = ltvSql('product_gaps', {
    person: personOf('fact.customer_id'),
    survivors: joinSurvivors('fact.customer_id'),
    standing: standing('fact.order_id'),
  });
  const productIds = rows.map((row) => row.product_id);
  const gaps = await warehouse.query(generation, statement, { product_id: text, gap: text }, { productIds });
  const gapOf = new Map(gaps.map((row) => [row.product_id, Number(row.gap)]));
  return rows.map((row) => ({
    productId: row.product_id,
    days: row.days.map((day) => Date.parse(`${day}T00:00:00Z`) / DAY_MS),
    productGap: gapOf.get(row.product_id),
  }));
}
