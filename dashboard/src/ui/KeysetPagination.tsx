import { Box, Button, Typography } from '@mui/material';
import { useListPaginationContext } from 'react-admin';
import { useFormats } from '../i18n/format.ts';
import { useMessages } from '../i18n/use-messages.ts';

/** Forward and back: the graph has cursors, not page numbers. */
export function KeysetPagination({ shown }: { shown: number }) {
  const t = useMessages();
  const formats = useFormats();
  const { page, perPage, total, hasNextPage, hasPreviousPage, setPage } = useListPaginationContext();
  const from = (page - 1) * perPage + 1;
  const to = from + shown - 1;
  const count = (value: number) => formats.count(value).text;
  const range =
    total === undefined
      ? t('list.rangeOpen', { from: count(from), to: count(to) })
      : t('list.range', { from: count(from), to: count(to), total: count(total) });
  return (
    <Box component="nav" aria-label={t('list.pages')} sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 1.5 }}>
      <Typography variant="body2" color="text.secondary" sx={{ flex: 1 }} aria-live="polite">
        {range}
      </Typography>
      <Button
        size="small"
        color="inherit"
        disabled={!hasPreviousPage}
        onClick={() => setPage(page - 1)}
        aria-label={t('list.previous')}
      >
        ←
      </Button>
      <Button
        size="small"
        color="inherit"
        disabled={!hasNextPage}
        onClick={() => setPage(page + 1)}
        aria-label={t('list.next')}
      >
        →
      </Button>
    </Box>
  );
}
