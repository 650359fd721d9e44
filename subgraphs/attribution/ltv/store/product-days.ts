import { type Column, text, textArray } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { standing } from '../../warehouse/store/purchase-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { ltvSql } from './ltv-sql.ts';

const DAY_MS = 86_400_000;

/** People by whose purchases of a product dates are tested; the same as long as nobody else buys it again. */
const MOST_PEOPLE = 2_000;

const dayLists: Column<ReadonlyArray<readonly number[]>> = (value, name) => {
  const isDays = (days: unknown) => Array.isArray(days) && days.every((day) => typeof day === 'number');
  if (Array.isArray(value) && value.every(isDays)) return value;
  throw new TypeError(`${name} is no list of days`);
};

/** A product that a person bought on several days, as days since 1970, with what is known of all who bought it again. */
export interface ProductDays {
  readonly productId: string;
  readonly days: readonly number[];
  /** The median of days between their purchases. */
  readonly productGap: number | undefined;
  /** The days on which each of some of them bought it. */
  readonly others: ReadonlyArray<readonly number[]>;
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
    mostPeople: String(MOST_PEOPLE),
  });
  const productIds = rows.map((row) => row.product_id);
  const gapColumns = { product_id: text, gap: text, bought: dayLists };
  const gaps = await warehouse.query(generation, statement, gapColumns, { productIds });
  return rows.map((row) => {
    const known = gaps.find((each) => each.product_id === row.product_id);
    return {
      productId: row.product_id,
      days: row.days.map((day) => Date.parse(`${day}T00:00:00Z`) / DAY_MS),
      productGap: known && Number(known.gap),
      others: known?.bought ?? [],
    };
  });
}
