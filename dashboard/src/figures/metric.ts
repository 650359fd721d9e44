import type { OverviewResult } from '../api/generated/attribution/reports.ts';

/** A metric of a report: its definition, value, comparison and series. */
export type MetricFigure = OverviewResult['report']['totals']['values'][number];

/** The definition of a metric: label, formula, source, benchmark and which direction is good. */
export type MetricDefinition = MetricFigure['metric'];
