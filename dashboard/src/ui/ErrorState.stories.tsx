import { HttpError } from 'react-admin';
import { ErrorState } from './ErrorState.tsx';

const retry = () => undefined;

export function Unavailable() {
  return (
    <ErrorState title="Commandes" error={new HttpError('Service down', 503, { code: 'UNAVAILABLE' })} onRetry={retry} />
  );
}

export function Conflict() {
  return (
    <ErrorState
      title="Veste en laine"
      error={new HttpError('Changed', 409, { code: 'STATE_CONFLICT' })}
      onRetry={retry}
    />
  );
}

export function Unknown() {
  return <ErrorState title="Commandes" error={new TypeError('no cause')} onRetry={retry} minHeight={360} />;
}
