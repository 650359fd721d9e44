import { Box, Skeleton, Link as TextLink, Typography } from '@mui/material';
import { type RaRecord, useGetList } from 'react-admin';
import { Link } from 'react-router';
import type { OwnLocations } from '../../auth/use-own-locations.ts';
import { useFormats } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/use-messages.ts';
import type { Hit } from '../../layout/menu.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LIST_QUERY } from '../../ui/list-query.ts';
import { Panel } from '../../ui/Panel.tsx';
import { todayMessages } from './messages.ts';
import { WORK, type Work, type WorkName, workPath } from './work.ts';

/** Lines of each list on the page. */
const LINES = 5;

/** How much of one kind of work there is, its first lines, and the way to all of it. */
export function WorkPanel({ name, own }: { name: WorkName; own: OwnLocations }) {
  const t = useMessages(todayMessages);
  const formats = useFormats();
  const { resource, filter, toLine }: Work = WORK[name];
  const query = { filter: filter(own), pagination: { page: 1, perPage: LINES } };
  const { data, total, error, isPending, refetch } = useGetList<RaRecord>(resource, query, LIST_QUERY);
  const count = total === undefined ? null : formats.count(total).text;
  return (
    <Panel
      title={t(`work.${name}`)}
      lead={name === 'late' ? t('lateHint') : null}
      actions={
        total ? (
          <TextLink component={Link} to={workPath(name, own)} variant="body2">
            {t('all', { count: count ?? '' })}
          </TextLink>
        ) : null
      }
    >
      {isPending ? <Skeleton height={LINES * 40} /> : null}
      {error ? <ErrorState title={t('failed')} error={error} onRetry={() => void refetch()} minHeight={120} /> : null}
      {data?.length === 0 ? (
        <Typography variant="body2" color="text.secondary">
          {t('done')}
        </Typography>
      ) : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {(data ?? []).map((row) => (
          <WorkLine key={row.id} {...toLine(row as never)} />
        ))}
      </Box>
    </Panel>
  );
}

function WorkLine({ path, primary, secondary }: Hit) {
  return (
    <Box
      component="li"
      sx={{
        ...{ display: 'flex', gap: 2, alignItems: 'center', minHeight: { xs: 48, md: 36 } },
        ...{ borderTop: '1px solid', borderColor: 'divider', '&:first-of-type': { borderTop: 0 } },
      }}
    >
      <TextLink component={Link} to={path} underline="hover" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {primary}
      </TextLink>
      <Typography variant="body2" color="text.secondary" sx={{ ml: 'auto', textAlign: 'right' }}>
        {secondary}
      </Typography>
    </Box>
  );
}
