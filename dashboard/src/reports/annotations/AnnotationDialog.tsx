import { MenuItem, TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale } from 'react-admin';
import { uuidv7 } from 'uuidv7';
import { useClient } from '../../api/BackendContext.tsx';
import { expectMember } from '../../api/errors.ts';
import { createAnnotationDocument, updateAnnotationDocument } from '../../api/generated/attribution/views.ts';
import { useMessages } from '../../i18n/use-messages.ts';
import type { BusinessDay } from '../../time/business-day.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { annotationMessages } from './messages.ts';
import { type NumberedAnnotation, useForgetAnnotations } from './use-annotations.ts';

const KINDS = ['PROMOTION', 'OUTAGE', 'PRICE_CHANGE', 'OTHER'] as const;
/** Characters of a text, as the server takes them. */
const MAX_TEXT = 200;

interface AnnotationDialogProps {
  /** The one that is changed; undefined for a new one. */
  readonly annotation?: NumberedAnnotation | undefined;
  /** Proposed for a new one. */
  readonly day: BusinessDay;
  readonly onClose: () => void;
}

/** Says what happened on a day, in French, in English or in both. */
export function AnnotationDialog({ annotation, day: proposed, onClose }: AnnotationDialogProps) {
  const t = useMessages(annotationMessages);
  const client = useClient();
  const locale = useLocale();
  const forget = useForgetAnnotations();
  const [idempotencyKey] = useState(() => uuidv7());
  const [day, setDay] = useState(annotation?.happenedOn ?? proposed);
  const [kind, setKind] = useState(annotation?.kind ?? 'PROMOTION');
  const [texts, setTexts] = useState({ fr: annotation?.textFr ?? '', en: annotation?.textEn ?? '' });
  const save = useMutation({
    mutationFn: async () => {
      const said = { kind, textFr: texts.fr.trim(), textEn: texts.en.trim() };
      if (annotation) {
        const input = { annotationId: annotation.id, expectedVersion: annotation.version, ...said };
        const { updateAnnotation } = await client.request(updateAnnotationDocument, { input });
        return void expectMember(updateAnnotation, 'UpdateAnnotationPayload');
      }
      const input = { idempotencyKey, happenedOn: day, ...said };
      expectMember(
        (await client.request(createAnnotationDocument, { input })).createAnnotation,
        'CreateAnnotationPayload',
      );
    },
    onSuccess: async () => {
      await forget();
      onClose();
    },
  });
  const isSaid = texts.fr.trim() !== '' || texts.en.trim() !== '';
  // The reader's own language first.
  const languages = locale === 'fr' ? (['fr', 'en'] as const) : (['en', 'fr'] as const);
  return (
    <FormDialog
      title={t(annotation ? 'editTitle' : 'add')}
      submitLabel={t('app.save')}
      canSubmit={isSaid && day !== '' && !save.isPending}
      onSubmit={save.mutate}
      onClose={onClose}
      error={save.error}
    >
      {annotation ? null : (
        <TextField
          type="date"
          label={t('day')}
          value={day}
          onChange={(event) => setDay(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
      <TextField select label={t('kind')} value={kind} onChange={(event) => setKind(event.target.value as typeof kind)}>
        {KINDS.map((known) => (
          <MenuItem key={known} value={known}>
            {t(`kinds.${known}`)}
          </MenuItem>
        ))}
      </TextField>
      {languages.map((language, index) => (
        <TextField
          key={language}
          label={t(language === 'fr' ? 'textFr' : 'textEn')}
          value={texts[language]}
          onChange={(event) => setTexts({ ...texts, [language]: event.target.value })}
          helperText={index === 0 ? t('hint') : undefined}
          slotProps={{ htmlInput: { maxLength: MAX_TEXT } }}
        />
      ))}
    </FormDialog>
  );
}
