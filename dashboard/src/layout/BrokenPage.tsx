import { useMessages } from '../i18n/use-messages.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { layoutMessages } from './messages.ts';

export function BrokenPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useMessages(layoutMessages);
  return <ErrorState title={t('failed')} error={error} onRetry={onRetry} minHeight={420} />;
}
