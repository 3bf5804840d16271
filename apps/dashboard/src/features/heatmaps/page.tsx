import { PageHeader } from '../../ui/page-header.tsx';

export function HeatmapsPage() {
  return <PageHeader title="Heatmaps" />;
}
