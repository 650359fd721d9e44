import { useTheme } from '@mui/material';
import { useFormats } from '../../i18n/format.ts';
import { OTHER, SERIES } from '../../theme/series.ts';
import { addDays } from '../../time/business-day.ts';
import type { Point } from '../points.ts';
import type { ChartSeries, SeriesText, TimeSeriesProps } from '../series.ts';

const FIRST = '2026-11-01';

/** One point a day from 1 November 2026; of the last so many the day is not over. */
export function dayPoints(values: readonly number[], unfinished = 0): Point[] {
  return values.map((value, index) => ({
    day: addDays(FIRST, index),
    value,
    isPartial: index >= values.length - unfinished,
  }));
}

/** Lines with the look that the series of the shop have; beyond six they are others. */
export function useLines(lines: ReadonlyArray<{ readonly label: string; readonly points: readonly Point[] }>) {
  const { palette } = useTheme();
  return lines.map(({ label, points }, index): ChartSeries => {
    const { color, dash } = SERIES[index] ?? OTHER;
    return { key: label, label, color: color[palette.mode], dash, points };
  });
}

/** Days and amounts as report pages write them. */
export function useMoneyAxis(): Omit<TimeSeriesProps, 'series' | 'comparison'> & Omit<SeriesText, 'series'> {
  const formats = useFormats();
  return {
    height: 280,
    formatDay: formats.day,
    formatAxis: (value) => formats.money(value, 'EUR', 'compact').text,
    formatValue: (value) => formats.money(value, 'EUR', 'round').text,
    unfinishedLabel: 'en cours',
  };
}
