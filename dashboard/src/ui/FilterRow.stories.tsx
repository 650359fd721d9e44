import { ChoiceFilter } from './ChoiceFilter.tsx';
import { FilterRow } from './FilterRow.tsx';
import { SearchField } from './SearchField.tsx';
import { StoryList } from './testing/StoryList.tsx';

export function SearchAndChoices() {
  return (
    <StoryList filter={{ channel: 'store' }}>
      <FilterRow>
        <SearchField />
        <ChoiceFilter source="status" label="État" choices={[]} />
        <ChoiceFilter source="channel" label="Canal" choices={[{ value: 'store', label: 'Magasins' }]} />
      </FilterRow>
    </StoryList>
  );
}
