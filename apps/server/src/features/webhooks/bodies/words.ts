import type { DomainEvent } from '@desirepath/contract/domain-events';
import type { Site } from '@desirepath/contract/sites';

/** An event in words, for programs that show messages. */
export interface Words {
  title: string;
  /** More of it; may be empty. */
  text: string;
  /** Where the dashboard shows it. */
  url: string;
}

/** Says what happened. What comes from a visitor's page is text here, and stays it: each format has its own way. */
export function inWords(event: DomainEvent, site: Site, baseUrl: string): Words {
  const home = `${baseUrl}/sites/${site.id}`;
  const session = (id: string | null) => (id === null ? home : `${home}/recordings/${id}`);
  switch (event.type) {
    case 'session.ended': {
      const { data } = event;
      const text = `${data.pageviews} page views in ${minutes(data.duration)}, from ${data.entry_page} to ${data.exit_page}`;
      return { title: `A session on ${site.name} ended`, text, url: session(data.session_id) };
    }
    case 'recording.ready':
      return {
        title: `A recording of ${site.name} is ready`,
        text: `It is ${minutes(event.data.duration)} long.`,
        url: session(event.data.session_id),
      };
    case 'frustration.detected': {
      const { rage_clicks, dead_clicks, error_clicks, u_turns } = event.data;
      const text = `Rage clicks: ${rage_clicks}, dead clicks: ${dead_clicks}, error clicks: ${error_clicks}, U-turns: ${u_turns}`;
      return { title: `Somebody was frustrated on ${site.name}`, text, url: session(event.data.session_id) };
    }
    case 'goal.reached':
      return {
        title: `Goal reached on ${site.name}: ${event.data.goal.name}`,
        text: '',
        url: session(event.data.session_id),
      };
    case 'survey.answered':
    case 'survey.completed': {
      const { survey, answers, complete, session_id } = event.data;
      const text = answers.map(({ text: asked, value }) => `${asked}: ${plain(value)}`).join('\n');
      const title = `Survey ${complete ? 'answered' : 'being answered'}: ${survey.name}`;
      return { title, text, url: session_id === null ? `${home}/surveys/${survey.id}` : session(session_id) };
    }
    case 'feedback.received': {
      const { rating, text, page } = event.data;
      return {
        title: rating === null ? `Feedback on ${page}` : `Feedback on ${page}, rated ${rating}`,
        text,
        url: session(event.data.session_id),
      };
    }
    case 'alert.fired':
      return { title: `${event.data.alert.name} (${site.name})`, text: event.data.text, url: `${home}/alerts` };
  }
}

const minutes = (ms: number) => {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

const plain = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));
