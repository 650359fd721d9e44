import { Box, useMediaQuery, useTheme } from '@mui/material';
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartTooltip } from './ChartTooltip.tsx';
import { EndLabels, LineKey } from './EndLabels.tsx';
import { NoteFlag } from './NoteFlag.tsx';
import { placeNotes, useChartNotes } from './notes.ts';
import { axisFor, type Point, splitUnfinished } from './points.ts';
import type { ChartSeries, TimeSeriesProps } from './series.ts';

/** Room above the top line and below the axis, in px; the end labels are placed by the same figures. */
const MARGIN = { top: 14, right: 8, bottom: 0, left: 0 };
const AXIS_HEIGHT = 28;

/** Lines over days: labels at their ends, unfinished days dashed, nothing that moves. */
export function TimeSeries(props: TimeSeriesProps) {
  const { series, comparison, height, formatDay, formatAxis, formatValue, unfinishedLabel } = props;
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('sm'));
  const { palette } = theme;
  const length = Math.max(0, ...series.map((line) => line.points.length));
  const axis = axisFor(
    [...series, ...(comparison ? [comparison] : [])].flatMap((line) => line.points.map((point) => point.value)),
  );
  const rows = toRows(series, comparison?.points ?? [], length);
  const notes = placeNotes(
    rows.map(({ day }) => day),
    useChartNotes(),
  );
  const labeled = series.length > 1 && !narrow;
  const text = { fontSize: 12, fill: palette.text.secondary };
  const line = { type: 'linear', isAnimationActive: false, activeDot: { r: 3 }, strokeWidth: 1.75 } as const;
  return (
    <>
      <Box sx={{ display: 'flex' }}>
        <Box sx={{ flex: 1, minWidth: 0, height }}>
          <ResponsiveContainer width="100%" height={height}>
            <LineChart data={rows} margin={MARGIN} accessibilityLayer>
              <CartesianGrid vertical={false} stroke={palette.divider} />
              <XAxis
                dataKey="index"
                height={AXIS_HEIGHT}
                ticks={dayTicks(length, narrow ? 3 : 6)}
                tickFormatter={(index: number) => formatDay(rows[index]?.day ?? '')}
                tickLine={false}
                axisLine={false}
                tick={text}
                tickMargin={8}
                padding={{ left: 4, right: 4 }}
              />
              <YAxis
                width="auto"
                ticks={[...axis.ticks]}
                domain={[axis.low, axis.high]}
                tickFormatter={formatAxis}
                tickLine={false}
                axisLine={false}
                tick={text}
              />
              <ReferenceLine y={0} stroke={palette.text.secondary} />
              {[...notes].map(([index, of]) => (
                <ReferenceLine
                  key={`note ${index}`}
                  x={index}
                  stroke={palette.text.secondary}
                  strokeDasharray="1 3"
                  label={<NoteFlag notes={of} color={palette.text.secondary} ink={palette.background.paper} />}
                />
              ))}
              <Tooltip
                isAnimationActive={false}
                cursor={{ stroke: palette.text.secondary, strokeWidth: 1 }}
                content={({ active, label }) => {
                  const index = Number(label);
                  if (!active || !rows[index]) return null;
                  return (
                    <ChartTooltip
                      index={index}
                      series={series}
                      comparison={comparison}
                      formatDay={formatDay}
                      formatValue={formatValue}
                      unfinishedLabel={unfinishedLabel}
                      notes={notes.get(index) ?? []}
                    />
                  );
                }}
              />
              {comparison ? (
                <Line
                  {...line}
                  dataKey="comparison"
                  stroke={palette.text.secondary}
                  strokeOpacity={0.6}
                  strokeWidth={1}
                  dot={false}
                />
              ) : null}
              {series.map(({ key, color, dash, points }) => (
                <Line
                  {...line}
                  key={key}
                  dataKey={`finished ${key}`}
                  stroke={color}
                  {...(dash ? { strokeDasharray: dash } : {})}
                  dot={points.length < 2 ? { r: 3, fill: color } : false}
                />
              ))}
              {series.map(({ key, color, points }) => (
                <Line
                  {...line}
                  key={`unfinished ${key}`}
                  dataKey={`unfinished ${key}`}
                  stroke={color}
                  strokeDasharray="2 3"
                  dot={points.length < 2 ? { r: 3, fill: palette.background.paper, stroke: color } : false}
                />
              ))}
            </LineChart>
          </ResponsiveContainer>
        </Box>
        {labeled ? (
          <EndLabels series={series} axis={axis} top={MARGIN.top} plot={height - MARGIN.top - AXIS_HEIGHT} />
        ) : null}
      </Box>
      {series.length > 1 && narrow ? <LineKey series={series} /> : null}
    </>
  );
}

type Row = { index: number; day: string } & Record<string, number | string | null>;

function toRows(series: readonly ChartSeries[], comparison: readonly Point[], length: number): Row[] {
  const split = series.map((line) => ({ key: line.key, ...splitUnfinished(line.points) }));
  return Array.from({ length }, (_, index) => {
    const row: Row = { index, day: '', comparison: comparison[index]?.value ?? null };
    for (const line of series) row.day ||= line.points[index]?.day ?? '';
    for (const { key, finished, unfinished } of split) {
      row[`finished ${key}`] = finished[index] ?? null;
      row[`unfinished ${key}`] = unfinished[index] ?? null;
    }
    return row;
  });
}

function dayTicks(length: number, most: number): number[] {
  if (length === 0) return [];
  const count = Math.min(most, length);
  const step = count > 1 ? (length - 1) / (count - 1) : 0;
  return [...new Set(Array.from({ length: count }, (_, index) => Math.round(index * step)))];
}
