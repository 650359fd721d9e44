import { Box, Typography } from '@mui/material';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Price } from '../../../ui/Price.tsx';
import { customerMessages } from './messages.ts';
import { type CustomerRecord, mergeEventsOf } from './resource.ts';

/** Identifiers of this customer; values are masked by the server without the permission to see them. */
export function IdentifiersPanel({ customer }: { customer: CustomerRecord }) {
  const t = useMessages(customerMessages);
  const facts = customer.identifiers.nodes.map(({ kind, value, verifiedAt }) => ({
    label: t(`identifier.${kind}`),
    value: verifiedAt ? `${value} (${t('verified')})` : value,
  }));
  return (
    <Panel title={t('identifiers')}>
      <Facts facts={facts} />
    </Panel>
  );
}

export function LoyaltyPanel({ customer }: { customer: CustomerRecord }) {
  const t = useMessages(customerMessages);
  const formats = useFormats();
  const { loyaltyAccount: loyalty } = customer;
  const giftCards = customer.giftCards?.nodes ?? [];
  const points = loyalty
    ? [
        formats.count(loyalty.points).text,
        ...(loyalty.heldPoints > 0 ? [t('held', { n: loyalty.heldPoints })] : []),
        ...(loyalty.pointsOwed > 0 ? [t('pointsOwed', { smart_count: loyalty.pointsOwed })] : []),
      ].join(' · ')
    : '–';
  const cards = giftCards.map((card) => ({
    label: card.maskedCode,
    value: <Price money={card.balance} />,
  }));
  return (
    <Panel title={t('loyalty')}>
      <Facts facts={[{ label: t('points'), value: points }]} />
      {cards.length > 0 ? (
        <>
          <Typography variant="h3" sx={{ mt: 2, mb: 0.5 }}>
            {t('giftCards')}
          </Typography>
          <Facts facts={cards} />
        </>
      ) : null}
    </Panel>
  );
}

/** Which records became this one, when and why. */
export function MergesPanel({ customer }: { customer: CustomerRecord }) {
  const t = useMessages(customerMessages);
  const formats = useFormats();
  const events = mergeEventsOf(customer);
  return (
    <Panel title={t('mergedTitle')} lead={t('merged', { smart_count: customer.mergedIds.length })}>
      {events.map((event) => (
        <Box key={event.id} sx={{ mb: 1 }}>
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {event.mergedId}
          </Typography>
          <Typography variant="caption" color="text.secondary">
            {[
              t(`mergedHow.${event.kind}`, { day: formats.date(event.occurredAt) }),
              t('evidence', { evidence: event.evidence }),
              event.actor.staffMember?.name,
            ]
              .filter((part) => part)
              .join(' · ')}
          </Typography>
        </Box>
      ))}
      {events.length === 0
        ? customer.mergedIds.map((id) => (
            <Typography key={id} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
              {id}
            </Typography>
          ))
        : null}
    </Panel>
  );
}
