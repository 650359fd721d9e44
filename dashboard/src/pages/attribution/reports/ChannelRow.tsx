import { TableCell, TableRow } from '@mui/material';
import { DeltaText } from '../../../figures/DeltaText.tsx';
import { deltaOf } from '../../../figures/delta.ts';
import { useFormats } from '../../../i18n/format.ts';
import { FigureText } from '../../../ui/FigureText.tsx';
import { type ChannelFigures, FIGURE_COLUMNS, numberOf, previousOf } from './channel-figures.ts';

interface ChannelRowProps {
  readonly name: string;
  readonly figures: ChannelFigures;
  readonly currency: string;
  /** Of all net sales; null where there are none. */
  readonly share: number | null;
  readonly compared: boolean;
  /** The history does not hold that whole period. */
  readonly isShort: boolean;
}

const SALES = { unit: 'MONEY', goodWhen: 'UP' } as const;

/** One channel's figures to the cent, its share, and how its net sales moved. */
export function ChannelRow({ name, figures, currency, share, compared, isShort }: ChannelRowProps) {
  const formats = useFormats();
  const before = previousOf(figures, 'netSales');
  const base = { n: numberOf(figures, 'orders'), isShort };
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        {name}
      </TableCell>
      {FIGURE_COLUMNS.map(({ field, isMoney }) => {
        const value = numberOf(figures, field);
        return (
          <TableCell key={field} align="right" sx={value === 0 ? { color: 'text.secondary' } : {}}>
            <FigureText figure={isMoney ? formats.money(value, currency) : formats.count(value)} />
          </TableCell>
        );
      })}
      <TableCell align="right" sx={{ color: 'text.secondary' }}>
        {share === null ? '' : formats.rate(share).text}
      </TableCell>
      {compared ? (
        <>
          <TableCell align="right" sx={{ color: 'text.secondary' }}>
            {before === null ? '–' : <FigureText figure={formats.money(before, currency)} />}
          </TableCell>
          <TableCell align="right">
            <DeltaText delta={deltaOf(SALES, numberOf(figures, 'netSales'), before, base)} />
          </TableCell>
        </>
      ) : null}
    </TableRow>
  );
}
