import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm, useNotify, useRefresh } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { codeOf } from '../../../api/errors.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { useErrorText } from '../../../ui/ErrorState.tsx';
import { jobMessages } from './messages.ts';
import { cancelJob, type JobRow } from './resource.ts';

/** Asks a job that runs to stop, once one is sure; nothing where it cannot. */
export function CancelButton({ job }: { job: JobRow }) {
  const t = useMessages(jobMessages);
  const client = useClient();
  const notify = useNotify();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const cancel = useMutation({
    mutationFn: () => cancelJob(client, job.id),
    onSuccess: () => {
      notify(t('canceled'), { type: 'success' });
      refresh();
    },
    onError: (error) => notify(codeOf(error) === 'STATE_CONFLICT' ? t('ended') : errorText(error), { type: 'error' }),
  });
  if (!job.isCancelable || job.status !== 'RUNNING') return null;
  return (
    <>
      <Button
        size="small"
        disabled={cancel.isPending}
        onClick={() => setAsking(true)}
        aria-label={t('cancelOf', { job: job.subject })}
      >
        {t('cancel')}
      </Button>
      <Confirm
        isOpen={asking}
        title={t('cancelTitle', { job: job.subject })}
        content={t(job.kind === 'EXPORT' ? 'cancelExportHint' : 'cancelHint')}
        confirm={t('cancel')}
        cancel={t('app.cancel')}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          cancel.mutate();
        }}
      />
    </>
  );
}
