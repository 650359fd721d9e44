import { bigint, boolean, integer, text } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { standing } from '../../warehouse/store/purchase-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { TouchModel } from '../model/attribution-model.ts';
import { type Credit, type Credits, NO_CREDIT } from '../model/credit-report.ts';
import { creditSql } from './credit-sql.ts';
import type { OrderPaths } from './order-paths.ts';

const DAY_MS = 86_400_000;

/**
 * The weights of a path's moments, as `touchWeights` has them. A lambda names no array from outside of it: the engine would copy
 * that once a moment.
 */
const WEIGHTS: Readonly<Record<TouchModel, string>> = {
  FIRST_TOUCH: 'arrayMap(index -> toUInt64(index = 1), arrayEnumerate(touches))',
  LAST_TOUCH: 'arrayMap(index -> toUInt64(index = steps), arrayEnumerate(touches))',
  LAST_NON_DIRECT: 'arrayMap(index -> toUInt64(index = if(named = 0, steps, named)), arrayEnumerate(touches))',
  LINEAR: 'arrayMap(index -> toUInt64(1), arrayEnumerate(touches))',
  POSITION_BASED:
    'arrayMap(index -> toUInt64(if(steps > 2 AND index IN (1, steps), 2 * (steps - 2), 1)), arrayEnumerate(touches))',
  TIME_DECAY:
    'arrayMap(touch -> toUInt64(floor(4294967296 * exp2((touch.1 - last_at) / {halfLifeMs:Float64}) + 0.5)), touches)',
  SHAPLEY: 'arrayMap(nth -> toUInt64(nth = 1), arrayEnumerateUniq(keys))',
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

/** Models that give all of an order to one moment. */
const UNDIVIDED: ReadonlySet<TouchModel> = new Set(['FIRST_TOUCH', 'LAST_TOUCH', 'LAST_NON_DIRECT']);

/** The columns that split an amount by a model: floors, the order in which what is left is given out, and what each moment gets. */
function splitAmount(model: TouchModel, place: number, measure: keyof Credit): string {
  const [amount, slot] = [AMOUNTS[measure], `${place}_${measure}`];
  if (UNDIVIDED.has(model)) {
    return `
        arrayMap(weight -> toInt64(${amount}) * toInt64(weight), weights_${place}) AS parts_${slot},`;
  }
  return `
        arrayMap(weight -> intDiv(toInt128(abs(${amount})) * weight, sum_${place}), weights_${place}) AS floors_${slot},
        arrayMap((weight, share) -> toInt128(abs(${amount})) * weight - share * sum_${place}, weights_${place}, floors_${slot}) AS rest_${slot},
        arraySort((index, rest) -> (-rest, index), arrayEnumerate(touches), rest_${slot}) AS order_${slot},
        abs(${amount}) - arraySum(floors_${slot}) AS left_${slot},
        arrayMap(
            (share, rank) -> sign(${amount}) * toInt64(share + (rank <= left_${slot})),
            floors_${slot}, arraySort((rank, index) -> index, arrayEnumerate(touches), order_${slot})) AS parts_${slot},`;
}

/** The columns that split amounts by models. */
const splitColumns = (models: readonly TouchModel[], measures: readonly (keyof Credit)[]): string => `
        arrayMap(touch -> touch.2, touches) AS keys,
        length(touches) AS steps,
        touches[-1].1 AS last_at,
        arrayLastIndex(touch -> touch.3 = 0, touches) AS named,${models
          .map(
            (model, place) => `
        ${WEIGHTS[model]} AS weights_${place},
        toInt128(arraySum(weights_${place})) AS sum_${place},${measures.map((measure) => splitAmount(model, place, measure)).join('')}`,
          )
          .join('')}`;

const halfLifeOf = ({ window }: OrderPaths) => ({ halfLifeMs: window.halfLifeDays * DAY_MS });

/** Orders with what the moments of each key get of them: `order_id, buyer, placed_ms, key, credited`. */
export function creditedOrders(made: OrderPaths, model: TouchModel) {
  const { events, paths } = made;
  const statement = creditSql('credited_orders', {
    events,
    paths,
    splits: splitColumns([model], ['net']),
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
  const statement = creditSql('credits', {
    events,
    paths,
    amounts: amountColumns(measures, made),
    splits: splitColumns(distinct, measures),
    parts: slots.map(({ place, measure }) => `parts_${place}_${measure}`).join(', '),
    unknown: slots.map(({ measure }) => `toInt64(${AMOUNTS[measure]})`).join(', '),
    sums: slots.map((_, slot) => `sum(credit.${slot + 2})`).join(', '),
  });
  const columns = { slot: integer, is_known: boolean, key: text, amount: bigint };
  const rows = await warehouse.query(made.scope.generation, statement, columns, halfLifeOf(made), 'HEAVY');
  const found = new Map(distinct.map((model) => [model, { byKey: new Map<string, Credit>(), unknown: NO_CREDIT }]));
  for (const { slot, is_known, key, amount } of rows) {
    const { model, measure } = slots[slot - 1] ?? {};
    const credits = model && found.get(model);
    if (!credits || !measure) continue;
    const credit = (is_known ? credits.byKey.get(key) : credits.unknown) ?? NO_CREDIT;
    const more = { ...credit, [measure]: credit[measure] + amount };
    if (is_known) credits.byKey.set(key, more);
    else credits.unknown = more;
  }
  return found;
}
