import { z } from 'zod';

// zod compiles its schemas with `new Function`. The content security policy forbids that; zod would manage without, but
// the browser reports the attempt. To be imported before the first schema is made.
z.config({ jitless: true });
