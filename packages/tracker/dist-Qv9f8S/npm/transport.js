import { T as URL_LENGTH, a as BLOCKED, b as PIXELS_MAX, c as blockOf, d as isOnDomain, h as scrub, n as pack, p as clip, s as MASKED, t as bodyOf, v as ELEMENT_STEPS, w as SESSION_INACTIVITY } from "./pack.js";
import { d as load, h as save } from "./patch.js";
// packages/tracker/src/source.ts
var UTM = [
	"source",
	"medium",
	"campaign",
	"term",
	"content"
];
/** Parameters by which advertising networks mark their clicks: Google, Meta, Microsoft, TikTok, X, LinkedIn, Yandex, … */
var CLICK_ID = /^((g|d|fb|tt|tw|y)clid|[gw]braid|msclkid|li_fat_id|epik|rdt_cid|ScCid)$/;
/**
* Where a visit that begins on this page comes from. The site's own pages, on its `domains`, are no source; of a foreign
* address host and path are kept, and of an advertising parameter its name: its value would tell who clicked.
*/
var sourceOf = (page, referrer, domains) => {
	const source = {};
	const query = new URLSearchParams(page.search);
	for (const name of UTM) {
		const value = query.get(`utm_${name}`);
		if (value) source[`utm_${name}`] = clip(value, 256);
	}
	const clickId = [...query.keys()].find((name) => CLICK_ID.test(name));
	if (clickId) source.click_id = clickId;
	const from = referrer && new URL(referrer);
	if (from && from.host !== page.host && !isOnDomain(domains, from)) source.referrer = clip(referrer.replace(/[?#].*/, ""), URL_LENGTH);
	return source;
};
/** What of a source a campaign is known by; empty where there is none. */
var campaignOf = ({ referrer, ...tags }) => Object.values(tags).join("\n");
/** Whether the page was come to, not reloaded nor returned to. Browsers that do not tell are believed to have navigated. */
var isNavigation = () => {
	const [entry] = performance.getEntriesByType("navigation");
	return !/reload|back/.test(entry?.type ?? "");
};
// packages/tracker/src/uuid.ts
/** A random UUID (version 4). `crypto.randomUUID` is missing on pages without https. */
var uuid = () => "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (place) => (+place ^ random() & 15 >> +place / 4).toString(16));
var random = () => crypto.getRandomValues(/* @__PURE__ */ new Uint8Array(1))[0];
/** Whether something from where anyone may write, such as storage, is an id that the server takes (RFC 9562). */
var isUuid = (value) => typeof value === "string" && /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(value);
// packages/tracker/src/visitor.ts
var VISITOR = "desirepath.visitor";
/** Thirteen months, not renewed by visits: what CNIL allows audience measurement without asking. */
var LIFETIME = 34128e6;
/** The visitor of this browser, made anew when the old one has reached its age. */
var visitorOf = (store, now) => {
	const { id, since = 0 } = load(store, "desirepath.visitor") ?? {};
	if (isUuid(id) && now - since < LIFETIME) return {
		id,
		since
	};
	const visitor = {
		id: uuid(),
		since: now
	};
	save(store, VISITOR, visitor);
	return visitor;
};
// packages/tracker/src/session.ts
var SESSION = "desirepath.session";
/** Other tabs learn of activity this late at most; nothing beside half an hour, and it spares a write an event. */
var WRITE_EVERY = 5e3;
/**
* @param source where a session comes from if it begins here
* @param campaign that a new navigation came by; another one than the session's begins a session. Empty for none
*/
var createSessions = (store, clock, source, campaign = "") => {
	const isFresh = ({ seen }) => Math.abs(clock() - seen) < SESSION_INACTIVITY;
	const stored = () => {
		const found = load(store, SESSION);
		if (found && isUuid(found.id) && isUuid(found.visitor_id) && isFresh(found)) return found;
	};
	const begin = (from, user_id) => {
		const now = clock();
		return {
			id: uuid(),
			visitor_id: visitorOf(store, now).id,
			source: from,
			user_id,
			began: now,
			seen: now
		};
	};
	const write = () => {
		written = session.seen;
		save(store, SESSION, session);
	};
	let session = stored() ?? begin(source);
	if (campaign && campaign !== campaignOf({ ...session.source })) session = begin(source, session.user_id);
	let written = 0;
	write();
	return {
		current: () => session,
		isOver() {
			const found = stored();
			if (!found) return !isFresh(session);
			if (found.id !== session.id) return true;
			session = {
				...found,
				seen: Math.max(found.seen, session.seen)
			};
			return false;
		},
		renew() {
			session = stored() ?? begin({}, session.user_id);
			write();
		},
		touch() {
			session.seen = clock();
			if (session.seen - written >= WRITE_EVERY) write();
		},
		update(changes) {
			Object.assign(session, changes);
			write();
		}
	};
};
/**
* Whether a session belongs to a share of all; the same answer in every tab, without keeping it anywhere.
* @param digits of its id, which are random
*/
var isSampled = (digits, rate) => Number(`0x${digits.slice(0, 8)}`) < rate * 4294967296;
// packages/tracker/src/handover.ts
/** Long enough for a slow page, and too short for a link that was copied and sent to someone else. */
var VALID = 12e4;
/**
* Takes over the visit that a link has brought along, before one begins here. It is taken out of the address in any case,
* and forgotten unless something may be kept.
*/
var takeOver = (settings, local, mayKeep, now) => {
	const found = /([?&])_dp=([^&#]*)&?/.exec(location.search);
	if (!found || !settings.linked_domains.length) return;
	const [parameter, before, given] = found;
	const rest = location.search.replace(parameter, before).replace(/[?&]$/, "");
	history.replaceState(history.state, "", location.pathname + rest + location.hash);
	const [visitor_id, id, at = "", since = ""] = given.split(".");
	const isRecent = Math.abs(now - Number.parseInt(at, 36)) < VALID;
	if (!mayKeep || !isRecent || !isUuid(visitor_id) || !isUuid(id)) return;
	save(local, VISITOR, {
		id: visitor_id,
		since: Math.min(now, Number.parseInt(since, 36) || now)
	});
	save(local, SESSION, {
		id,
		visitor_id,
		source: {},
		began: now,
		seen: now
	});
};
// packages/tracker/src/context.ts
/** A signal of what it does with a scope of its own. What goes wrong in there ends there. */
var signal = (begin) => (context) => {
	const { guard, moments, handlers } = context;
	const ending = new AbortController();
	const ends = [];
	const hear = (target, type, handle) => target.addEventListener(type, handle, {
		capture: true,
		passive: true,
		signal: ending.signal
	});
	const own = {
		when: (moment, run) => hear(moments, moment, guard(run)),
		listen(type, run, target) {
			const handle = guard(run);
			hear(target ?? window, type, handle);
			if (target) return;
			const handler = {
				type,
				handle
			};
			handlers.add(handler);
			ends.push(() => handlers.delete(handler));
		},
		later(run, ms) {
			const task = guard(() => {
				if (!ending.signal.aborted) run();
			});
			setTimeout(() => document.hidden ? task() : requestAnimationFrame(() => setTimeout(task)), ms);
		},
		atStop: (run) => void ends.push(guard(run))
	};
	guard(begin)({
		...context,
		...own
	});
	return () => {
		ending.abort();
		for (const end of ends) end();
	};
};
// packages/tracker/src/ancestry.ts
/**
* The host of the shadow root, or the frame of the document, that an element is in. Null at the top of this page: what a
* page looks like that frames this one is none of our business.
*/
var hostOf = (element) => {
	const root = element.getRootNode();
	return root.host ?? (root === document ? null : root.defaultView?.frameElement ?? null);
};
/** An element and all it is in, innermost first. */
var chainOf = (element) => {
	const chain = [];
	for (let at = element; at; at = at.parentElement ?? hostOf(at)) chain.push(at);
	return chain;
};
/** The element that an event began at, also within open shadow roots. Only while the event is under way. */
var originOf = (event) => {
	const origin = event.composedPath()[0];
	return origin?.localName ? origin : document.documentElement;
};
// packages/tracker/src/names.ts
/** Attributes that name an element, the most deliberate first. The last two, and classes, do so among siblings only. */
var NAMING = "data-testid data-test-id data-test data-cy data-qa id name aria-label role href".split(" ");
/** What frameworks count up or derive from data, rather than what people write: `ember12`, `row-48213`, `x7Ab2`. */
var GENERATED = /\d{3}|\d[a-z]+\d|^(ember|mui|radix|headlessui|react-|ext-|j_id|yui|ctl)/i;
var IDENTIFIER = /^[a-z][\w-]{0,63}$/i;
var TEXT = /^[^">\\\n]{1,64}$/;
/** A sentence that counts, "3 in your bag", changes. */
var LABEL = /^[^">\\\n\d]{1,64}$/;
/** A path of this site: others, and what has a query, look different in the recorded page. */
var PATH = /^\/[\w-][\w./-]{0,63}$/;
/** Several words, in any of the usual spellings. What a style tool makes up has digits, or humps of one letter. */
var WORDS = /^[A-Z]?[a-z]{2,}([-_]*[A-Z][a-z]{2,}|[-_]+[a-z]{2,})+$/;
/**
* Words that are no name: the prefixes of style tools and of the utilities of Tailwind and its like, which say how it
* looks, and states, which come and go.
*/
var PASSING = /^(css|sc|jsx|svelte|is|has|[mp][trblxy]|text|bg|font|items|justify|self|content|flex|grid|inline|overflow|cursor|select|pointer|object|rounded|border|shadow|whitespace|sr|not|transition|animate)-|[-_](active|open|closed|hover|focus(ed)?|selected|disabled|checked|current|show[ns]?|hidden|visible|expanded|collapsed|loading|loaded|in)$|[b-df-hj-np-tv-xz]{5}/;
/** Whether a name of {@link namesOf} may stand for an element in all of its document. */
var isName = (name) => !/^(\[role|\[href|\.)/.test(name);
/** Selectors of what an element is called, for as long as people call it so; the most deliberate first. */
var namesOf = (element, isMasked) => {
	const names = [];
	for (const attribute of NAMING) {
		const value = element.getAttribute(attribute) ?? "";
		if (!({
			id: IDENTIFIER,
			href: PATH,
			"aria-label": LABEL
		}[attribute] ?? TEXT).test(value) || GENERATED.test(value) || scrub(value) !== value) continue;
		if (attribute === "aria-label" && isMasked) continue;
		names.push(attribute === "id" ? `#${value}` : `[${attribute}${attribute === "href" ? "$" : ""}="${value}"]`);
	}
	for (const name of element.classList) if (WORDS.test(name) && !PASSING.test(name)) names.push(`.${name}`);
	return names;
};
// packages/tracker/src/selector.ts
/** Stands between the selector of a shadow host or frame and that of what is inside of it; each part is CSS. */
var INTO = " >>> ";
/**
* A selector that finds the element again, in this document and in its recorded copy, and the same one after the page was
* built anew: from the nearest element that has a name of its own down, by tag and, among siblings of the same tag, by
* what names it, or else its place (a recording leaves out scripts and comments, which would shift other counts).
* @param isAllMasked whether no words of the page are read
*/
var selectorOf = (element, isAllMasked) => {
	const host = hostOf(element);
	const outer = host ? selectorOf(host, isAllMasked) + INTO : "";
	const inner = withinRoot(element, isAllMasked);
	return outer.length + inner.length > 512 ? outer.slice(0, -5) : outer + inner;
};
var withinRoot = (element, isAllMasked) => {
	const isMasked = isAllMasked || chainOf(element).some((around) => around.matches(MASKED));
	let selector = "";
	for (let node = element; node; node = node.parentElement) {
		const names = namesOf(node, isMasked);
		const anchor = anchorOf(node, names);
		const longer = (anchor ?? stepOf(node, names)) + (selector && `>${selector}`);
		if (longer.length > 512) break;
		selector = longer;
		if (anchor) break;
	}
	return selector;
};
/** What no other element of the document, or shadow root, is called. */
var anchorOf = (element, names) => {
	if (element.localName === "body") return "body";
	const root = element.getRootNode();
	return names.find((name) => isName(name) && root.querySelectorAll(name).length < 2);
};
var stepOf = (element, names) => {
	const tag = CSS.escape(element.localName);
	const alike = [...element.parentNode?.children ?? []].filter((sibling) => sibling.localName === element.localName);
	if (alike.length < 2) return tag;
	return tag + (names.find((given) => alike.filter((sibling) => sibling.matches(given)).length < 2) ?? `:nth-of-type(${alike.indexOf(element) + 1})`);
};
// packages/tracker/src/point.ts
/** What people mean when they click the icon inside of it. */
var INTERACTIVE = "a,button,summary,label,input,select,textarea,[role=button],[role=link],[role=tab],[role=menuitem],[role=option],[role=checkbox],[role=switch]";
/** Inside of which text is not the page's own, or not to be read. */
var unreadable = () => `${MASKED},${BLOCKED},input,select,option`;
/** Where an event happened that began at `origin`: on the page, on the viewport, and on the element it was meant for. */
var pointOf = (event, origin, isAllMasked) => {
	const chain = chainOf(origin);
	const element = blockOf(chain) ?? chain.find((around) => around.matches(INTERACTIVE)) ?? origin;
	const box = element.getBoundingClientRect();
	const x = event.detail ? event.clientX : box.x + box.width / 2;
	const y = event.detail ? event.clientY : box.y + box.height / 2;
	const frame = frameOffset(element);
	return {
		...pageSize(),
		x: Math.round(x + frame.x + scrollX),
		y: Math.round(y + frame.y + scrollY),
		element: selectorOf(element, isAllMasked),
		element_x: share(x - box.x, box.width),
		element_y: share(y - box.y, box.height),
		element_text: textOf(element, chain),
		...placementOf(element, isAllMasked)
	};
};
/** Where the window of an element's document begins in ours, px. */
var frameOffset = (element) => {
	const offset = {
		x: 0,
		y: 0
	};
	for (let host = hostOf(element); host; host = hostOf(host)) {
		if (!/^i?frame$/.test(host.localName)) continue;
		const { x, y } = host.getBoundingClientRect();
		offset.x += x + host.clientLeft;
		offset.y += y + host.clientTop;
	}
	return offset;
};
/** Whether an element stays in the window while the page scrolls, and what it scrolls in, if that is not the window. */
var placementOf = (element, isAllMasked) => {
	const placement = {};
	for (const around of chainOf(element)) {
		const { position, overflowY } = getComputedStyle(around);
		if (position === "fixed" || position === "sticky") placement.anchor ??= position;
		if (around === element || /^(body|html)$/.test(around.localName)) continue;
		if (/auto|scroll/.test(overflowY) && around.scrollHeight > around.clientHeight) placement.scroller ??= selectorOf(around, isAllMasked);
	}
	return placement;
};
/** Viewport and document, px. */
var pageSize = () => {
	const { scrollWidth, scrollHeight } = document.documentElement;
	return {
		viewport_w: innerWidth,
		viewport_h: innerHeight,
		document_w: scrollWidth,
		document_h: scrollHeight
	};
};
/** A whole number from 0 to `max`. */
var clamp = (value, max) => Math.max(0, Math.min(max, Math.round(value)));
/** A coordinate as the contract takes it. */
var documentPx = (at) => clamp(at, PIXELS_MAX);
var share = (at, size) => clamp(at / (size || 1) * ELEMENT_STEPS, ELEMENT_STEPS);
/** What names an element that was clicked. Nothing for containers, whose text is a whole page's. */
var textOf = (element, chain) => {
	const isContainer = element.childElementCount && !element.matches(INTERACTIVE);
	const isUnreadable = chain.some((around) => around.matches(unreadable())) || element.querySelector(unreadable());
	if (isContainer || isUnreadable) return;
	return (element.ariaLabel ?? element.textContent ?? "").replace(/\s+/g, " ").trim();
};
// packages/tracker/src/transport.ts
/** Keepalive requests and beacons share 65,536 bytes in flight; the rest is left to others on the page. */
var KEEPALIVE_BYTES = 6e4;
/** A server that has not answered by then is taken for gone. */
var ANSWER_WITHIN = 3e4;
/** Whatever a server or something before it asks for: within the visit that it may take place. */
var LONGEST_ASKED = 36e5;
/** What an answer means for its batch, as {@link Send} says. `retryAfter`: seconds or a date, as of the HTTP header. */
var outcomeOf = (status, retryAfter, warn) => {
	if (status > 499 || status === 429) return clamp(1e3 * Number(retryAfter) || Date.parse(`${retryAfter}`) - Date.now() || 0, LONGEST_ASKED);
	if (status > 399) warn(`refused: ${status}`);
};
/** Requests, one a batch. */
var createPost = (url, warn) => async (json, begin) => {
	const body = await pack(json).catch(() => bodyOf(json));
	if (!begin()) return;
	const giveUp = new AbortController();
	let timer;
	const answer = async () => {
		const { status, headers } = await fetch(url, {
			method: "POST",
			body,
			keepalive: body.size < KEEPALIVE_BYTES,
			credentials: "omit",
			signal: giveUp.signal
		});
		return outcomeOf(status, headers.get("retry-after"), warn);
	};
	const silence = new Promise((resolve) => {
		timer = setTimeout(() => {
			giveUp.abort();
			resolve(0);
		}, ANSWER_WITHIN);
	});
	const asked = await Promise.race([answer().catch(() => 0), silence]);
	clearTimeout(timer);
	return asked;
};
export { sourceOf as S, visitorOf as _, documentPx as a, campaignOf as b, selectorOf as c, signal as d, takeOver as f, VISITOR as g, isSampled as h, clamp as i, chainOf as l, createSessions as m, createPost as n, pageSize as o, SESSION as p, outcomeOf as r, pointOf as s, ANSWER_WITHIN as t, originOf as u, isUuid as v, isNavigation as x, uuid as y };
