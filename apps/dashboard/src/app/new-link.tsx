import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { AtLeast } from './at-least.tsx';
import { useSite } from './question.ts';

interface NewLinkProps {
  to: `/sites/$siteId/${'funnels' | 'surveys' | 'alerts'}/new`;
  children: ReactNode;
}

/** The way to make one more of what a list shows, for those who may. */
export function NewLink({ to, children }: NewLinkProps) {
  const { id: siteId } = useSite();
  return (
    <AtLeast needed="analyst">
      <Button asChild variant="primary">
        <Link to={to} params={{ siteId }}>
          <Plus aria-hidden />
          {children}
        </Link>
      </Button>
    </AtLeast>
  );
}
