import { Box, Typography } from '@mui/material';
import { SeriesName } from './EndLabels.tsx';
import type { ChartNote } from './notes.ts';
import type { SeriesText } from './series.ts';

interface ChartTooltipProps extends SeriesText {
  /** Position of the day in the series. */
  readonly index: number;
  /** What happened on it. */
  readonly notes: readonly ChartNote[];
}

/** Everything about one day. */
export function ChartTooltip({
  index,
  series,
  comparison,
  formatDay,
  formatValue,
  unfinishedLabel,
  notes,
}: ChartTooltipProps) {
  const day = series.find((line) => line.points[index])?.points[index];
  const before = comparison?.points[index];
  return (
    <Box
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        px: 1.5,
        py: 1,
        minWidth: 180,
      }}
    >
      <Typography variant="caption" color="text.secondary">
        {day ? formatDay(day.day, 'long') : ''}
        {day?.isPartial ? ` (${unfinishedLabel})` : ''}
      </Typography>
      {series.map((line) => (
        <Box key={line.key} sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
          <SeriesName series={line} />
          <Typography variant="caption">{formatValue(line.points[index]?.value ?? 0)}</Typography>
        </Box>
      ))}
      {before ? (
        <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, color: 'text.secondary' }}>
          <Typography variant="caption">{formatDay(before.day, 'long')}</Typography>
          <Typography variant="caption">{formatValue(before.value)}</Typography>
        </Box>
      ) : null}
      {notes.map(({ number, text }) => (
        <Typography key={number} variant="caption" component="div">
          {`${number}. ${text}`}
        </Typography>
      ))}
    </Box>
  );
}
