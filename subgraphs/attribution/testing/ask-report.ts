import { expect } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import type { FactsInstance } from './facts-instance.ts';

const REPORT = `query Report($input: ReportInput!, $metrics: [String!]!, $dimensions: [ReportDimension!], $filter: ReportFilterInput,
    $sort: ReportSortInput, $first: Int, $includesSeries: Boolean) {
  report(input: $input, metrics: $metrics, dimensions: $dimensions, filter: $filter, sort: $sort, first: $first, includesSeries: $includesSeries) {
    compareFrom rowCount rows { ...Row } totals { ...Row }
  }
}
fragment Row on ReportRow {
  drill keys { value label }
  values { metric { key } value previous n numerator denominator low high caveat series { startsOn value } }
}`;
interface ReportValue {
  metric: { key: string };
  value: string | null;
  previous: string | null;
  n: number;
  numerator: string | null;
  denominator: string | null;
  low: string | null;
  caveat: string | null;
  series: Array<{ startsOn: string; value: string }>;
}
export interface ReportRow {
  drill: string;
  keys: Array<{ value: string; label: string }>;
  values: ReportValue[];
}
export interface Report {
  compareFrom: string | null;
  rowCount: number;
  rows: ReportRow[];
  totals: ReportRow;
}

/** Asks an instance for a report, which must not be refused. */
export async function askReport(
  from: FactsInstance,
  variables: Record<string, unknown>,
  actor?: Actor,
): Promise<Report> {
  const answer = await from.execute(REPORT, variables, actor);
  expect(answer.errors?.map(({ message }) => message) ?? []).toEqual([]);
  return (answer.data as { report: Report }).report;
}

/** The figures of rows by their keys. */
export const figuresOf = (rows: readonly ReportRow[]) =>
  Object.fromEntries(
    rows.map((row) => [row.keys.map(({ value }) => value).join(), row.values.map(({ value }) => value)]),
  );
