import type { ReportScope } from '../../reports/model/report.ts';
import { bigint, boolean, integer, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { TouchModel } from '../model/attribution-model.ts';
import { type Credit, type Credits, NO_CREDIT } from '../model/credit-report.ts';
import { type CreditWindow, pathStatement } from './credit-statement.ts';

const DAY_MS = 86_400_000;

/** The weights of a path's moments, as `touchWeights` has them. */
const WEIGHTS: Readonly<Record<TouchModel, string>> = {
  FIRST_TOUCH: 'toUInt64(index = 1)',
  LAST_TOUCH: 'toUInt64(index = length(touches))',
  LAST_NON_DIRECT: 'toUInt64(index = if(named = 0, length(touches), named))',
  LINEAR: 'toUInt64(1)',
  POSITION_BASED: 'toUInt64(if(length(touches) > 2 AND index IN (1, length(touches)), 2 * (length(touches) - 2), 1))',
  TIME_DECAY: `toUInt64(floor(4294967296 * exp2((touches[index].1 - touches[-1].1) / {halfLifeMs:Float64}) + 0.5))`,
  SHAPLEY: 'toUInt64(indexOf(keys, keys[index]) = index)',
};

/** What is split, by slot: of the first model, then of the second. */
const AMOUNTS = ['net', 'order_parts', 'newcomer_parts'] as const;
/** A first purchase is a new customer. */
const NEWCOMERS = 'if(amounts.order_id IN (SELECT order_id FROM firsts), amounts.placed, 0) * 10000';

/** The columns that split both amounts by a model: floors, and the order in which what is left is given out. */
function splitColumns(model: TouchModel, place: number, split: readonly string[] = AMOUNTS): string {
  const weights = `weights_${place}`;
  const sum = `sum_${place}`;
  const amounts = split.map((amount, index) => {
    const slot = place * AMOUNTS.length + index;
    return `
        arrayMap(weight -> intDiv(toInt128(abs(${amount})) * weight, ${sum}), ${weights}) AS floors_${slot},
        arrayMap((weight, share) -> toInt128(abs(${amount})) * weight - share * ${sum}, ${weights}, floors_${slot}) AS rest_${slot},
        arraySort(index -> (-(rest_${slot}[index]), index), arrayEnumerate(touches)) AS order_${slot},`;
  });
  return `
        arrayMap(index -> ${WEIGHTS[model]}, arrayEnumerate(touches)) AS ${weights},
        toInt128(arraySum(${weights})) AS ${sum},${amounts.join('')}`;
}

const splitPart = (slot: number): string => `
        arrayMap(
            (index, place) -> (toUInt8(${slot}), toUInt8(1), keys[index], sign(${AMOUNTS[slot % AMOUNTS.length]}) * toInt64(
                floors_${slot}[index] + (place <= abs(${AMOUNTS[slot % AMOUNTS.length]}) - arraySum(floors_${slot})))),
            order_${slot}, arrayEnumerate(order_${slot}))`;

const unknownPart = (slot: number): string =>
  `(toUInt8(${slot}), toUInt8(0), '', toInt64(${AMOUNTS[slot % AMOUNTS.length]}))`;

const touchKeys = (splits: string): string => `arrayMap(touch -> touch.2, touches) AS keys,
        arrayLastIndex(touch -> touch.3 = 0, touches) AS named,${splits}`;

/** The orders of a scope with what the moments of each key get of them: `order_id, buyer, placed_ms, key, credited`. */
export function creditedOrders(scope: ReportScope, window: CreditWindow, model: TouchModel) {
  const { text: statement, params } = pathStatement('credited_orders', scope, window, {
    splits: touchKeys(splitColumns(model, 0, ['net'])),
    parts: splitPart(0),
  });
  return { text: statement, params: { ...params, halfLifeMs: window.halfLifeDays * DAY_MS } };
}

const SLOTS = [0, 1, 2, 3, 4, 5] as const;

/** What two models give to each key of the moments before the orders of a scope. */
export async function readCredits(
  warehouse: Warehouse,
  scope: ReportScope,
  window: CreditWindow,
  models: readonly [TouchModel, TouchModel],
  { withNewcomers = false }: { readonly withNewcomers?: boolean } = {},
): Promise<[Credits, Credits]> {
  const { text: statement, params } = pathStatement('credits', scope, window, {
    splits: touchKeys(models.map((model, place) => splitColumns(model, place)).join('')),
    parts: SLOTS.map(splitPart).join(','),
    newcomers: withNewcomers ? NEWCOMERS : '0',
    unknown: `[${SLOTS.map(unknownPart).join(', ')}]`,
  });
  const columns = { slot: integer, is_known: boolean, key: text, amount: bigint };
  const halfLifeMs = window.halfLifeDays * DAY_MS;
  const rows = await warehouse.query(scope.generation, statement, columns, { ...params, halfLifeMs }, 'HEAVY');
  return [toCredits(rows, 0), toCredits(rows, 1)];
}

interface CreditPart {
  readonly slot: number;
  readonly is_known: boolean;
  readonly key: string;
  readonly amount: bigint;
}

const MEASURES = ['net', 'orders', 'newcomers'] as const satisfies readonly (keyof Credit)[];

function toCredits(rows: readonly CreditPart[], place: number): Credits {
  const byKey = new Map<string, Credit>();
  let unknown = NO_CREDIT;
  for (const { slot, is_known, key, amount } of rows) {
    const measure = MEASURES[slot - place * MEASURES.length];
    if (measure === undefined) continue;
    const credit = (is_known ? byKey.get(key) : unknown) ?? NO_CREDIT;
    const more = { ...credit, [measure]: credit[measure] + amount };
    if (is_known) byKey.set(key, more);
    else unknown = more;
  }
  return { byKey, unknown };
}
