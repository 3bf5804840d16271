import type { StepFigures } from '@desirepath/contract/funnels';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { Table, Td, Th } from '../../../ui/table.tsx';
import { secondsWords } from '../words.ts';

/** The figures behind the bars. */
export function StepTable({ steps }: { steps: readonly StepFigures[] }) {
  return (
    <Table label="Steps of the funnel">
      <thead>
        <tr>
          <Th>Step</Th>
          <Th numeric>Count</Th>
          <Th numeric>Of the first</Th>
          <Th numeric>Of the one before</Th>
          <Th numeric>Lost</Th>
          <Th numeric>Median time</Th>
          <Th numeric>p90</Th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; two may have the same name
          <tr key={index}>
            <Td>{`${index + 1}. ${step.name}`}</Td>
            <Td numeric>{formatNumber(step.count)}</Td>
            <Td numeric>{formatShare(step.conversion)}</Td>
            <Td numeric>{formatShare(step.step_conversion)}</Td>
            <Td numeric>{formatNumber(step.dropped)}</Td>
            <Td numeric>{step.median_seconds === null ? '–' : secondsWords(step.median_seconds)}</Td>
            <Td numeric>{step.p90_seconds === null ? '–' : secondsWords(step.p90_seconds)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
