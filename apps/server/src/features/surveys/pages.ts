import type { SurveyPage } from '@desirepath/contract/survey-live';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { escapeHtml } from '../../http/escape-html.ts';
import type { Sites } from '../../storage/records/sites.ts';
import type { SurveyRegister } from './register.ts';

interface PagesDependencies {
  register: SurveyRegister;
  sites: Sites;
  /** Address of the script that shows surveys. */
  script: string;
}

/**
 * The documents that show a survey without a tracker: a page of its own for one that is live, and the frame in which the dashboard previews one.
 * Their policy lets nothing run and nothing load but our own script; the preview runs in a sandbox, where it has no
 * cookies and no other address of ours believes it.
 */
export function surveyPagesRoutes({ register, sites, script }: PagesDependencies) {
  return async (app: FastifyInstance) => {
    app.get('/s/preview', async (_request, reply) =>
      reply
        .headers({ ...headersFor("'self'", '; sandbox allow-scripts'), 'x-frame-options': 'SAMEORIGIN' })
        .send(page('Preview', { tracking_id: '', survey: null }, script)),
    );
    app.get<{ Params: { id: string } }>('/s/:id', async (request, reply) => {
      reply.headers(headersFor("'none'"));
      const id = z.uuid().safeParse(request.params.id).data?.toLowerCase();
      const survey = id === undefined ? undefined : register.find(id);
      const site = survey && sites.findById(survey.site);
      if (!survey || !site || !register.isShowing(survey)) return reply.code(404).send(CLOSED);
      const told = { tracking_id: site.tracking_id, survey: await register.asLive(survey) };
      return reply.send(page(survey.questions[0]?.text ?? 'Survey', told, script));
    });
  };
}

const headersFor = (ancestors: string, more = '') => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors ${ancestors}${more}`,
});

/** The script finds what it is to show in the document, as JSON, in which no text can end the element that it stands in. */
const page = (title: string, told: SurveyPage, script: string) =>
  documentOf(
    title,
    `<script type="application/json" id="desirepath-survey">${JSON.stringify(told).replaceAll('<', '\\u003c')}</script>
<script src="${script}" data-page></script>`,
  );

const documentOf = (title: string, body: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<body>
${body}
`;

const CLOSED = documentOf(
  'This survey takes no answers',
  '<p style="max-width: 30em; margin: 20vh auto; padding: 0 1em; font: 18px/1.5 system-ui, sans-serif">This survey takes no answers, or not any more. Thank you for coming.</p>',
);
