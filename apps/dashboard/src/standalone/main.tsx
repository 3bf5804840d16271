import { startLanguage } from '../language/start.ts';
import '../styles.css';

/** The player of files that are watched without a server, in the language of whoever watches. */
const catalogues = { de: () => import('../language/catalogues/de.po') };

void startLanguage(catalogues).then(() => import('./player.tsx'));
