import { SearchField } from './SearchField.tsx';
import { StoryList } from './testing/StoryList.tsx';

export function Empty() {
  return (
    <StoryList>
      <SearchField />
    </StoryList>
  );
}

export function Filled() {
  return (
    <StoryList filter={{ q: 'manteau croisé en laine' }}>
      <SearchField />
    </StoryList>
  );
}
