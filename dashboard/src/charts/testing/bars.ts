import { useFormats } from '../../i18n/format.ts';
import type { FlowChartProps } from '../FlowChart.tsx';
import type { GroupedBarsProps } from '../GroupedBars.tsx';
import type { StepBar } from '../StepBars.tsx';
import type { ValueCurvesProps } from '../value-curves.ts';
import { useLines } from './lines.ts';

/** Orders from the channel where the customer was met first to the one that sold. */
export function useFlow(): FlowChartProps {
  const { count } = useFormats();
  const node = (name: string, orders: number) => ({ name, value: count(orders).text });
  return {
    label: 'Du premier contact à la vente',
    nodes: [node('Réseaux sociaux', 1_240), node('Magasins', 860), node('Boutique en ligne', 2_100)],
    links: [
      { source: 0, target: 2, value: 1_240 },
      { source: 1, target: 2, value: 860 },
    ],
    height: 260,
  };
}

/** Credit of channels by two models. */
export function useGroups(factor = 1): GroupedBarsProps {
  const formats = useFormats();
  return {
    groups: [
      { name: 'Boutique en ligne', values: [1_200 * factor, 1_450 * factor] },
      { name: 'Magasins', values: [900 * factor, 0] },
    ],
    series: ['Premier contact', 'Dernier contact'],
    formatValue: (value) => formats.money(value, 'EUR', 'round').text,
    formatAxis: (value) => formats.money(value, 'EUR', 'compact').text,
  };
}

/** Steps of a visit. */
export function useSteps(): StepBar[] {
  const { count } = useFormats();
  const steps = [
    { name: 'Visites', sessions: 12_400 },
    { name: 'Paniers', sessions: 1_240 },
    { name: 'Commandes', sessions: 14 },
  ];
  return steps.map((step) => ({ ...step, label: count(step.sessions).text }));
}

/** What customers of two cohorts spent, and will. */
export function useCurves(): ValueCurvesProps {
  const formats = useFormats();
  const lines = useLines(['Boutique en ligne', 'Magasins'].map((label) => ({ label, points: [] })));
  const curves = lines.map((line, index) => ({
    ...line,
    seen: [0, 1, 2].map((month) => ({ month, value: 60 * (index + 1) + month * 20 })),
    predicted: [2, 6, 12].map((month) => {
      const value = 60 * (index + 1) + month * 20;
      return { month, value, low: value * 0.8, high: value * 1.2 };
    }),
  }));
  return {
    curves,
    height: 280,
    formatMonth: (month) => formats.count(month).text,
    formatAxis: (value) => formats.money(value, 'EUR', 'compact').text,
    formatValue: (value) => formats.money(value, 'EUR').text,
    predictedLabel: 'prévu',
  };
}
