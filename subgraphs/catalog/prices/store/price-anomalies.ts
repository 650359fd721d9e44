import type { Reader } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { bigint, integer, like, nullable, select, textArray } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { DAY } from '#kernel/values/time.ts';
import type { ProductId, VariantId } from '../../../shared/ids.ts';
import { channel, channelListing, product, variant } from '../../prisma/generated/tables.ts';
import { PRICE_RULES, type PriceAnomaly, type PriceAnomalyKind } from '../model/price-anomaly.ts';

const l = aliased(channelListing, 'l');
const v = aliased(variant, 'v');
const c = aliased(channel, 'c');
const p = aliased(product, 'p');
const listed = aliased(channelListing, 'listed');

/** Which prices are looked for, and by which rules. */
export interface AnomalySearch {
  /** The rules that the caller may see the result of. */
  readonly rules: readonly PriceAnomalyKind[];
  /** Those of which at least one must hold. */
  readonly kinds: readonly PriceAnomalyKind[];
  readonly channelCodes: readonly string[] | undefined;
  /** The variants that alone may have one; undefined for any. */
  readonly variantIds: readonly VariantId[] | undefined;
  readonly now: Date;
}

/** Each rule over `listed`, a price on sale beside what the variant costs in most public channels. */
function conditionOf(kind: PriceAnomalyKind, now: Date): SqlQuery {
  const { movedShare, movedDays, differsFactor } = PRICE_RULES;
  const since = new Date(now.getTime() - movedDays * DAY);
  switch (kind) {
    case 'BELOW_COST':
      return sql`listed.net < listed.cost`;
    case 'COMPARE_AT_NOT_ABOVE':
      return sql`${listed.compareAtMinor} <= ${listed.priceMinor}`;
    case 'MOVED':
      return sql`${listed.priceChangedAt} > ${since} and abs(${listed.priceMinor} - ${listed.previousPriceMinor})
        > ${listed.previousPriceMinor} * ${movedShare}::numeric`;
    case 'DIFFERS':
      // Beyond one minor unit: both are rounded.
      return sql`listed.is_public and (listed.net > listed.usual_net * ${differsFactor}::numeric + 1
        or listed.usual_net > listed.net * ${differsFactor}::numeric + 1)`;
  }
}

/** Prices on sale now or later, of some variants or products. */
function listedPrices(now: Date, which: SqlQuery): SqlQuery {
  return sql`
    listed as (
      select l.*, ${v.productId} as product_id, ${v.taxRateBasisPoints} as tax_rate_basis_points,
        ${c.pricesIncludeTax} as tax_included, ${c.audience} = 'PUBLIC' as is_public,
        case when ${v.currency} = ${l.currency} then ${v.costMinor} end as cost,
        case when ${c.pricesIncludeTax} then round(${l.priceMinor} * 10000.0 / (10000 + ${v.taxRateBasisPoints}))
          else ${l.priceMinor} end as net
      from channel_listing l
      join variant v on ${v.id} = ${l.variantId}
      join product p on ${p.id} = ${v.productId} and ${p.status} = 'ACTIVE'
      join channel c on ${c.code} = ${l.channelCode} and ${c.isActive}
      where ${l.visible} and (${l.publishTo} is null or ${l.publishTo} > ${now}) and ${which})`;
}

/**
 * Prices on sale now or later with the kinds that hold of each: `judged`, of which those with a kind are anomalies. The usual
 * net is the median of the public ones of a currency, by windows: a join with the groups is planned as a loop over all of them.
 */
function judged({ rules, channelCodes, variantIds, now }: AnomalySearch): SqlQuery {
  const kinds = rules.map((kind) => sql`case when ${conditionOf(kind, now)} then ${kind}::text end`);
  const inChannels = channelCodes === undefined ? sql`true` : sql`${listed.channelCode} = any(${channelCodes}::text[])`;
  const of = variantIds === undefined ? sql`true` : sql`${l.variantId} = any(${variantIds}::text[])`;
  return sql`
    with ${listedPrices(now, of)},
    placed as (
      select listed.*, count(*) filter (where is_public) over same as public_prices,
        row_number() over (same order by is_public desc, net) as place
      from listed window same as (partition by variant_id, currency)),
    usual as (
      select placed.*, max(net) filter (where place = (public_prices + 1) / 2) over (partition by variant_id, currency)
        as usual_net
      from placed),
    judged as (
      select listed.*, array_remove(array[${joinSql(kinds)}]::text[], null) as kinds
      from usual as listed where ${inChannels})`;
}

const j = aliased(channelListing, 'judged');
const FIELDS = select({
  ...pick(j, 'variantId', 'channelCode', 'currency', 'priceMinor', 'compareAtMinor'),
  ...pick(j, 'previousPriceMinor', 'priceChangedAt'),
  taxIncluded: like(c.pricesIncludeTax, sql`judged.tax_included`),
  taxRateBasisPoints: like(v.taxRateBasisPoints, sql`judged.tax_rate_basis_points`),
  usualNetMinor: nullable(bigint(sql`judged.usual_net`)),
  kinds: textArray<readonly PriceAnomalyKind[]>(sql`judged.kinds`),
});

/** Prices that somebody should look at, by variant and channel: one statement over what is on sale of the variants. */
export function readPriceAnomalies(db: Reader, search: AnomalySearch, page: PageRequest): Promise<PriceAnomaly[]> {
  const { bounds, order } = keyset(page, [{ column: j.variantId }, { column: j.channelCode }]);
  return db.query(sql`
    ${judged(search)} select ${FIELDS} from judged
    where judged.kinds && ${search.kinds}::text[] and ${bounds} order by ${order} limit ${page.limit + 1}`);
}

export async function countPriceAnomalies(db: Reader, search: AnomalySearch): Promise<number> {
  const [row] = await db.query(sql`
    ${judged(search)} select ${select({ count: integer(sql`count(*)`) })} from judged
    where judged.kinds && ${search.kinds}::text[]`);
  return row?.count ?? 0;
}

/** A variant of which a price may be an anomaly, now or as time passes; of the others none is before it is written again. */
export interface SuspectVariant {
  readonly productId: ProductId;
  readonly variantId: VariantId;
}

/**
 * The suspects of some products, or of all. A price differs from the middle of several only if the highest does from the
 * lowest, also of those that are left when some have ended; one that moved has done so by then.
 */
export function readSuspects(db: Reader, now: Date, productIds?: readonly string[]): Promise<SuspectVariant[]> {
  const of = productIds === undefined ? sql`true` : sql`${v.productId} = any(${productIds}::text[])`;
  const own = (['BELOW_COST', 'COMPARE_AT_NOT_ABOVE', 'MOVED'] as const).map((kind) => conditionOf(kind, now));
  return db.query(sql`
    with ${listedPrices(now, of)},
    differing as (
      select variant_id from listed where is_public group by variant_id, currency
      having max(net) > min(net) * ${PRICE_RULES.differsFactor}::numeric + 1)
    select ${select({ productId: like(v.productId, sql`product_id`), variantId: like(v.id, sql`variant_id`) })}
    from (
      select product_id, variant_id from listed where ${joinSql(own, ' or ')}
      union
      select product_id, variant_id from listed where variant_id in (select variant_id from differing)) as suspect`);
}
