import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useFormats } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/use-messages.ts';
import type { BusinessDay } from '../../time/business-day.ts';
import { Panel } from '../../ui/Panel.tsx';
import { AnnotationDialog } from './AnnotationDialog.tsx';
import { annotationMessages } from './messages.ts';
import { type NumberedAnnotation, useDeleteAnnotation } from './use-annotations.ts';

interface AnnotationPanelProps {
  readonly annotations: readonly NumberedAnnotation[];
  readonly mayWrite: boolean;
  /** Proposed for a new one: the last day of the period. */
  readonly day: BusinessDay;
}

/** What happened in the period, by the numbers of the flags; nothing at all where there is none and none can be added. */
export function AnnotationPanel({ annotations, mayWrite, day }: AnnotationPanelProps) {
  const t = useMessages(annotationMessages);
  const [edited, setEdited] = useState<NumberedAnnotation | 'new' | null>(null);
  if (annotations.length === 0 && !mayWrite) return null;
  const add = (
    <Button variant="outlined" size="small" onClick={() => setEdited('new')}>
      {t('add')}
    </Button>
  );
  return (
    <Box sx={{ mt: 2 }}>
      <Panel title={t('title')} lead={annotations.length > 0 ? t('lead') : t('none')} actions={mayWrite ? add : null}>
        {annotations.length > 0 ? (
          <Box component="ol" sx={{ m: 0, pl: 3 }}>
            {annotations.map((annotation) => (
              <AnnotationLine
                key={annotation.id}
                annotation={annotation}
                onEdit={mayWrite ? () => setEdited(annotation) : null}
              />
            ))}
          </Box>
        ) : null}
      </Panel>
      {edited === null ? null : (
        <AnnotationDialog
          annotation={edited === 'new' ? undefined : edited}
          day={day}
          onClose={() => setEdited(null)}
        />
      )}
    </Box>
  );
}

interface AnnotationLineProps {
  readonly annotation: NumberedAnnotation;
  /** Null for those who may not write. */
  readonly onEdit: (() => void) | null;
}

function AnnotationLine({ annotation, onEdit }: AnnotationLineProps) {
  const t = useMessages(annotationMessages);
  const formats = useFormats();
  const remove = useDeleteAnnotation();
  const { number, happenedOn, kind, text } = annotation;
  return (
    <Typography component="li" variant="body2" value={number}>
      {`${formats.day(happenedOn, 'long')} · ${t(`kinds.${kind}`)} · ${text}`}
      {onEdit ? (
        <>
          <Button size="small" sx={{ ml: 1 }} aria-label={t('editOf', { number })} onClick={onEdit}>
            {t('edit')}
          </Button>
          <Button
            size="small"
            color="inherit"
            disabled={remove.isPending}
            aria-label={t('removeOf', { number })}
            onClick={() => remove.mutate(annotation.id)}
          >
            {t('remove')}
          </Button>
        </>
      ) : null}
    </Typography>
  );
}
