import { T as URL_LENGTH, f as pageAddress, h as scrub, i as whenIdle, l as setCovers, m as isSecretName, p as clip, t as bodyOf, u as isInGroup } from "./pack.js";
import { S as sourceOf, _ as visitorOf, a as documentPx, b as campaignOf, c as selectorOf, d as signal, f as takeOver, g as VISITOR, h as isSampled, i as clamp, l as chainOf, m as createSessions, n as createPost, o as pageSize, p as SESSION, r as outcomeOf, s as pointOf, u as originOf, v as isUuid, x as isNavigation, y as uuid } from "./transport.js";
import { a as hasRefused, c as loadChoice, d as load, f as noStore, g as storeOf, h as save, i as forget, l as saveChoice, m as remove, n as OPTED_OUT, o as heedFragment, p as parseJson, r as domainsOf, s as isPermitted, t as patch, u as keysOf } from "./patch.js";
// packages/tracker/src/clean.ts
/** How long the texts of an event may be; all others, which are its address and properties, {@link PROP_VALUE_LENGTH}. */
var LONGEST = {
	title: 512,
	name: 128,
	element: 512,
	element_text: 128
};
/** Events as they may leave, as JSON: nothing private in whatever they hold, and nothing too long. */
var cleanJson = (events) => JSON.stringify(events, (key, value) => {
	if (typeof value === "object") return value;
	const text = String(value);
	const clean = clip(text, LONGEST[key] ?? 1024);
	return clean === text ? value : clean;
});
/**
* Properties as the contract takes them: flat, named, and not too many; what has a secret's name is left out.
* @throws TypeError for what refers to itself
*/
var flatProps = (given = {}) => Object.fromEntries(Object.entries(given).filter(([key]) => key && !isSecretName(key)).slice(0, 50).map(([key, value]) => [clip(key, 64), flat(value)]));
var flat = (value) => {
	if (typeof value === "bigint") return String(value);
	if (!value || typeof value !== "object") return value;
	return JSON.stringify(value, (key, inner) => isSecretName(key) ? void 0 : inner);
};
// packages/tracker/src/guard.ts
var createWarn = (isOn) => (problem) => {
	if (isOn) console.warn("[desirepath]", problem);
};
var createGuard = (warn) => (run) => (...args) => {
	try {
		run(...args);
	} catch (problem) {
		warn(problem);
	}
};
// packages/tracker/src/parcel.ts
/** The batch as it goes over the wire. */
var toJson = ({ head, content, attempt }, sent_at) => `${JSON.stringify({
	...head,
	attempt,
	sent_at
}).slice(0, -1)},${content}}`;
/** What the content of a batch begins with that has no events. */
var WITHOUT_EVENTS = "\"events\":[],";
var isRecording = ({ content }) => content.startsWith(WITHOUT_EVENTS);
// packages/tracker/src/retry.ts
/** Waiting before the first repetition, doubled with each failure after it, and never longer than the last. */
var FIRST_WAIT = 2e3;
var LONGEST_WAIT = 3e5;
/**
* How long to wait after so many failures in a row, ms. Half of it is random, so that the visitors of a site do not all
* come back to a recovered server at once. What the server has `asked` for, ms, is never undercut.
*/
var retryWait = (failures, asked, random) => asked + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * (.5 + random / 2);
// packages/tracker/src/outbox.ts
/**
* UTF-16 units that may wait in memory: hours of a server that is away. Recordings, which grow faster and are worth less,
* leave half of it to events.
*/
var ROOM$1 = 8e6;
/**
* When parcels that ended pages have left behind are sent. By then this page has loaded, and what those pages sent has
* arrived or will not; before, a repetition could overtake it.
*/
var RESTORE_AFTER = 5e3;
var createOutbox = (given) => {
	const { url, shelf, session, minAge, clock, random, warn } = given;
	let { transport } = given;
	let waiting = [];
	let isBusy = false;
	/** It has left, and we shall hear how that went. */
	let out;
	let failures = 0;
	/** What the server has asked for, ms, while it is left alone; undefined while it is not. */
	let asked;
	let isClosed = false;
	const settle = (parcel) => {
		waiting = waiting.filter((other) => other !== parcel);
		if (parcel.isShelved) shelf.take(parcel);
	};
	/**
	* The batch as it goes out next. The attempt counts before it is made: what was sent may have arrived, whatever we hear
	* of it. Undefined when another page has taken the parcel over from the shelf.
	*/
	const prepare = (parcel) => {
		if (parcel.isShelved && !shelf.take(parcel)) return settle(parcel);
		parcel.isShelved = false;
		parcel.attempt++;
		return toJson(parcel, clock());
	};
	/** Frees the held recordings of a session that has become old enough, and drops those of one that never did. */
	const sift = () => {
		const { id, began, seen } = session();
		for (const parcel of waiting) if (parcel.heldFor && parcel.heldFor !== id) settle(parcel);
		if (seen - began >= minAge) for (const parcel of waiting) parcel.heldFor = void 0;
	};
	const send = async (parcel) => {
		const json = prepare(parcel);
		if (json) {
			const begin = () => {
				if (!isClosed) out = parcel;
				return !isClosed;
			};
			asked = await transport.send(json, begin).catch(() => 0);
			out = void 0;
			if (asked === void 0) {
				failures = 0;
				settle(parcel);
			} else setTimeout(resume, retryWait(++failures, asked, random()));
		}
		isBusy = false;
		next();
	};
	const next = () => {
		if (isBusy || isClosed || asked !== void 0) return;
		sift();
		const parcel = waiting.find(({ heldFor }) => !heldFor);
		if (!parcel) return;
		isBusy = true;
		send(parcel).catch(warn);
	};
	const resume = () => {
		asked = void 0;
		next();
	};
	setTimeout(() => {
		if (!isClosed) waiting.push(...shelf.takeAll());
		next();
	}, RESTORE_AFTER);
	return {
		add(parcel) {
			if (waiting.reduce((sum, { content }) => sum + content.length, parcel.content.length) < (isRecording(parcel) ? ROOM$1 / 2 : ROOM$1)) waiting.push(parcel);
			else warn("full");
			next();
		},
		sendBy(other) {
			transport = other;
		},
		isPaused: () => asked !== void 0,
		resume() {
			if (!asked) resume();
		},
		shelve() {
			const loose = waiting.filter(({ isShelved }) => !isShelved).sort((a, b) => a.content.length - b.content.length);
			for (const parcel of shelf.put(loose)) parcel.isShelved = true;
		},
		close() {
			isClosed = true;
			transport.close?.();
		},
		beacon() {
			sift();
			for (const parcel of waiting) {
				const json = parcel !== out && !asked && !parcel.heldFor && prepare(parcel);
				if (json) navigator.sendBeacon(url, bodyOf(json));
			}
		}
	};
};
// packages/tracker/src/agent.ts
/** What the browser says of itself in each batch. The version of its system comes a moment later. */
var readAgent = () => {
	const agent = {
		language: navigator.language,
		automated: navigator.webdriver || void 0
	};
	const { userAgentData } = navigator;
	userAgentData?.getHighEntropyValues?.(["platformVersion"]).then(({ platformVersion }) => {
		agent.os_version = platformVersion || void 0;
	}, () => {});
	return agent;
};
// packages/tracker/src/queue.ts
/** Batches leave this long after their first event, so that "live" is true and a request carries more than one event. */
var SEND_AFTER$1 = 5e3;
/** Events in a batch, and UTF-16 units of them, however many bytes each takes: a beacon still takes it. */
var FULL$1 = 50;
var FULL_UNITS = 2e4;
/** Parts of a recording up to this size ride along with events; larger ones travel alone, so as not to hold them up. */
var RIDING = 25e3;
var createQueue = ({ settings, session, tab, takeChunks, send, isPaused }) => {
	const { tracking_id, cookieless, masking, replay_min_ms } = settings;
	const agent = readAgent();
	let events = [];
	let units = 0;
	let timer;
	const dispatch = (batch, chunk = "") => {
		const count = batch.length + (chunk ? 1 : 0);
		if (!count) return;
		const { id, visitor_id, source, user_id, began, seen } = session();
		const shown = masking !== "inputs" ? batch.map(({ title, element_text, ...event }) => event) : batch;
		send({
			head: {
				tracking_id,
				...!cookieless && {
					visitor_id,
					session_id: id
				},
				...tab.take(count),
				...agent,
				user_id,
				source
			},
			content: `"events":${cleanJson(shown)}${chunk && `,"replay":${chunk}`}`,
			attempt: 0,
			heldFor: !batch.length && seen - began < replay_min_ms ? id : void 0
		});
	};
	const seal = (isLast = false) => {
		clearTimeout(timer);
		timer = void 0;
		const batch = events;
		events = [];
		units = 0;
		const chunks = takeChunks(isLast);
		const { began, seen } = session();
		const isRiding = (chunks[0]?.length ?? 0) <= RIDING && seen - began >= replay_min_ms;
		dispatch(batch, isRiding ? chunks.shift() : "");
		for (const chunk of chunks) dispatch([], chunk);
	};
	const sealSoon = () => {
		timer ??= setTimeout(() => {
			timer = void 0;
			if (isPaused()) sealSoon();
			else seal();
		}, SEND_AFTER$1);
	};
	return {
		push(event) {
			events.push(event);
			units += JSON.stringify(event).length;
			if (events.length < FULL$1 && units < FULL_UNITS) sealSoon();
			else seal();
		},
		seal,
		sealSoon,
		sendChunk: (chunk) => dispatch([], chunk)
	};
};
// packages/tracker/src/recording.ts
var startRecording = (scope, load, host, sessions, mayRecord) => {
	const { replay, replay_sample_rate, replay_pages, replay_events } = scope.settings;
	let isAllowed = mayRecord;
	let recorder;
	let isLoading = false;
	let isStopped = false;
	/** A recording that has begun goes on over all pages of its session. */
	const isWanted = () => replay && isAllowed && !isStopped && sessions.current().recorded && host.isMeasured();
	const stop = () => {
		recorder?.stop();
		recorder = void 0;
	};
	const follow = () => {
		if (!isWanted()) {
			for (const chunk of recorder?.takeChunks(false) ?? []) host.sendChunk(chunk);
			return stop();
		}
		if (recorder || isLoading) return;
		isLoading = true;
		load(scope.guard((start) => {
			isLoading = false;
			if (isWanted()) recorder = start(host);
		}));
	};
	const decide = (event) => {
		const { id, recorded } = sessions.current();
		const isOnPage = !replay_pages.length || isInGroup(replay_pages, host.page().url);
		const isAtEvent = !replay_events.length || event && replay_events.includes(event);
		if (recorded === void 0 && isOnPage && isAtEvent && isSampled(id.slice(-8), replay_sample_rate)) sessions.update({ recorded: true });
		follow();
	};
	scope.when("opened", () => {
		decide();
		recorder?.snapshot();
	});
	scope.when("custom", (event) => decide(event.detail.name));
	scope.atStop(() => {
		isStopped = true;
		stop();
	});
	return {
		takeChunks: (inPieces) => recorder?.takeChunks(inPieces) ?? [],
		demand(isOn) {
			sessions.update({ recorded: isOn });
			follow();
		},
		allow(answer) {
			isAllowed = answer;
			if (!answer) stop();
			follow();
		}
	};
};
// packages/tracker/src/shelf.ts
var PREFIX = "desirepath.unsent.";
/**
* UTF-16 units of all parcels. Browsers give a site five million, and they are the site's: an hour of reading and clicking
* takes half a million, an hour of restless pointing the whole.
*/
var ROOM = 15e5;
/** One document in a recording must not take the place of an hour's events. */
var LARGEST = 4e5;
/** What a parcel takes besides its content, and what keeps them few enough to be searched. */
var WRAPPING = 500;
var createShelf = (store) => {
	const keyOf = ({ head }) => `${PREFIX}${head.tab_id}.${head.seq}`;
	const take = (key) => {
		const kept = load(store, key);
		remove(store, key);
		return kept;
	};
	return {
		put(parcels) {
			let room = ROOM;
			for (const key of keysOf(store, PREFIX)) room -= store.getItem?.(key)?.length ?? 0;
			return parcels.filter((parcel) => {
				const size = parcel.content.length + WRAPPING;
				if (size > LARGEST || size > room || !save(store, keyOf(parcel), parcel)) return false;
				room -= size;
				return true;
			});
		},
		take: (parcel) => !!take(keyOf(parcel)),
		takeAll: () => keysOf(store, PREFIX).flatMap((key) => {
			const kept = take(key);
			return kept?.head && kept.content ? {
				...kept,
				attempt: kept.attempt || 1
			} : [];
		})
	};
};
// packages/tracker/src/signals/clicks.ts
/** Clicks and taps. Whatever else a click may be hears of it from here, so that it is measured once. */
var startClicks = signal((context) => {
	const isAllMasked = context.settings.masking !== "inputs";
	let last = 0;
	let pointer;
	context.listen("pointerdown", (event) => {
		pointer = event.pointerType;
	});
	context.listen("click", (event) => {
		if (!event.isTrusted || event.timeStamp === last) return;
		last = event.timeStamp;
		const origin = originOf(event);
		const { id: page_id, url } = context.page();
		const point = {
			at: context.clock(),
			page_id,
			url,
			...pointOf(event, origin, isAllMasked)
		};
		if (event.detail && pointer) point.pointer = pointer;
		context.emit({
			type: "click",
			...point
		});
		const click = {
			event,
			chain: chainOf(origin),
			point
		};
		context.reach("clicked", click);
	});
});
// packages/tracker/src/signals/lazily.ts
/** A page that is busy for longer than this gets them all the same. */
var IDLE_WITHIN = 2e3;
/** More than a page has in so short a time, or tells of. */
var EARLY = 20;
/** Loads and starts the rarer signals once the page stands and has nothing better to do. */
var startLazily = (load) => signal((context) => {
	const early = [];
	let isWanted = true;
	let isOver = false;
	const keep = (event) => {
		if (!isOver && early.length < EARLY) early.push(event);
	};
	const use = context.guard((start) => {
		if (isOver) return;
		isOver = true;
		const kit = {
			...context,
			selectorOf: (element) => selectorOf(element, context.settings.masking !== "inputs"),
			flatProps,
			createPost,
			outcomeOf,
			visitorOf,
			early
		};
		context.atStop(start(kit));
	});
	const bring = () => {
		if (!isOver) load(use);
	};
	const bringWhenIdle = () => whenIdle(context.guard(bring), IDLE_WITHIN);
	context.when("clicked", keep);
	context.when("custom", keep);
	context.when("identify", keep);
	context.listen("error", keep);
	context.listen("unhandledrejection", keep);
	context.when("opened", () => {
		if (!isWanted || !context.isLive()) return;
		isWanted = false;
		if (document.readyState === "loading") context.listen("DOMContentLoaded", bringWhenIdle);
		else bringWhenIdle();
	});
	context.atStop(() => {
		isOver = true;
	});
});
// packages/tracker/src/signals/page-leave.ts
/**
* How long the page has been visible, told each time it is left or hidden: `value` is the sum so far, so the last one of a
* page holds. Hiding must count, since phones end hidden pages without a further word.
*/
var startPageLeave = signal((context) => {
	let visible = 0;
	let told = 0;
	let counted = 0;
	let wasVisible = false;
	const count = () => {
		const now = context.clock();
		if (wasVisible) visible += Math.max(0, now - counted);
		counted = now;
		wasVisible = !document.hidden;
	};
	context.when("opened", () => {
		count();
		visible = 0;
		told = 0;
	});
	context.when("leaving", () => {
		count();
		if (visible > told) context.emit({
			type: "page_leave",
			value: visible
		}, true);
		told = visible;
	});
	context.listen("visibilitychange", count);
});
// packages/tracker/src/signals/page-views.ts
/** Single-page apps set the title and draw the page after they have changed the address. */
var SETTLED_AFTER = 500;
/** Page views: the load, and each further address of a single-page app. */
var startPageViews = signal((context) => {
	const { query_keys, hash_routing } = context.settings;
	const follow = context.guard(() => {
		if (pageAddress(location, query_keys, hash_routing) !== context.page().url) context.openPage();
	});
	let view;
	/** Completes the page view that is open. Not at once: an app may be at work on the page, whose layout would then be made twice. */
	const complete = () => {
		if (view?.page_id === context.page().id) Object.assign(view, {
			title: document.title,
			...pageSize()
		});
		view = void 0;
	};
	context.when("opened", () => {
		view = context.emit({
			type: "page_view",
			title: document.title
		});
		context.later(complete, SETTLED_AFTER);
	});
	context.when("leaving", complete);
	context.listen("popstate", follow);
	context.listen("hashchange", follow);
	afterHistory(context, "pushState", follow);
	afterHistory(context, "replaceState", follow);
	context.openPage();
});
/** Of the prototype, so that putting its own function back leaves nothing behind. */
var afterHistory = (context, name, run) => {
	patch(context, History.prototype, name, (original, isOn) => function(...args) {
		original.apply(this, args);
		if (isOn()) run();
	});
};
// packages/tracker/src/signals/scroll-depth.ts
/** Often enough for a fling to be seen, and rare enough that measuring the layout costs nothing. */
var MEASURE_EVERY = 250;
/** Points of a hundred that the depth must grow before it is told ahead of leaving. */
var NOTABLE = 25;
/** The deepest part of the document seen: a share of it, and in px. */
var startScrollDepth = signal((context) => {
	let value = 0;
	let y = 0;
	let told = 0;
	let isWaiting = false;
	const measure = () => {
		const { viewport_h, document_h } = pageSize();
		y = Math.max(y, Math.round(scrollY + viewport_h));
		value = Math.max(value, clamp(y / (document_h || 1) * 100, 100));
	};
	const tell = (growth, isAftermath) => {
		if (value < told + growth) return;
		told = value;
		context.emit({
			type: "scroll",
			value,
			y
		}, isAftermath);
	};
	context.when("opened", () => {
		value = y = told = 0;
	});
	context.when("leaving", () => {
		if (isWaiting || !value) measure();
		tell(1, true);
	});
	context.listen("scroll", () => {
		if (isWaiting) return;
		isWaiting = true;
		context.later(() => {
			isWaiting = false;
			measure();
			tell(NOTABLE, false);
		}, MEASURE_EVERY);
	});
});
// packages/tracker/src/signals/u-turns.ts
var KEY$1 = "desirepath.way";
/** The field's threshold for "back at once". */
var WITHIN = 1e4;
/** What is back sooner was no person: apps go over an address on their way to another. */
var LEAST = 300;
/** Back within ten seconds at the page that one came from; `name` is the path that was left, `value` the ms spent there. */
var startUTurns = signal((context) => {
	/** The pages come from, the last one first; before the first there was none. */
	let way = load(context.perTab, KEY$1) ?? [];
	context.when("opened", () => {
		const { url } = context.page();
		const at = context.clock();
		const [last, before] = way;
		if (last?.url === url) return;
		way = [{
			url,
			at
		}, last];
		save(context.perTab, KEY$1, way);
		const value = last && at - last.at;
		if (before?.url !== url || !value || value < LEAST || value > WITHIN) return;
		context.emit({
			type: "u_turn",
			name: new URL(last.url).pathname,
			value
		}, true);
	});
});
// packages/tracker/src/signals/all.ts
/** Starts all that the core observes. Page views are last: they open the first page, which the others hear of. */
var startSignals = (context, loadExtras) => {
	const stops = [
		startScrollDepth,
		startPageLeave,
		startClicks,
		startUTurns,
		startLazily(loadExtras),
		startPageViews
	].map((start) => start(context));
	return () => {
		for (const stop of stops) stop();
	};
};
// packages/tracker/src/tab.ts
var KEY = "desirepath.tab";
/** 2^22: two copies of a tab meet with a chance of 1 in 4,000, and a tab still has numbers for 1,000 pages. */
var JUMP = 4194304;
var createTab = (store, random) => {
	let { id, next = 0 } = load(store, KEY) ?? {};
	remove(store, KEY);
	next = Math.floor(next + random() * JUMP);
	return {
		take(count) {
			if (!isUuid(id) || !(next < 4294966794)) {
				id = uuid();
				next = 0;
			}
			next += count;
			return {
				tab_id: id,
				seq: next - count
			};
		},
		release: () => void save(store, KEY, {
			id,
			next
		})
	};
};
// packages/tracker/src/tracker.ts
var startTracker = (given) => {
	const { settings, local, perTab, warn } = given;
	setCovers(settings);
	const clock = () => Math.round(Date.now());
	const random = Math.random;
	const guard = createGuard(warn);
	const moments = new EventTarget();
	let page = {
		id: "",
		url: ""
	};
	const tab = createTab(perTab, random);
	const sessions = createSessions(local, clock, given.source, given.campaign);
	const session = sessions.current;
	const outbox = createOutbox({
		url: settings.api_url,
		transport: { send: createPost(settings.api_url, warn) },
		shelf: createShelf(local),
		session,
		minAge: settings.replay_min_ms,
		clock,
		random,
		warn
	});
	const queue = createQueue({
		settings,
		session,
		tab,
		takeChunks: (isLast) => recording?.takeChunks(isLast) ?? [],
		send: outbox.add,
		isPaused: outbox.isPaused
	});
	const isMeasured = () => isSampled(session().id, settings.sample_rate) && !isInGroup(settings.excluded_paths, page.url);
	const reach = (moment, detail) => moments.dispatchEvent(new CustomEvent(moment, { detail }));
	const beginPage = () => {
		page = {
			id: uuid(),
			url: pageAddress(location, settings.query_keys, settings.hash_routing)
		};
		reach("opened");
	};
	const leavePage = () => {
		if (page.id) reach("leaving");
	};
	const renewSession = () => {
		if (!sessions.isOver()) return false;
		queue.seal();
		sessions.renew();
		return true;
	};
	const context = {
		settings,
		clock,
		guard,
		warn,
		perTab,
		local,
		session,
		sendBy: outbox.sendBy,
		moments,
		reach,
		handlers: /* @__PURE__ */ new Set(),
		page: () => page,
		isLive: () => isMeasured() && !sessions.isOver(),
		openPage() {
			leavePage();
			renewSession();
			beginPage();
		},
		emit(observed, isAftermath) {
			if (isAftermath) {
				if (sessions.isOver()) return;
			} else {
				if (renewSession()) beginPage();
				sessions.touch();
			}
			if (!isMeasured()) return;
			const event = {
				at: clock(),
				page_id: page.id,
				url: page.url,
				...observed
			};
			queue.push(event);
			reach(observed.type, event);
			return event;
		}
	};
	let recording;
	const stopOwn = signal((scope) => {
		scope.listen("visibilitychange", () => {
			if (!document.hidden) return;
			leavePage();
			queue.seal(true);
			outbox.shelve();
		});
		scope.listen("online", outbox.resume);
		const host = {
			...queue,
			site: settings,
			tell: context.emit,
			page: context.page,
			sessionId: () => session().id,
			isMeasured: context.isLive,
			guard
		};
		recording = startRecording(scope, given.loadRecorder, host, sessions, given.mayRecord);
	})(context);
	const stopSignals = startSignals(context, given.loadExtras);
	return {
		...context,
		identify(userId, traits) {
			queue.seal();
			context.emit({
				type: "identify",
				props: traits
			});
			sessions.update({ user_id: userId });
		},
		record(isOn) {
			if (renewSession()) beginPage();
			recording?.demand(isOn);
		},
		allowRecording: (isAllowed) => recording?.allow(isAllowed),
		stop(isTakenBack) {
			leavePage();
			outbox.close();
			queue.seal(true);
			if (!isTakenBack) {
				outbox.beacon();
				outbox.shelve();
				tab.release();
			}
			stopSignals();
			stopOwn();
		}
	};
};
// packages/tracker/src/api.ts
/** Measures the page, as soon as and as long as it may be measured. */
var createApi = (settings, loadRecorder, loadExtras, warn) => {
	const guard = createGuard(warn);
	const lasting = storeOf(() => localStorage);
	const local = settings.cookieless ? noStore : lasting;
	const perTab = settings.cookieless ? noStore : storeOf(() => sessionStorage);
	const stopping = new AbortController();
	let answer = loadChoice(lasting);
	let tracker;
	let source = sourceOf(location, document.referrer, domainsOf(settings));
	let campaign = isNavigation() ? campaignOf(source) : "";
	const choice = () => answer ?? {
		measure: !settings.require_consent,
		replay: !settings.require_consent
	};
	const mayMeasure = () => !!choice().measure && !load(lasting, "desirepath.optout") && isPermitted(settings, location, navigator);
	const start = guard(() => {
		if (tracker || stopping.signal.aborted || document.prerendering) return;
		if (!mayMeasure()) return warn("not measured");
		const mayRecord = !!choice().replay;
		tracker = startTracker({
			settings,
			local,
			perTab,
			source,
			campaign,
			mayRecord,
			loadRecorder,
			loadExtras,
			warn
		});
		source = {};
		campaign = "";
	});
	const end = (isTakenBack) => {
		tracker?.stop(isTakenBack);
		tracker = void 0;
		if (isTakenBack) forget(local, perTab);
	};
	guard(heedFragment)(lasting);
	guard(takeOver)(settings, local, mayMeasure(), Date.now());
	const life = { signal: stopping.signal };
	addEventListener("pagehide", guard(() => end(false)), life);
	addEventListener("pageshow", ({ persisted }) => persisted && start(), life);
	document.addEventListener("prerenderingchange", start, life);
	start();
	return {
		track: guard((name, props, value) => {
			if (!name) throw Error("no name");
			tracker?.emit({
				type: "custom",
				name: String(name),
				props: flatProps(props),
				value: Number.isFinite(value) ? value : void 0
			});
		}),
		identify: guard((userId, traits) => {
			const id = `${userId ?? ""}`;
			if (id.length > 256 || scrub(id) !== id) warn("user id refused");
			else tracker?.identify(id || void 0, flatProps(traits));
		}),
		page: guard(() => tracker?.openPage()),
		optOut: guard(() => {
			save(lasting, OPTED_OUT, 1);
			end(true);
		}),
		optIn: guard(() => {
			remove(lasting, OPTED_OUT);
			start();
		}),
		consent: guard((given) => {
			const { measure, replay } = typeof given === "object" ? {
				...choice(),
				...given
			} : {
				measure: given,
				replay: given
			};
			answer = {
				measure: !!measure,
				replay: !!replay
			};
			if (!measure) end(true);
			saveChoice(answer, lasting, local);
			if (measure) start();
			tracker?.allowRecording(!!replay);
		}),
		consentState: () => answer ? answer.measure ? "granted" : "denied" : "unknown",
		record: guard((isOn = true) => tracker?.record(isOn)),
		reset: guard(() => {
			end(false);
			remove(local, VISITOR);
			remove(local, SESSION);
			start();
		}),
		stop: guard(() => {
			stopping.abort();
			end(false);
		})
	};
};
// packages/tracker/src/defaults.ts
/** The contract's `maskedSelector` of no more. Mirrored as the limits are, and held equal by the same test. */
var MASKED = "[data-dp-mask],[contenteditable]:not([contenteditable=false]),[role=textbox],textarea";
/**
* What holds where nobody has said otherwise and no server has written a site's settings into the script.
* @param host of the page: without a domain whatever page is measured that bears the tracker
*/
var defaultsOf = (tracking_id, host) => ({
	tracking_id,
	domain: host,
	sample_rate: 1,
	replay: true,
	replay_sample_rate: 1,
	replay_min_ms: 0,
	replay_pages: [],
	replay_events: [],
	masking: "inputs",
	show_selectors: [],
	maskedSelector: MASKED,
	blockedSelector: "[data-dp-block]",
	record_console: false,
	record_network: false,
	record_canvas: false,
	respect_dnt: true,
	require_consent: false,
	cookieless: false,
	allow_localhost: false,
	hash_routing: false,
	excluded_paths: [],
	linked_domains: [],
	transport: "http",
	query_keys: [],
	extras_script: "",
	replay_script: "",
	picture_script: "",
	surveys: false,
	survey_script: ""
});
// packages/tracker/src/settings.ts
var SHARE = /^(0(\.\d+)?|1)$/;
/** What is of the right kind and wrong all the same. */
var ALLOWED = {
	sample_rate: SHARE,
	replay_sample_rate: SHARE,
	masking: /^(inputs|text|structure)$/,
	transport: /^(http|websocket)$/
};
/**
* What holds: the options over what the server wrote into the script.
* @param options attributes, all strings, or {@link Options}
* @param origin what a relative API address relates to
* @throws Error naming what is missing or wrong
*/
var resolveSettings = (inlined, { websiteId = inlined.tracking_id, ...options }, origin) => {
	const settings = {
		api_url: "",
		allow_file_protocol: false,
		...inlined
	};
	if (!isUuid(websiteId) || websiteId !== settings.tracking_id) throw Error("website-id");
	for (const [name, given] of Object.entries(options)) {
		const key = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
		if (!(key in settings) || given === void 0) continue;
		const value = typeof given === "string" ? given === "" || (parseJson(given) ?? given) : given;
		const known = settings[key];
		if (!(typeof value === typeof known && Array.isArray(value) === Array.isArray(known)) || ALLOWED[key]?.test(`${value}`) === false) throw Error(name);
		Object.assign(settings, { [key]: value });
	}
	settings.api_url = new URL(`${settings.api_url.replace(/\/$/, "")}/api/track/batches`, origin).href;
	return settings;
};
// \0@oxc-project+runtime@0.156.0/helpers/esm/checkPrivateRedeclaration.js
function _checkPrivateRedeclaration(e, t) {
	if (t.has(e)) throw new TypeError("Cannot initialize the same private elements twice on an object");
}
// \0@oxc-project+runtime@0.156.0/helpers/esm/classPrivateMethodInitSpec.js
function _classPrivateMethodInitSpec(e, a) {
	_checkPrivateRedeclaration(e, a), a.add(e);
}
// \0@oxc-project+runtime@0.156.0/helpers/esm/classPrivateFieldInitSpec.js
function _classPrivateFieldInitSpec(e, t, a) {
	_checkPrivateRedeclaration(e, t), t.set(e, a);
}
// \0@oxc-project+runtime@0.156.0/helpers/esm/assertClassBrand.js
function _assertClassBrand(e, t, n) {
	if ("function" == typeof e ? e === t : e.has(t)) return arguments.length < 3 ? t : n;
	throw new TypeError("Private element is not present on this object");
}
// \0@oxc-project+runtime@0.156.0/helpers/esm/classPrivateFieldSet2.js
function _classPrivateFieldSet2(s, a, r) {
	return s.set(_assertClassBrand(s, a), r), r;
}
// \0@oxc-project+runtime@0.156.0/helpers/esm/classPrivateFieldGet2.js
function _classPrivateFieldGet2(s, a) {
	return s.get(_assertClassBrand(s, a));
}
// packages/tracker/src/mouse-tracker.ts
var SEND_AFTER = 5e3;
/** Events in a request: about 15 KB, which a beacon takes. */
var FULL = 100;
/** Requests that wait for a server that is away: the oldest give way. */
var MOST = 50;
var SCROLL_EVERY = 250;
/** It has no way to be asked what goes wrong. */
var quiet = createGuard(() => {});
var _options = /* @__PURE__ */ new WeakMap();
var _sessions = /* @__PURE__ */ new WeakMap();
var _events = /* @__PURE__ */ new WeakMap();
var _unsent = /* @__PURE__ */ new WeakMap();
var _sending = /* @__PURE__ */ new WeakMap();
var _failures = /* @__PURE__ */ new WeakMap();
var _timer = /* @__PURE__ */ new WeakMap();
var _running = /* @__PURE__ */ new WeakMap();
var _MouseTracker_brand = /* @__PURE__ */ new WeakSet();
/**
* Movements, clicks, scrolling and forms of a page, for sites that want no more than that; `init` of this package measures
* all. Each request is repeated as it was until it is settled, by which the server knows it again.
*/
var MouseTracker = class {
	constructor(options) {
		_classPrivateMethodInitSpec(this, _MouseTracker_brand);
		_classPrivateFieldInitSpec(this, _options, void 0);
		_classPrivateFieldInitSpec(this, _sessions, void 0);
		_classPrivateFieldInitSpec(this, _events, []);
		_classPrivateFieldInitSpec(this, _unsent, []);
		_classPrivateFieldInitSpec(this, _sending, void 0);
		_classPrivateFieldInitSpec(this, _failures, 0);
		_classPrivateFieldInitSpec(this, _timer, void 0);
		_classPrivateFieldInitSpec(this, _running, void 0);
		_classPrivateFieldSet2(_options, this, options);
	}
	/** Begins. A visitor who does not want to be tracked is not. */
	init() {
		quiet(() => _assertClassBrand(_MouseTracker_brand, this, _start).call(this))();
	}
	/** Ends, without a trace in the page; what was observed is still sent. */
	stop() {
		_classPrivateFieldGet2(_running, this)?.abort();
		_classPrivateFieldSet2(_running, this, void 0);
		quiet(() => _assertClassBrand(_MouseTracker_brand, this, _flush).call(this))();
	}
};
function _start() {
	const store = storeOf(() => localStorage);
	if (_classPrivateFieldGet2(_running, this) || hasRefused(navigator) || load(store, "desirepath.optout")) return;
	const { apiUrl, websiteId, sampleRate = 1, trackMouseMove = true, trackMouseClick = true, trackScroll = true } = _classPrivateFieldGet2(_options, this);
	if (!apiUrl || !websiteId) return;
	_classPrivateFieldSet2(_running, this, new AbortController());
	setCovers(defaultsOf(websiteId, location.host));
	_classPrivateFieldSet2(_sessions, this, createSessions(store, () => Math.round(Date.now()), {}));
	if (trackMouseMove) _assertClassBrand(_MouseTracker_brand, this, _listen).call(this, "mousemove", ({ pageX, pageY }) => {
		if (Math.random() < sampleRate) _assertClassBrand(_MouseTracker_brand, this, _note).call(this, "mousemove", pageX, pageY);
	});
	if (trackMouseClick) _assertClassBrand(_MouseTracker_brand, this, _listen).call(this, "click", (event) => _assertClassBrand(_MouseTracker_brand, this, _note).call(this, "click", event.pageX, event.pageY, { selector: selectorOf(originOf(event)) }));
	let scrolled = 0;
	if (trackScroll) _assertClassBrand(_MouseTracker_brand, this, _listen).call(this, "scroll", () => {
		if (Date.now() - scrolled < SCROLL_EVERY) return;
		scrolled = Date.now();
		const { scrollHeight } = document.documentElement;
		const depth = Math.min(100, Math.round((scrollY + innerHeight) / (scrollHeight || 1) * 100));
		_assertClassBrand(_MouseTracker_brand, this, _note).call(this, "scroll", scrollX, scrollY, { scrollDepth: depth });
	});
	_assertClassBrand(_MouseTracker_brand, this, _listen).call(this, "submit", ({ target }) => {
		if (target instanceof HTMLFormElement) _assertClassBrand(_MouseTracker_brand, this, _note).call(this, "form", 0, 0, {
			action: "submit",
			form: selectorOf(target)
		});
	});
	_assertClassBrand(_MouseTracker_brand, this, _listen).call(this, "pagehide", () => _assertClassBrand(_MouseTracker_brand, this, _flush).call(this));
	_assertClassBrand(_MouseTracker_brand, this, _listen).call(this, "visibilitychange", () => {
		if (document.hidden) _assertClassBrand(_MouseTracker_brand, this, _flush).call(this);
	});
}
function _listen(type, handle) {
	const heard = quiet(handle);
	addEventListener(type, heard, {
		capture: true,
		passive: true,
		signal: _classPrivateFieldGet2(_running, this)?.signal
	});
}
function _note(type, x, y, more) {
	const url = clip(pageAddress(location, []), URL_LENGTH);
	if (_classPrivateFieldGet2(_sessions, this)?.isOver()) {
		_assertClassBrand(_MouseTracker_brand, this, _seal).call(this);
		_classPrivateFieldGet2(_sessions, this).renew();
	}
	_classPrivateFieldGet2(_sessions, this)?.touch();
	_classPrivateFieldGet2(_events, this).push({
		type,
		x: documentPx(x),
		y: documentPx(y),
		timestamp: Date.now(),
		url,
		...more
	});
	if (_classPrivateFieldGet2(_events, this).length >= FULL) _assertClassBrand(_MouseTracker_brand, this, _sendAll).call(this);
	else _classPrivateFieldGet2(_timer, this) ?? _classPrivateFieldSet2(_timer, this, setTimeout(quiet(() => _assertClassBrand(_MouseTracker_brand, this, _sendAll).call(this)), SEND_AFTER));
}
/** Makes a request of what there is. */
function _seal() {
	clearTimeout(_classPrivateFieldGet2(_timer, this));
	_classPrivateFieldSet2(_timer, this, void 0);
	const events = _classPrivateFieldGet2(_events, this);
	_classPrivateFieldSet2(_events, this, []);
	if (!events.length || !_classPrivateFieldGet2(_sessions, this)) return;
	const { id: sessionId, visitor_id: visitorId } = _classPrivateFieldGet2(_sessions, this).current();
	_classPrivateFieldGet2(_unsent, this).push(JSON.stringify({
		websiteId: _classPrivateFieldGet2(_options, this).websiteId,
		sessionId,
		visitorId,
		events
	}));
	_classPrivateFieldGet2(_unsent, this).splice(0, _classPrivateFieldGet2(_unsent, this).length - MOST);
}
function _sendAll() {
	_assertClassBrand(_MouseTracker_brand, this, _seal).call(this);
	_assertClassBrand(_MouseTracker_brand, this, _send).call(this).catch(() => {});
}
async function _send() {
	if (_classPrivateFieldGet2(_sending, this) !== void 0) return;
	const body = _classPrivateFieldGet2(_unsent, this)[0];
	if (body === void 0) return;
	_classPrivateFieldSet2(_sending, this, body);
	const asked = await createPost(_classPrivateFieldGet2(_options, this).apiUrl, () => {})(body, () => _classPrivateFieldGet2(_unsent, this).includes(body));
	if (asked !== void 0) {
		var _this$failures;
		_classPrivateFieldSet2(_failures, this, (_this$failures = _classPrivateFieldGet2(_failures, this), _this$failures++, _this$failures));
		const wait = retryWait(_classPrivateFieldGet2(_failures, this), asked, Math.random());
		await new Promise((resolve) => setTimeout(resolve, wait));
	} else {
		_classPrivateFieldSet2(_failures, this, 0);
		_classPrivateFieldSet2(_unsent, this, _classPrivateFieldGet2(_unsent, this).filter((other) => other !== body));
	}
	_classPrivateFieldSet2(_sending, this, void 0);
	await _assertClassBrand(_MouseTracker_brand, this, _send).call(this);
}
/** Sends what there is while the page may be at its end. */
function _flush() {
	_assertClassBrand(_MouseTracker_brand, this, _seal).call(this);
	const rest = _classPrivateFieldGet2(_unsent, this).filter((body) => body !== _classPrivateFieldGet2(_sending, this) || _classPrivateFieldGet2(_failures, this));
	_classPrivateFieldSet2(_unsent, this, _classPrivateFieldGet2(_unsent, this).filter((body) => !rest.includes(body)));
	for (const body of rest) if (!navigator.sendBeacon?.(_classPrivateFieldGet2(_options, this).apiUrl, bodyOf(body))) _classPrivateFieldGet2(_unsent, this).push(body);
}
// packages/tracker/src/index.ts
/** The tracker as a library, for sites that bundle their scripts. */
var running;
/**
* Begins to measure this page. A second call does nothing until `stop`.
* @example init({ websiteId: '0b54…', apiUrl: 'https://stats.example.com' });
*/
var init = ({ debug = false, ...options }) => {
	if (running) return;
	const warn = createWarn(debug);
	try {
		const settings = resolveSettings(defaultsOf(options.websiteId, location.host), options, options.apiUrl);
		const loadRecorder = (use) => void import("./recorder.js").then((recorder) => use(recorder.startRecorder), warn);
		running = createApi(settings, loadRecorder, (use) => void import("./extras.js").then((extras) => use((kit) => extras.startExtras(kit, (take) => void import("./take.js").then((picture) => take(picture.takePicture), warn), () => {})), warn), warn);
	} catch (problem) {
		warn(problem);
	}
};
var track = (...given) => running?.track(...given);
var identify = (...given) => running?.identify(...given);
var page = () => running?.page();
var optOut = () => running?.optOut();
var optIn = () => running?.optIn();
var consent = (answer) => running?.consent(answer);
var consentState = () => running?.consentState() ?? "unknown";
var record = (isOn) => running?.record(isOn);
var reset = () => running?.reset();
var stop = () => {
	running?.stop();
	running = void 0;
};
export { MouseTracker, MouseTracker as default, consent, consentState, identify, init, optIn, optOut, page, record, reset, stop, track };
