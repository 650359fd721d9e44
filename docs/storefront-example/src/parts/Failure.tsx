import { useTexts } from '../texts.ts';

/** Says what went wrong where it happened, and offers to try again. */
export function Failure({ message, onRetry }: { readonly message: string; readonly onRetry?: () => void }) {
  const { t } = useTexts();
  return (
    <p role="alert" className="failure">
      {message}{' '}
      {onRetry && (
        <button type="button" className="quiet" onClick={onRetry}>
          {t.retry}
        </button>
      )}
    </p>
  );
}
