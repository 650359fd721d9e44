import type { ComponentType } from 'react';

/** The stories of one component: each draws it in one state, without props. */
interface ComponentStories {
  /** The component's file below `src/`, without its ending: `ui/Panel`. */
  readonly component: string;
  readonly stories: ReadonlyMap<string, ComponentType>;
}

const modules = import.meta.glob<Record<string, ComponentType>>('../../**/*.stories.tsx', { eager: true });

/** Every `X.stories.tsx` of the dashboard, by component; each export is a story. */
export const STORIES: readonly ComponentStories[] = Object.entries(modules)
  .map(([file, exported]) => ({
    component: file.replace(/^(\.\.\/)+/, '').replace(/\.stories\.tsx$/, ''),
    stories: new Map(Object.entries(exported)),
  }))
  .sort((a, b) => a.component.localeCompare(b.component, 'en'));
