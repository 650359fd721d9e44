import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Link as TextLink,
  Typography,
} from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';
import { useClient } from '../api/BackendContext.tsx';
import { type FigureRowsResult, figureRowsDocument } from '../api/generated/attribution/figure-rows.ts';
import { useMetricFormat } from '../figures/metric-format.ts';
import { useFormats } from '../i18n/format.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { useErrorText } from '../ui/ErrorState.tsx';
import { figureRowsMessages } from './figure-rows-messages.ts';
import { useFigureFile } from './use-figure-file.ts';

type Rows = FigureRowsResult['figureRows'];
type Row = Rows['rows']['nodes'][number];

interface FigureRowsProps {
  readonly drill: string;
  /** Of the figure. */
  readonly name: string;
  readonly onClose: () => void;
}

/** Rows of one page. */
const PAGE = 50;

/** A record by its name, where it can be read. */
const link = (to: string, name: string): ReactNode => (
  <TextLink component={Link} to={to}>
    {name}
  </TextLink>
);

interface Column {
  readonly key: string;
  readonly title: string;
  readonly isNumber?: true;
  cell(row: Row): ReactNode;
}

/** The columns that any of these rows has something in. */
function useColumns(of: Rows | undefined, rows: readonly Row[]): Column[] {
  const t = useMessages(figureRowsMessages);
  const { instant, date, money } = useFormats();
  const numerator = useMetricFormat(of?.numeratorUnit ?? 'COUNT', of?.currencyCode ?? '');
  const denominator = useMetricFormat(of?.denominatorUnit ?? 'COUNT', of?.currencyCode ?? '');
  if (!of) return [];
  const moment = (at: string | null) => (at === null ? null : of.kind === 'STORE_DAY' ? date(at) : instant(at));
  // To the cent, so that rows add up. What a row has nothing of is a dash: spend has no customers, orders no spend.
  const amount = (text: string, unit: Rows['numeratorUnit'], format: typeof numerator) => {
    if (Number(text) === 0 && (unit === 'MONEY' || of.kind === 'SPEND')) return null;
    return unit === 'MONEY' ? money(text, of.currencyCode).text : format.figure(Number(text)).text;
  };
  const columns: Column[] = [
    { key: 'group', title: t('column.group'), cell: ({ side }) => side && t(`group.${side}`) },
    {
      key: 'order',
      title: t('column.order'),
      cell: ({ order }) => order && link(`/orders/${order.id}/show`, order.number),
    },
    {
      key: 'customer',
      title: t('column.customer'),
      cell: ({ customer }) => customer && link(`/customers/${customer.id}/show`, customer.displayName),
    },
    {
      key: 'product',
      title: t('column.product'),
      cell: ({ variant }) =>
        variant && link(`/products/${variant.product.id}/show`, `${variant.product.title} · ${variant.sku}`),
    },
    { key: 'location', title: t('column.location'), cell: ({ location }) => location?.name ?? null },
    { key: 'channel', title: t('column.channel'), cell: ({ channelCode }) => channelCode },
    { key: 'campaign', title: t('column.campaign'), cell: ({ campaign }) => campaign },
    { key: 'occurredAt', title: t('column.occurredAt'), cell: ({ occurredAt }) => moment(occurredAt) },
    { key: 'dueAt', title: t('column.dueAt'), cell: ({ dueAt }) => moment(dueAt) },
    { key: 'matchedAt', title: t(`matched.${of.kind}`), cell: ({ matchedAt }) => moment(matchedAt) },
  ];
  const amounts: Column[] = [
    {
      key: 'numerator',
      title: t('column.numerator'),
      isNumber: true,
      cell: (row) => amount(row.numerator, of.numeratorUnit, numerator),
    },
    {
      key: 'denominator',
      title: t('column.denominator'),
      isNumber: true,
      cell: (row) => amount(row.denominator, of.denominatorUnit, denominator),
    },
  ];
  const isOneEach = rows.every((row) => Number(row.denominator) === 1);
  return [
    ...columns.filter(({ cell }) => rows.some((row) => cell(row) !== null)),
    ...amounts.filter(({ key }) => key === 'numerator' || !isOneEach),
  ];
}

/** What all rows come to, in words; one after another where groups are compared. */
function useSums(of: Rows | undefined): string[] {
  const t = useMessages(figureRowsMessages);
  const formats = useFormats();
  const numerator = useMetricFormat(of?.numeratorUnit ?? 'COUNT', of?.currencyCode ?? '');
  const denominator = useMetricFormat(of?.denominatorUnit ?? 'COUNT', of?.currencyCode ?? '');
  if (!of) return [];
  const words = (sums: Rows['sums']) => ({
    smart_count: sums.count,
    count: formats.count(sums.count).text,
    numerator: numerator.figure(Number(sums.numerator)).text,
    denominator: denominator.figure(Number(sums.denominator)).text,
  });
  const { madeBy } = of;
  if (madeBy === 'UPLIFT' || madeBy === 'DIFFERENCE' || madeBy === 'QUOTIENT')
    return of.groups.map(({ side, sums }) => t('sums.group', { ...words(sums), group: t(`group.${side}`) }));
  return [t(`sums.${madeBy}`, words(of.sums))];
}

/** The rows behind a figure, those that add most to it first, with a link to each record, and all of them as a file. */
export function FigureRows({ drill, name, onClose }: FigureRowsProps) {
  const t = useMessages(figureRowsMessages);
  const errorText = useErrorText();
  const client = useClient();
  const titleId = useId();
  const file = useFigureFile(drill, name);
  const query = useInfiniteQuery({
    queryKey: ['figure-rows', drill],
    queryFn: async ({ pageParam, signal }) =>
      (await client.request(figureRowsDocument, { drill, first: PAGE, after: pageParam }, { signal })).figureRows,
    initialPageParam: null as string | null,
    getNextPageParam: ({ rows: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    retry: false,
  });
  const of = query.data?.pages[0];
  const rows = query.data?.pages.flatMap((page) => page.rows.nodes) ?? [];
  const columns = useColumns(of, rows);
  const sums = useSums(of);
  const error = query.error ?? file.error;
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="md"
      aria-labelledby={titleId}
      sx={{
        '& .MuiDialog-paper': { m: { xs: 1, sm: 4 }, width: { xs: 'calc(100% - 16px)', sm: 'calc(100% - 64px)' } },
      }}
    >
      <DialogTitle id={titleId}>{t('title', { name })}</DialogTitle>
      <DialogContent aria-busy={query.isPending} sx={{ px: { xs: 2, sm: 3 } }}>
        {error ? <Typography color="error">{errorText(error)}</Typography> : null}
        {query.isSuccess ? (
          <Box sx={{ color: 'text.secondary', mb: 1 }}>
            {(rows.length === 0 ? [t('none')] : sums).map((text) => (
              <Typography key={text}>{text}</Typography>
            ))}
          </Box>
        ) : null}
        {/* A name does not break on a phone: the rows move sideways instead. */}
        <Box role="region" aria-labelledby={titleId} tabIndex={0} sx={{ overflowX: 'auto' }}>
          <Table size="small" sx={{ '& th, & td': { whiteSpace: 'nowrap', px: { xs: 0.75, sm: 2 } } }}>
            <TableHead>
              <TableRow>
                {columns.map(({ key, title, isNumber }) => (
                  <TableCell key={key} align={isNumber ? 'right' : 'left'}>
                    {title}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end
                <TableRow key={index}>
                  {columns.map(({ key, cell, isNumber }) => (
                    <TableCell key={key} align={isNumber ? 'right' : 'left'}>
                      {cell(row) ?? '–'}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      </DialogContent>
      <DialogActions>
        {rows.length > 0 ? (
          <Button color="inherit" disabled={file.isReading} onClick={file.read}>
            {t('app.csv')}
          </Button>
        ) : null}
        {query.hasNextPage ? (
          <Button color="inherit" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        ) : null}
        <Button onClick={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
