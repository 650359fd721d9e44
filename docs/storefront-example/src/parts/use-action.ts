import { useState } from 'react';

/** Something that a button does: one at a time, its failure kept to be shown. */
export function useAction() {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  return {
    isBusy,
    error,
    async run(action: () => Promise<void>): Promise<void> {
      setBusy(true);
      setError(undefined);
      await action().catch((cause: Error) => setError(cause.message));
      setBusy(false);
    },
  };
}
