import { toTouchpointKind } from '../../touchpoints/model/touchpoint-kind.ts';
import { boolean, integer, type Row, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { Touchpoint } from '../model/journey.ts';
import { IS_DIRECT, journeySql } from './journey-sql.ts';

const COLUMNS = {
  person_key: text,
  touchpoint_id: text,
  occurred_ms: integer,
  channel: text,
  kind: text,
  source: text,
  campaign: text,
  store_id: text,
  is_direct: boolean,
};
type TouchpointRow = Row<typeof COLUMNS>;

const orNull = (value: string): string | null => (value === '' ? null : value);

function toTouchpoint(row: TouchpointRow): Touchpoint {
  return {
    id: row.touchpoint_id,
    occurredAt: new Date(row.occurred_ms),
    channelCode: row.channel,
    kind: toTouchpointKind(row.kind),
    source: orNull(row.source),
    campaign: orNull(row.campaign),
    storeId: orNull(row.store_id),
    isDirect: row.is_direct,
  };
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
  const statement = journeySql('journey_touchpoints', { is_direct: IS_DIRECT });
  return byPerson(await warehouse.query(generation, statement, COLUMNS, params));
}

/** Which moments are read: those between two, neither among them, at most `limit` of each person key. */
export interface MomentRange {
  /** Of the moment that they are all older than. */
  readonly newerMs: number;
  readonly newerId: string;
  /** Of the moment that they are all newer than. */
  readonly olderMs: number;
  readonly olderId: string;
  readonly limit: number;
}

/** The newest moments of a range, or the oldest, by person key. */
export async function readMomentPage(
  warehouse: Warehouse,
  generation: number,
  keys: readonly string[],
  range: MomentRange,
  end: 'newest' | 'oldest',
): Promise<Map<string, Touchpoint[]>> {
  if (keys.length === 0) return new Map();
  const name = end === 'newest' ? 'customer_touchpoints' : 'customer_touchpoints_oldest';
  const statement = journeySql(name, { is_direct: IS_DIRECT });
  return byPerson(await warehouse.query(generation, statement, COLUMNS, { personKeys: [...keys], ...range }));
}
