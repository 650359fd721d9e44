import { Box, Typography } from '@mui/material';
import { en } from '../../../i18n/en.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Price } from '../../../ui/Price.tsx';
import type { CustomerRecord } from './resource.ts';

type IdentifierKind = keyof typeof en.customers.identifier;

function isIdentifierKind(kind: string): kind is IdentifierKind {
  return Object.hasOwn(en.customers.identifier, kind);
}

/** By what the house recognizes this person; values are masked by the server unless one may see them. */
export function IdentifiersPanel({ customer }: { customer: CustomerRecord }) {
  const t = useMessages();
  const facts = customer.identifiers.map(({ kind, value, verifiedAt }) => ({
    label: isIdentifierKind(kind) ? t(`customers.identifier.${kind}`) : kind,
    value: verifiedAt ? `${value} (${t('customers.verified')})` : value,
  }));
  return (
    <Panel title={t('customers.identifiers')}>
      <Facts facts={facts} />
    </Panel>
  );
}

export function LoyaltyPanel({ customer }: { customer: CustomerRecord }) {
  const t = useMessages();
  const formats = useFormats();
  const { loyalty } = customer;
  const giftCards = customer.giftCards ?? [];
  const points = loyalty
    ? [
        formats.count(loyalty.points).text,
        ...(loyalty.heldPoints > 0 ? [t('customers.held', { n: loyalty.heldPoints })] : []),
        ...(loyalty.debt > 0 ? [t('customers.debt', { n: loyalty.debt })] : []),
      ].join(' · ')
    : '–';
  const cards = giftCards.map((card) => ({
    label: card.maskedCode,
    value: <Price money={card.balance} />,
  }));
  return (
    <Panel title={t('customers.loyalty')}>
      <Facts facts={[{ label: t('customers.points'), value: points }]} />
      {cards.length > 0 ? (
        <>
          <Typography variant="h3" sx={{ mt: 2, mb: 0.5 }}>
            {t('customers.giftCards')}
          </Typography>
          <Facts facts={cards} />
        </>
      ) : null}
    </Panel>
  );
}

/** Which records became this one, when and why. */
export function MergesPanel({ customer }: { customer: CustomerRecord }) {
  const t = useMessages();
  const formats = useFormats();
  return (
    <Panel title={t('customers.mergedTitle')} lead={t('customers.merged', { smart_count: customer.mergedIds.length })}>
      {customer.mergeEvents.map((event) => (
        <Box key={event.id} sx={{ mb: 1 }}>
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {event.mergedId}
          </Typography>
          <Typography variant="caption" color="text.secondary">
            {t(`customers.mergedHow.${event.kind}`, { day: formats.date(event.at) })}
            {event.evidence ? ` · ${t('customers.evidence', { evidence: event.evidence })}` : ''}
          </Typography>
        </Box>
      ))}
      {customer.mergeEvents.length === 0
        ? customer.mergedIds.map((id) => (
            <Typography key={id} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
              {id}
            </Typography>
          ))
        : null}
    </Panel>
  );
}
