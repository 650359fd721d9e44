import { TableCell, TableRow } from '@mui/material';
import { DeltaText } from '../../../figures/DeltaText.tsx';
import { deltaOf, FEW } from '../../../figures/delta.ts';
import { useFormats } from '../../../i18n/format.ts';
import { FigureText } from '../../../ui/FigureText.tsx';
import { type ChannelFigures, FIGURE_COLUMNS, numberOf } from './channel-figures.ts';

interface ChannelRowProps {
  readonly name: string;
  readonly figures: ChannelFigures;
  readonly currency: string;
  /** Of all net sales; null where there are none. */
  readonly share: number | null;
  readonly compared: boolean;
  /** Net sales of the period compared with. */
  readonly previous: number | null;
}

const SALES = { unit: 'MONEY', goodWhen: 'UP' } as const;

/** One channel's figures to the cent, its share, and how its net sales moved. */
export function ChannelRow({ name, figures, currency, share, compared, previous }: ChannelRowProps) {
  const formats = useFormats();
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        {name}
      </TableCell>
      {FIGURE_COLUMNS.map(({ field }) => {
        const value = numberOf(figures, field);
        const money = typeof figures[field] !== 'number';
        return (
          <TableCell key={field} align="right" sx={value === 0 ? { color: 'text.secondary' } : {}}>
            <FigureText figure={money ? formats.money(value, currency) : formats.count(value)} />
          </TableCell>
        );
      })}
      <TableCell align="right" sx={{ color: 'text.secondary' }}>
        {share === null ? '' : formats.rate(share).text}
      </TableCell>
      {compared ? (
        <TableCell align="right">
          <DeltaText delta={deltaOf(SALES, numberOf(figures, 'netSales'), previous, FEW)} />
        </TableCell>
      ) : null}
    </TableRow>
  );
}
