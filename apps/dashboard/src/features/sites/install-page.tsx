import { PageHeader } from '../../ui/page-header.tsx';

export function InstallPage() {
  return <PageHeader title="InstallPage" />;
}
