import type { ReactNode } from 'react';
import { Logo } from '../../ui/logo.tsx';
import { PageHeader } from '../../ui/page-header.tsx';

interface AccountFrameProps {
  title: string;
  description: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  above?: ReactNode;
}

/** The quiet page around signing in and registering. */
export function AccountFrame({ title, description, children, footer, above }: AccountFrameProps) {
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-sm content-center gap-6 px-4 py-12">
      <Logo className="size-9" />
      {above}
      <PageHeader title={title} description={description} />
      {children}
      {footer && <p className="text-muted-foreground">{footer}</p>}
    </main>
  );
}
