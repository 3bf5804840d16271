// PostHog with its recorder in the bundle, as it is for sites that load nothing later.
import { posthog } from 'posthog-js/dist/module.full.no-external.js';

posthog.init('phc_bench', { api_host: location.origin, persistence: 'memory', opt_out_useragent_filter: true });
