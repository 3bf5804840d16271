import { a as BLOCKED, d as isOnDomain, h as scrub, m as isSecretName, o as COVERED, r as onceIdle, s as MASKED, t as bodyOf, y as LARGEST_REPLAY_EVENT } from "./pack.js";
// node_modules/@rrweb/types/dist/types.js
var EventType = /* @__PURE__ */ function(EventType) {
	EventType[EventType["DomContentLoaded"] = 0] = "DomContentLoaded";
	EventType[EventType["Load"] = 1] = "Load";
	EventType[EventType["FullSnapshot"] = 2] = "FullSnapshot";
	EventType[EventType["IncrementalSnapshot"] = 3] = "IncrementalSnapshot";
	EventType[EventType["Meta"] = 4] = "Meta";
	EventType[EventType["Custom"] = 5] = "Custom";
	EventType[EventType["Plugin"] = 6] = "Plugin";
	EventType[EventType["Asset"] = 7] = "Asset";
	EventType[EventType["Annotation"] = 8] = "Annotation";
	return EventType;
}({});
var IncrementalSource = /* @__PURE__ */ function(IncrementalSource) {
	IncrementalSource[IncrementalSource["Mutation"] = 0] = "Mutation";
	IncrementalSource[IncrementalSource["MouseMove"] = 1] = "MouseMove";
	IncrementalSource[IncrementalSource["MouseInteraction"] = 2] = "MouseInteraction";
	IncrementalSource[IncrementalSource["Scroll"] = 3] = "Scroll";
	IncrementalSource[IncrementalSource["ViewportResize"] = 4] = "ViewportResize";
	IncrementalSource[IncrementalSource["Input"] = 5] = "Input";
	IncrementalSource[IncrementalSource["TouchMove"] = 6] = "TouchMove";
	IncrementalSource[IncrementalSource["MediaInteraction"] = 7] = "MediaInteraction";
	IncrementalSource[IncrementalSource["StyleSheetRule"] = 8] = "StyleSheetRule";
	IncrementalSource[IncrementalSource["CanvasMutation"] = 9] = "CanvasMutation";
	IncrementalSource[IncrementalSource["Font"] = 10] = "Font";
	IncrementalSource[IncrementalSource["Log"] = 11] = "Log";
	IncrementalSource[IncrementalSource["Drag"] = 12] = "Drag";
	IncrementalSource[IncrementalSource["StyleDeclaration"] = 13] = "StyleDeclaration";
	IncrementalSource[IncrementalSource["Selection"] = 14] = "Selection";
	IncrementalSource[IncrementalSource["AdoptedStyleSheet"] = 15] = "AdoptedStyleSheet";
	IncrementalSource[IncrementalSource["CustomElement"] = 16] = "CustomElement";
	return IncrementalSource;
}({});
var NodeType = /* @__PURE__ */ function(NodeType) {
	NodeType[NodeType["Document"] = 0] = "Document";
	NodeType[NodeType["DocumentType"] = 1] = "DocumentType";
	NodeType[NodeType["Element"] = 2] = "Element";
	NodeType[NodeType["Text"] = 3] = "Text";
	NodeType[NodeType["CDATA"] = 4] = "CDATA";
	NodeType[NodeType["Comment"] = 5] = "Comment";
	return NodeType;
}({});
// packages/tracker/src/replay/assets/addresses.ts
/** Also of fonts. */
var IN_STYLE = /url\(\s*["']?([^"')\s\\]+)/gi;
/** What is in the page itself needs no keeping. */
var WITHIN = /^(data:|blob:|about:|#|$)/i;
/** `href` shows a picture on `image` alone, and `src` one on these. */
var PICTURE_TAGS = /^(img|image|input|source)$/i;
/** The addresses in the text of a style sheet. */
var addressesInStyle = (css, see) => {
	for (const [, address] of css.matchAll(IN_STYLE)) if (address && !WITHIN.test(address)) see(address, "css");
};
/** Those of `srcset`, whose candidates end with a descriptor and a comma. */
var candidatesOf = (srcset) => srcset.split(/\s+[^\s,]+,\s*|,\s+|\s+[\d.]+[wxh]\s*$|\s+/);
/**
* The addresses that a recorded event refers to, of pictures, in styles, and of style sheets that could not be read. What was
* cleaned away before is not among them, so nothing is kept that the recording does not show.
* @param tagOf the name of a node that is recorded already
*/
var addressesIn = (event, tagOf, see) => {
	const ofElement = (tag, attributes) => {
		const { src, poster, srcset, href, rel, _cssText } = attributes;
		const picture = (address) => {
			if (typeof address === "string" && !WITHIN.test(address)) see(address, "picture");
		};
		if (PICTURE_TAGS.test(tag)) {
			picture(src);
			if (typeof srcset === "string") candidatesOf(srcset).forEach(picture);
			if (tag === "image") picture(href ?? attributes["xlink:href"]);
		}
		if (tag === "video") picture(poster);
		if (tag === "link" && rel === "stylesheet" && _cssText === void 0 && typeof href === "string") see(href, "sheet");
	};
	const walk = (value) => {
		if (typeof value === "string") {
			if (value.includes("url(")) addressesInStyle(value, see);
		} else if (Array.isArray(value)) value.forEach(walk);
		else if (value && typeof value === "object") {
			const { tagName, attributes, id } = value;
			const tag = tagName ?? (id === void 0 ? void 0 : tagOf(id));
			if (tag && attributes && !Array.isArray(attributes)) ofElement(tag, attributes);
			Object.values(value).forEach(walk);
		}
	};
	walk(event);
};
// packages/tracker/src/replay/assets/read.ts
/** What is asked for once more without harm: a file. Whatever else answers may do something each time it is asked. */
var FILE = /\.(png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf|css)$/i;
/** Of other origins browsers load none that pages may not read. */
var FONT = /\.(woff2?|ttf|otf)$/i;
/** More pixels take long to draw, and are no small picture. */
var PIXELS = 15e5;
/** Near enough to lossless for a replay, at a tenth of the size. */
var QUALITY = .9;
/** Told apart from the page's own requests by this member, which browsers do not know. */
var OURS = { desirepath: true };
/** @param isOurs whether a host is one of the site's */
var createReader = (reads, isOurs) => {
	/** Origins that do not let pages read: each says so in the page's console once. */
	const unreadable = /* @__PURE__ */ new Set();
	const fromCache = async (address, { image, isSheet, isOpen }) => {
		const url = new URL(address);
		const { origin, pathname } = url;
		const isReadable = origin === location.origin || isSheet || isOpen || image?.crossOrigin || FONT.test(pathname) || isOurs(url);
		if (!FILE.test(pathname) || unreadable.has(origin) || !isReadable) return void 0;
		reads.add(address);
		const init = {
			...OURS,
			cache: "force-cache",
			priority: "low"
		};
		const response = await fetch(address, init).catch(() => void 0);
		if (!response) unreadable.add(origin);
		if (!(response?.ok && !/no-store/i.test(response.headers.get("cache-control") ?? "")) || Number(response.headers.get("content-length")) > 524288) {
			response?.body?.cancel();
			return;
		}
		return new Uint8Array(await response.arrayBuffer());
	};
	return async (address, evidence) => await fromCache(address, evidence) ?? (evidence.image && await fromPixels(evidence.image));
};
/** The picture as the browser has it. Undefined where it came from elsewhere without leave to be read. */
var fromPixels = async (image) => {
	const { naturalWidth: width, naturalHeight: height } = image;
	if (!width || width * height > PIXELS) return void 0;
	const canvas = document.createElement("canvas");
	Object.assign(canvas, {
		width,
		height
	});
	canvas.getContext("2d")?.drawImage(image, 0, 0);
	try {
		const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/webp", QUALITY));
		return blob ? new Uint8Array(await blob.arrayBuffer()) : void 0;
	} catch {
		return;
	}
};
// packages/tracker/src/replay/assets/keep.ts
/** By then most of what a page shows has come, and the page's own start is over. */
var LOOK_AFTER = 1500;
var IDLE_WITHIN = 3e3;
/** Base64 characters of one request: some seconds of a phone's connection. */
var UPLOAD_LENGTH = 15e5;
/** A pixel that counts somebody is no picture, and to ask for it again would count them twice. Px of a side. */
var SMALLEST = 8;
/** What scripts ask for is data, and pages that poll never end. */
var BY_SCRIPT = /^(fetch|xmlhttprequest|beacon)$/;
/** Addresses that are remembered: a page that shows ever new pictures never ends. */
var MOST = 5e3;
/** Changes that may bring an address along: of the DOM and of styles. */
var REFERRING = [
	IncrementalSource.Mutation,
	IncrementalSource.StyleSheetRule,
	IncrementalSource.StyleDeclaration,
	IncrementalSource.AdoptedStyleSheet
];
var mayRefer = ({ type, data }) => type === EventType.FullSnapshot || type === EventType.IncrementalSnapshot && REFERRING.includes(data.source);
var keepAssets = ({ own, guard, site, isMeasured, pageId, tagOf, reads }) => {
	const { tracking_id } = site;
	const read = createReader(reads, (address) => isOnDomain([site.domain, ...site.linked_domains], address));
	/** What the page has loaded so far, by address, and whether its server is open about it: only that is read. */
	const loaded = /* @__PURE__ */ new Map();
	const found = /* @__PURE__ */ new Map();
	let waiting = /* @__PURE__ */ new Map();
	let told = /* @__PURE__ */ new Set();
	let toldPage = "";
	let sent = 0;
	const events = [];
	let timer;
	let callOff = () => {};
	let isStopped = false;
	const note = (address, kind) => {
		const href = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI).href : "";
		if (/^https?:/.test(href) && href.length <= 2048 && !told.has(address)) waiting.set(address, {
			kind,
			href
		});
	};
	const find = async (address, { kind, href }, images) => {
		const image = images.get(href);
		const size = image && {
			width: image.naturalWidth,
			height: image.naturalHeight
		};
		const isTiny = size && Math.min(size.width, size.height) < SMALLEST;
		const evidence = {
			image,
			isSheet: kind === "sheet",
			isOpen: !!loaded.get(href)
		};
		const bytes = isTiny ? void 0 : await read(href, evidence).catch(() => void 0);
		const isKept = bytes?.length && bytes.length <= 524288;
		if (kind === "sheet" && isKept) readSheet(new TextDecoder().decode(bytes), href);
		return {
			address,
			...size,
			...isKept && {
				hash: await hashOf(bytes),
				bytes
			}
		};
	};
	const readSheet = (css, base) => {
		addressesInStyle(css.replace(/(url\(\s*["']?)([^"')\s]+)/gi, (all, before, given) => URL.canParse(given, base) ? before + new URL(given, base).href : all), note);
	};
	/** What is waited for and has come, a number at a time. */
	const look = async () => {
		const page = pageId();
		if (page !== toldPage) {
			toldPage = page;
			told = /* @__PURE__ */ new Set();
		}
		for (const event of events.splice(0)) addressesIn(event, tagOf, note);
		for (const known of [
			loaded,
			found,
			waiting,
			told,
			reads
		]) forgetOldest(known);
		const images = new Map([...document.images].map((image) => [image.currentSrc, image]));
		const here = [...waiting].filter(([, { href }]) => loaded.has(href) || images.get(href)?.naturalWidth);
		const seen = [];
		for (const [address, wanted] of here.slice(0, 200)) {
			waiting.delete(address);
			told.add(address);
			const known = found.get(address) ?? await find(address, wanted, images);
			found.set(address, known);
			if (known.hash || known.width) seen.push(known);
		}
		if (isStopped) return;
		try {
			if (seen.length) await tell(page, seen);
		} finally {
			for (const one of seen) delete one.bytes;
		}
		if (here.length > 200 || events.length) lookSoon();
	};
	const tell = async (page_id, seen) => {
		const offered = seen.map(({ bytes, ...rest }) => rest);
		const { wanted } = await post("assets", {
			tracking_id,
			page_id,
			seen: offered
		});
		let contents = [];
		let length = 0;
		for (const { hash, bytes } of seen) {
			if (!hash || !bytes || !wanted.includes(hash) || sent + bytes.length > 4194304) continue;
			sent += bytes.length;
			const content = toBase64(bytes);
			if (length + content.length > UPLOAD_LENGTH || contents.length === 20) {
				await post("assets/contents", {
					tracking_id,
					contents
				});
				contents = [];
				length = 0;
			}
			contents.push({
				hash,
				content
			});
			length += content.length;
		}
		if (contents.length) await post("assets/contents", {
			tracking_id,
			contents
		});
	};
	/** @throws where nothing may be told, or the server is away or refuses; the pages to come tell of the same things */
	const post = async (path, body) => {
		if (!isMeasured()) throw new Error("not now");
		const init = {
			...OURS,
			method: "POST",
			body: bodyOf(JSON.stringify(body)),
			credentials: "omit"
		};
		const response = await fetch(new URL(path, site.api_url), init);
		if (!response.ok) throw response.status;
		return response.json();
	};
	const lookSoon = () => {
		timer ??= setTimeout(() => {
			callOff = onceIdle(guard(() => {
				look().catch(() => void 0).finally(() => {
					timer = void 0;
					if (events.length && !isStopped) lookSoon();
				});
			}), IDLE_WITHIN);
		}, LOOK_AFTER);
	};
	const observer = new PerformanceObserver(guard((list) => {
		for (const { name, initiatorType, responseStart } of list.getEntries()) {
			if (BY_SCRIPT.test(initiatorType)) continue;
			loaded.set(name, responseStart > 0);
			if (waiting.size) lookSoon();
		}
	}));
	const canHash = !!window.crypto?.subtle;
	if (canHash) observer.observe({
		type: "resource",
		buffered: true
	});
	own.atStop(() => {
		isStopped = true;
		observer.disconnect();
		clearTimeout(timer);
		callOff();
		waiting = /* @__PURE__ */ new Map();
		found.clear();
	});
	return {
		see(event) {
			if (!canHash || !mayRefer(event)) return;
			events.push(event);
			lookSoon();
		},
		seePart(part) {
			addressesIn(part, tagOf, note);
			if (canHash && waiting.size) lookSoon();
		}
	};
};
var forgetOldest = (known) => {
	for (const oldest of known.keys()) {
		if (known.size <= MOST) return;
		known.delete(oldest);
	}
};
var hashOf = async (bytes) => toBase64(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))).replace(/=+$/, "").replace(/\+/g, "-").replace(/\//g, "_");
/** In pieces, since an argument list has an end. */
var toBase64 = (bytes) => {
	let text = "";
	for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
	return btoa(text);
};
// packages/tracker/src/replay/masked-nodes.ts
/** Inputs whose value is a label or a choice that the page's author wrote, not something a visitor typed. */
var AUTHORED = /^(submit|button|reset|image|radio|checkbox)$/i;
var isAuthoredInput = (type) => AUTHORED.test(String(type ?? ""));
/** All inputs by element, because rrweb's `maskAllInputs` goes by type and leaves some out (hidden, file). */
var EVERY_INPUT = {
	input: true,
	textarea: true,
	select: true
};
/** What shows in a recording instead of a field's value. Of a password not even the length. */
var maskInput = (value, field) => {
	const { type } = field;
	if (isAuthoredInput(type)) return value;
	return "*".repeat(value && type === "password" ? 8 : value.length);
};
/** By marks, by being typed into, or by being gone, when nobody can tell any more. */
var coverOf = (node) => {
	if (!node) return "masked";
	const isCovered = isWithin(node, COVERED);
	if (isCovered && isWithin(node, BLOCKED)) return "blocked";
	return isCovered || !node.isConnected || isTypedInto(node.ownerDocument ?? node) ? "masked" : void 0;
};
/** Whether it is a document that is edited as a whole. */
var isTypedInto = (node) => "designMode" in node && node.designMode === "on";
/** Like `closest`, but on through shadow roots and frames: what their hosts are marked with holds inside of them. */
var isWithin = (node, selector) => {
	let at = node;
	while (at) {
		if ((at.nodeType === Node.ELEMENT_NODE ? at : at.parentElement)?.closest(selector)) return true;
		const root = at.getRootNode();
		at = root === document ? frameElement : root.host ?? root.defaultView?.frameElement ?? null;
	}
	return false;
};
// packages/tracker/src/replay/clean-attributes.ts
/** Fields' values, and the copies of them that pages keep in `data-value`, `aria-valuetext` and the like. */
var VALUE = /value/i;
/** Elements whose `value` the page's author writes. */
var AUTHORED_VALUE = /^(button|option|li|progress|meter|data|param)$/;
/** Attributes that people read. */
var READ = /^(title|alt|placeholder|label|aria-label|aria-description|content|value)$/;
/** Drawing, in which digits may look like anything; and what rrweb adds. */
var DRAWING = /^(d|points|transform|viewBox|class|style|_cssText|rr_.*)$/;
/** Not needed to show the page. A frame's `srcdoc` repeats, unmasked, what is recorded of its document. */
var DROPPED = /^(on.*|srcdoc)$/i;
/** What shows a picture; `href` does on `image` alone. */
var PICTURES = /^(src|srcset|imagesrcset|poster|rr_dataURL|rr_src)$/;
/** Style that authors write. */
var STYLE = /^(style|_cssText)$/;
/** A style sheet that shows no picture; what it refers to within the page stays. */
var withoutPictures = (css) => css.replace(/url\((?!["']?#)[^)]*\)/gi, "url()");
/** Attributes of an element as they may leave: as strings are cleaned, other kinds of values are rrweb's own. */
var cleanAttributes = (tagName, type, attributes, isMasked, { isStructureOnly }) => {
	const clean = {};
	for (const [name, value] of Object.entries(attributes)) {
		const isPicture = PICTURES.test(name) || tagName === "image" && /href$/.test(name);
		if (DROPPED.test(name) || isStructureOnly && isPicture) continue;
		clean[name] = typeof value !== "string" || DRAWING.test(name) ? value : cleanAttribute(tagName ?? "", type, name, value, isMasked);
		const style = clean[name];
		if (isStructureOnly && STYLE.test(name) && typeof style === "string") clean[name] = withoutPictures(style);
	}
	return clean;
};
var cleanAttribute = (tagName, type, name, value, isMasked) => {
	if (isSecretName(name)) return "***";
	const isAuthored = AUTHORED_VALUE.test(tagName) || tagName === "input" && isAuthoredInput(type);
	if (VALUE.test(name) && !(name === "value" && isAuthored) || isMasked && READ.test(name)) return value.replace(/\S/g, "*");
	return scrub(value);
};
// packages/tracker/src/replay/clean-node.ts
var isHidden = ({ isMasked, isShown }) => isMasked || !isShown;
/** Of what is in the document itself. */
var aboveAll = (level) => ({
	isMasked: false,
	isShown: !level.isAllMasked,
	parentName: ""
});
/** Of what is directly in a node, by all that this is in; undefined where that is blocked. */
var aboveWithin = (node, level) => {
	const cover = coverOf(node);
	if (cover === "blocked") return;
	const isShown = !level.isAllMasked || !!level.shown && !!node && isWithin(node, level.shown);
	return {
		isMasked: cover === "masked",
		isShown,
		parentName: node?.nodeName ?? ""
	};
};
/** Of what is in an element or a document, by what holds for that. Of one that is gone nobody can tell: it is masked. */
var aboveIn = (node, original, above, level) => {
	const matches = (selector) => !!original && "matches" in original && original.matches(selector);
	const isDocument = node.type === NodeType.Document;
	return {
		isMasked: above.isMasked || !original || isDocument && isTypedInto(original) || matches(MASKED),
		isShown: above.isShown || !!level.shown && matches(level.shown),
		parentName: node.type === NodeType.Element ? node.tagName : ""
	};
};
/** A node as it may leave; what is in it is not looked at. @param around of a text what it is in, of an element itself */
var cleanAlone = (node, around, level) => {
	if (node.type === NodeType.Text) return {
		...node,
		textContent: cleanText(node.textContent, isHidden(around), level, around.parentName)
	};
	if (node.type !== NodeType.Element) return node;
	const { tagName, attributes } = node;
	return {
		...node,
		attributes: cleanAttributes(tagName, attributes.type, attributes, isHidden(around), level)
	};
};
var cleanText = (text, hidden, { isStructureOnly }, parentName = "") => {
	if (/^style$/i.test(parentName)) return isStructureOnly ? withoutPictures(text) : text;
	return hidden ? text.replace(/\S/g, "*") : scrub(text);
};
// packages/tracker/src/replay/extent.ts
/** To write a larger page out would hold a usual phone up for seconds. */
var MOST_ELEMENTS = 15e4;
/** UTF-16 units after which seeking takes noticeably long: what it goes through comes to some 10 MB/s. */
var RENEWED_AFTER = 7e5;
/** And as often as its whole, so that snapshots are a quarter of a recording at most. */
var TIMES_WHOLE = 3;
var tooLarge = (unit, size, limit) => ({
	reason: "page_too_large",
	unit,
	size,
	limit
});
/** Why this document cannot be recorded, before it is tried. */
var tooManyElements = () => {
	const { length } = document.getElementsByTagName("*");
	return length > MOST_ELEMENTS ? tooLarge("elements", length, MOST_ELEMENTS) : void 0;
};
/** What is told in the place of an event that is larger than may be sent. */
var tooManyCharacters = (json) => tooLarge("characters", json.length, LARGEST_REPLAY_EVENT);
/** Counts what is recorded since the page was last written out whole. */
var createSnapshotPace = () => {
	let whole = 0;
	let since = 0;
	let isTold = false;
	return { 
	/** @returns whether it is time for that again, so that who seeks needs little from before; once until it is done */
note(isSnapshot, length) {
		if (isSnapshot) whole = length;
		since = isSnapshot ? 0 : since + length;
		const isDue = since > Math.max(RENEWED_AFTER, whole * TIMES_WHOLE);
		const isNews = isDue && !isTold;
		isTold = isDue;
		return isNews;
	} };
};
// packages/tracker/src/replay/masking-level.ts
/** @throws where a selector of the settings is none to this browser: then nothing may be recorded */
var maskingLevelOf = ({ masking, show_selectors, maskedSelector, blockedSelector }) => {
	const shown = show_selectors.join();
	document.createDocumentFragment().querySelector([
		maskedSelector,
		blockedSelector,
		...show_selectors
	].join());
	return {
		isAllMasked: masking !== "inputs",
		shown,
		isStructureOnly: masking === "structure"
	};
};
export { keepAssets as _, aboveAll as a, NodeType as b, cleanAlone as c, cleanAttributes as d, withoutPictures as f, maskInput as g, isWithin as h, tooManyElements as i, cleanText as l, coverOf as m, createSnapshotPace as n, aboveIn as o, EVERY_INPUT as p, tooManyCharacters as r, aboveWithin as s, maskingLevelOf as t, isHidden as u, EventType as v, IncrementalSource as y };
