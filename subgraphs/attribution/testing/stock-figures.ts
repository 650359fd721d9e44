import { comparePositions } from '#kernel/events/event-log.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';
import type { AttributionDeps } from '../deps.ts';
import { applyToGeneration } from '../facts/apply-events.ts';
import type { FactPublisher } from '../facts/model/fact-batch.ts';
import { readFactProgress } from '../facts/store/progress.ts';
import { addDays } from '../periods/model/business-day.ts';
import type { StockScope } from '../stock-health/model/stock-scope.ts';
import { readMissedDemand, readParadoxRows } from '../stock-health/store/missed-demand.ts';
import { readStockClasses, readStockRows } from '../stock-health/store/stock-rows.ts';
import { readStockTotals } from '../stock-health/store/stock-totals.ts';
import type { Warehouse } from '../warehouse/store/warehouse.ts';

/** Applies events to a generation that no report reads and no worker looks after. */
export async function applyTo(
  deps: AttributionDeps,
  generation: number,
  publisher: FactPublisher,
  events: readonly NewEvent[],
): Promise<void> {
  const { appliedPosition } = await readFactProgress(deps.db, generation, publisher);
  const begin = comparePositions(appliedPosition, '0:0') > 0 ? Number(appliedPosition.split(':')[0]) : 0;
  const logged = events.map((event, index) => ({
    ...event,
    id: `${publisher}-${begin}-${index}`,
    aggregateVersion: String(event.aggregateVersion),
    occurredAt: event.occurredAt.toISOString(),
    position: `${begin + 1 + index}:1`,
  }));
  await applyToGeneration(deps, generation, publisher, logged);
}

/** A scope of all stock, of the days from one to before another. */
export const stockScope = (generation: number, from: string, until: string, coverDays = 30): StockScope => ({
  generation,
  period: { from, to: until },
  until,
  zone: undefined,
  shopZone: 'Europe/Paris',
  coverDays,
  currency: 'EUR',
  channels: [],
  storeIds: [],
});

/** The thirty days before a day. */
export const lastThirty = (generation: number, until: string): StockScope =>
  stockScope(generation, addDays(until, -30), until);

/** The same engine, as if no month had been closed. */
export const withoutClosings = (warehouse: Warehouse): Warehouse => ({
  ...warehouse,
  query: (generation, statement, ...rest) =>
    warehouse.query(
      generation,
      statement.replaceAll('FROM stock_closed_month', 'FROM (SELECT * FROM stock_closed_month WHERE 0)'),
      ...rest,
    ),
});

const MANY = { limit: 5_000, after: undefined };

/** Every figure of stock and the rows behind them. */
export async function readStockFigures(warehouse: Warehouse, scope: StockScope) {
  const [totals, rows, classes, missed, paradoxes] = await Promise.all([
    readStockTotals(warehouse, scope),
    readStockRows(warehouse, scope, MANY, true),
    readStockClasses(warehouse, scope, '0'),
    readMissedDemand(warehouse, scope),
    readParadoxRows(warehouse, scope, MANY),
  ]);
  return { totals, rows, classes, missed, paradoxes };
}
