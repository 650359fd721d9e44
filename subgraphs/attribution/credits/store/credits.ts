import { bigint, boolean, integer, text } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { standing } from '../../warehouse/store/purchase-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { TouchModel } from '../model/attribution-model.ts';
import { type Credit, type Credits, NO_CREDIT } from '../model/credit-report.ts';
import { creditSql } from './credit-sql.ts';
import type { OrderPaths } from './order-paths.ts';

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

/** What is split of an order: its amount, orders and first purchases in ten-thousandths. */
const AMOUNTS = { net: 'net', orders: 'order_parts', newcomers: 'newcomer_parts' } as const satisfies Record<
  keyof Credit,
  string
>;

/** The columns of the amounts that are split. A first purchase is a new customer. */
function amountColumns(measures: readonly (keyof Credit)[], { ids }: OrderPaths): string {
  const firsts = () =>
    creditSql('first_purchases', {
      ids,
      standing: standing(),
      person: personOf('written.customer_id'),
      survivors: joinSurvivors('written.customer_id'),
    });
  const columns: Readonly<Record<keyof Credit, () => string>> = {
    net: () => 'events.net AS net',
    orders: () => 'events.placed * 10000 AS order_parts',
    newcomers: () => `if(events.order_id IN (${firsts()}), events.placed, 0) * 10000 AS newcomer_parts`,
  };
  return measures.map((measure) => columns[measure]()).join(', ');
}

/** The columns that split amounts by a model: floors, and the order in which what is left is given out. */
function splitColumns(model: TouchModel, place: number, measures: readonly (keyof Credit)[]): string {
  const weights = `weights_${place}`;
  const sum = `sum_${place}`;
  const amounts = measures.map((measure) => {
    const slot = `${place}_${measure}`;
    const amount = AMOUNTS[measure];
    return `
        arrayMap(weight -> intDiv(toInt128(abs(${amount})) * weight, ${sum}), ${weights}) AS floors_${slot},
        arrayMap((weight, share) -> toInt128(abs(${amount})) * weight - share * ${sum}, ${weights}, floors_${slot}) AS rest_${slot},
        arraySort(index -> (-(rest_${slot}[index]), index), arrayEnumerate(touches)) AS order_${slot},`;
  });
  return `
        arrayMap(index -> ${WEIGHTS[model]}, arrayEnumerate(touches)) AS ${weights},
        toInt128(arraySum(${weights})) AS ${sum},${amounts.join('')}`;
}

/** What each moment gets of an amount: slot, known or not, key and part. */
function splitPart(slot: number, place: number, measure: keyof Credit): string {
  const [amount, name] = [AMOUNTS[measure], `${place}_${measure}`];
  return `
        arrayMap(
            (index, place) -> (toUInt8(${slot}), toUInt8(1), keys[index], sign(${amount}) * toInt64(
                floors_${name}[index] + (place <= abs(${amount}) - arraySum(floors_${name})))),
            order_${name}, arrayEnumerate(order_${name}))`;
}

const touchKeys = (splits: string): string => `arrayMap(touch -> touch.2, touches) AS keys,
        arrayLastIndex(touch -> touch.3 = 0, touches) AS named,${splits}`;

const halfLifeOf = ({ window }: OrderPaths) => ({ halfLifeMs: window.halfLifeDays * DAY_MS });

/** Orders with what the moments of each key get of them: `order_id, buyer, placed_ms, key, credited`. */
export function creditedOrders(made: OrderPaths, model: TouchModel) {
  const { events, paths } = made;
  const statement = creditSql('credited_orders', {
    events,
    paths,
    splits: touchKeys(splitColumns(model, 0, ['net'])),
    parts: splitPart(0, 0, 'net'),
  });
  return { text: statement, params: halfLifeOf(made) };
}

/** What models give to each key of the moments before orders, of the measures that are asked for. */
export async function readCredits(
  warehouse: Warehouse,
  made: OrderPaths,
  models: readonly TouchModel[],
  measures: readonly (keyof Credit)[],
): Promise<ReadonlyMap<TouchModel, Credits>> {
  const { events, paths } = made;
  const distinct = [...new Set(models)];
  const slots = distinct.flatMap((model, place) => measures.map((measure) => ({ model, place, measure })));
  const unknown = slots.map(({ measure }, slot) => `(toUInt8(${slot}), toUInt8(0), '', toInt64(${AMOUNTS[measure]}))`);
  const statement = creditSql('credits', {
    events,
    paths,
    amounts: amountColumns(measures, made),
    splits: touchKeys(distinct.map((model, place) => splitColumns(model, place, measures)).join('')),
    parts: slots.map(({ place, measure }, slot) => splitPart(slot, place, measure)).join(','),
    unknown: `[${unknown.join(', ')}]`,
  });
  const columns = { slot: integer, is_known: boolean, key: text, amount: bigint };
  const rows = await warehouse.query(made.scope.generation, statement, columns, halfLifeOf(made), 'HEAVY');
  const found = new Map(distinct.map((model) => [model, { byKey: new Map<string, Credit>(), unknown: NO_CREDIT }]));
  for (const { slot, is_known, key, amount } of rows) {
    const { model, measure } = slots[slot] ?? {};
    const credits = model && found.get(model);
    if (!credits || !measure) continue;
    const credit = (is_known ? credits.byKey.get(key) : credits.unknown) ?? NO_CREDIT;
    const more = { ...credit, [measure]: credit[measure] + amount };
    if (is_known) credits.byKey.set(key, more);
    else credits.unknown = more;
  }
  return found;
}
