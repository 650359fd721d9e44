import { StoryForm } from '../testing/StoryForm.tsx';
import { FieldGrid, WholeRow } from './FieldGrid.tsx';
import { TextArea, TextLine } from './text-fields.tsx';

export function TwoColumns() {
  return (
    <StoryForm>
      <FieldGrid>
        <TextLine source="firstName" label="Prénom" />
        <TextLine source="lastName" label="Nom" required />
        <WholeRow>
          <TextArea source="note" label="Note de la boutique" />
        </WholeRow>
      </FieldGrid>
    </StoryForm>
  );
}
