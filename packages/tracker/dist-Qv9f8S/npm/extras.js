import { a as BLOCKED, c as blockOf, d as isOnDomain, l as setCovers, o as COVERED, p as clip, s as MASKED } from "./pack.js";
import { a as documentPx, d as signal, l as chainOf, o as pageSize, t as ANSWER_WITHIN, u as originOf } from "./transport.js";
import { c as loadChoice, p as parseJson, r as domainsOf, t as patch } from "./patch.js";
import { onCLS } from "web-vitals/onCLS.js";
import { onFCP } from "web-vitals/onFCP.js";
import { onINP } from "web-vitals/onINP.js";
import { onLCP } from "web-vitals/onLCP.js";
import { onTTFB } from "web-vitals/onTTFB.js";
// packages/tracker/src/linked-domains.ts
/** Gives the visit along to the site's other domains, which cannot read what is kept here: by links, as they are followed. */
var startHandingOver = signal((scope) => {
	const { settings, clock, local } = scope;
	const decorate = (event) => {
		const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
		if (!link || link.host === location.host || !scope.isLive()) return;
		if (!isOnDomain(domainsOf(settings), link)) return;
		const was = link.getAttribute("href") ?? "";
		const now = clock();
		const { id, visitor_id } = scope.session();
		const times = [now, scope.visitorOf(local, now).since].map((at) => at.toString(36));
		link.search += `${link.search ? "&" : "?"}_dp=${[
			visitor_id,
			id,
			...times
		].join(".")}`;
		const { href } = link;
		setTimeout(() => {
			if (link.href === href) link.setAttribute("href", was);
		});
	};
	if (!settings.linked_domains.length) return;
	scope.listen("click", decorate);
	scope.listen("auxclick", decorate);
});
// packages/tracker/src/socket.ts
/** Proxies that know nothing of sockets answer at once, or never. */
var OPEN_WITHIN = 3e3;
/** On sites that want it, batches leave by a socket. */
var startSocket = signal((kit) => {
	if (kit.settings.transport === "websocket") kit.sendBy(createSocket(kit));
});
/** Frames of one WebSocket, one a batch; requests once it cannot be had. */
var createSocket = ({ settings: { api_url }, warn, createPost, outcomeOf }) => {
	const url = api_url.replace("http", "ws").replace(/api\/track\/batches$/, "ws/batches");
	const post = createPost(api_url, warn);
	let socket;
	let isGivenUp = false;
	/** Settles the frame that is out; there is one at a time. */
	let settle = () => {};
	const open = async () => {
		const fresh = new WebSocket(url);
		const timer = setTimeout(() => fresh.close(), OPEN_WITHIN);
		const isOpen = await new Promise((resolve) => {
			fresh.onopen = () => resolve(true);
			fresh.onclose = () => {
				resolve(false);
				socket = void 0;
				settle(0);
			};
		});
		clearTimeout(timer);
		fresh.onmessage = ({ data }) => {
			const { status, retry_after = 0 } = parseJson(data) ?? {};
			if (status) settle(outcomeOf(status, retry_after, warn));
		};
		return isOpen ? fresh : void 0;
	};
	return {
		async send(json, begin) {
			if (!isGivenUp) socket ??= open().catch(() => void 0);
			const ready = await socket;
			if (!ready) {
				isGivenUp = true;
				return post(json, begin);
			}
			if (!begin()) return;
			return new Promise((resolve) => {
				const timer = setTimeout(() => ready.close(), ANSWER_WITHIN);
				settle = (asked) => {
					clearTimeout(timer);
					resolve(asked);
				};
				ready.send(json);
			});
		},
		close: () => void socket?.then((ready) => ready?.close())
	};
};
// packages/tracker/src/signals/attention.ts
/** Twentieths: of a long article, about a screen each. */
var BANDS = 20;
/** A scroll is looked at this often: what is passed by faster is not read. */
var LOOK_EVERY = 250;
/** A page that grows, or a window that changes, is seen within this time. */
var LOOK_AGAIN = 5e3;
/** How long each part of the document was in the window, told when it is left or hidden: what has come since the last. */
var startAttention = signal((context) => {
	let bands = new Array(BANDS).fill(0);
	/** Share of each band that was in the window when last looked at. */
	let seen = [];
	let inAll = 0;
	let counted = context.clock();
	let isWaiting = false;
	const count = () => {
		const now = context.clock();
		const passed = Math.max(0, Math.min(now - counted, 2 * LOOK_AGAIN));
		counted = now;
		if (seen.length) inAll += passed;
		bands = bands.map((ms, i) => ms + passed * (seen[i] ?? 0));
	};
	const look = () => {
		count();
		const { viewport_h, document_h } = pageSize();
		const height = (document_h || 1) / BANDS;
		seen = document.hidden ? [] : bands.map((_, i) => {
			const from = Math.max(scrollY, i * height);
			const to = Math.min(scrollY + viewport_h, (i + 1) * height);
			return Math.max(0, to - from) / height;
		});
	};
	const lookSoon = (ms) => {
		if (isWaiting) return;
		isWaiting = true;
		context.later(() => {
			isWaiting = false;
			look();
		}, ms);
	};
	const tell = () => {
		count();
		const ts = bands.map(documentPx);
		if (inAll > 0) context.emit({
			type: "attention",
			value: inAll,
			ts
		}, true);
		bands = bands.map((ms, i) => ms - (ts[i] ?? 0));
		inAll = 0;
	};
	const lookOn = () => {
		if (!document.hidden) look();
		context.later(lookOn, LOOK_AGAIN);
	};
	context.when("leaving", tell);
	context.when("opened", () => lookSoon(0));
	context.listen("scroll", () => lookSoon(LOOK_EVERY));
	context.listen("visibilitychange", look);
	lookOn();
});
// packages/tracker/src/signals/on-click.ts
/** Calls `run` with each click that a person has made, also those from before the rarer signals came. */
var onClick = ({ when }, run) => when("clicked", (event) => run(event.detail));
// packages/tracker/src/signals/dead-clicks.ts
/** The field's threshold: what answers later does not feel like an answer. */
var WITHIN$2 = 1e3;
var CLICKABLE = "a,button,[role=button],[role=link],[role=tab],[role=menuitem],[role=option],[onclick]";
/** What answers in ways that no script sees: by the browser's own parts, or outside of the page. */
var ANSWERING = "input,select,textarea,option,label,video,audio,canvas,iframe,embed,object,[contenteditable],a[download],a[target=_blank],a[href^=\"mailto:\"],a[href^=\"tel:\"],a[href^=\"sms:\"]";
/** Signs of an answer. The last ones come with any press as well, so that they count only after the click. */
var SIGNS = [
	"scroll",
	"input",
	"toggle",
	"play",
	"pause",
	"submit",
	"visibilitychange",
	"beforeunload"
];
var SIGNS_AFTER = [
	"focusin",
	"blur",
	"selectionchange",
	"copy",
	"cut",
	"paste"
];
/**
* Clicks on what looks clickable, upon which nothing changed for a second. It is watched from the press on, since much
* answers to that, and no longer than to the first change.
*/
var startDeadClicks = signal((context) => {
	/** Ends the watch over the press or click under way. */
	let end;
	let clicked;
	const watch = (origin) => {
		end?.();
		clicked = void 0;
		const watching = new AbortController();
		const observer = new MutationObserver(() => end?.());
		end = () => {
			watching.abort();
			observer.disconnect();
			end = void 0;
		};
		const changes = {
			subtree: true,
			childList: true,
			attributes: true,
			characterData: true
		};
		for (const root of /* @__PURE__ */ new Set([document, origin.getRootNode()])) observer.observe(root, changes);
		const options = {
			capture: true,
			passive: true,
			signal: watching.signal
		};
		for (const type of SIGNS) addEventListener(type, () => end?.(), options);
		for (const type of SIGNS_AFTER) addEventListener(type, context.guard(() => {
			const isCaret = type === "selectionchange" && document.getSelection()?.isCollapsed;
			if (clicked && !isCaret) end?.();
		}), options);
	};
	context.listen("pointerdown", (event) => {
		const origin = event.composedPath()[0];
		if (event.isTrusted && event.button === 0 && looksClickable(origin)) watch(origin);
		else end?.();
	});
	onClick(context, ({ event, chain, point }) => {
		const isOther = !(!event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) || chain.some((around) => around.matches(ANSWERING));
		const link = chain.find((around) => around.matches("a[href]"));
		if (isOther) end?.();
		if (!end || clicked) return;
		clicked = point;
		const watched = end;
		context.later(() => {
			if (end !== watched) return;
			watched();
			if (link && !event.defaultPrevented && withoutFragment(link.href) !== withoutFragment(location.href)) return;
			context.emit({
				type: "dead_click",
				...point
			}, true);
		}, WITHIN$2);
	});
	context.when("opened", () => end?.());
	context.when("leaving", () => end?.());
	context.atStop(() => end?.());
});
var looksClickable = (origin) => !!origin.closest(CLICKABLE) || getComputedStyle(origin).cursor === "pointer";
var withoutFragment = (address) => address.replace(/#.*/, "");
// packages/tracker/src/signals/declared.ts
var EVENT = "data-dp-event";
var PROP = "data-dp-prop-";
/** Custom events that a page declares: `<button data-dp-event="order" data-dp-prop-plan="pro">`; of a form, its submit. */
var startDeclared = signal((context) => {
	const tell = (chain, selector, when) => {
		const element = chain.find((around) => around.matches(selector));
		const name = element?.getAttribute(EVENT);
		if (!element || !name || blockOf(chain)) return;
		const props = [...element.attributes].filter((attribute) => attribute.name.startsWith(PROP)).map((attribute) => [attribute.name.slice(13), attribute.value]);
		context.emit({
			...when,
			type: "custom",
			name,
			props: context.flatProps(Object.fromEntries(props))
		});
	};
	onClick(context, ({ chain, point: { at, page_id, url } }) => tell(chain, `:not(form)[${EVENT}]`, {
		at,
		page_id,
		url
	}));
	context.listen("submit", (event) => {
		const [form] = chainOf(originOf(event));
		if (form && event.isTrusted) tell([form], `form[${EVENT}]`);
	});
});
// packages/tracker/src/signals/page-error.ts
/** Lines of a stack: where it happened and how one came there. */
var STACK_LINES = 5;
/** The page is not at fault: what extensions throw, and a warning that all browsers give and nobody sees. */
var NOT_THE_PAGES = /^(chrome|moz|safari|safari-web)-extension:|^ResizeObserver loop/;
/** What a parser quotes of what it was given may be anyone's words. */
var QUOTED_INPUT = /["“].*["”](?= is not valid JSON)/s;
/** What went wrong on the page, as events tell it; undefined for what is not the page's. */
var pageErrorOf = (event) => {
	const { error, message, filename, lineno, colno, reason } = event;
	const thrown = error ?? reason;
	const isRejection = event.type === "unhandledrejection";
	if (!message && !isRejection) return;
	const stack = linesOf(thrown?.stack);
	const [, file = "", line = 0, column = 0] = /(\w[\w-]*:\/\/[^\s()]+?):(\d+)(?::(\d+))?\)?$/m.exec(stack) ?? [];
	const name = thrown?.message ? `${thrown.name ?? "Error"}: ${thrown.message}` : wordsOf(message ?? reason);
	const place = {
		file: withoutQuery(filename || file),
		line: lineno || +line,
		column: colno || +column
	};
	if (NOT_THE_PAGES.test(place.file) || NOT_THE_PAGES.test(message ?? "")) return;
	return {
		name: name.replace(QUOTED_INPUT, "\"…\"") || "Error",
		props: {
			kind: isRejection ? "rejection" : "error",
			...place,
			stack
		}
	};
};
/** Of an object nothing but its kind: it may hold anything. */
var wordsOf = (reason) => reason && typeof reason === "object" ? Object.prototype.toString.call(reason) : String(reason);
/** The first lines that name a place. Browsers differ in whether the message comes before. */
var linesOf = (stack) => String(stack ?? "").split("\n").filter((line) => /:\d+/.test(line) && /^\s*at |@/.test(line)).slice(0, STACK_LINES).map((line) => withoutQuery(line.trim())).join("\n");
/** Keeps line and column, which follow the address. */
var withoutQuery = (address) => address.replace(/[?#]\S*?(?=(:\d+)*\)?$)/, "");
// packages/tracker/src/signals/error-clicks.ts
var WITHIN$1 = 1e3;
/** Clicks after which something went wrong within a second. */
var startErrorClicks = signal((context) => {
	let last;
	const blame = (event) => {
		const error = last && context.clock() - last.at <= WITHIN$1 && pageErrorOf(event);
		if (!error || !last) return;
		context.emit({
			type: "error_click",
			...last,
			...error
		}, true);
		last = void 0;
	};
	onClick(context, ({ point }) => {
		last = point;
	});
	context.when("opened", () => {
		last = void 0;
	});
	context.listen("error", blame);
	context.listen("unhandledrejection", blame);
});
// packages/tracker/src/signals/fields.ts
/** What visitors fill in. */
var FIELD = "input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),select,textarea,[contenteditable]:not([contenteditable=false]),[role=textbox]";
/** What belongs together where there is no form element: the nearest part of a page that is one thing. */
var GROUP = "form,[role=form],[role=search],fieldset,dialog,[role=dialog],section,article,main,body";
/** The field that an element is, or is a part of; undefined for none, and for what is blocked. */
var fieldOf = (origin) => {
	const chain = chainOf(origin);
	return blockOf(chain) ? void 0 : chain.find((around) => around.matches(FIELD));
};
/** The form of a field, or what stands for one. */
var formOf = (field) => {
	const chain = chainOf(field);
	return field.form ?? chain.find((around) => around.matches("form")) ?? chain.find((around) => around.matches(GROUP)) ?? field;
};
var fieldsOf = (form) => [...form.querySelectorAll(FIELD)].filter((field) => !blockOf(chainOf(field)));
/** Whether there is something in it. What that is stays there. */
var isFilled = (field) => /^(checkbox|radio)$/.test(field.type ?? "") ? !!field.checked : !!(field.value ?? field.textContent)?.trim();
/** By the browser, from what it remembers. */
var isAutofilled = (field) => {
	try {
		return field.matches(":autofill");
	} catch {
		return field.matches(":-webkit-autofill");
	}
};
var nameOfField = (field) => field.getAttribute("name") || field.id;
/** Input type, as the browser understands it. */
var kindOf = (field) => field.type ?? "text";
/** What people call a form: as it is marked, or by where it sends. */
var nameOfForm = (form) => {
	for (const attribute of [
		"name",
		"id",
		"aria-label",
		"action"
	]) {
		const given = form.getAttribute(attribute)?.replace(/[?#].*/, "").trim();
		if (given) return given;
	}
	return form.localName === "body" ? "page" : form.localName;
};
/** What is written beside a field, without what is typed in there. */
var labelOf$1 = (field) => {
	if (chainOf(field).slice(1).some((around) => around.matches(MASKED))) return;
	return (field.ariaLabel ?? ownText(field.labels?.[0]) ?? field.placeholder ?? "").replace(/\s+/g, " ").trim() || void 0;
};
var ownText = (label) => label && [...label.childNodes].filter((node) => !(node instanceof Element && (node.matches(`input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),select,textarea,[contenteditable]:not([contenteditable=false]),[role=textbox],${MASKED}`) || node.querySelector("input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),select,textarea,[contenteditable]:not([contenteditable=false]),[role=textbox]")))).map((node) => node.textContent).join(" ");
// packages/tracker/src/signals/form-views.ts
/** What a page shows at first, or in answer to a click, is there by then. */
var SETTLED_AFTER$2 = 500;
/** More is a table to be filled in, whose first fields tell of its form as well. */
var MOST_FIELDS = 300;
/** Forms that come into sight, each once a page view: of those that nobody begins, nothing else tells. */
var startFormViews = signal((context) => {
	let known = /* @__PURE__ */ new WeakSet();
	const tell = (form) => {
		if (!blockOf(chainOf(form))) context.emit({
			type: "form_view",
			name: nameOfForm(form),
			element: context.selectorOf(form)
		}, true);
	};
	const observer = new IntersectionObserver(context.guard((entries) => {
		for (const { isIntersecting, target } of entries) {
			if (!isIntersecting) continue;
			observer.unobserve(target);
			tell(target);
		}
	}));
	const look = () => {
		for (const field of [...document.querySelectorAll(FIELD)].slice(0, MOST_FIELDS)) {
			const form = formOf(field);
			if (known.has(form)) continue;
			known.add(form);
			observer.observe(form);
		}
	};
	const lookSoon = () => context.later(look, SETTLED_AFTER$2);
	context.when("opened", () => {
		observer.disconnect();
		known = /* @__PURE__ */ new WeakSet();
		lookSoon();
	});
	context.when("clicked", lookSoon);
	context.listen("focusin", (event) => {
		const field = fieldOf(originOf(event));
		const form = field && formOf(field);
		if (!form || known.has(form)) return;
		known.add(form);
		tell(form);
	});
	context.atStop(() => observer.disconnect());
	lookSoon();
});
// packages/tracker/src/signals/form-stays.ts
/** Tells how visitors go through fields. Returns what ends a stay, and what notes that a validation message was shown. */
var watchFields = (context, forms) => {
	const pasts = /* @__PURE__ */ new WeakMap();
	let stay;
	const pastOf = (field) => {
		const past = pasts.get(field) ?? {
			isChanged: false,
			refills: 0,
			isInvalid: false
		};
		pasts.set(field, past);
		return past;
	};
	const about = (field) => ({
		name: nameOfForm(formOf(field)),
		element: context.selectorOf(field),
		element_text: labelOf$1(field)
	});
	const begin = (field) => ({
		field,
		entered: context.clock(),
		isChanged: false,
		hesitated: 0,
		corrections: 0,
		isPasted: false,
		isAutofilled: false
	});
	const tell = ({ field, entered, ...stayed }, isAftermath) => {
		const past = pastOf(field);
		if (field.ariaInvalid === "true") forms.invalid(field);
		const isInvalid = past.isInvalid || field.ariaInvalid === "true";
		past.isChanged ||= stayed.isChanged;
		past.isInvalid = false;
		context.emit({
			type: "form_change",
			...about(field),
			value: context.clock() - entered,
			props: {
				field: nameOfField(field),
				kind: kindOf(field),
				filled: isFilled(field),
				changed: stayed.isChanged,
				...stayed.isChanged && { hesitated: stayed.hesitated },
				refills: past.refills,
				corrections: stayed.corrections,
				pasted: stayed.isPasted,
				autofilled: stayed.isAutofilled,
				invalid: isInvalid
			}
		}, isAftermath);
	};
	const leave = () => {
		if (stay) tell(stay, false);
		stay = void 0;
	};
	const enter = (field) => {
		leave();
		forms.entered(field);
		stay = begin(field);
		stay.focus = context.emit({
			type: "form_focus",
			...about(field),
			props: {
				field: nameOfField(field),
				kind: kindOf(field)
			}
		});
	};
	context.listen("focusin", (event) => {
		const field = fieldOf(originOf(event));
		if (field && field !== stay?.field) enter(field);
	});
	context.listen("focusout", (event) => {
		if (document.hasFocus() && fieldOf(originOf(event)) === stay?.field) leave();
	});
	context.listen("input", (event) => {
		const field = event.isTrusted && fieldOf(originOf(event));
		if (!field) return;
		forms.entered(field);
		forms.changed(field);
		if (field !== stay?.field) {
			leave();
			stay = begin(field);
		}
		const past = pastOf(field);
		if (!stay.isChanged && past.isChanged) past.refills++;
		if (!stay.isChanged) {
			stay.hesitated = context.clock() - stay.entered;
			if (stay.focus) stay.focus.value = stay.hesitated;
		}
		const { inputType = "" } = event;
		stay.isChanged = true;
		stay.corrections += inputType.startsWith("delete") ? 1 : 0;
		stay.isPasted ||= /^insertFrom(Paste|Drop)/.test(inputType);
		stay.isAutofilled ||= isAutofilled(field);
	});
	context.when("leaving", () => {
		if (!stay) return;
		tell(stay, true);
		stay = begin(stay.field);
	});
	context.when("opened", () => {
		stay = void 0;
	});
	const focused = document.activeElement && fieldOf(document.activeElement);
	if (focused && document.hasFocus()) enter(focused);
	return {
		leave,
		invalid(field) {
			pastOf(field).isInvalid = true;
		}
	};
};
// packages/tracker/src/signals/forms.ts
/** What sends what was filled in, on a page that has no form element. */
var BUTTON = "button,[role=button],input[type=submit],input[type=button],input[type=image]";
/** A page that takes fields away soon after their button was pressed has taken what was in them. */
var TAKEN_WITHIN = 2e3;
/**
* Forms, with or without an element for it: which fields were entered and changed, and whether they were sent or given up.
* Never what was typed. Given up is told whenever the page is left or hidden: if it is sent later, that holds.
*/
var startForms = signal((context) => {
	const fillings = /* @__PURE__ */ new Map();
	const heardRoots = /* @__PURE__ */ new WeakSet();
	const fillingOf = (field) => {
		const form = formOf(field);
		const filling = fillings.get(form) ?? {
			began: context.clock(),
			isUntold: false,
			isSent: false,
			invalid: /* @__PURE__ */ new Set()
		};
		fillings.set(form, filling);
		return filling;
	};
	const tell = (type, form, isAftermath) => {
		const { began = context.clock(), invalid } = fillings.get(form) ?? {};
		context.emit({
			type,
			name: nameOfForm(form),
			element: context.selectorOf(form),
			value: context.clock() - began,
			props: {
				fields: fieldsOf(form).filter(isFilled).length,
				invalid: invalid?.size ?? 0
			}
		}, isAftermath);
	};
	const submit = (form, isAftermath) => {
		if (!isAftermath) fields.leave();
		tell("form_submit", form, isAftermath);
		fillings.delete(form);
	};
	const markInvalid = (field) => {
		fields.invalid(field);
		fillingOf(field).invalid.add(field);
	};
	/** These three do not leave the shadow root they happen in. */
	const listenIn = (root) => {
		context.listen("submit", (event) => {
			const form = originOf(event);
			if (event.isTrusted && !blockOf(chainOf(form))) submit(form, false);
		}, root);
		context.listen("invalid", (event) => {
			const field = fieldOf(originOf(event));
			if (field) markInvalid(field);
		}, root);
		context.listen("formdata", (event) => {
			const filling = fillings.get(originOf(event));
			if (filling) filling.isSent = true;
		}, root);
	};
	const fields = watchFields(context, {
		entered(field) {
			fillingOf(field);
			const root = field.getRootNode();
			if (!(root instanceof ShadowRoot) || heardRoots.has(root)) return;
			heardRoots.add(root);
			listenIn(root);
		},
		changed: (field) => void Object.assign(fillingOf(field), {
			isUntold: true,
			isSent: false
		}),
		invalid: (field) => void fillingOf(field).invalid.add(field)
	});
	listenIn();
	const send = (chain) => {
		for (const [form, filling] of fillings) {
			if (form.localName === "form" || !chain.includes(form) || !filling.isUntold) continue;
			filling.isSent = true;
			context.later(() => {
				if (!fieldsOf(form).some((field) => field.isConnected && field.getClientRects().length) && filling.isSent && fillings.has(form)) submit(form, false);
			}, TAKEN_WITHIN);
		}
	};
	onClick(context, ({ chain }) => {
		if (chain.some((around) => around.matches(BUTTON))) send(chain);
	});
	context.listen("keydown", (event) => {
		const field = event.key === "Enter" && !event.isComposing && fieldOf(originOf(event));
		if (field && field.localName === "input") send(chainOf(field));
	});
	context.when("leaving", () => {
		for (const [form, filling] of fillings) {
			if (!filling.isUntold) continue;
			filling.isUntold = false;
			if (filling.isSent) submit(form, true);
			else tell("form_abandon", form, true);
		}
	});
	context.when("opened", () => fillings.clear());
});
// packages/tracker/src/signals/frames.ts
/** What visitors do in there; what it looks like is seen from here. */
var TYPES = [
	"pointerdown",
	"click",
	"auxclick",
	"focusin",
	"focusout",
	"input",
	"keydown",
	"invalid",
	"submit",
	"formdata",
	"copy"
];
/** Lets the other signals hear what happens in frames of the same origin, which are parts of the page. */
var startFrames = signal((context) => {
	adoptIn(document, /* @__PURE__ */ new WeakSet(), context);
});
var adoptIn = (parent, known, context) => {
	const adopt = (frame) => {
		if (!/^i?frame$/.test(frame.localName)) return;
		const inner = frame.contentDocument;
		const view = inner?.defaultView;
		if (!view || known.has(inner)) return;
		known.add(inner);
		for (const type of TYPES) context.listen(type, (event) => forward(view, event), view);
		adoptIn(inner, known, context);
	};
	const forward = (view, event) => {
		if ("desirepath" in view) return;
		for (const { type, handle } of [...context.handlers]) if (type === event.type) handle(event);
	};
	context.listen("load", ({ target }) => adopt(target), parent);
	for (const frame of parent.querySelectorAll("iframe,frame")) adopt(frame);
};
// packages/tracker/src/signals/js-errors.ts
/** A loop that fails says nothing more after these. */
var MOST$3 = 10;
/** Errors and rejected promises that nobody caught; each once a page, and the first few. */
var startJsErrors = signal((context) => {
	let told = /* @__PURE__ */ new Set();
	const tell = (event) => {
		const error = pageErrorOf(event);
		const key = JSON.stringify(error);
		if (!error || told.size >= MOST$3 || told.has(key)) return;
		told.add(key);
		const at = Math.round(context.clock() - performance.now() + event.timeStamp);
		context.emit({
			type: "js_error",
			at,
			...error
		}, true);
	};
	context.when("opened", () => {
		told = /* @__PURE__ */ new Set();
	});
	context.early.forEach(tell);
	context.listen("error", tell);
	context.listen("unhandledrejection", tell);
});
// packages/tracker/src/signals/links.ts
/** Files that browsers save or open apart from the page. */
var FILE = /\.(pdf|zip|rar|7z|t?gz|tar|dmg|pkg|exe|msi|apk|deb|rpm|iso|docx?|xlsx?|pptx?|od[tsp]|csv|txt|epub|mp[34]|mov|wav)$/i;
/** Links that lead off the site: to other sites, to files, and to people. */
var startLinks = signal((context) => {
	const follow = (chain, point) => {
		const link = chain.find((around) => around.matches("a[href],area[href]"));
		if (!link || blockOf(chain)) return;
		const { protocol, origin, pathname } = link;
		const isWeb = /^http/.test(protocol);
		const name = isWeb ? origin + pathname : protocol.slice(0, -1);
		const isFile = link.hasAttribute("download") || isWeb && FILE.test(pathname);
		const isAway = isWeb && !isOnDomain(domainsOf(context.settings), link) && link.host !== location.host;
		const type = /^(mailto|tel|sms)$/.test(name) ? "contact_link" : isFile ? "download" : isAway && "outbound_link";
		if (type) context.emit({
			...point,
			type,
			name
		});
	};
	onClick(context, ({ chain, point }) => follow(chain, point));
	context.listen("auxclick", (event) => {
		if (event.isTrusted && event.button === 1) follow(chainOf(originOf(event)));
	});
});
// packages/tracker/src/signals/not-found.ts
/** A single-page app has drawn that there is nothing, and said so, by then. */
var SETTLED_AFTER$1 = 500;
/** Pages that are not there: as the server answered, or as the page says itself, by a mark or a meta element. */
var startNotFound = signal((context) => {
	let told = "";
	const tell = (value) => {
		const { id } = context.page();
		if (!(value >= 400 && value < 500) || told === id) return;
		told = id;
		context.emit({
			type: "not_found",
			value
		}, true);
	};
	const look = () => {
		const mark = document.querySelector("[data-dp-status],meta[name=dp-status]");
		tell(Number(mark?.getAttribute("data-dp-status") ?? mark?.getAttribute("content")));
	};
	context.when("opened", () => context.later(look, SETTLED_AFTER$1));
	look();
	const [load] = performance.getEntriesByType("navigation");
	if (load && new URL(load.name).pathname === location.pathname) tell(load.responseStatus);
});
// packages/tracker/src/signals/opened.ts
/** What pages open or choose, by how it is said in HTML and ARIA; each with the word for it. */
var PARTS = [
	["dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]", "dialog"],
	["[popover]", "popover"],
	["[role=menu],[role=listbox]", "menu"],
	["[aria-expanded=true],details[open]", "opened"],
	["[role=tab][aria-selected=true]", "tab"],
	["[aria-current=step]", "step"],
	["fieldset,[role=tabpanel]", "part"]
];
/** Words of a label: more is no name. */
var LONGEST$1 = 40;
/** A page that has more open at once says no more of it. */
var MOST$2 = 50;
/**
* What is open on the page now. Elements that cannot be seen are not: most pages have their dialogs in them all the time.
* @param isAllMasked whether no words of the page are read
*/
var openParts = (selectorOf, isAllMasked) => {
	const parts = /* @__PURE__ */ new Map();
	for (const [selector, word] of PARTS) for (const element of [...document.querySelectorAll(selector)].slice(0, MOST$2)) {
		if (!element.getClientRects().length || getComputedStyle(element).visibility === "hidden") continue;
		if (element.closest(BLOCKED)) continue;
		const place = selectorOf(element);
		const isUnread = isAllMasked || element.closest(MASKED);
		parts.set(place, `${word} ${!isUnread && labelOf(element) || place}`);
	}
	return parts;
};
var labelOf = (element) => {
	const named = element.getAttribute("aria-labelledby")?.split(" ", 1)[0];
	const label = named ? document.getElementById(named) : element.querySelector("h1,h2,h3,legend,summary");
	const isControl = element.matches("button,[role=tab],[aria-current],a");
	const source = label ?? (isControl ? element : void 0);
	const isCovered = source?.closest(COVERED) || source?.querySelector(COVERED);
	const text = element.getAttribute("aria-label") ?? source?.textContent ?? "";
	return isCovered ? "" : clip(text.replace(/\s+/g, " ").trim(), LONGEST$1);
};
/** What was opened or chosen since; undefined where nothing was. */
var openedSince = (before, now) => {
	const added = [...now].filter(([place]) => !before.has(place)).sort(([one], [other]) => one < other ? -1 : 1);
	if (!added.length) return;
	return {
		key: hashOf(added.map(([place]) => place).join("\n")),
		label: added.map(([, label]) => label)[0] ?? ""
	};
};
/** FNV-1a of 32 bits: a page has some twenty states. */
var hashOf = (text) => {
	let hash = 2166136261;
	for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
	return (hash >>> 0).toString(36);
};
// packages/tracker/src/signals/page-pictures.ts
var WANTED = "desirepath-snapshot";
/** After a click: what it opens has come, and has been moved to its place, by then. */
var SETTLED_AFTER = 1e3;
/** States that one page view offers. */
var MOST$1 = 5;
/** Whether a recorder is at work: a session is also marked as one to record where its site records none. */
var isRecorded = ({ settings, session }) => settings.replay && !!session().recorded;
/**
* Takes a picture of the page for its heatmaps where the server wants one: of the page as it comes, which the answers to
* batches tell (see `while-watched.ts` on how they are read), and of what a visitor opens in it, which is offered. It is
* masked as recordings are. Whoever is not to be recorded is not pictured either.
*/
var startPagePictures = (load) => signal((kit) => {
	const { settings, guard, page } = kit;
	const url = settings.api_url.replace(/batches$/, "snapshots");
	const isAllMasked = settings.masking !== "inputs";
	const mayPicture = () => {
		const { replay = !settings.require_consent } = loadChoice(kit.local) ?? {};
		return !isOver && replay && kit.session().recorded !== false && kit.isLive();
	};
	const look = () => openParts(kit.selectorOf, isAllMasked);
	const send = (body) => fetch(url, {
		method: "POST",
		body,
		credentials: "omit"
	});
	let before;
	let isLooking = false;
	let isTaking = false;
	let isOver = false;
	let offered = [];
	const stateNow = () => before && openedSince(before, look());
	const take = (state) => {
		if (isTaking) return;
		isTaking = true;
		load(guard((takePicture) => {
			const shown = page();
			const mayTake = () => shown.id === page().id && mayPicture();
			const isStill = () => mayTake() && stateNow()?.key === state?.key;
			(isStill() ? takePicture({
				site: settings,
				shown,
				about: {
					tracking_id: settings.tracking_id,
					url: shown.url,
					state
				},
				mayTake,
				guard,
				whenOver: kit.atStop
			}) : Promise.resolve(void 0)).then((body) => body && isStill() && send(body)).catch(kit.warn).finally(() => {
				isTaking = false;
			});
		}));
	};
	const offer = async (state) => {
		const { wanted } = await (await send(JSON.stringify({
			tracking_id: settings.tracking_id,
			url: page().url,
			state
		}))).json();
		if (wanted && stateNow()?.key === state.key) take(state);
	};
	kit.when("opened", () => {
		before = void 0;
		offered = [];
	});
	kit.when("clicked", () => {
		before ??= look();
		if (isLooking) return;
		isLooking = true;
		kit.later(() => {
			isLooking = false;
			const state = mayPicture() ? stateNow() : void 0;
			if (!state || offered.includes(state.key) || offered.length === MOST$1) return;
			offered.push(state.key);
			offer(state).catch(() => {});
		}, SETTLED_AFTER);
	});
	const observer = new PerformanceObserver(guard((list) => {
		if (list.getEntriesByName(settings.api_url).some((entry) => entry.serverTiming?.some(({ name }) => name === WANTED)) && mayPicture() && !isRecorded(kit) && !stateNow()) take(void 0);
	}));
	observer.observe({
		type: "resource",
		buffered: true
	});
	kit.atStop(() => {
		isOver = true;
		observer.disconnect();
	});
});
// packages/tracker/src/signals/pointer-trails.ts
/** 20 points a second: a hand's movement is still a curve. */
var SAMPLE_EVERY$1 = 50;
/** A trail is cut here, so that a hand that never rests is seen all the same. */
var LONGEST = 5e3;
/** One `mouse_move` event a trail; it ends after some seconds, when its page is left, when full, or with its pointer. */
var startPointerTrails = signal((context) => {
	let trail = {
		xs: [],
		ys: [],
		ts: []
	};
	let began = 0;
	let pointer;
	const end = (isAftermath) => {
		if (trail.ts.length > 1) context.emit({
			type: "mouse_move",
			at: began,
			pointer,
			...trail
		}, isAftermath);
		trail = {
			xs: [],
			ys: [],
			ts: []
		};
	};
	const add = (type, { pageX, pageY }) => {
		if (type !== pointer) end(false);
		pointer = type;
		const { xs, ys, ts } = trail;
		if (!ts.length) {
			began = context.clock();
			context.later(() => {
				if (xs === trail.xs) end(false);
			}, LONGEST);
		}
		const t = documentPx(context.clock() - began);
		if (t - (ts.at(-1) ?? -50) < SAMPLE_EVERY$1) return;
		xs.push(documentPx(pageX));
		ys.push(documentPx(pageY));
		if (ts.push(t) === 200) end(false);
	};
	context.when("leaving", () => end(true));
	context.listen("pointermove", (event) => {
		if (event.pointerType !== "touch") add(event.pointerType || "mouse", event);
	});
	context.listen("touchmove", ({ touches: [finger] }) => {
		if (finger) add("touch", finger);
	});
});
// packages/tracker/src/signals/rage-clicks.ts
/** Three clicks within a second and a finger's breadth: the field's usual threshold. */
var CLICKS = 3;
var WITHIN_MS = 1e3;
var WITHIN_PX = 30;
/** One event a burst, however long it lasts. */
var startRageClicks = signal((context) => {
	let burst = [];
	let isTold = false;
	onClick(context, ({ event: click, point }) => {
		burst = burst.filter((earlier) => click.timeStamp - earlier.timeStamp <= WITHIN_MS && Math.hypot(click.clientX - earlier.clientX, click.clientY - earlier.clientY) <= WITHIN_PX);
		burst.push(click);
		if (burst.length < 2) isTold = false;
		if (burst.length < CLICKS || isTold) return;
		isTold = true;
		context.emit({
			type: "rage_click",
			...point
		});
	});
});
// packages/tracker/src/signals/requests.ts
/** Longer than people wait without wondering. */
var SLOW = 3e3;
/** A page that polls a dead server says nothing more after these. */
var MOST = 20;
/**
* Requests of the page's scripts that failed or were slow: how and where to, the status and the time, never what was sent
* or answered. One that was called off has not failed.
*/
var startRequests = signal((context) => {
	const server = new URL(context.settings.api_url);
	let told = /* @__PURE__ */ new Set();
	const note = context.guard(({ method, address, began }, status, took = performance.now() - began) => {
		const { href, origin, protocol, pathname } = new URL(address, document.baseURI);
		const reason = !status || status >= 400 ? "failed" : "slow";
		const name = `${method} ${origin === location.origin ? "" : origin}${pathname}`.trim();
		const key = `${name} ${status} ${reason}`;
		const isOurs = href.startsWith(server.href);
		if (!(told.size < MOST && !told.has(key) && (reason === "failed" || took > SLOW)) || isOurs || !/^http/.test(protocol)) return;
		told.add(key);
		context.emit({
			type: "request",
			name,
			value: Math.round(took),
			props: {
				status,
				reason
			}
		}, true);
	});
	context.when("opened", () => {
		told = /* @__PURE__ */ new Set();
	});
	const isSeen = {
		fetch: watchFetch(context, note),
		xmlhttprequest: watchXhr(context, note)
	};
	watchTimings(context, performance.now(), isSeen, note);
});
var watchFetch = (context, note) => patch(context, window, "fetch", (original, isOn) => {
	let request;
	const begin = context.guard((...given) => {
		const isOurs = given[1] && "desirepath" in given[1];
		request = isOn() && !isOurs ? requestOf(...given) : void 0;
	});
	return function(...given) {
		request = void 0;
		begin(...given);
		const sent = request;
		const answer = original.apply(this, given);
		if (!sent) return answer;
		return answer.then((response) => {
			if (isOn()) note(sent, response.status || 200);
			return response;
		}, (error) => {
			if (isOn() && error?.name !== "AbortError") note(sent, 0);
			throw error;
		});
	};
});
var requestOf = (input, init) => {
	const given = input;
	return {
		method: (init?.method ?? given.method ?? "GET").toUpperCase(),
		address: given.url ?? String(input),
		began: performance.now()
	};
};
var watchXhr = (context, note) => {
	const opened = /* @__PURE__ */ new WeakMap();
	return patch(context, XMLHttpRequest.prototype, "open", (original, isOn) => {
		const begin = context.guard((xhr, method, address) => {
			const isNew = !opened.has(xhr);
			opened.set(xhr, {
				method: String(method).toUpperCase(),
				address: String(address),
				began: 0
			});
			if (!isNew) return;
			const hear = context.guard(({ type }) => {
				const request = opened.get(xhr);
				if (!request || !isOn()) return;
				if (type === "loadstart") request.began = performance.now();
				else note(request, xhr.status);
			});
			for (const type of [
				"loadstart",
				"load",
				"error",
				"timeout"
			]) xhr.addEventListener(type, hear);
		});
		return function(...given) {
			if (isOn()) begin(this, given[0], given[1]);
			return original.apply(this, given);
		};
	});
};
/** What left before we were there, or is out of our reach, the browser tells: without the method, nor always the status. */
var watchTimings = (context, since, isSeen, note) => {
	const look = context.guard((list) => {
		for (const entry of list.getEntries()) {
			const { initiatorType, startTime, name, responseStatus, duration } = entry;
			if (initiatorType in isSeen && (startTime < since || !isSeen[initiatorType])) note({
				method: "",
				address: name,
				began: startTime
			}, responseStatus || 200, duration);
		}
	});
	const observer = new PerformanceObserver(look);
	observer.observe({
		type: "resource",
		buffered: true
	});
	context.atStop(() => observer.disconnect());
};
// packages/tracker/src/signals/text-selection.ts
/** Until then a selection is still being drawn. */
var RESTED_AFTER = 700;
/** How many characters of the page are selected and copied; never which. */
var startTextSelection = signal((context) => {
	let changes = 0;
	let told = 0;
	const count = () => {
		const selection = document.getSelection();
		const node = selection?.anchorNode;
		const around = node instanceof Element ? node : node?.parentElement;
		if (!selection?.rangeCount || !around || blockOf(chainOf(around))) return 0;
		return selection.getRangeAt(0).toString().trim().length;
	};
	context.listen("selectionchange", () => {
		const change = ++changes;
		context.later(() => {
			if (change !== changes) return;
			const value = count();
			if (value && value !== told) context.emit({
				type: "text_select",
				value
			});
			told = value;
		}, RESTED_AFTER);
	});
	context.listen("copy", ({ isTrusted }) => {
		const value = count();
		if (isTrusted && value) context.emit({
			type: "text_copy",
			value
		});
	});
});
// packages/tracker/src/signals/thrashed-cursor.ts
/** Samples that tell the direction of a hand: shorter ones tell its trembling. */
var SAMPLE_EVERY = 50;
/** Px between two samples: 500 px/s, which nobody does who reads along or aims. */
var FAST = 25;
/** Four times to and fro, or two circles, within two seconds. */
var TURNS = 8;
var WITHIN = 2e3;
/** The mouse is shaken. One event a storm, told when it has passed: `value` is how often the direction was turned. */
var startThrashedCursor = signal((context) => {
	let sampled = {
		at: 0,
		x: 0,
		y: 0
	};
	let direction = {
		x: 0,
		y: 0
	};
	/** When the latest turns were. */
	let turns = [];
	let storm = 0;
	const end = (isAftermath) => {
		const { x, y } = sampled;
		if (storm) context.emit({
			type: "thrashed_cursor",
			value: storm,
			x,
			y,
			pointer: "mouse"
		}, isAftermath);
		storm = 0;
		turns = [];
	};
	const turn = (now) => {
		turns = turns.filter((at) => now - at < WITHIN);
		turns.push(now);
		if (storm) storm++;
		else if (turns.length >= TURNS) storm = turns.length;
		if (!storm) return;
		context.later(() => {
			if (turns.at(-1) === now) end(false);
		}, WITHIN);
	};
	context.when("leaving", () => end(true));
	context.listen("pointermove", ({ pointerType, pageX: x, pageY: y }) => {
		const at = context.clock();
		const passed = at - sampled.at;
		if (pointerType !== "mouse" || passed < SAMPLE_EVERY) return;
		const moved = {
			x: x - sampled.x,
			y: y - sampled.y
		};
		sampled = {
			at,
			x: Math.round(x),
			y: Math.round(y)
		};
		if (passed > 200) direction = {
			x: 0,
			y: 0
		};
		else for (const axis of ["x", "y"]) {
			if (Math.abs(moved[axis]) < FAST) continue;
			const now = Math.sign(moved[axis]);
			if (direction[axis] === -now) turn(at);
			direction[axis] = now;
		}
	});
});
// packages/tracker/src/signals/voices.ts
/** The contract's `PREVIEW_FRAGMENT`. */
var PREVIEW = "#desirepath-survey=";
/** What asks visitors for something: brought only where there is something to be asked. */
var startVoices = (load) => signal((context) => {
	const { settings } = context;
	let isOver = false;
	context.atStop(() => {
		isOver = true;
	});
	const bring = (name) => {
		if (!name) return;
		load(name, context.guard((start) => {
			if (isOver) return;
			const stop = start({
				site: settings,
				page: context.page,
				who() {
					const { visitor_id, id } = context.session();
					return settings.cookieless ? void 0 : {
						visitor_id,
						session_id: id
					};
				},
				isMeasured: context.isLive,
				tell: context.emit,
				happenings: context.moments,
				earlier: context.early,
				nameOf: context.selectorOf,
				kept: context.local,
				guard: context.guard
			});
			context.atStop(stop);
		}));
	};
	bring(settings.feedbackScript);
	if (settings.surveys || location.hash.startsWith(PREVIEW)) bring(settings.survey_script);
});
// packages/tracker/src/signals/noting.ts
/**
* Runs `run`, which knows no end, so that all it leaves on the window is taken back at stop: its listeners and observers,
* also those from within what it observes or does later.
*/
var noting = ({ guard, atStop }, run) => {
	const note = (call) => guard((...given) => {
		const { addEventListener, PerformanceObserver, queueMicrotask, setTimeout } = window;
		const uncover = [
			cover("addEventListener", (...listener) => {
				addEventListener.apply(window, listener);
				atStop(() => removeEventListener(...listener));
			}),
			cover("PerformanceObserver", class extends PerformanceObserver {
				constructor(callback) {
					super(note(callback));
					atStop(() => this.disconnect());
				}
			}),
			cover("queueMicrotask", (later) => queueMicrotask(note(later))),
			cover("setTimeout", (later, ms) => setTimeout(note(later), ms))
		];
		try {
			call(...given);
		} finally {
			for (const restore of uncover) restore();
		}
	});
	note(run)();
};
/** Stands before a global of the window until it is taken away. No code of the page runs in between. */
var cover = (name, value) => {
	const was = Object.getOwnPropertyDescriptor(window, name);
	Object.defineProperty(window, name, {
		value,
		configurable: true,
		writable: true
	});
	return () => {
		if (was) Object.defineProperty(window, name, was);
		else Reflect.deleteProperty(window, name);
	};
};
// packages/tracker/src/signals/web-vitals.ts
/** A document loads once, however often we are stopped and started in it. */
var isMeasured = false;
/**
* How the loading of the document felt, told of the page it was loaded for, as far as known when that is left or hidden:
* the last of a kind holds.
*/
var startWebVitals = signal((context) => {
	if (isMeasured) return;
	isMeasured = true;
	const { id: page_id, url } = context.page();
	const news = /* @__PURE__ */ new Map();
	const note = (metric) => void news.set(metric.name, metric);
	const begin = () => noting(context, () => {
		for (const measure of [
			onCLS,
			onFCP,
			onINP,
			onLCP,
			onTTFB
		]) measure(note, { reportAllChanges: true });
	});
	if (document.readyState === "complete") begin();
	else context.listen("load", begin);
	context.when("leaving", () => {
		for (const { name, value, rating, entries } of news.values()) {
			const culprit = culpritOf(entries.at(-1));
			const element = culprit && context.selectorOf(blockOf(chainOf(culprit)) ?? culprit);
			context.emit({
				type: "web_vital",
				page_id,
				url,
				name,
				value: Math.round(value * 1e3) / 1e3,
				props: {
					rating,
					...element && { element }
				}
			}, true);
		}
		news.clear();
	});
});
/** The element that was painted last, pressed, or shifted most. */
var culpritOf = (entry) => {
	const { element, target, sources } = entry ?? {};
	const node = element ?? target ?? sources?.find((source) => source.node instanceof Element)?.node;
	return node instanceof Element && node.isConnected ? node : void 0;
};
// packages/tracker/src/signals/extras.ts
/** What bears coming a moment late, or happens seldom. Frames are last, so that they hear for all. */
var signals = [
	startSocket,
	startHandingOver,
	startJsErrors,
	startRageClicks,
	startErrorClicks,
	startLinks,
	startDeclared,
	startDeadClicks,
	startRequests,
	startPointerTrails,
	startThrashedCursor,
	startAttention,
	startTextSelection,
	startForms,
	startFormViews,
	startNotFound,
	startWebVitals,
	startFrames
];
var startExtras = (kit, loadPicture, loadVoice) => {
	setCovers(kit.settings);
	const stops = [
		...signals,
		startPagePictures(loadPicture),
		startVoices(loadVoice)
	].map((start) => start(kit));
	for (const { type, detail } of kit.early) if (type === "clicked") kit.moments.dispatchEvent(new CustomEvent(type, { detail }));
	return () => {
		for (const stop of stops) stop();
	};
};
export { startExtras };
