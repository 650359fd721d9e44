import PreviousIcon from '@mui/icons-material/NavigateBeforeOutlined';
import NextIcon from '@mui/icons-material/NavigateNextOutlined';
import { Box, IconButton } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type RaRecord, usePrevNextController, useRecordContext } from 'react-admin';
import { Link } from 'react-router';
import { useMessages } from '../../i18n/use-messages.ts';
import { listMessages } from './messages.ts';

interface RecordStepsProps {
  readonly resource: string;
  readonly linkType: 'edit' | 'show';
  /** How the list is sorted before anybody sorts it. */
  readonly sort: { readonly field: string; readonly order: 'ASC' | 'DESC' };
  /** What the list's handler is told. */
  readonly meta?: Record<string, unknown>;
}

/** The records before and after this one in the list that the reader comes from; nothing for who comes from elsewhere. */
export function RecordSteps({ resource, ...steps }: RecordStepsProps) {
  const queries = useQueryClient();
  const record = useRecordContext<RaRecord>();
  const pages = queries.getQueriesData<{ data?: readonly RaRecord[] }>({ queryKey: [resource, 'getList'] });
  const isListed = pages.some(([, page]) => page?.data?.some(({ id }) => id === record?.id));
  return isListed ? <Steps resource={resource} {...steps} /> : null;
}

/** Rows of one request at most; within a page of the list none is made. */
const LIMIT = 100;
const FRESH_MS = 60_000;

function Steps({ resource, linkType, sort, meta }: RecordStepsProps) {
  const t = useMessages(listMessages);
  const { prevPath, nextPath } = usePrevNextController({
    ...{ resource, linkType, sort, limit: LIMIT },
    queryOptions: { ...(meta ? { meta } : {}), staleTime: FRESH_MS, retry: false },
  });
  const ways = [
    { path: prevPath, label: t('previous'), icon: <PreviousIcon /> },
    { path: nextPath, label: t('next'), icon: <NextIcon /> },
  ];
  return (
    <Box
      component="nav"
      aria-label={t('steps')}
      sx={{ display: 'flex', '& > a, & > button': { minWidth: 40, minHeight: 40 } }}
    >
      {ways.map(({ path, label, icon }) =>
        path ? (
          <IconButton key={label} component={Link} to={path} aria-label={label} color="inherit">
            {icon}
          </IconButton>
        ) : (
          <IconButton key={label} disabled aria-label={label}>
            {icon}
          </IconButton>
        ),
      )}
    </Box>
  );
}
