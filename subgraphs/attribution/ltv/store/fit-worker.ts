import { parentPort, workerData } from 'node:worker_threads';
import { openWarehouse, type WarehouseOptions } from '../../warehouse/store/warehouse.ts';
import { fitOwn } from '../model/fitted.ts';
import { type HistoryScope, readOwnHistories, readSoldMargins } from './own-histories.ts';

/** What the thread is given; it reads the facts itself, so that a million histories cost the shop's own thread nothing. */
export interface FitWork {
  readonly warehouse: Omit<WarehouseOptions, 'mayBeEmpty' | 'alone'>;
  readonly scope: HistoryScope;
}

const { warehouse: options, scope } = workerData as FitWork;
const warehouse = openWarehouse({ ...options, mayBeEmpty: async () => false, alone: (_generation, work) => work() });
try {
  const margins = await readSoldMargins(warehouse, scope);
  parentPort?.postMessage(fitOwn(await readOwnHistories(warehouse, scope), margins));
} finally {
  await warehouse.close();
}
