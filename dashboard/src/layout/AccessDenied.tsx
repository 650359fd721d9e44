import { useMessages } from '../i18n/use-messages.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';

export function AccessDenied() {
  const t = useMessages();
  return (
    <>
      <PageHeader title={t('access.denied')} />
      <StateMessage title={t('errors.FORBIDDEN')} hint={t('access.hint')} minHeight={320} />
    </>
  );
}
