import { Box, Typography } from '@mui/material';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { TimelineItem } from '../../../ui/TimelineItem.tsx';
import { orderMessages } from './messages.ts';
import type { OrderRecord } from './resource.ts';

/** The touchpoints before the order, in their order. */
export function OrderJourney({ order }: { order: OrderRecord }) {
  const t = useMessages(orderMessages);
  const formats = useFormats();
  const { journey } = order;
  if (!journey || journey.touchpoints.length === 0) {
    return (
      <Panel title={t('journey')}>
        <Typography variant="body2" color="text.secondary">
          {t('noJourney')}
        </Typography>
      </Panel>
    );
  }
  const days = journey.daysToConversion;
  const lead = [
    t('journeyLead', { smart_count: journey.touchpointCount }),
    ...(days === null || days < 1 ? [] : [t('journeyDays', { days: formats.count(days).text })]),
  ];
  return (
    <Panel title={t('journey')} lead={lead.join(' ')}>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {journey.touchpoints.map((touch) => (
          <TimelineItem
            key={touch.id}
            title={touch.channel?.name ?? ''}
            note={[t(`touch.${touch.kind}`), touch.source, touch.campaign].filter((part) => part).join(' · ')}
            when={formats.instant(touch.occurredAt)}
          />
        ))}
      </Box>
    </Panel>
  );
}
