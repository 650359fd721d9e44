import {
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
import { useId } from 'react';
import { Link } from 'react-router';
import { useClient } from '../../../api/BackendContext.tsx';
import { reportRowsDocument } from '../../../api/generated/attribution/reports.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { useErrorText } from '../../../ui/ErrorState.tsx';
import { FigureText } from '../../../ui/FigureText.tsx';
import { channelPerformanceMessages } from './messages.ts';

/** A row of a report, by the key that opens what is behind it. */
export interface FactsOfRow {
  readonly drill: string;
  readonly title: string;
}

interface FactRowsProps {
  readonly facts: FactsOfRow;
  readonly onClose: () => void;
}

/** Lines of one page. */
const PAGE = 50;

/** The lines of orders behind the figures of a row, oldest first; their sums are the figures. */
export function FactRows({ facts, onClose }: FactRowsProps) {
  const t = useMessages(channelPerformanceMessages);
  const formats = useFormats();
  const errorText = useErrorText();
  const client = useClient();
  const titleId = useId();
  const { drill, title } = facts;
  const query = useInfiniteQuery({
    queryKey: ['report-rows', drill],
    queryFn: async ({ pageParam, signal }) =>
      (await client.request(reportRowsDocument, { drill, first: PAGE, after: pageParam }, { signal })).reportRows,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    retry: false,
  });
  const lines = query.data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t('linesTitle', { name: title })}</DialogTitle>
      <DialogContent aria-busy={query.isPending}>
        {query.error ? <Typography color="error">{errorText(query.error)}</Typography> : null}
        {query.isSuccess && lines.length === 0 ? <Typography>{t('noLines')}</Typography> : null}
        <Table size="small">
          <TableHead>
            <TableRow>
              {[t('line.order'), t('line.kind'), t('line.at'), t('line.product')].map((column) => (
                <TableCell key={column}>{column}</TableCell>
              ))}
              <TableCell align="right">{t('line.units')}</TableCell>
              <TableCell align="right">{t('line.netSales')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {lines.map(({ order, kind, occurredAt, product, units, returnedUnits, netSales }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end
              <TableRow key={index}>
                <TableCell>
                  {order ? (
                    <TextLink component={Link} to={`/orders/${order.id}/show`}>
                      {order.number}
                    </TextLink>
                  ) : (
                    '–'
                  )}
                </TableCell>
                <TableCell>{t(`kinds.${kind}`)}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{formats.instant(occurredAt)}</TableCell>
                <TableCell>{product?.title ?? '–'}</TableCell>
                <TableCell align="right">{formats.signed(units - returnedUnits)}</TableCell>
                <TableCell align="right">
                  <FigureText figure={formats.money(netSales.amount, netSales.currencyCode)} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </DialogContent>
      <DialogActions>
        {query.hasNextPage ? (
          <Button color="inherit" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('moreLines')}
          </Button>
        ) : null}
        <Button onClick={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
