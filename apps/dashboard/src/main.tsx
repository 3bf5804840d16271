import { listenEarly } from './early-palette.ts';
import { startLanguage } from './language/start.ts';
import './fonts.css';
import './styles.css';

listenEarly();

const catalogues = {
  de: () => import('./language/catalogues/de.po'),
  'ar-XB': () => import('./language/catalogues/en.po?mirrored'),
};

void startLanguage(catalogues).then(() => import('./dashboard.tsx'));
