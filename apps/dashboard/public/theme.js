// Runs before the first paint, so that a stored choice never flashes the other theme. A file of its own, because the
// content security policy allows no inline script. Without a stored choice the page follows the system.
try {
  // In the frame of another page that page says which one fits.
  const asked = location.pathname.startsWith('/embed/') && new URLSearchParams(location.search).get('theme');
  const theme = asked || localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: follow the system.
}
