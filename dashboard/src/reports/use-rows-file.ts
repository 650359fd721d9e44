import { useEffect, useRef, useState } from 'react';
import { useLocale } from 'react-admin';
import { useFiles } from '../api/BackendContext.tsx';
import type { FileProgress } from '../api/file-client.ts';
import type { ReportFilters } from '../filters/codec.ts';
import type { BusinessDay } from '../time/business-day.ts';
import { saveFile } from '../ui/save-file.ts';
import { toReportInput } from './report-input.ts';

/** For a spreadsheet of the reader's language, or for programs. */
export type RowsForm = 'SPREADSHEET' | 'ISO';

type RowsFileState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly progress: FileProgress | null }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface RowsFile {
  readonly state: RowsFileState;
  read(form: RowsForm): void;
  /** Ends the reading, and the server's writing with it; forgets a failure. */
  stop(): void;
}

/** Every line of orders behind the page's filters, as a file that the server writes while it is read. */
export function useRowsFile(filters: ReportFilters, today: BusinessDay): RowsFile {
  const files = useFiles();
  const locale = useLocale();
  const [state, setState] = useState<RowsFileState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function read(form: RowsForm): Promise<void> {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setState({ kind: 'reading', progress: null });
    const { compare: _, ...input } = toReportInput(filters, today);
    const request = { input, form: form === 'ISO' ? 'ISO' : locale === 'fr' ? 'FR' : 'EN' };
    try {
      const file = await files.read('exports/report-rows', request, {
        signal: own.signal,
        onProgress: (progress) => setState({ kind: 'reading', progress }),
      });
      saveFile(`passerelle-${input.from}-${input.before}.csv`, file);
      setState({ kind: 'idle' });
    } catch (error) {
      if (running.current === own && !own.signal.aborted) setState({ kind: 'failed', error });
    }
  }
  return {
    state,
    read: (form) => void read(form),
    stop() {
      running.current?.abort();
      setState({ kind: 'idle' });
    },
  };
}
