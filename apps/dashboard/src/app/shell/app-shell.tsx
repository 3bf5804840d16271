import { Outlet } from '@tanstack/react-router';

export function AppShell() {
  return (
    <main id="content" className="p-4 md:p-6">
      <Outlet />
    </main>
  );
}
