import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useClient } from '../../../api/BackendContext.tsx';
import { type CustomerLifetimeResult, customerLifetimeDocument } from '../../../api/generated/attribution/ltv.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { customerMessages } from './messages.ts';

type Lifetime = NonNullable<NonNullable<CustomerLifetimeResult['customer']>['lifetime']>;

/** What the models predict of the customer; nothing where they say nothing, or the reader may not see it. */
export function LifetimePanel({ customerId }: { customerId: string }) {
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['customer-lifetime', customerId],
    queryFn: async ({ signal }) => {
      const { customer } = await client.request(customerLifetimeDocument, { id: customerId }, { signal });
      return customer?.lifetime ?? null;
    },
    retry: false,
  });
  return data ? <LifetimeFacts lifetime={data} /> : null;
}

function LifetimeFacts({ lifetime }: { lifetime: Lifetime }) {
  const t = useMessages(customerMessages);
  const formats = useFormats();
  const money = ({ amount, currencyCode }: Lifetime['value']) => formats.money(amount, currencyCode).text;
  const { value, low, high, nextPurchaseOn, replenishments } = lifetime;
  const facts = [
    { label: t('lifetime.alive'), value: formats.rate(Number(lifetime.aliveProbability)).text },
    {
      label: t('lifetime.value'),
      value: t('lifetime.range', { value: money(value), low: money(low), high: money(high) }),
    },
    { label: t('lifetime.purchases'), value: formats.decimal(Number(lifetime.expectedPurchases)).text },
    {
      label: t('lifetime.next'),
      value: (
        <>
          {nextPurchaseOn === null ? t('lifetime.never') : formats.day(nextPurchaseOn, 'long')}
          <DatesTested test={lifetime.nextPurchaseBackTest} />
        </>
      ),
    },
    ...replenishments.map(({ product, dueOn, habit, backTest: { n, missedByDays, withinWeek } }) => ({
      label: t('lifetime.due'),
      value: (
        <>
          {t('lifetime.dueOn', { product: product?.title ?? '–', day: formats.day(dueOn, 'long') })}
          <Caption>
            {t(`lifetime.habit.${habit}`)}{' '}
            {missedByDays === null
              ? t('lifetime.untested')
              : t('lifetime.tested', {
                  smart_count: missedByDays,
                  near: formats.count(withinWeek).text,
                  n: formats.count(n).text,
                })}
          </Caption>
        </>
      ),
    })),
  ];
  return (
    <Panel title={t('lifetime.title')} lead={t('lifetime.lead', { time: formats.instant(lifetime.computedAt) })}>
      <Facts facts={facts} />
    </Panel>
  );
}

function Caption({ children }: { children: ReactNode }) {
  return (
    <Typography component="span" variant="caption" color="text.secondary" sx={{ display: 'block' }}>
      {children}
    </Typography>
  );
}

/** How right dates of next purchases were a quarter ago, and those of the naive forecast. */
function DatesTested({ test }: { test: Lifetime['nextPurchaseBackTest'] }) {
  const t = useMessages(customerMessages);
  const formats = useFormats();
  if (!test || test.byModel.n === 0) return <Caption>{t('lifetime.untested')}</Caption>;
  const rate = (value: string | null) => (value === null ? '–' : formats.rate(Number(value)).text);
  const said = ({ n, boughtByDate, boughtByDateLow, boughtByDateHigh, withinWeek }: typeof test.byModel) => ({
    n: formats.count(n).text,
    share: rate(boughtByDate),
    interval:
      boughtByDateLow === null
        ? t('lifetime.fewDates')
        : t('lifetime.between', { low: rate(boughtByDateLow), high: rate(boughtByDateHigh) }),
    near: formats.count(withinWeek).text,
  });
  return (
    <>
      <Caption>{t('lifetime.dated', { day: formats.day(test.hiddenFrom, 'long'), ...said(test.byModel) })}</Caption>
      {test.atConstantRate.n > 0 ? <Caption>{t('lifetime.datedNaively', said(test.atConstantRate))}</Caption> : null}
    </>
  );
}
