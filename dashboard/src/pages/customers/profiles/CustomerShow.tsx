import { Box, Button } from '@mui/material';
import { Link } from 'react-router';
import { orderListPath } from '../../../filters/order-filter.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { RecordSteps } from '../../../ui/list/RecordSteps.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { RecordPage } from '../../../ui/RecordPage.tsx';
import { ConsentPanel } from './ConsentPanel.tsx';
import { CustomerTimeline } from './CustomerTimeline.tsx';
import { IdentifiersPanel, LoyaltyPanel, MergesPanel } from './IdentityPanels.tsx';
import { LifetimePanel } from './LifetimePanel.tsx';
import { customerMessages } from './messages.ts';
import { CUSTOMER_ORDER, type CustomerRecord, mergeEventsOf } from './resource.ts';

export function CustomerShow() {
  const t = useMessages(customerMessages);
  return (
    <RecordPage<CustomerRecord> resource="customers" title={t('title')}>
      {(customer) => <CustomerView customer={customer} />}
    </RecordPage>
  );
}

function CustomerView({ customer }: { customer: CustomerRecord }) {
  const t = useMessages(customerMessages);
  const formats = useFormats();
  const lead = [
    `${t('since')} ${formats.date(customer.createdAt)}`,
    ...(typeof customer.orderCount === 'number'
      ? [t('orderCount', { smart_count: customer.orderCount, count: formats.count(customer.orderCount).text })]
      : []),
    ...(customer.mergedIds.length > 0 ? [t('merged', { smart_count: customer.mergedIds.length })] : []),
  ];
  return (
    <>
      <PageHeader
        title={customer.displayName}
        back={{ to: '/customers', label: t('title') }}
        lead={lead.join(' · ')}
        actions={
          <>
            <RecordSteps resource="customers" linkType="show" sort={CUSTOMER_ORDER} />
            <Button component={Link} to={orderListPath({ customerId: customer.id })} variant="outlined" size="small">
              {t('seeOrders')}
            </Button>
          </>
        }
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' },
          alignItems: 'start',
        }}
      >
        <CustomerTimeline customerId={customer.id} />
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <IdentifiersPanel customer={customer} />
          <LifetimePanel customerId={customer.id} />
          <LoyaltyPanel customer={customer} />
          <ConsentPanel customer={customer} />
          {customer.mergedIds.length > 0 || mergeEventsOf(customer).length > 0 ? (
            <MergesPanel customer={customer} />
          ) : null}
        </Box>
      </Box>
    </>
  );
}
