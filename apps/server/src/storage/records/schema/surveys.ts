/** What visitors are asked, and what they say by themselves. */
export interface SurveyTables {
  surveys: {
    id: string;
    site_id: number;
    name: string;
    status: 'draft' | 'live' | 'paused';
    /** JSON of what its owner says of it, but for the name. */
    definition: string;
    version: number;
    created_at: number;
    updated_at: number;
  };
  /** What each version of a survey asks, the newest too. */
  survey_versions: {
    survey_id: string;
    version: number;
    /** JSON */
    questions: string;
    since: number;
  };
  /** Tokens that show a survey once before it is live. */
  survey_previews: {
    /** SHA-256 of the token, hex. */
    hash: string;
    survey_id: string;
    expires_at: number;
  };
  /** What the team calls a text that was answered. */
  survey_tags: {
    survey_id: string;
    response_id: string;
    question: string;
    tag: string;
  };
  /** What visitors say by themselves. */
  feedback: {
    site_id: number;
    /** Made by the page. */
    id: string;
    at: number;
    state: 'new' | 'open' | 'done';
    mood: number | null;
    text: string;
    /** Only of who agreed to be written to. */
    email: string | null;
    assignee: string | null;
    session_id: string | null;
    visitor_id: string | null;
    host: string;
    path: string;
    title: string;
    language: string;
    device: 'desktop' | 'tablet' | 'mobile';
    browser: string;
    os: string;
    viewport_w: number;
    viewport_h: number;
    scroll_x: number;
    scroll_y: number;
    /** JSON of what was pointed at. */
    element: string | null;
    /** What a search looks in, in lower case: not every store has letters beyond ASCII in both cases. */
    sought: string;
  };
  feedback_tags: {
    site_id: number;
    feedback_id: string;
    tag: string;
  };
  feedback_notes: {
    id: string;
    site_id: number;
    feedback_id: string;
    kind: 'note' | 'reply';
    text: string;
    author: string | null;
    created_at: number;
  };
}
