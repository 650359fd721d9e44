import { useTheme } from '@mui/material';
import { type Point, splitUnfinished } from './points.ts';

interface SparklineProps {
  readonly points: readonly Point[];
  readonly comparison?: readonly Point[];
  readonly height?: number;
}

const WIDTH = 240;

/** The shape of a series without axes; decoration for a figure that stands in text, hence hidden from readers. */
export function Sparkline({ points, comparison = [], height = 36 }: SparklineProps) {
  const { palette } = useTheme();
  // The unfinished day does not set the scale: where it falls below, it is cut at the edge.
  const finishedPoints = points.filter((point) => !point.isPartial);
  const values = [...(finishedPoints.length > 1 ? finishedPoints : points), ...comparison].map((point) => point.value);
  const top = Math.max(...values, 0);
  // From zero, so that nine orders beside ten do not look like a fall.
  const bottom = Math.min(...values, 0);
  const length = Math.max(points.length, comparison.length, 2) - 1;
  const path = (series: readonly (number | null)[]): string => {
    let pen = 'M';
    return series
      .map((value, index) => {
        if (value === null) {
          pen = 'M';
          return '';
        }
        const x = (index / length) * WIDTH;
        const y = top === bottom ? height / 2 : 2 + (1 - clamp((value - bottom) / (top - bottom))) * (height - 4);
        const step = `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
        pen = 'L';
        return step;
      })
      .join('');
  };
  const { finished, unfinished } = splitUnfinished(points);
  const line = { fill: 'none', vectorEffect: 'non-scaling-stroke', strokeLinejoin: 'round' } as const;
  return (
    <svg
      aria-hidden
      width="100%"
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="none"
      display="block"
    >
      <title>–</title>
      {comparison.length > 1 ? (
        <path
          {...line}
          d={path(comparison.map((point) => point.value))}
          stroke={palette.text.secondary}
          strokeOpacity={0.45}
        />
      ) : null}
      <path {...line} d={path(finished)} stroke={palette.text.primary} strokeWidth={1.5} />
      <path {...line} d={path(unfinished)} stroke={palette.text.primary} strokeWidth={1.5} strokeDasharray="3 3" />
    </svg>
  );
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
