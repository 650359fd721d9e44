import SearchIcon from '@mui/icons-material/SearchOutlined';
import { Box, Button, Skeleton } from '@mui/material';
import { useCanAccess, useGetIdentity, usePermissions } from 'react-admin';
import type { StaffRole } from '../../api/generated/customers/staff.ts';
import { useOwnLocations } from '../../auth/use-own-locations.ts';
import { useFormats } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/use-messages.ts';
import { useOpenSearch } from '../../layout/search/open-search.ts';
import { businessDayAt } from '../../time/business-day.ts';
import { useShopSettings } from '../../time/shop-settings.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StateMessage } from '../../ui/StateMessage.tsx';
import { GoalPanel } from './GoalPanel.tsx';
import { todayMessages } from './messages.ts';
import { WorkPanel } from './WorkPanel.tsx';
import { workOf } from './work.ts';

/** The page on which a day of work begins: what waits for the roles of the reader, at their own store. */
export function Today() {
  const t = useMessages(todayMessages);
  const formats = useFormats();
  const { timeZone } = useShopSettings();
  const { identity } = useGetIdentity();
  const { permissions } = usePermissions<readonly StaffRole[]>();
  const own = useOwnLocations();
  const reports = useCanAccess({ resource: 'reports', action: 'list' });
  const openSearch = useOpenSearch();
  const today = businessDayAt(new Date(), timeZone);
  const day = formats.day(today, 'long');
  const work = workOf(permissions ?? []);
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={identity ? t('hello', { name: identity.fullName ?? '', day }) : '\u00A0'}
        actions={
          <Button variant="outlined" startIcon={<SearchIcon />} onClick={openSearch}>
            {t('find')}
          </Button>
        }
      />
      {!permissions || !own ? <Skeleton height={240} /> : null}
      {permissions && work.length === 0 ? (
        <StateMessage title={t('nothing')} hint={t('nothingHint')} minHeight={320} />
      ) : null}
      <Box
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } }}
      >
        {own && own.ids.length > 0 ? <GoalPanel today={today} isOfStore={reports.canAccess ?? false} /> : null}
        {own ? work.map((name) => <WorkPanel key={name} name={name} own={own} />) : null}
      </Box>
    </>
  );
}
