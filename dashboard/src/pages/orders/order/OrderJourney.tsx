import { Box, Typography } from '@mui/material';
import { en } from '../../../i18n/en.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { TimelineItem } from '../../../ui/TimelineItem.tsx';
import type { OrderRecord } from './resource.ts';

type KnownTouch = keyof typeof en.orders.touch;

function isKnownTouch(kind: string): kind is KnownTouch {
  return Object.hasOwn(en.orders.touch, kind);
}

/** The moments that led here, in their order. */
export function OrderJourney({ order }: { order: OrderRecord }) {
  const t = useMessages();
  const formats = useFormats();
  const { journey } = order;
  // Channels may send kinds of their own; those are shown as they came.
  const kindOf = (kind: string) =>
    isKnownTouch(kind) ? t(`orders.touch.${kind}`) : kind.toLowerCase().replaceAll('_', ' ');
  if (!journey || journey.touchpoints.length === 0) {
    return (
      <Panel title={t('orders.journey')}>
        <Typography variant="body2" color="text.secondary">
          {t('orders.noJourney')}
        </Typography>
      </Panel>
    );
  }
  const days = journey.daysToConversion;
  const lead = [
    t('orders.journeyLead', { smart_count: journey.momentsCount }),
    ...(days === null || days < 1 ? [] : [t('orders.journeyDays', { days: formats.count(days).text })]),
  ];
  return (
    <Panel title={t('orders.journey')} lead={lead.join(' ')}>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {journey.touchpoints.map((touch) => (
          <TimelineItem
            key={touch.id}
            title={touch.channel?.name ?? touch.channelCode}
            note={[kindOf(touch.kind), touch.source, touch.campaign].filter((part) => part).join(' · ')}
            when={formats.instant(touch.occurredAt)}
          />
        ))}
      </Box>
    </Panel>
  );
}
