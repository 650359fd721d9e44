import { useMessages } from '../i18n/use-messages.ts';
import { ErrorState } from '../ui/ErrorState.tsx';

export function BrokenPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useMessages();
  return <ErrorState title={t('report.failed')} error={error} onRetry={onRetry} minHeight={420} />;
}
