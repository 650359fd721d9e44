import type { MetricUnit } from '../../../api/generated/attribution/goals.ts';
import { useMetricFormat } from '../../../figures/metric-format.ts';

interface FigureCellProps {
  readonly value: string | null;
  readonly unit: MetricUnit;
  readonly currency: string;
  /** Says which way it differs: "+12". */
  readonly isDifference?: boolean;
}

/** A figure in its unit; a dash where there is none. */
export function FigureCell({ value, unit, currency, isDifference = false }: FigureCellProps) {
  const format = useMetricFormat(unit, currency);
  if (value === null) return <>–</>;
  const sign = isDifference && Number(value) > 0 ? '+' : '';
  return <>{`${sign}${format.figure(Number(value)).text}`}</>;
}
