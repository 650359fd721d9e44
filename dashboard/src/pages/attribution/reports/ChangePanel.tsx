import { Box, Table, TableBody, TableCell, TableHead, TableRow, Link as TextLink, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ordersLink } from '../../../reports/orders-link.ts';
import type { ReportView } from '../../../reports/ReportPage.tsx';
import { isComparisonShort } from '../../../reports/report-frame.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { ChangeBar } from './ChangeBar.tsx';
import { reportMessages } from './messages.ts';
import type { OverviewReport, SalesChange } from './report.ts';

type ChangeBy = SalesChange['by'][number];
type Mover = ChangeBy['risers'][number];

/** What moved net sales, by channel, store and category: the named and the others sum to the whole. */
export function ChangePanel({ report, view }: { report: OverviewReport; view: ReportView }) {
  const t = useMessages(reportMessages);
  const formats = useFormats();
  const { change, currencyCode } = report;
  if (!change || isComparisonShort(report)) return null;
  const size = (amount: string) => formats.money(Math.abs(Number(amount)), currencyCode, 'round').text;
  const moved = Number(change.whole.change.amount);
  const direction = moved === 0 ? 'flat' : moved > 0 ? 'up' : 'down';
  const [byChannel] = change.by;
  const lead = moved >= 0 ? byChannel?.risers[0] : byChannel?.fallers[0];
  const title = t(`moves.${direction}`, { size: size(change.whole.change.amount) });
  return (
    <Panel
      title={lead?.key.channel && moved !== 0 ? `${title}, ${t('moves.most', { name: lead.key.channel.name })}` : title}
      lead={t('moves.lead')}
    >
      <Box
        sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(3, minmax(0, 1fr))' } }}
      >
        {change.by.map((part) => (
          <Movers key={part.dimension} part={part} whole={change.whole} frame={report} view={view} />
        ))}
      </Box>
    </Panel>
  );
}

interface MoversProps {
  readonly part: ChangeBy;
  readonly whole: SalesChange['whole'];
  readonly frame: Pick<OverviewReport, 'currencyCode' | 'currencies'>;
  readonly view: ReportView;
}

function Movers({ part, whole, frame, view }: MoversProps) {
  const { currencyCode: currency } = frame;
  const t = useMessages(reportMessages);
  const dimension = part.dimension as 'CHANNEL' | 'STORE' | 'CATEGORY';
  const movers = [...part.risers, ...[...part.fallers].reverse()];
  const most = Math.max(...movers.map(({ change }) => Math.abs(Number(change.amount))), 1);
  const nameOf = ({ key }: Mover): string => {
    if (dimension === 'CHANNEL') return key.channel?.name ?? key.value;
    if (dimension === 'STORE') return key.value === '' ? t('moves.noStore') : (key.location?.name ?? '–');
    return key.value === '' ? t('moves.noCategory') : key.value;
  };
  const linkOf = ({ key }: Mover): string | null => {
    const { filters, today } = view;
    if (key.channel) return ordersLink({ ...filters, channels: [key.channel.id] }, today, frame);
    if (key.location) return ordersLink({ ...filters, stores: [key.location.id] }, today, frame);
    return null;
  };
  return (
    <Table
      size="small"
      aria-label={t(`moves.by.${dimension}`)}
      // A long amount breaks its line on a phone, and widens no page.
      sx={{ tableLayout: { xs: 'fixed', sm: 'auto' }, '& th, & td': { overflowWrap: 'anywhere' } }}
    >
      <TableHead>
        <TableRow>
          <TableCell sx={{ pl: 0 }}>{t(`moves.by.${dimension}`)}</TableCell>
          <TableCell align="right">{t('change')}</TableCell>
          <TableCell align="right" sx={{ pr: 0 }}>
            {t('moves.contribution')}
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {movers.map((mover) => (
          <MoveRow
            key={mover.key.value}
            name={<MoverName name={nameOf(mover)} to={linkOf(mover)} />}
            note={mover.isNew ? t('moves.isNew') : mover.isGone ? t('moves.isGone') : null}
            move={mover}
            currency={currency}
            most={most}
          />
        ))}
        {part.others ? (
          <MoveRow
            name={t('moves.others', { smart_count: part.others.count })}
            note={null}
            move={part.others}
            currency={currency}
            most={most}
          />
        ) : null}
        <MoveRow name={t('total')} note={null} move={whole} currency={currency} most={null} />
      </TableBody>
    </Table>
  );
}

function MoverName({ name, to }: { readonly name: string; readonly to: string | null }) {
  if (to === null) return name;
  return (
    <TextLink component={Link} to={to} color="inherit">
      {name}
    </TextLink>
  );
}

interface MoveRowProps {
  readonly name: ReactNode;
  readonly note: string | null;
  readonly move: SalesChange['whole'];
  readonly currency: string;
  /** The furthest move, whose bar is the longest; null for the total. */
  readonly most: number | null;
}

function MoveRow({ name, note, move, currency, most }: MoveRowProps) {
  const formats = useFormats();
  const change = Number(move.change.amount);
  const sign = change > 0 ? '+' : '';
  return (
    <TableRow sx={most === null ? { '& th, & td': { fontWeight: 600, borderBottom: 0 } } : {}}>
      <TableCell component="th" scope="row" sx={{ pl: 0 }}>
        {name}
        {note ? (
          <Typography variant="caption" component="span" color="text.secondary" sx={{ ml: 1 }}>
            {note}
          </Typography>
        ) : null}
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: { sm: 'nowrap' }, fontVariantNumeric: 'tabular-nums' }}>
        {`${sign}${formats.money(change, currency, 'round').text}`}
        {most === null ? null : <ChangeBar share={change / most} />}
      </TableCell>
      <TableCell align="right" sx={{ pr: 0, whiteSpace: { sm: 'nowrap' }, color: 'text.secondary' }}>
        {move.contribution === null ? '–' : formats.points(Number(move.contribution))}
      </TableCell>
    </TableRow>
  );
}
