import { StoryForm } from '../testing/StoryForm.tsx';
import { DayLine, TagsLine, TextArea, TextLine, TimeLine } from './text-fields.tsx';

export function Empty() {
  return (
    <StoryForm>
      <TextLine source="title" label="Titre" required />
      <TextArea source="text" label="Description" />
      <DayLine source="day" label="Jour" />
      <TimeLine source="opens" label="Ouvre à" wrong="Une heure comme 09:30" />
      <TagsLine source="tags" label="Étiquettes" hint="Séparées par des virgules" />
    </StoryForm>
  );
}

export function Filled() {
  return (
    <StoryForm
      values={{
        title: 'Manteau croisé en laine vierge et cachemire, col châle, doublure en satin de soie',
        text: 'Coupé à Lyon.\nDoublé à Roubaix.',
        day: '2026-11-22',
        opens: '09:30',
        tags: ['hiver', 'édition numérotée'],
      }}
    >
      <TextLine source="title" label="Titre" readOnly />
      <TextArea source="text" label="Description" />
      <DayLine source="day" label="Jour" />
      <TimeLine source="opens" label="Ouvre à" wrong="Une heure comme 09:30" />
      <TagsLine source="tags" label="Étiquettes" />
    </StoryForm>
  );
}
