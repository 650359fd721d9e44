import type { ChartNote } from './notes.ts';

interface NoteFlagProps {
  /** Where the line of its day is drawn, as the chart's library says. */
  readonly viewBox?: { readonly x?: number; readonly y?: number };
  readonly notes: readonly ChartNote[];
  readonly color: string;
  readonly ink: string;
}

/** Size of a flag, in px: a number of 10 px fits. */
const HEIGHT = 12;
const DIGIT = 6;

/** A small flag at the top of a day's line, with the numbers of its notes; their texts stand in the page's list. */
export function NoteFlag({ viewBox: { x = 0, y = 0 } = {}, notes, color, ink }: NoteFlagProps) {
  const label = notes.map(({ number }) => number).join(',');
  const width = label.length * DIGIT + 6;
  return (
    <g>
      <title>{notes.map(({ text }) => text).join(' · ')}</title>
      <rect x={x} y={y - HEIGHT} width={width} height={HEIGHT} fill={color} />
      <text x={x + width / 2} y={y - 3} textAnchor="middle" fontSize={10} fill={ink}>
        {label}
      </text>
    </g>
  );
}
