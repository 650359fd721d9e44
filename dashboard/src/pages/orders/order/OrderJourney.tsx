import { Box, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../../../api/BackendContext.tsx';
import { type OrderCreditsResult, orderCreditsDocument } from '../../../api/generated/attribution/credits.ts';
import { PageChoice } from '../../../filters/PageChoice.tsx';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { type AttributionModel, MODELS, OTHER_MODELS } from '../../../reports/attribution-models.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { TimelineItem } from '../../../ui/TimelineItem.tsx';
import { orderMessages } from './messages.ts';
import type { OrderRecord } from './resource.ts';

interface OrderJourneyProps {
  readonly order: OrderRecord;
  /** Whether the reader may read figures, and so which moment a model credits. */
  readonly withCredits: boolean;
}

/** The touchpoints before the order, in their order, and what two models give to each. */
export function OrderJourney({ order, withCredits }: OrderJourneyProps) {
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
      {withCredits ? (
        <CreditedMoments orderId={order.id} journey={journey} />
      ) : (
        <Moments journey={journey} figureOf={() => undefined} />
      )}
    </Panel>
  );
}

type Journey = NonNullable<OrderRecord['journey']>;

interface MomentsProps {
  readonly journey: Journey;
  /** What stands beside a moment. */
  readonly figureOf: (touchpointId: string) => string | undefined;
}

function Moments({ journey, figureOf }: MomentsProps) {
  const t = useMessages(orderMessages);
  const formats = useFormats();
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {journey.touchpoints.map((touch) => (
        <TimelineItem
          key={touch.id}
          title={touch.channel?.name ?? ''}
          note={[t(`touch.${touch.kind}`), touch.source, touch.campaign].filter((part) => part).join(' · ')}
          when={formats.instant(touch.occurredAt)}
          figure={figureOf(touch.id)}
        />
      ))}
    </Box>
  );
}

type CreditedJourney = NonNullable<NonNullable<OrderCreditsResult['order']>['journey']>;

/** Two models side by side; each gives the whole order. */
function CreditedMoments({ orderId, journey }: { readonly orderId: string; readonly journey: Journey }) {
  const t = useMessages(orderMessages);
  const formats = useFormats();
  const client = useClient();
  const [model, chooseModel] = useState<AttributionModel>(MODELS[0]);
  const [compareModel, chooseOther] = useState<AttributionModel>(OTHER_MODELS[0]);
  const query = useQuery({
    queryKey: ['order-credits', orderId, model, compareModel],
    queryFn: async ({ signal }) => {
      const variables = { id: orderId, model, compareModel };
      return (await client.request(orderCreditsDocument, variables, { signal })).order?.journey ?? null;
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
  const share = (credits: CreditedJourney['credits'] | undefined, id: string) => {
    const found = credits?.find(({ touchpointId }) => touchpointId === id);
    return found ? formats.rate(Number(found.share)).text : '–';
  };
  const figureOf = (id: string) =>
    query.data ? `${share(query.data.credits, id)} · ${share(query.data.compared, id)}` : undefined;
  const choices = [
    { label: t('model'), value: model, values: MODELS, onChoose: chooseModel },
    { label: t('compareModel'), value: compareModel, values: OTHER_MODELS, onChoose: chooseOther },
  ];
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5 }}>
        {choices.map((choice) => (
          <PageChoice key={choice.label} {...choice} nameOf={(one) => t(`models.${one}`)} />
        ))}
      </Box>
      <Typography variant="caption" component="p" color="text.secondary" sx={{ mb: 1 }}>
        {t('creditsLead', { model: t(`models.${model}`), other: t(`models.${compareModel}`) })}
      </Typography>
      {query.error ? (
        <ErrorState title={t('credits')} error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      <Moments journey={journey} figureOf={figureOf} />
    </>
  );
}
