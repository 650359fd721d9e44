import { Box, Typography } from '@mui/material';
import { type Axis, spreadLabels } from './points.ts';
import type { ChartSeries } from './series.ts';

interface EndLabelsProps {
  readonly series: readonly ChartSeries[];
  readonly axis: Axis;
  /** Top and height of the drawn area, in px. */
  readonly top: number;
  readonly plot: number;
}

/** Least distance of two labels, in px. */
const GAP = 18;

/** Names of the lines at the height of their last finished day; they need no legend. */
export function EndLabels({ series, axis: { low, high }, top, plot }: EndLabelsProps) {
  const wanted = series.map((line) => (1 - (lastValue(line) - low) / (high - low)) * plot);
  const placed = spreadLabels(wanted, GAP, plot);
  return (
    <Box sx={{ position: 'relative', width: 116, flex: 'none' }}>
      {series.map((line, index) => (
        <Box
          key={line.key}
          sx={{
            position: 'absolute',
            left: 0,
            right: 0,
            top: top + (placed[index] ?? 0),
            transform: 'translateY(-50%)',
          }}
        >
          <SeriesName series={line} />
        </Box>
      ))}
    </Box>
  );
}

/** The same names in a row, where there is no room beside the chart. */
export function LineKey({ series }: { series: readonly ChartSeries[] }) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, mt: 1 }}>
      {series.map((line) => (
        <SeriesName key={line.key} series={line} />
      ))}
    </Box>
  );
}

/** A stroke as it is drawn, and the name in ink: small colored text would be too faint. Pictures of the chart read it. */
export function SeriesName({ series }: { series: ChartSeries }) {
  return (
    <Box
      data-series={series.label}
      data-color={series.color}
      data-dash={series.dash}
      sx={{ display: 'flex', alignItems: 'center', gap: 0.75, minWidth: 0 }}
    >
      <svg aria-hidden width={18} height={8} style={{ flex: 'none' }}>
        <title>–</title>
        <line x1={0} x2={18} y1={4} y2={4} stroke={series.color} strokeWidth={2} strokeDasharray={series.dash} />
      </svg>
      <Typography variant="caption" noWrap>
        {series.label}
      </Typography>
    </Box>
  );
}

function lastValue({ points }: ChartSeries): number {
  return (points.findLast((point) => !point.isPartial) ?? points.at(-1))?.value ?? 0;
}
