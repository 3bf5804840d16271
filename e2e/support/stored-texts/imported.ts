import type { SiteImport } from '@desirepath/contract/imports';
import { expect } from 'vitest';
import type { Client } from '../account.ts';
import type { Made } from './recipes.ts';

/** Exports of other systems in which every column and field says something hostile, a row or an event for each way to attack. */
export async function bringIn(client: Client, made: Made, payloads: readonly string[]): Promise<void> {
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  for (const { name, content, kind } of exportsOf(payloads, day)) {
    const { id } = await client.post<SiteImport>('/api/imports', { site: Number(made.site), name });
    await client.upload(`/api/imports/${id}/content?site=${made.site}&offset=0`, content);
    const { preview } = await client.post<SiteImport>(`/api/imports/${id}/read`, { site: Number(made.site) });
    expect(preview?.kind, name).toBe(kind);
    await client.post(`/api/imports/${id}/begin`, { site: Number(made.site) });
    const state = async () => {
      const { items } = await client.get<{ items: SiteImport[] }>(`/api/imports?site=${made.site}`);
      return items.find((one) => one.id === id);
    };
    await expect.poll(async () => (await state())?.status, { timeout: 60_000 }).toMatch(/done|failed/);
    expect(await state(), name).toMatchObject({ status: 'done', error: null });
    expect((await state())?.events, name).toBeGreaterThan(0);
  }
}

function exportsOf(payloads: readonly string[], day: string) {
  // What cannot be read is told with its row, so there is one of these as well.
  const umami = [
    UMAMI,
    ...payloads.map((text, index) => umamiRow(text, index, `${day} 10:00:00`)),
    umamiRow(payloads[0] ?? '', 0, payloads[0] ?? ''),
  ];
  const report = [
    'Date,Page path,Views,Sessions,Total users',
    ...payloads.map((text) => csv([day.replaceAll('-', ''), `/${text}`, 1, 1, 1])),
  ];
  return [
    { name: `${payloads[0]}.csv`, kind: 'umami', content: umami.join('\n') },
    { name: `${payloads[1]}.csv`, kind: 'ga4-report', content: report.join('\n') },
    {
      name: `${payloads[2]}.jsonl`,
      kind: 'ga4-events',
      content: payloads.map((text, index) => ga4Event(text, index, day)).join('\n'),
    },
    { name: `${payloads[3]}.json`, kind: 'rrweb', content: recording(payloads, day) },
  ];
}

const csv = (cells: (string | number)[]) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',');

const TEXTS =
  'referrer_domain,page_title,event_name,hostname,browser,os,device,country,region,city,language,distinct_id,utm_source,utm_medium,utm_campaign,utm_term,utm_content';
const UMAMI = `website_id,session_id,visit_id,event_id,created_at,url_path,event_type,${TEXTS}`;

const umamiRow = (text: string, index: number, at: string) =>
  csv([
    'w',
    `${index} ${text}`,
    `${index} ${text}`,
    `${index} ${text}`,
    at,
    `/${text}`,
    1 + (index % 2),
    ...TEXTS.split(',').map(() => text),
  ]);

const ga4Event = (text: string, index: number, day: string) =>
  JSON.stringify({
    event_timestamp: String((Date.parse(day) + index) * 1000),
    event_name: index % 2 ? 'page_view' : text,
    user_pseudo_id: text,
    user_id: text,
    event_params: [
      { key: 'page_location', value: { string_value: `https://shop.example/${text}` } },
      { key: 'page_title', value: { string_value: text } },
      { key: 'page_referrer', value: { string_value: `https://news.example/${text}` } },
      { key: text, value: { string_value: text } },
    ],
    geo: { country: text, region: text, city: text },
    device: { category: text, operating_system: text, language: text, web_info: { browser: text } },
    collected_traffic_source: {
      manual_source: text,
      manual_medium: text,
      manual_campaign_name: text,
      manual_term: text,
      manual_content: text,
    },
  });

/** A page whose elements, attributes and texts are the corpus. */
function recording(payloads: readonly string[], day: string): string {
  const at = Date.parse(day) + 3_600_000;
  let id = 10;
  const element = (tagName: string, attributes: object, childNodes: object[] = []) => ({
    type: 2,
    id: id++,
    tagName,
    attributes,
    childNodes,
  });
  const body = payloads.flatMap((text) => [
    element('a', { href: text, title: text, onclick: text, style: `background: url(${text})` }, [
      { type: 3, id: id++, textContent: text },
    ]),
    element('iframe', { src: text, srcdoc: text }),
  ]);
  const page = { type: 0, id: 1, childNodes: [element('html', {}, [element('head', {}), element('body', {}, body)])] };
  return JSON.stringify([
    { type: 4, timestamp: at, data: { href: `https://shop.example/${payloads[0]}`, width: 1280, height: 720 } },
    { type: 2, timestamp: at + 1, data: { node: page, initialOffset: { top: 0, left: 0 } } },
    { type: 3, timestamp: at + 5_000, data: { source: 3, id: 1, x: 0, y: 10 } },
  ]);
}
