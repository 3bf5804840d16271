import { PageHeader } from '../../ui/page-header.tsx';

export function RecordingsPage() {
  return <PageHeader title="Recordings" />;
}
