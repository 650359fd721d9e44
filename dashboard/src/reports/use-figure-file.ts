import { useEffect, useRef, useState } from 'react';
import { useLocale } from 'react-admin';
import { useFiles } from '../api/BackendContext.tsx';
import { saveFile } from '../ui/save-file.ts';

/** All rows behind a figure as a file for a spreadsheet, which the server writes while it is read. */
export function useFigureFile(drill: string, name: string) {
  const files = useFiles();
  const locale = useLocale();
  const [isReading, setReading] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function read(): Promise<void> {
    const own = new AbortController();
    running.current = own;
    setReading(true);
    setError(null);
    try {
      const request = { drill, form: locale === 'fr' ? 'FR' : 'EN' };
      saveFile(
        `passerelle-${name}.csv`,
        await files.read('exports/figure-rows', request, { signal: own.signal, onProgress: () => undefined }),
      );
    } catch (reason) {
      if (!own.signal.aborted) setError(reason);
    } finally {
      if (!own.signal.aborted) setReading(false);
    }
  }
  return { isReading, error, read: () => void read() };
}
