import { PageHeader } from '../../ui/page-header.tsx';

export function AddSitePage() {
  return <PageHeader title="AddSitePage" />;
}
