import { Box } from '@mui/material';
import type { Figure } from '../i18n/format.ts';

/** A number whose unit is smaller and lighter than its figures. */
export function FigureText({ figure }: { figure: Figure }) {
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {figure.parts.map((part, index) =>
        part.unit ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one formatted number never move
          <Box key={index} component="span" sx={{ fontSize: '0.72em', color: 'text.secondary' }}>
            {part.text}
          </Box>
        ) : (
          part.text
        ),
      )}
    </Box>
  );
}
