import { Typography } from '@mui/material';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { StatusText, type Tone } from '../../../ui/StatusText.tsx';
import { customerMessages } from './messages.ts';
import type { CustomerRecord } from './resource.ts';

const TONES: Readonly<Record<string, Tone>> = { GRANTED: 'good', WITHDRAWN: 'bad', PENDING: 'warn', NONE: 'muted' };

/** Whether what was recorded of the visits is nobody's. */
const isUnlinked = ({
  purpose,
  channel,
  state,
}: Pick<CustomerRecord['consents'][number], 'purpose' | 'channel' | 'state'>) =>
  purpose === 'ANALYTICS' && channel === 'WEB' && state === 'WITHDRAWN';

/** What the customer agreed to; what is not listed was never given. */
export function ConsentPanel({ customer: { consents } }: { customer: CustomerRecord }) {
  const t = useMessages(customerMessages);
  const formats = useFormats();
  const facts = consents.map(({ purpose, channel, address, state, changedAt }) => ({
    label: [t(`purpose.${purpose}`), t(`consentChannel.${channel}`), address].filter((part) => part !== '').join(' · '),
    value: (
      <>
        <StatusText tone={TONES[state] ?? 'neutral'}>
          {changedAt === null
            ? t(`consentState.${state}`)
            : t('consentSince', { state: t(`consentState.${state}`), day: formats.date(changedAt) })}
        </StatusText>
        {isUnlinked({ purpose, channel, state }) ? (
          <Typography variant="caption" component="div" color="text.secondary">
            {t('unlinked')}
          </Typography>
        ) : null}
      </>
    ),
  }));
  return (
    <Panel title={t('consents')} lead={consents.length === 0 ? t('noConsent') : undefined}>
      <Facts facts={facts} />
    </Panel>
  );
}
