import { Box, CssBaseline, Link, Typography } from '@mui/material';
import { LOCALES } from '../../i18n/provider.ts';
import { Surroundings } from '../../ui/testing/Surroundings.tsx';
import { readAddress, type ShownStory, WIDTHS, writeAddress } from './shown-story.ts';
import { STORIES } from './stories.ts';

/** Stories by component, one of them shown; its address holds language, theme and width. For those who build the dashboard. */
export function StoriesPage({ search }: { search: string }) {
  const shown = readAddress(search);
  return shown.alone ? <Story shown={shown} /> : <StoryList shown={shown} />;
}

function Story({ shown: { component, story, locale, mode } }: { shown: ShownStory }) {
  const Shown = STORIES.find((one) => one.component === component)?.stories.get(story);
  return (
    <Surroundings locale={locale} mode={mode}>
      <CssBaseline />
      <Box component="main" sx={{ p: 2 }}>
        {Shown ? <Shown /> : `There is no story ${component}/${story}.`}
      </Box>
    </Surroundings>
  );
}

function StoryList({ shown }: { shown: ShownStory }) {
  const { component, story, locale, mode, width } = shown;
  return (
    <Surroundings locale="en" mode={mode}>
      <CssBaseline />
      <Box sx={{ display: 'flex', height: '100vh' }}>
        <Box component="nav" aria-label="Stories" sx={{ width: 240, flex: 'none', overflowY: 'auto', p: 2 }}>
          {STORIES.map((one) => (
            <Box key={one.component} sx={{ mb: 1.5 }}>
              <Typography variant="h3" component="h2">
                {one.component}
              </Typography>
              {[...one.stories.keys()].map((name) => (
                <Choice
                  key={name}
                  label={name}
                  to={writeAddress(shown, { component: one.component, story: name })}
                  chosen={one.component === component && name === story}
                />
              ))}
            </Box>
          ))}
        </Box>
        <Box component="main" sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', p: 2, gap: 1 }}>
          <Box sx={{ display: 'flex', gap: 3 }}>
            <Switch
              options={LOCALES.map(({ locale: value, name }) => ({ label: name, change: { locale: value } }))}
              {...{ shown, chosen: { locale } }}
            />
            <Switch
              options={(['light', 'dark'] as const).map((value) => ({ label: value, change: { mode: value } }))}
              {...{ shown, chosen: { mode } }}
            />
            <Switch
              options={WIDTHS.map((value) => ({ label: `${value} px`, change: { width: value } }))}
              {...{ shown, chosen: { width } }}
            />
          </Box>
          {story === '' ? (
            <Typography>Choose a story.</Typography>
          ) : (
            // A frame, so that the story meets its width as it meets a screen.
            <Box
              component="iframe"
              title={`${component}/${story}`}
              src={writeAddress(shown, { alone: true })}
              sx={{ width, flex: 1, border: 1, borderColor: 'divider' }}
            />
          )}
        </Box>
      </Box>
    </Surroundings>
  );
}

interface SwitchProps {
  readonly shown: ShownStory;
  readonly chosen: Partial<ShownStory>;
  readonly options: ReadonlyArray<{ readonly label: string; readonly change: Partial<ShownStory> }>;
}

function Switch({ shown, chosen, options }: SwitchProps) {
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      {options.map(({ label, change }) => (
        <Choice
          key={label}
          label={label}
          to={writeAddress(shown, change)}
          chosen={JSON.stringify(change) === JSON.stringify(chosen)}
        />
      ))}
    </Box>
  );
}

/** A plain link: what is chosen is in the address alone. */
function Choice({ label, to, chosen }: { label: string; to: string; chosen: boolean }) {
  return (
    <Link
      href={to}
      variant="body2"
      underline={chosen ? 'always' : 'hover'}
      aria-current={chosen || undefined}
      sx={{ display: 'block' }}
    >
      {label}
    </Link>
  );
}
