import { PageHeader } from '../../ui/page-header.tsx';

export function SitesPage() {
  return <PageHeader title="SitesPage" />;
}
