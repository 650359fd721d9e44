import { Link as TextLink } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { FigureRows } from './FigureRows.tsx';
import { figureRowsMessages } from './figure-rows-messages.ts';

interface OpenFigureProps {
  /** What opens its rows; null where none can be opened. */
  readonly drill: string | null | undefined;
  /** Of the figure, as the head of its rows. */
  readonly name: string;
  /** The figure in words, for those who have it read aloud. */
  readonly text: string;
  readonly children: ReactNode;
}

/** A figure that opens the rows behind it, by a click or by the keyboard. */
export function OpenFigure({ drill, name, text, children }: OpenFigureProps) {
  const t = useMessages(figureRowsMessages);
  const [isOpen, setOpen] = useState(false);
  if (drill === null || drill === undefined) return children;
  return (
    <>
      <TextLink
        component="button"
        type="button"
        color="inherit"
        underline="hover"
        aria-haspopup="dialog"
        aria-label={t('open', { figure: text })}
        onClick={() => setOpen(true)}
        sx={{ font: 'inherit', lineHeight: 'inherit', verticalAlign: 'baseline' }}
      >
        {children}
      </TextLink>
      {isOpen ? <FigureRows drill={drill} name={name} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
