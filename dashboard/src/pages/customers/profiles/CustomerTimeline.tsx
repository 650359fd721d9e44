import { Box, Button, MenuItem, Skeleton, TextField, Link as TextLink, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useClient } from '../../../api/BackendContext.tsx';
import { customerTimelineDocument, type TimelineEntryKind } from '../../../api/generated/customers/profiles.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { TimelineItem } from '../../../ui/TimelineItem.tsx';
import { customerMessages } from './messages.ts';
import type { Timeline, TimelineEntry } from './resource.ts';
import { wordEntry } from './timeline-words.ts';

const KINDS: readonly TimelineEntryKind[] = [
  'ORDER',
  'RETURN',
  'CANCELLATION',
  'POINTS',
  'GIFT_CARD',
  'INTERACTION',
  'MERGE',
  'SIGN_UP',
];

const PAGE = 30;

/** Of a customer who was erased since the page was opened. */
const NO_TIMELINE: Timeline = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** All events of this customer, over all channels. */
export function CustomerTimeline({ customerId }: { customerId: string }) {
  const t = useMessages(customerMessages);
  const client = useClient();
  const [kind, setKind] = useState<TimelineEntryKind | ''>('');
  const query = useInfiniteQuery({
    queryKey: ['customers', 'timeline', customerId, kind],
    queryFn: async ({ pageParam }) => {
      const variables = { id: customerId, first: PAGE, after: pageParam, ...(kind ? { kinds: [kind] } : {}) };
      const { customer } = await client.request(customerTimelineDocument, variables);
      return customer?.timeline ?? NO_TIMELINE;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
  });
  const entries = query.data?.pages.flatMap((page) => page.nodes) ?? [];
  return (
    <Panel
      title={t('timeline')}
      actions={
        <TextField
          select
          label={t('timelineFilter')}
          value={kind}
          onChange={(event) => setKind(event.target.value as TimelineEntryKind | '')}
          sx={{ minWidth: 150, m: 0 }}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">{t('timelineAll')}</MenuItem>
          {KINDS.map((known) => (
            <MenuItem key={known} value={known}>
              {t(`entry.${known}`)}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      {query.isPending ? <Skeleton height={360} /> : null}
      {query.error ? (
        <ErrorState title={t('list.failed')} error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.data && entries.length === 0 ? (
        <Typography variant="body2" color="text.secondary">
          {t('timelineEmpty')}
        </Typography>
      ) : null}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </Box>
      {query.hasNextPage ? (
        <Button
          size="small"
          variant="outlined"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('app.more')}
        </Button>
      ) : null}
    </Panel>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const t = useMessages(customerMessages);
  const formats = useFormats();
  const order = 'order' in entry ? entry.order : null;
  const { word, figure, note } = wordEntry(entry, t, formats);
  return (
    <TimelineItem
      title={
        <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1 }}>
          <span>{[t(`entry.${entry.kind}`), word].filter((part) => part).join(' ')}</span>
          {order ? (
            <TextLink component={Link} to={`/orders/${encodeURIComponent(order.id)}/show`} underline="hover">
              {order.number}
            </TextLink>
          ) : null}
        </Box>
      }
      note={[entry.channel?.name, entry.location?.name, ...note].filter((part) => part).join(' · ')}
      when={formats.instant(entry.occurredAt)}
      figure={figure}
    />
  );
}
