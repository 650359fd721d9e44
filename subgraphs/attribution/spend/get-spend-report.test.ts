import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestContext } from '#kernel/request/context.ts';
import type { TouchModel } from '../credits/model/attribution-model.ts';
import type { AttributionDeps } from '../deps.ts';
import { rebuildFacts } from '../facts/rebuild-facts.ts';
import { rowsRead } from '../testing/engine-client.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { notingStatements } from '../testing/noted-statements.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import type { Warehouse } from '../warehouse/store/warehouse.ts';
import { getSpendReport } from './get-spend-report.ts';

/** Orders of sixty days, the lines of each, and the moments before each. */
const [ORDERS, LINES, MOMENTS] = [1_500, 20, 3];

let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-07-01T12:00:00Z', false);
  const { warehouse, db } = instance.deps;
  const { generation } = await readDataVersion(db);
  const placedAt = `toDateTime64('2026-05-02 10:00:00', 3, 'UTC') + INTERVAL intDiv(n * 60, ${ORDERS}) DAY`;
  const orders = `SELECT number AS n, concat('order_', toString(n)) AS order_id, ${placedAt} AS at,
    concat('customer_', toString(n % 600)) AS customer_id, concat('browser_', toString(n % 600)) AS anonymous_id
    FROM numbers(${ORDERS})`;
  await warehouse.run(
    generation,
    `INSERT INTO order_line_fact (event_id, kind, order_id, line_id, occurred_at, day, channel, customer_id, currency, gross_minor, orders)
      SELECT toUUID(concat('00000000-0000-0000-0000-', leftPad(toString(n), 12, '0'))), 'PLACED', order_id, toString(line), at, toDate32(at), 'WEB', customer_id, 'EUR', 1000 + n, line = 0
      FROM (${orders}) ARRAY JOIN range(${LINES}) AS line`,
  );
  await warehouse.run(
    generation,
    `INSERT INTO order_key (order_id, customer_id, anonymous_id, placed_at) SELECT order_id, customer_id, anonymous_id, at FROM (${orders})`,
  );
  await warehouse.run(
    generation,
    `INSERT INTO touchpoint (touchpoint_id, occurred_at, person_key, customer_id, anonymous_id, channel, kind)
      SELECT concat(order_id, ' ', toString(moment)), at - INTERVAL moment HOUR, person_key, if(moment = 0, customer_id, ''), anonymous_id, ['WEB', 'EMAIL', 'APP'][moment + 1], 'VISIT'
      FROM (SELECT *, moment, if(moment = 0, customer_id, anonymous_id) AS person_key FROM (${orders}) ARRAY JOIN range(${MOMENTS}) AS moment)`,
  );
});
afterAll(() => instance?.close());

/** The report of a month beside the month before, of which nothing is known yet. */
function readReport(deps: AttributionDeps, windowDays: number, model: TouchModel = 'LAST_NON_DIRECT') {
  const period = { from: '2026-06-01', before: '2026-07-01', compare: 'PREVIOUS_PERIOD' } as const;
  const request = { model, by: 'CHANNEL', windowDays, halfLifeDays: 7 } as const;
  return getSpendReport(deps, { actor: EXECUTIVE } as RequestContext, period, request);
}

/** What reports are made of, without those that were made before. */
const withoutCache = (): AttributionDeps => ({
  ...instance.deps,
  reportCache: { ...instance.deps.reportCache, get: (_key, make) => make() },
});

describe('a report on spend beside the period before', () => {
  it('finds the orders, people and moments of both once, and reads them in short statements', async () => {
    const { deps, statements } = notingStatements(instance);
    const { customers, amounts } = await readReport(deps, 30);
    expect(customers.newcomers + customers.retained).toBe(600);
    expect(amounts.net).toBeGreaterThan(0n);
    const kept = statements.filter((statement) => !statement.startsWith('DROP TABLE'));
    const readers = (table: string) =>
      kept.flatMap((statement) => statement.match(new RegExp(`FROM ${table}\\b`, 'g')) ?? []).length;
    // The currencies, the amounts of each period, and the first purchases of who bought in one of them.
    expect(readers('order_line_fact')).toBe(4);
    // Buyers, and first purchases.
    expect(readers('order_key')).toBe(2);
    // How many there are, whose browsers they are, and the moments.
    expect(readers('touchpoint')).toBe(3);
    expect(kept.length).toBeLessThanOrEqual(12);
    expect(Math.max(...kept.map(({ length }) => length))).toBeLessThan(5_000);
  });

  it('reads the order lines about three times', async () => {
    const rows = await rowsRead(instance, (warehouse) => readReport({ ...instance.deps, warehouse }, 29));
    expect(rows).toBeLessThan(3.5 * ORDERS * LINES);
  });

  it('is the same for two readers at once as for one', async () => {
    const of = async (model: TouchModel) => {
      const { rows, cards, spread } = await readReport(withoutCache(), 30, model);
      return { rows, spread, values: cards.map(({ value, previous, n }) => ({ value, previous, n })) };
    };
    const alone = [await of('FIRST_TOUCH'), await of('LAST_TOUCH')];
    expect(alone[0]).not.toEqual(alone[1]);
    expect(await Promise.all([of('FIRST_TOUCH'), of('LAST_TOUCH')])).toEqual(alone);
  });

  it('is refused for a moment where a rebuild replaces the facts meanwhile, and comes again after it', async () => {
    const { warehouse } = instance.deps;
    let isReplaced = false;
    const replacing: Warehouse = {
      ...warehouse,
      async run(generation, statement, ...rest) {
        if (statement.includes('TABLE working_paths_') && !isReplaced) {
          isReplaced = true;
          await rebuildFacts(instance.deps);
        }
        await warehouse.run(generation, statement, ...rest);
      },
    };
    const read = () => readReport({ ...withoutCache(), warehouse: replacing }, 30);
    await expect(read()).rejects.toMatchObject({ code: 'UNAVAILABLE', isRetryable: true });
    // The log knows nothing of the facts that this test wrote.
    expect((await read()).customers).toMatchObject({ newcomers: 0, retained: 0 });
  });
});
