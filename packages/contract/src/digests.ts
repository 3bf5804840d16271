import { z } from 'zod';
import { person } from './access.ts';

const settings = z.object({
  weekly: z.boolean().describe('A mail on Mondays about the week before, with all sites that one may see.'),
});

/** What a person gets by mail of its own accord. */
export const digests = {
  get: person
    .route({ method: 'GET', path: '/digests/settings', summary: 'Which mails I get', tags: ['digests'] })
    .output(settings),
  update: person
    .route({ method: 'PUT', path: '/digests/settings', summary: 'Choose which mails I get', tags: ['digests'] })
    .input(settings)
    .output(settings),
};
