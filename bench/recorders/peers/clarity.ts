// Clarity as its package starts it, sending to this site.
import { clarity } from 'clarity-js';

clarity.start({ projectId: 'bench', upload: `${location.origin}/clarity`, track: true, content: true, delay: 1000 });
