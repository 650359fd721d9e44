import type { AttributionDeps } from '../deps.ts';
import type { Warehouse } from '../warehouse/store/warehouse.ts';
import type { FactsInstance } from './facts-instance.ts';

/** What an instance is made of, with an engine that notes every statement it is asked for. */
export function notingStatements({ deps }: FactsInstance): { deps: AttributionDeps; statements: string[] } {
  const { warehouse } = deps;
  const statements: string[] = [];
  const noting: Warehouse = {
    ...warehouse,
    query(generation, statement, columns, params, weight) {
      statements.push(statement);
      return warehouse.query(generation, statement, columns, params, weight);
    },
    run(generation, statement, params, weight) {
      statements.push(statement);
      return warehouse.run(generation, statement, params, weight);
    },
    dropTable(generation, table) {
      statements.push(`DROP TABLE ${table}`);
      return warehouse.dropTable(generation, table);
    },
  };
  return { deps: { ...deps, warehouse: noting }, statements };
}
