import { Box, useMediaQuery, useTheme } from '@mui/material';
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { LineKey, SeriesName } from './EndLabels.tsx';
import type { ValueCurve, ValueCurvesProps } from './value-curves.ts';

type Row = { month: number } & Record<string, number | [number, number] | null>;

function toRows(curves: readonly ValueCurve[]): Row[] {
  const months = new Set(curves.flatMap(({ seen, predicted }) => [...seen, ...predicted].map(({ month }) => month)));
  return [...months]
    .sort((a, b) => a - b)
    .map((month) => {
      const row: Row = { month };
      for (const { key, seen, predicted } of curves) {
        const ahead = predicted.find((point) => point.month === month);
        row[`seen ${key}`] = seen.find((point) => point.month === month)?.value ?? null;
        row[`predicted ${key}`] = ahead?.value ?? null;
        row[`band ${key}`] = ahead ? [ahead.low, ahead.high] : null;
      }
      return row;
    });
}

/** Values by months: what was seen is a solid line, what is predicted a dashed one in its band. */
export function ValueCurves({
  curves,
  height,
  formatMonth,
  formatAxis,
  formatValue,
  predictedLabel,
}: ValueCurvesProps) {
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('sm'));
  const { palette } = theme;
  const text = { fontSize: 12, fill: palette.text.secondary };
  const line = { type: 'linear', isAnimationActive: false, dot: false, connectNulls: true, strokeWidth: 1.75 } as const;
  const rows = toRows(curves);
  return (
    <>
      <Box sx={{ height }}>
        <ResponsiveContainer width="100%" height={height}>
          <ComposedChart data={rows} margin={{ top: 12, right: 8, bottom: 0, left: 0 }} accessibilityLayer>
            <CartesianGrid vertical={false} stroke={palette.divider} />
            <XAxis
              dataKey="month"
              type="number"
              domain={[0, 'dataMax']}
              tickCount={narrow ? 4 : 7}
              allowDecimals={false}
              tickFormatter={formatMonth}
              tickLine={false}
              axisLine={false}
              tick={text}
            />
            <YAxis width="auto" tickFormatter={formatAxis} tickLine={false} axisLine={false} tick={text} />
            <Tooltip
              isAnimationActive={false}
              content={({ active, label }) => {
                const row = rows.find(({ month }) => month === Number(label));
                if (!active || !row) return null;
                return (
                  <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', px: 1.5, py: 1 }}>
                    <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{formatMonth(row.month)}</Box>
                    {curves.map((curve) => {
                      const [seen, ahead] = [row[`seen ${curve.key}`], row[`predicted ${curve.key}`]];
                      const value = typeof seen === 'number' ? seen : ahead;
                      if (typeof value !== 'number') return null;
                      return (
                        <Box
                          key={curve.key}
                          sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, fontSize: 12 }}
                        >
                          <SeriesName series={curve} />
                          <span>
                            {formatValue(value)}
                            {typeof seen === 'number' ? '' : ` (${predictedLabel})`}
                          </span>
                        </Box>
                      );
                    })}
                  </Box>
                );
              }}
            />
            {curves.map(({ key, color }) => (
              <Area
                key={`band ${key}`}
                dataKey={`band ${key}`}
                isAnimationActive={false}
                connectNulls
                stroke="none"
                fill={color}
                fillOpacity={0.1}
              />
            ))}
            {curves.map(({ key, color }) => (
              <Line {...line} key={`seen ${key}`} dataKey={`seen ${key}`} stroke={color} />
            ))}
            {curves.map(({ key, color }) => (
              <Line
                {...line}
                key={`predicted ${key}`}
                dataKey={`predicted ${key}`}
                stroke={color}
                strokeDasharray="4 4"
              />
            ))}
          </ComposedChart>
        </ResponsiveContainer>
      </Box>
      <LineKey series={curves} />
    </>
  );
}
