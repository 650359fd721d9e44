import { StoryForm } from '../testing/StoryForm.tsx';
import { SaveButton } from './SaveButton.tsx';

export function Ready() {
  return (
    <StoryForm>
      <SaveButton />
    </StoryForm>
  );
}

export function NothingChanged() {
  return (
    <StoryForm>
      <SaveButton onlyChanges />
    </StoryForm>
  );
}
