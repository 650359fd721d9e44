import type { Components as MuiComponents, Theme } from '@mui/material/styles';
import { FEEDBACK_MS, SANS, SIZE } from './tokens.ts';

type Components = MuiComponents<Omit<Theme, 'components'>>;

const feedback = `${FEEDBACK_MS}ms`;

/** Overrides of the component library's own look. */
export const COMPONENTS: Components = {
  MuiCssBaseline: {
    styleOverrides: {
      body: { WebkitFontSmoothing: 'antialiased' },
      '*:focus-visible': { outline: '2px solid currentColor', outlineOffset: 2 },
      html: { scrollPaddingTop: 72 },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
      },
    },
  },
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: { root: { minHeight: 32, transition: `background-color ${feedback}, border-color ${feedback}` } },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: ({ theme }) => ({ border: `1px solid ${theme.palette.divider}`, overflow: 'visible' }) },
  },
  MuiPopover: {
    defaultProps: { elevation: 0 },
    styleOverrides: { paper: ({ theme }) => ({ border: `1px solid ${theme.palette.divider}` }) },
  },
  MuiDialog: { styleOverrides: { paper: ({ theme }) => ({ border: `1px solid ${theme.palette.divider}` }) } },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: SIZE.lead, fontWeight: 600 } } },
  // Above the head of the table, inside its card.
  RaBulkActionsToolbar: {
    styleOverrides: {
      root: ({ theme }) => ({
        '& .RaBulkActionsToolbar-toolbar': {
          ...{ position: 'static', transform: 'none', transition: 'none', borderRadius: 0 },
          backgroundColor: theme.palette.background.paper,
          color: theme.palette.text.primary,
          borderBottom: `1px solid ${theme.palette.divider}`,
        },
      }),
    },
  },
  MuiChip: {
    styleOverrides: {
      root: ({ theme }) => ({ borderRadius: 3, height: 28, [theme.breakpoints.down('md')]: { height: 40 } }),
      label: { fontSize: SIZE.small },
      deleteIcon: { fontSize: SIZE.lead, color: 'inherit' },
    },
  },
  MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense' } },
  MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense' } },
  // The hint of a field that cannot be changed now says why: it stays readable.
  MuiFormHelperText: {
    styleOverrides: { root: ({ theme }) => ({ '&.Mui-disabled': { color: theme.palette.text.secondary } }) },
  },
  MuiOutlinedInput: { styleOverrides: { root: ({ theme }) => ({ backgroundColor: theme.palette.background.paper }) } },
  MuiAlert: { styleOverrides: { root: { borderRadius: 3 } } },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({
        borderBottom: `1px solid ${theme.palette.divider}`,
        fontSize: SIZE.small,
        padding: '7px 12px',
        height: 36,
      }),
      // Only where figures stand below each other: in running text Inter's tabular hyphens gape.
      alignRight: { fontVariantNumeric: 'tabular-nums' },
      head: ({ theme }) => ({
        color: theme.palette.text.secondary,
        fontSize: SIZE.note,
        fontWeight: 500,
        backgroundColor: theme.palette.background.paper,
      }),
    },
  },
  MuiTableRow: { styleOverrides: { root: { '&:last-child td, &:last-child th': { borderBottom: 0 } } } },
  MuiTooltip: {
    styleOverrides: {
      tooltip: ({ theme }) => ({
        backgroundColor: theme.palette.text.primary,
        color: theme.palette.background.default,
        fontFamily: SANS,
        fontSize: SIZE.note,
        fontWeight: 400,
      }),
    },
  },
  MuiAppBar: {
    defaultProps: { color: 'default', elevation: 0 },
    styleOverrides: {
      root: ({ theme }) => ({
        backgroundColor: theme.palette.background.default,
        borderBottom: `1px solid ${theme.palette.divider}`,
        color: theme.palette.text.primary,
      }),
    },
  },
  MuiLink: { styleOverrides: { root: { textUnderlineOffset: '0.2em', textDecorationThickness: '1px' } } },
  MuiSkeleton: { defaultProps: { animation: false, variant: 'rounded' } },
};
