import { Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useLocale } from 'react-admin';
import { downloadCsv, toCsv } from '../../../charts/csv.ts';
import { FEW } from '../../../figures/few.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { creditMessages } from './messages.ts';
import type { AttributionReport, SpendReport } from './report.ts';

/** What was spent on each channel or campaign, and what the model gives it for that. */
export function SpendTable({ spend, report }: { spend: SpendReport; report: AttributionReport }) {
  const t = useMessages(creditMessages);
  const locale = useLocale();
  const formats = useFormats();
  const { currencyCode, from } = report.frame;
  const money = (amount: string) => formats.money(amount, currencyCode).text;
  const rows = spend.rows.filter((row) => Number(row.spend.amount) > 0);
  const nameOf = ({ code, channel }: SpendReport['rows'][number]) => channel?.name ?? (code === '' ? t('none') : code);
  const head = [
    t(report.by === 'CAMPAIGN' ? 'campaign' : 'channel'),
    t('spend'),
    t('acquisition'),
    t('retention'),
    t('netSales'),
    t('returnOnSpend'),
    t('newCustomers'),
    t('acquisitionCost'),
  ];
  const own = ({ amount, currencyCode: code }: { amount: string; currencyCode: string }) =>
    formats.money(amount, code).text;
  const counted = spend.spendConversions.flatMap(({ amount, convertedAmount }) =>
    convertedAmount ? [t('countedAs', { amount: own(amount), counted: own(convertedAmount) })] : [],
  );
  const others = spend.spendConversions.flatMap(({ amount, isConverted }) => (isConverted ? [] : [own(amount)]));
  const lead = [
    t('spendLead', { model: t(`models.${report.model}`), total: money(spend.spend.amount) }),
    ...(counted.length > 0 ? [t('converted', { list: counted.join(', ') })] : []),
    ...(others.length > 0 ? [t('otherCurrencies', { list: others.join(', ') })] : []),
  ].join(' ');
  const save = () => {
    const cells = rows.map((row) => [
      nameOf(row),
      row.spend.amount,
      row.acquisitionSpend.amount,
      row.retentionSpend.amount,
      row.netSales.amount,
      row.returnOnSpend ?? '',
      row.newCustomers,
      row.acquisitionCost?.amount ?? '',
    ]);
    const typed = cells.map(([name, ...figures]) => [
      name ?? '',
      ...figures.map((figure) => (figure === '' ? '' : Number(figure))),
    ]);
    downloadCsv(`${t('spend')} ${from}`, toCsv([head, ...typed], locale));
  };
  return (
    <Panel
      title={t('spendTitle')}
      lead={lead}
      actions={
        <Button size="small" onClick={save}>
          {t('app.csv')}
        </Button>
      }
      flush
    >
      <Table size="small" sx={{ '& th, & td': { whiteSpace: 'nowrap' } }}>
        <TableHead>
          <TableRow>
            {head.map((name, index) => (
              <TableCell key={name} align={index === 0 ? 'left' : 'right'} sx={index === 0 ? { pl: 2.5 } : {}}>
                {name}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.code}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                {nameOf(row)}
              </TableCell>
              <TableCell align="right">{money(row.spend.amount)}</TableCell>
              <TableCell align="right">{money(row.acquisitionSpend.amount)}</TableCell>
              <TableCell align="right">{money(row.retentionSpend.amount)}</TableCell>
              <TableCell align="right">{money(row.netSales.amount)}</TableCell>
              <TableCell align="right">
                {row.returnOnSpend === null ? '–' : formats.decimal(Number(row.returnOnSpend)).text}
                <HowSure
                  isKnown={row.returnOnSpend !== null}
                  low={row.returnOnSpendLow}
                  high={row.returnOnSpendHigh}
                  observed={Number(row.orders)}
                  write={(text) => formats.decimal(Number(text)).text}
                />
              </TableCell>
              <TableCell align="right">{formats.decimal(Number(row.newCustomers)).text}</TableCell>
              <TableCell align="right" sx={{ pr: 2.5 }}>
                {row.acquisitionCost === null ? '–' : money(row.acquisitionCost.amount)}
                <HowSure
                  isKnown={row.acquisitionCost !== null}
                  low={row.acquisitionCostLow?.amount ?? null}
                  high={row.acquisitionCostHigh?.amount ?? null}
                  observed={Number(row.newCustomers)}
                  write={money}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}

interface HowSureProps {
  /** There is a figure. */
  readonly isKnown: boolean;
  readonly low: string | null;
  readonly high: string | null;
  /** Orders or customers that the figure rests on. */
  readonly observed: number;
  readonly write: (text: string) => string;
}

/** The interval of a figure below it, or that it rests on too few; nothing where there is no figure. */
function HowSure({ isKnown, low, high, observed, write }: HowSureProps) {
  const t = useMessages(creditMessages);
  const formats = useFormats();
  if (!isKnown) return null;
  const interval = low !== null && high !== null ? t('interval', { low: write(low), high: write(high) }) : null;
  const few = observed > 0 && observed < FEW ? t('few', { n: formats.decimal(observed).text }) : null;
  return (
    <Typography variant="caption" component="div" color="text.secondary">
      {interval ?? few}
    </Typography>
  );
}
