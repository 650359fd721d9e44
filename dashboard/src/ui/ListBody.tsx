import { Box, Button, Card, Skeleton, useMediaQuery, useTheme } from '@mui/material';
import type { ReactNode } from 'react';
import { type RaRecord, useListContext } from 'react-admin';
import { useMessages } from '../i18n/use-messages.ts';
import { ErrorState } from './ErrorState.tsx';
import { KeysetPagination } from './KeysetPagination.tsx';
import { StateMessage } from './StateMessage.tsx';

interface ListBodyProps<Row extends RaRecord> {
  readonly label: string;
  /** Shown when there is nothing at all, without any filter. */
  readonly empty: { readonly title: string; readonly hint: string; readonly action?: ReactNode };
  /** The table of wide screens. */
  readonly table: ReactNode;
  /** One row on narrow screens. */
  readonly compact: (row: Row) => ReactNode;
}

const ROW_HEIGHT = 45;

/** A list in any of its states: loading in its final size, failed, empty, nothing matching, table or cards. */
export function ListBody<Row extends RaRecord>({ label, empty, table, compact }: ListBodyProps<Row>) {
  const t = useMessages();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('md'), { noSsr: true });
  const { data, isPending, error, refetch, filterValues, setFilters, perPage } = useListContext<Row>();
  if (isPending) {
    return (
      <Box role="status" aria-label={t('app.loading')}>
        <Skeleton height={Math.min(perPage, 15) * ROW_HEIGHT} />
      </Box>
    );
  }
  if (error) {
    return (
      <Card>
        <ErrorState title={t('list.failed')} error={error} onRetry={() => void refetch()} minHeight={320} />
      </Card>
    );
  }
  if (data.length === 0) {
    const filtered = Object.keys(filterValues).length > 0;
    const clear = (
      <Button variant="outlined" size="small" onClick={() => setFilters({})}>
        {t('list.clear')}
      </Button>
    );
    return (
      <Card>
        {filtered ? (
          <StateMessage title={t('list.noMatch')} action={clear} minHeight={320} />
        ) : (
          <StateMessage {...empty} minHeight={320} />
        )}
      </Card>
    );
  }
  return (
    <>
      <Card sx={{ overflow: 'hidden' }}>
        {narrow ? (
          <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.map((row) => (
              <Box
                component="li"
                key={row.id}
                sx={{ borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}
              >
                {compact(row)}
              </Box>
            ))}
          </Box>
        ) : (
          table
        )}
      </Card>
      <KeysetPagination shown={data.length} />
    </>
  );
}
