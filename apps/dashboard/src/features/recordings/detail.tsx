import { PageHeader } from '../../ui/page-header.tsx';

export function RecordingPage() {
  return <PageHeader title="Recording" />;
}
