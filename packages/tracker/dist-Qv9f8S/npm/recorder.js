import { _ as keepAssets, a as aboveAll, b as NodeType$1, c as cleanAlone, d as cleanAttributes, f as withoutPictures, g as maskInput, h as isWithin, i as tooManyElements, l as cleanText, m as coverOf, n as createSnapshotPace, o as aboveIn, p as EVERY_INPUT, r as tooManyCharacters, s as aboveWithin, t as maskingLevelOf, u as isHidden, v as EventType$1, y as IncrementalSource$1 } from "./masking-level.js";
import { a as BLOCKED, l as setCovers, m as isSecretName, p as clip, r as onceIdle, x as PROP_VALUE_LENGTH } from "./pack.js";
import { s as isPermitted, t as patch$1 } from "./patch.js";
// packages/tracker/src/replay/gather.ts
/** A replay shows changes this late at most, ms. */
var GATHER_FOR = 200;
/** On a page that never rests, where none of them is an answer to what a visitor did a moment ago. */
var RESTLESS_FOR = 500;
/** In the order in which the observers were made: browsers tell them in that order. */
var watches = [];
var timer;
var released = 0;
/**
* An observer of rrweb's, see `gathered-mutations.ts`, that holds back what it sees until some has come together: looking at
* each change by itself costs twice as much. To rrweb it is as if the page had done all of it at once.
*/
var gather = (Observer, look) => {
	const held = [];
	const observer = new Observer((records) => {
		for (const record of records) held.push(record);
		timer ??= setTimeout(release, performance.now() - released < GATHER_FOR ? RESTLESS_FOR : GATHER_FOR);
	});
	const watch = {
		observer,
		look,
		held
	};
	watches.push(watch);
	observer.disconnect = () => {
		watches = watches.filter((one) => one !== watch);
		Observer.prototype.disconnect.call(observer);
	};
	return observer;
};
/** Lets go of it, and of what has just happened: rrweb looks at the page as it is now. Whether there was any. */
var release = () => {
	if (timer === void 0) return false;
	clearTimeout(timer);
	timer = void 0;
	released = performance.now();
	const seen = watches.map(({ observer, held }) => [...held.splice(0), ...observer.takeRecords()]);
	watches.forEach(({ look }, i) => {
		const records = seen[i] ?? [];
		if (records.length) look(withoutRepeated(records));
	});
	return true;
};
/** No observer is at work any more. */
var forget = () => {
	watches = [];
};
/** What a click, say, is about may have come a moment ago: such a node is made known when it is asked for. */
var releaseWhenAsked = (mirror) => {
	const getId = mirror.getId.bind(mirror);
	mirror.getId = (node) => {
		const id = getId(node);
		return id === -1 && node && release() ? getId(node) : id;
	};
};
/** Of what changes again and again the first record: it knows how it was before, and how it is now rrweb looks up. */
var withoutRepeated = (records) => {
	const changed = /* @__PURE__ */ new Map();
	return records.filter(({ type, target, attributeName }) => {
		if (type === "childList") return true;
		const nodes = changed.get(attributeName) ?? /* @__PURE__ */ new Set();
		changed.set(attributeName, nodes);
		return nodes.size < nodes.add(target).size;
	});
};
// node_modules/@rrweb/record/dist/record.js
var __defProp = Object.defineProperty;
var __defNormalProp = (obj, key, value) => key in obj ? __defProp(obj, key, {
	enumerable: true,
	configurable: true,
	writable: true,
	value
}) : obj[key] = value;
var __publicField = (obj, key, value) => __defNormalProp(obj, typeof key !== "symbol" ? key + "" : key, value);
var _a;
var EventType = /* @__PURE__ */ ((EventType2) => {
	EventType2[EventType2["DomContentLoaded"] = 0] = "DomContentLoaded";
	EventType2[EventType2["Load"] = 1] = "Load";
	EventType2[EventType2["FullSnapshot"] = 2] = "FullSnapshot";
	EventType2[EventType2["IncrementalSnapshot"] = 3] = "IncrementalSnapshot";
	EventType2[EventType2["Meta"] = 4] = "Meta";
	EventType2[EventType2["Custom"] = 5] = "Custom";
	EventType2[EventType2["Plugin"] = 6] = "Plugin";
	EventType2[EventType2["Asset"] = 7] = "Asset";
	return EventType2;
})(EventType || {});
var IncrementalSource = /* @__PURE__ */ ((IncrementalSource2) => {
	IncrementalSource2[IncrementalSource2["Mutation"] = 0] = "Mutation";
	IncrementalSource2[IncrementalSource2["MouseMove"] = 1] = "MouseMove";
	IncrementalSource2[IncrementalSource2["MouseInteraction"] = 2] = "MouseInteraction";
	IncrementalSource2[IncrementalSource2["Scroll"] = 3] = "Scroll";
	IncrementalSource2[IncrementalSource2["ViewportResize"] = 4] = "ViewportResize";
	IncrementalSource2[IncrementalSource2["Input"] = 5] = "Input";
	IncrementalSource2[IncrementalSource2["TouchMove"] = 6] = "TouchMove";
	IncrementalSource2[IncrementalSource2["MediaInteraction"] = 7] = "MediaInteraction";
	IncrementalSource2[IncrementalSource2["StyleSheetRule"] = 8] = "StyleSheetRule";
	IncrementalSource2[IncrementalSource2["CanvasMutation"] = 9] = "CanvasMutation";
	IncrementalSource2[IncrementalSource2["Font"] = 10] = "Font";
	IncrementalSource2[IncrementalSource2["Log"] = 11] = "Log";
	IncrementalSource2[IncrementalSource2["Drag"] = 12] = "Drag";
	IncrementalSource2[IncrementalSource2["StyleDeclaration"] = 13] = "StyleDeclaration";
	IncrementalSource2[IncrementalSource2["Selection"] = 14] = "Selection";
	IncrementalSource2[IncrementalSource2["AdoptedStyleSheet"] = 15] = "AdoptedStyleSheet";
	IncrementalSource2[IncrementalSource2["CustomElement"] = 16] = "CustomElement";
	return IncrementalSource2;
})(IncrementalSource || {});
var MouseInteractions = /* @__PURE__ */ ((MouseInteractions2) => {
	MouseInteractions2[MouseInteractions2["MouseUp"] = 0] = "MouseUp";
	MouseInteractions2[MouseInteractions2["MouseDown"] = 1] = "MouseDown";
	MouseInteractions2[MouseInteractions2["Click"] = 2] = "Click";
	MouseInteractions2[MouseInteractions2["ContextMenu"] = 3] = "ContextMenu";
	MouseInteractions2[MouseInteractions2["DblClick"] = 4] = "DblClick";
	MouseInteractions2[MouseInteractions2["Focus"] = 5] = "Focus";
	MouseInteractions2[MouseInteractions2["Blur"] = 6] = "Blur";
	MouseInteractions2[MouseInteractions2["TouchStart"] = 7] = "TouchStart";
	MouseInteractions2[MouseInteractions2["TouchMove_Departed"] = 8] = "TouchMove_Departed";
	MouseInteractions2[MouseInteractions2["TouchEnd"] = 9] = "TouchEnd";
	MouseInteractions2[MouseInteractions2["TouchCancel"] = 10] = "TouchCancel";
	return MouseInteractions2;
})(MouseInteractions || {});
var PointerTypes = /* @__PURE__ */ ((PointerTypes2) => {
	PointerTypes2[PointerTypes2["Mouse"] = 0] = "Mouse";
	PointerTypes2[PointerTypes2["Pen"] = 1] = "Pen";
	PointerTypes2[PointerTypes2["Touch"] = 2] = "Touch";
	return PointerTypes2;
})(PointerTypes || {});
var CanvasContext = /* @__PURE__ */ ((CanvasContext2) => {
	CanvasContext2[CanvasContext2["2D"] = 0] = "2D";
	CanvasContext2[CanvasContext2["WebGL"] = 1] = "WebGL";
	CanvasContext2[CanvasContext2["WebGL2"] = 2] = "WebGL2";
	return CanvasContext2;
})(CanvasContext || {});
var MediaInteractions = /* @__PURE__ */ ((MediaInteractions2) => {
	MediaInteractions2[MediaInteractions2["Play"] = 0] = "Play";
	MediaInteractions2[MediaInteractions2["Pause"] = 1] = "Pause";
	MediaInteractions2[MediaInteractions2["Seeked"] = 2] = "Seeked";
	MediaInteractions2[MediaInteractions2["VolumeChange"] = 3] = "VolumeChange";
	MediaInteractions2[MediaInteractions2["RateChange"] = 4] = "RateChange";
	return MediaInteractions2;
})(MediaInteractions || {});
var NodeType = /* @__PURE__ */ ((NodeType2) => {
	NodeType2[NodeType2["Document"] = 0] = "Document";
	NodeType2[NodeType2["DocumentType"] = 1] = "DocumentType";
	NodeType2[NodeType2["Element"] = 2] = "Element";
	NodeType2[NodeType2["Text"] = 3] = "Text";
	NodeType2[NodeType2["CDATA"] = 4] = "CDATA";
	NodeType2[NodeType2["Comment"] = 5] = "Comment";
	return NodeType2;
})(NodeType || {});
var testableAccessors = {
	Node: [
		"childNodes",
		"parentNode",
		"parentElement",
		"textContent",
		"ownerDocument",
		"firstChild",
		"lastChild",
		"nextSibling",
		"previousSibling"
	],
	ShadowRoot: ["host", "styleSheets"],
	Element: [
		"shadowRoot",
		"querySelector",
		"querySelectorAll"
	],
	MutationObserver: []
};
var testableMethods = {
	Node: ["contains", "getRootNode"],
	ShadowRoot: ["getSelection"],
	Element: [],
	MutationObserver: ["constructor"]
};
var untaintedBasePrototype = {};
var untaintedBaseIframeCleanup = {};
var isAngularZonePresent = () => {
	return !!globalThis.Zone;
};
function getUntaintedPrototype(key) {
	if (untaintedBasePrototype[key]) return untaintedBasePrototype[key];
	const defaultObj = globalThis[key];
	const defaultPrototype = defaultObj.prototype;
	const accessorNames = key in testableAccessors ? testableAccessors[key] : void 0;
	const isUntaintedAccessors = Boolean(accessorNames && accessorNames.every((accessor) => {
		var _a2, _b;
		return Boolean((_b = (_a2 = Object.getOwnPropertyDescriptor(defaultPrototype, accessor)) == null ? void 0 : _a2.get) == null ? void 0 : _b.toString().includes("[native code]"));
	}));
	const methodNames = key in testableMethods ? testableMethods[key] : void 0;
	const isUntaintedMethods = Boolean(methodNames && methodNames.every((method) => {
		var _a2;
		return typeof defaultPrototype[method] === "function" && ((_a2 = defaultPrototype[method]) == null ? void 0 : _a2.toString().includes("[native code]"));
	}));
	if (isUntaintedAccessors && isUntaintedMethods && !isAngularZonePresent()) {
		untaintedBasePrototype[key] = defaultObj.prototype;
		return defaultObj.prototype;
	}
	try {
		const iframeEl = document.createElement("iframe");
		iframeEl.style.display = "none";
		document.body.appendChild(iframeEl);
		const win = iframeEl.contentWindow;
		if (!win) return defaultObj.prototype;
		const untaintedObject = win[key].prototype;
		if (!untaintedObject) {
			iframeEl.remove();
			return defaultPrototype;
		}
		const ua = navigator.userAgent;
		if (ua.includes("Safari") && !ua.includes("Chrome")) {
			iframeEl.classList.add("rr-block");
			iframeEl.setAttribute("__rrwebUntaintedMutationObserver", "");
			untaintedBaseIframeCleanup[key] = () => iframeEl.remove();
		} else iframeEl.remove();
		return untaintedBasePrototype[key] = untaintedObject;
	} catch {
		return defaultPrototype;
	}
}
var untaintedAccessorCache = {};
function getUntaintedAccessor(key, instance, accessor) {
	var _a2, _b;
	const cached = (_a2 = untaintedAccessorCache[key]) == null ? void 0 : _a2[accessor];
	if (cached) return cached.call(instance);
	const untaintedPrototype = getUntaintedPrototype(key);
	const untaintedAccessor = (_b = Object.getOwnPropertyDescriptor(untaintedPrototype, accessor)) == null ? void 0 : _b.get;
	if (!untaintedAccessor) return instance[accessor];
	(untaintedAccessorCache[key] || (untaintedAccessorCache[key] = {}))[accessor] = untaintedAccessor;
	return untaintedAccessor.call(instance);
}
var untaintedMethodCache = {};
function getUntaintedMethod(key, instance, method) {
	const cacheKey = `${key}.${String(method)}`;
	if (untaintedMethodCache[cacheKey]) return untaintedMethodCache[cacheKey].bind(instance);
	const untaintedMethod = getUntaintedPrototype(key)[method];
	if (typeof untaintedMethod !== "function") return instance[method];
	untaintedMethodCache[cacheKey] = untaintedMethod;
	return untaintedMethod.bind(instance);
}
function ownerDocument(n) {
	return getUntaintedAccessor("Node", n, "ownerDocument");
}
function childNodes(n) {
	return getUntaintedAccessor("Node", n, "childNodes");
}
function parentNode(n) {
	return getUntaintedAccessor("Node", n, "parentNode");
}
function parentElement(n) {
	return getUntaintedAccessor("Node", n, "parentElement");
}
function textContent(n) {
	return getUntaintedAccessor("Node", n, "textContent");
}
function firstChild(n) {
	return getUntaintedAccessor("Node", n, "firstChild");
}
function lastChild(n) {
	return getUntaintedAccessor("Node", n, "lastChild");
}
function nextSibling(n) {
	return getUntaintedAccessor("Node", n, "nextSibling");
}
function previousSibling(n) {
	return getUntaintedAccessor("Node", n, "previousSibling");
}
function contains(n, other) {
	return getUntaintedMethod("Node", n, "contains")(other);
}
function getRootNode(n) {
	return getUntaintedMethod("Node", n, "getRootNode")();
}
function host(n) {
	if (!n || !("host" in n)) return null;
	return getUntaintedAccessor("ShadowRoot", n, "host");
}
function styleSheets(n) {
	return n.styleSheets;
}
function shadowRoot(n) {
	if (!n || !("shadowRoot" in n)) return null;
	return getUntaintedAccessor("Element", n, "shadowRoot");
}
function querySelector(n, selectors) {
	return getUntaintedAccessor("Element", n, "querySelector")(selectors);
}
function querySelectorAll(n, selectors) {
	return getUntaintedAccessor("Element", n, "querySelectorAll")(selectors);
}
function mutationObserverCtor() {
	return [getUntaintedPrototype("MutationObserver").constructor, untaintedBaseIframeCleanup["MutationObserver"] ?? (() => {})];
}
var nowTimestamp = Date.now;
if (!/* @__PURE__ */ /[1-9][0-9]{12}/.test(Date.now().toString())) nowTimestamp = () => (/* @__PURE__ */ new Date()).getTime();
function patch(source, name, replacement) {
	try {
		if (!(name in source)) return () => {};
		const original = source[name];
		const wrapped = replacement(original);
		if (typeof wrapped === "function") {
			wrapped.prototype = wrapped.prototype || {};
			Object.defineProperties(wrapped, { __rrweb_original__: {
				enumerable: false,
				value: original
			} });
		}
		source[name] = wrapped;
		return () => {
			source[name] = original;
		};
	} catch {
		return () => {};
	}
}
var index = {
	ownerDocument,
	childNodes,
	parentNode,
	parentElement,
	textContent,
	firstChild,
	lastChild,
	nextSibling,
	previousSibling,
	contains,
	getRootNode,
	host,
	styleSheets,
	shadowRoot,
	querySelector,
	querySelectorAll,
	nowTimestamp,
	mutationObserverCtor,
	patch
};
function isElement(n) {
	return n.nodeType === n.ELEMENT_NODE;
}
function isShadowRoot(n) {
	const hostEl = n && "host" in n && "mode" in n && index.host(n) || null;
	return Boolean(hostEl && "shadowRoot" in hostEl && index.shadowRoot(hostEl) === n);
}
function isNativeShadowDom(shadowRoot2) {
	return Object.prototype.toString.call(shadowRoot2) === "[object ShadowRoot]";
}
function fixBrowserCompatibilityIssuesInCSS(cssText) {
	if (cssText.includes(" background-clip: text;") && !cssText.includes(" -webkit-background-clip: text;")) cssText = cssText.replace(/\sbackground-clip:\s*text;/g, " -webkit-background-clip: text; background-clip: text;");
	return cssText;
}
function escapeImportStatement(rule) {
	const { cssText } = rule;
	if (cssText.split("\"").length < 3) return cssText;
	const statement = ["@import", `url(${JSON.stringify(rule.href)})`];
	if (rule.layerName === "") statement.push(`layer`);
	else if (rule.layerName) statement.push(`layer(${rule.layerName})`);
	if (rule.supportsText) statement.push(`supports(${rule.supportsText})`);
	if (rule.media.length) statement.push(rule.media.mediaText);
	return statement.join(" ") + ";";
}
function stringifyStylesheet(s) {
	try {
		const rules = s.rules || s.cssRules;
		if (!rules) return null;
		let sheetHref = s.href;
		if (!sheetHref && s.ownerNode) sheetHref = s.ownerNode.baseURI;
		return fixBrowserCompatibilityIssuesInCSS(Array.from(rules, (rule) => stringifyRule(rule, sheetHref)).join(""));
	} catch (error) {
		return null;
	}
}
function stringifyRule(rule, sheetHref) {
	if (isCSSImportRule(rule)) {
		let importStringified;
		try {
			importStringified = stringifyStylesheet(rule.styleSheet) || escapeImportStatement(rule);
		} catch (error) {
			importStringified = rule.cssText;
		}
		if (rule.styleSheet.href) return absolutifyURLs(importStringified, rule.styleSheet.href);
		return importStringified;
	} else {
		let ruleStringified = rule.cssText;
		if (isCSSStyleRule(rule) && rule.selectorText.includes(":")) ruleStringified = fixSafariColons(ruleStringified);
		if (sheetHref) return absolutifyURLs(ruleStringified, sheetHref);
		return ruleStringified;
	}
}
function fixSafariColons(cssStringified) {
	return cssStringified.replace(/(\[(?:[\w-]+)[^\\])(:(?:[\w-]+)\])/gm, "$1\\$2");
}
function isCSSImportRule(rule) {
	return "styleSheet" in rule;
}
function isCSSStyleRule(rule) {
	return "selectorText" in rule;
}
var Mirror = class {
	constructor() {
		__publicField(this, "idNodeMap", /* @__PURE__ */ new Map());
		__publicField(this, "nodeMetaMap", /* @__PURE__ */ new WeakMap());
	}
	getId(n) {
		var _a2;
		if (!n) return -1;
		return ((_a2 = this.getMeta(n)) == null ? void 0 : _a2.id) ?? -1;
	}
	getNode(id) {
		return this.idNodeMap.get(id) || null;
	}
	getIds() {
		return Array.from(this.idNodeMap.keys());
	}
	getMeta(n) {
		return this.nodeMetaMap.get(n) || null;
	}
	removeNodeFromMap(n) {
		const id = this.getId(n);
		this.idNodeMap.delete(id);
		if (n.childNodes) n.childNodes.forEach((childNode) => this.removeNodeFromMap(childNode));
	}
	has(id) {
		return this.idNodeMap.has(id);
	}
	hasNode(node) {
		return this.nodeMetaMap.has(node);
	}
	add(n, meta) {
		const id = meta.id;
		this.idNodeMap.set(id, n);
		this.nodeMetaMap.set(n, meta);
	}
	replace(id, n) {
		const oldNode = this.getNode(id);
		if (oldNode) {
			const meta = this.nodeMetaMap.get(oldNode);
			if (meta) this.nodeMetaMap.set(n, meta);
		}
		this.idNodeMap.set(id, n);
	}
	reset() {
		this.idNodeMap = /* @__PURE__ */ new Map();
		this.nodeMetaMap = /* @__PURE__ */ new WeakMap();
	}
};
function createMirror() {
	return new Mirror();
}
function maskInputValue({ element, maskInputOptions, tagName, type, value, maskInputFn }) {
	let text = value || "";
	const actualType = type && toLowerCase(type);
	if (maskInputOptions[tagName.toLowerCase()] || actualType && maskInputOptions[actualType]) {
		if (maskInputFn) text = maskInputFn(text, element);
		else text = "*".repeat(text.length);
	}
	return text;
}
function toLowerCase(str) {
	return str.toLowerCase();
}
var ORIGINAL_ATTRIBUTE_NAME = "__rrweb_original__";
function is2DCanvasBlank(canvas) {
	const ctx = canvas.getContext("2d");
	if (!ctx) return true;
	const chunkSize = 50;
	for (let x = 0; x < canvas.width; x += chunkSize) for (let y = 0; y < canvas.height; y += chunkSize) {
		const getImageData = ctx.getImageData;
		const originalGetImageData = ORIGINAL_ATTRIBUTE_NAME in getImageData ? getImageData[ORIGINAL_ATTRIBUTE_NAME] : getImageData;
		if (new Uint32Array(originalGetImageData.call(ctx, x, y, Math.min(chunkSize, canvas.width - x), Math.min(chunkSize, canvas.height - y)).data.buffer).some((pixel) => pixel !== 0)) return false;
	}
	return true;
}
function getInputType(element) {
	const type = element.type;
	return element.hasAttribute("data-rr-is-password") ? "password" : type ? toLowerCase(type) : null;
}
function extractFileExtension(path, baseURL) {
	let url;
	try {
		url = new URL(path, baseURL ?? window.location.href);
	} catch (err) {
		return null;
	}
	const match = url.pathname.match(/\.([0-9a-z]+)(?:$)/i);
	return (match == null ? void 0 : match[1]) ?? null;
}
function extractOrigin(url) {
	let origin = "";
	if (url.indexOf("//") > -1) origin = url.split("/").slice(0, 3).join("/");
	else origin = url.split("/")[0];
	origin = origin.split("?")[0];
	return origin;
}
var URL_IN_CSS_REF = /url\((?:(')([^']*)'|(")(.*?)"|([^)]*))\)/gm;
var URL_PROTOCOL_MATCH = /^(?:[a-z+]+:)?\/\//i;
var URL_WWW_MATCH = /^www\..*/i;
var DATA_URI = /^(data:)([^,]*),(.*)/i;
function absolutifyURLs(cssText, href) {
	return (cssText || "").replace(URL_IN_CSS_REF, (origin, quote1, path1, quote2, path2, path3) => {
		const filePath = path1 || path2 || path3;
		const maybeQuote = quote1 || quote2 || "";
		if (!filePath) return origin;
		if (URL_PROTOCOL_MATCH.test(filePath) || URL_WWW_MATCH.test(filePath)) return `url(${maybeQuote}${filePath}${maybeQuote})`;
		if (DATA_URI.test(filePath)) return `url(${maybeQuote}${filePath}${maybeQuote})`;
		if (filePath[0] === "/") return `url(${maybeQuote}${extractOrigin(href) + filePath}${maybeQuote})`;
		const filePathNoHash = filePath.split("#")[0];
		const maybeHash = filePath.substring(filePathNoHash.length);
		const stack = href.split("#")[0].split("/");
		const parts = filePathNoHash.split("/");
		stack.pop();
		for (const part of parts) if (part === ".") continue;
		else if (part === "..") stack.pop();
		else stack.push(part);
		return `url(${maybeQuote}${stack.join("/")}${maybeHash}${maybeQuote})`;
	});
}
function normalizeCssString(cssText, _testNoPxNorm = false) {
	if (_testNoPxNorm) return cssText.replace(/(\/\*[^*]*\*\/)|[\s;]/g, "");
	else return cssText.replace(/(\/\*[^*]*\*\/)|[\s;]/g, "").replace(/0px/g, "0");
}
function splitCssText(cssText, style, _testNoPxNorm = false) {
	const childNodes2 = Array.from(style.childNodes);
	const splits = [];
	let iterCount = 0;
	if (childNodes2.length > 1 && cssText && typeof cssText === "string") {
		let cssTextNorm = normalizeCssString(cssText, _testNoPxNorm);
		const normFactor = cssTextNorm.length / cssText.length;
		for (let i = 1; i < childNodes2.length; i++) if (childNodes2[i].textContent && typeof childNodes2[i].textContent === "string") {
			const textContentNorm = normalizeCssString(childNodes2[i].textContent, _testNoPxNorm);
			const jLimit = 100;
			let j = 3;
			for (; j < textContentNorm.length; j++) {
				if (textContentNorm[j].match(/[a-zA-Z0-9]/) || textContentNorm.indexOf(textContentNorm.substring(0, j), 1) !== -1) continue;
				break;
			}
			for (; j < textContentNorm.length; j++) {
				let startSubstring = textContentNorm.substring(0, j);
				let cssNormSplits = cssTextNorm.split(startSubstring);
				let splitNorm = -1;
				if (cssNormSplits.length === 2) splitNorm = cssNormSplits[0].length;
				else if (cssNormSplits.length > 2 && cssNormSplits[0] === "" && childNodes2[i - 1].textContent !== "") splitNorm = cssTextNorm.indexOf(startSubstring, 1);
				else if (cssNormSplits.length === 1) {
					startSubstring = startSubstring.substring(0, startSubstring.length - 1);
					cssNormSplits = cssTextNorm.split(startSubstring);
					if (cssNormSplits.length <= 1) {
						splits.push(cssText);
						return splits;
					}
					j = 101;
				} else if (j === textContentNorm.length - 1) splitNorm = cssTextNorm.indexOf(startSubstring);
				if (cssNormSplits.length >= 2 && j > jLimit) {
					const prevTextContent = childNodes2[i - 1].textContent;
					if (prevTextContent && typeof prevTextContent === "string") {
						const prevMinLength = normalizeCssString(prevTextContent).length;
						splitNorm = cssTextNorm.indexOf(startSubstring, prevMinLength);
					}
					if (splitNorm === -1) splitNorm = cssNormSplits[0].length;
				}
				if (splitNorm !== -1) {
					let k = Math.floor(splitNorm / normFactor);
					for (; k > 0 && k < cssText.length;) {
						iterCount += 1;
						if (iterCount > 50 * childNodes2.length) {
							splits.push(cssText);
							return splits;
						}
						const normPart = normalizeCssString(cssText.substring(0, k), _testNoPxNorm);
						if (normPart.length === splitNorm) {
							splits.push(cssText.substring(0, k));
							cssText = cssText.substring(k);
							cssTextNorm = cssTextNorm.substring(splitNorm);
							break;
						} else if (normPart.length < splitNorm) k += Math.max(1, Math.floor((splitNorm - normPart.length) / normFactor));
						else k -= Math.max(1, Math.floor((normPart.length - splitNorm) * normFactor));
					}
					break;
				}
			}
		}
	}
	splits.push(cssText);
	return splits;
}
function markCssSplits(cssText, style) {
	return splitCssText(cssText, style).join("/* rr_split */");
}
var _id = 1;
var tagNameRegex = /* @__PURE__ */ new RegExp("[^a-z0-9-_:]");
var IGNORED_NODE = -2;
function genId() {
	return _id++;
}
function getValidTagName(element) {
	if (element instanceof HTMLFormElement) return "form";
	const processedTagName = toLowerCase(element.tagName);
	if (tagNameRegex.test(processedTagName)) return "div";
	return processedTagName;
}
var canvasService;
var canvasCtx;
var SRCSET_NOT_SPACES = /^[^ \t\n\r\u000c]+/;
var SRCSET_COMMAS_OR_SPACES = /^[, \t\n\r\u000c]+/;
function getAbsoluteSrcsetString(doc, attributeValue) {
	if (attributeValue.trim() === "") return attributeValue;
	let pos = 0;
	function collectCharacters(regEx) {
		let chars2;
		const match = regEx.exec(attributeValue.substring(pos));
		if (match) {
			chars2 = match[0];
			pos += chars2.length;
			return chars2;
		}
		return "";
	}
	const output = [];
	while (true) {
		collectCharacters(SRCSET_COMMAS_OR_SPACES);
		if (pos >= attributeValue.length) break;
		let url = collectCharacters(SRCSET_NOT_SPACES);
		if (url.slice(-1) === ",") {
			url = absoluteToDoc(doc, url.substring(0, url.length - 1));
			output.push(url);
		} else {
			let descriptorsStr = "";
			url = absoluteToDoc(doc, url);
			let inParens = false;
			while (true) {
				const c = attributeValue.charAt(pos);
				if (c === "") {
					output.push((url + descriptorsStr).trim());
					break;
				} else if (!inParens) {
					if (c === ",") {
						pos += 1;
						output.push((url + descriptorsStr).trim());
						break;
					} else if (c === "(") inParens = true;
				} else if (c === ")") inParens = false;
				descriptorsStr += c;
				pos += 1;
			}
		}
	}
	return output.join(", ");
}
var cachedDocument = /* @__PURE__ */ new WeakMap();
function absoluteToDoc(doc, attributeValue) {
	if (!attributeValue || attributeValue.trim() === "") return attributeValue;
	return getHref(doc, attributeValue);
}
function isSVGElement(el) {
	return Boolean(el.tagName === "svg" || el.ownerSVGElement);
}
function getHref(doc, customHref) {
	let a = cachedDocument.get(doc);
	if (!a) {
		a = doc.createElement("a");
		cachedDocument.set(doc, a);
	}
	if (!customHref) customHref = "";
	else if (customHref.startsWith("blob:") || customHref.startsWith("data:")) return customHref;
	a.setAttribute("href", customHref);
	return a.href;
}
function transformAttribute(doc, tagName, name, value) {
	if (!value) return value;
	if (name === "src" || name === "href" && !(tagName === "use" && value[0] === "#")) return absoluteToDoc(doc, value);
	else if (name === "xlink:href" && value[0] !== "#") return absoluteToDoc(doc, value);
	else if (name === "background" && [
		"table",
		"td",
		"th"
	].includes(tagName)) return absoluteToDoc(doc, value);
	else if (name === "srcset") return getAbsoluteSrcsetString(doc, value);
	else if (name === "style") return absolutifyURLs(value, getHref(doc));
	else if (tagName === "object" && name === "data") return absoluteToDoc(doc, value);
	return value;
}
function ignoreAttribute(tagName, name, _value) {
	return ["video", "audio"].includes(tagName) && toLowerCase(name) === "autoplay";
}
function _isBlockedElement(element, blockClass, blockSelector) {
	try {
		if (typeof blockClass === "string") {
			if (element.classList.contains(blockClass)) return true;
		} else for (let eIndex = element.classList.length; eIndex--;) {
			const className = element.classList[eIndex];
			if (blockClass.test(className)) return true;
		}
		if (blockSelector) return element.matches(blockSelector);
	} catch (e) {}
	return false;
}
function classMatchesRegex(node, regex, checkAncestors) {
	if (!node) return false;
	if (node.nodeType !== node.ELEMENT_NODE) {
		if (!checkAncestors) return false;
		return classMatchesRegex(index.parentNode(node), regex, checkAncestors);
	}
	for (let eIndex = node.classList.length; eIndex--;) {
		const className = node.classList[eIndex];
		if (regex.test(className)) return true;
	}
	if (!checkAncestors) return false;
	return classMatchesRegex(index.parentNode(node), regex, checkAncestors);
}
function needMaskingText(node, maskTextClass, maskTextSelector, checkAncestors) {
	let el;
	if (isElement(node)) {
		el = node;
		if (!index.childNodes(el).length) return false;
	} else if (index.parentElement(node) === null) return false;
	else el = index.parentElement(node);
	try {
		if (typeof maskTextClass === "string") {
			if (checkAncestors) {
				if (el.closest(`.${maskTextClass}`)) return true;
			} else if (el.classList.contains(maskTextClass)) return true;
		} else if (classMatchesRegex(el, maskTextClass, checkAncestors)) return true;
		if (maskTextSelector) {
			if (checkAncestors) {
				if (el.closest(maskTextSelector)) return true;
			} else if (el.matches(maskTextSelector)) return true;
		}
	} catch (e) {}
	return false;
}
function onceIframeLoaded(iframeEl, listener, iframeLoadTimeout) {
	const win = iframeEl.contentWindow;
	if (!win) return;
	let fired = false;
	let readyState;
	try {
		readyState = win.document.readyState;
	} catch (error) {
		return;
	}
	if (readyState !== "complete") {
		const timer = setTimeout(() => {
			if (!fired) {
				listener();
				fired = true;
			}
		}, iframeLoadTimeout);
		iframeEl.addEventListener("load", () => {
			clearTimeout(timer);
			fired = true;
			listener();
		});
		return;
	}
	const blankUrl = "about:blank";
	if (win.location.href !== blankUrl || iframeEl.src === blankUrl || iframeEl.src === "") {
		setTimeout(listener, 0);
		return iframeEl.addEventListener("load", listener);
	}
	iframeEl.addEventListener("load", listener);
}
function onceStylesheetLoaded(link, listener, styleSheetLoadTimeout) {
	let fired = false;
	let styleSheetLoaded;
	try {
		styleSheetLoaded = link.sheet;
	} catch (error) {
		return;
	}
	if (styleSheetLoaded) return;
	const timer = setTimeout(() => {
		if (!fired) {
			listener();
			fired = true;
		}
	}, styleSheetLoadTimeout);
	link.addEventListener("load", () => {
		clearTimeout(timer);
		fired = true;
		listener();
	});
}
function serializeNode(n, options) {
	const { doc, mirror: mirror2, blockClass, blockSelector, needsMask, inlineStylesheet, maskInputOptions = {}, maskTextFn, maskInputFn, dataURLOptions = {}, inlineImages, recordCanvas, keepIframeSrcFn, newlyAddedElement = false, cssCaptured = false } = options;
	const rootId = getRootId(doc, mirror2);
	switch (n.nodeType) {
		case n.DOCUMENT_NODE: if (n.compatMode !== "CSS1Compat") return {
			type: NodeType.Document,
			childNodes: [],
			compatMode: n.compatMode
		};
		else return {
			type: NodeType.Document,
			childNodes: []
		};
		case n.DOCUMENT_TYPE_NODE: return {
			type: NodeType.DocumentType,
			name: n.name,
			publicId: n.publicId,
			systemId: n.systemId,
			rootId
		};
		case n.ELEMENT_NODE: return serializeElementNode(n, {
			doc,
			blockClass,
			blockSelector,
			inlineStylesheet,
			maskInputOptions,
			maskInputFn,
			dataURLOptions,
			inlineImages,
			recordCanvas,
			keepIframeSrcFn,
			newlyAddedElement,
			rootId
		});
		case n.TEXT_NODE: return serializeTextNode(n, {
			doc,
			needsMask,
			maskTextFn,
			rootId,
			cssCaptured
		});
		case n.CDATA_SECTION_NODE: return {
			type: NodeType.CDATA,
			textContent: "",
			rootId
		};
		case n.COMMENT_NODE: return {
			type: NodeType.Comment,
			textContent: index.textContent(n) || "",
			rootId
		};
		default: return false;
	}
}
function getRootId(doc, mirror2) {
	if (!mirror2.hasNode(doc)) return void 0;
	const docId = mirror2.getId(doc);
	return docId === 1 ? void 0 : docId;
}
function serializeTextNode(n, options) {
	const { needsMask, maskTextFn, rootId, cssCaptured } = options;
	const parent = index.parentNode(n);
	const parentTagName = parent && parent.tagName;
	let textContent2 = "";
	const isStyle = parentTagName === "STYLE" ? true : void 0;
	const isScript = parentTagName === "SCRIPT" ? true : void 0;
	if (isScript) textContent2 = "SCRIPT_PLACEHOLDER";
	else if (!cssCaptured) {
		textContent2 = index.textContent(n);
		if (isStyle && textContent2) textContent2 = absolutifyURLs(textContent2, getHref(options.doc));
	}
	if (!isStyle && !isScript && textContent2 && needsMask) textContent2 = maskTextFn ? maskTextFn(textContent2, index.parentElement(n)) : textContent2.replace(/[\S]/g, "*");
	return {
		type: NodeType.Text,
		textContent: textContent2 || "",
		rootId
	};
}
function serializeElementNode(n, options) {
	const { doc, blockClass, blockSelector, inlineStylesheet, maskInputOptions = {}, maskInputFn, dataURLOptions = {}, inlineImages, recordCanvas, keepIframeSrcFn, newlyAddedElement = false, rootId } = options;
	const needBlock = _isBlockedElement(n, blockClass, blockSelector);
	const tagName = getValidTagName(n);
	let attributes = {};
	const len = n.attributes.length;
	for (let i = 0; i < len; i++) {
		const attr = n.attributes[i];
		if (!ignoreAttribute(tagName, attr.name, attr.value)) attributes[attr.name] = transformAttribute(doc, tagName, toLowerCase(attr.name), attr.value);
	}
	if (tagName === "link" && inlineStylesheet) {
		const stylesheet = Array.from(doc.styleSheets).find((s) => {
			return s.href === n.href;
		});
		let cssText = null;
		if (stylesheet) cssText = stringifyStylesheet(stylesheet);
		if (cssText) {
			delete attributes.rel;
			delete attributes.href;
			attributes._cssText = cssText;
		}
	}
	if (tagName === "style" && n.sheet) {
		let cssText = stringifyStylesheet(n.sheet);
		if (cssText) {
			if (n.childNodes.length > 1) cssText = markCssSplits(cssText, n);
			attributes._cssText = cssText;
		}
	}
	if ([
		"input",
		"textarea",
		"select"
	].includes(tagName)) {
		const value = n.value;
		const checked = n.checked;
		if (attributes.type !== "radio" && attributes.type !== "checkbox" && attributes.type !== "submit" && attributes.type !== "button" && value) attributes.value = maskInputValue({
			element: n,
			type: getInputType(n),
			tagName,
			value,
			maskInputOptions,
			maskInputFn
		});
		else if (checked) attributes.checked = checked;
	}
	if (tagName === "option") {
		if (n.selected && !maskInputOptions["select"]) attributes.selected = true;
		else delete attributes.selected;
	}
	if (tagName === "dialog" && n.open) attributes.rr_open_mode = n.matches("dialog:modal") ? "modal" : "non-modal";
	if (tagName === "canvas" && recordCanvas) {
		if (n.__context === "2d") {
			if (!is2DCanvasBlank(n)) attributes.rr_dataURL = n.toDataURL(dataURLOptions.type, dataURLOptions.quality);
		} else if (!("__context" in n)) {
			const canvasDataURL = n.toDataURL(dataURLOptions.type, dataURLOptions.quality);
			const blankCanvas = doc.createElement("canvas");
			blankCanvas.width = n.width;
			blankCanvas.height = n.height;
			if (canvasDataURL !== blankCanvas.toDataURL(dataURLOptions.type, dataURLOptions.quality)) attributes.rr_dataURL = canvasDataURL;
		}
	}
	if (tagName === "img" && inlineImages) {
		if (!canvasService) {
			canvasService = doc.createElement("canvas");
			canvasCtx = canvasService.getContext("2d");
		}
		const image = n;
		const imageSrc = image.currentSrc || image.getAttribute("src") || "<unknown-src>";
		const priorCrossOrigin = image.crossOrigin;
		const recordInlineImage = () => {
			image.removeEventListener("load", recordInlineImage);
			try {
				canvasService.width = image.naturalWidth;
				canvasService.height = image.naturalHeight;
				canvasCtx.drawImage(image, 0, 0);
				attributes.rr_dataURL = canvasService.toDataURL(dataURLOptions.type, dataURLOptions.quality);
			} catch (err) {
				if (image.crossOrigin !== "anonymous") {
					image.crossOrigin = "anonymous";
					if (image.complete && image.naturalWidth !== 0) recordInlineImage();
					else image.addEventListener("load", recordInlineImage);
					return;
				} else console.warn(`Cannot inline img src=${imageSrc}! Error: ${err}`);
			}
			if (image.crossOrigin === "anonymous") priorCrossOrigin ? attributes.crossOrigin = priorCrossOrigin : image.removeAttribute("crossorigin");
		};
		if (image.complete && image.naturalWidth !== 0) recordInlineImage();
		else image.addEventListener("load", recordInlineImage);
	}
	if (["audio", "video"].includes(tagName)) {
		const mediaAttributes = attributes;
		mediaAttributes.rr_mediaState = n.paused ? "paused" : "played";
		mediaAttributes.rr_mediaCurrentTime = n.currentTime;
		mediaAttributes.rr_mediaPlaybackRate = n.playbackRate;
		mediaAttributes.rr_mediaMuted = n.muted;
		mediaAttributes.rr_mediaLoop = n.loop;
		mediaAttributes.rr_mediaVolume = n.volume;
	}
	if (!newlyAddedElement) {
		if (n.scrollLeft) attributes.rr_scrollLeft = n.scrollLeft;
		if (n.scrollTop) attributes.rr_scrollTop = n.scrollTop;
	}
	if (needBlock) {
		const { width, height } = n.getBoundingClientRect();
		attributes = {
			class: attributes.class,
			rr_width: `${width}px`,
			rr_height: `${height}px`
		};
	}
	if (tagName === "iframe" && !keepIframeSrcFn(attributes.src)) {
		if (!n.contentDocument) attributes.rr_src = attributes.src;
		delete attributes.src;
	}
	let isCustomElement;
	try {
		if (customElements.get(tagName)) isCustomElement = true;
	} catch (e) {}
	return {
		type: NodeType.Element,
		tagName,
		attributes,
		childNodes: [],
		isSVG: isSVGElement(n) || void 0,
		needBlock,
		rootId,
		isCustom: isCustomElement
	};
}
function lowerIfExists(maybeAttr) {
	if (maybeAttr === void 0 || maybeAttr === null) return "";
	else return maybeAttr.toLowerCase();
}
function slimDOMDefaults(_slimDOMOptions) {
	if (_slimDOMOptions === true || _slimDOMOptions === "all") return {
		script: true,
		comment: true,
		headFavicon: true,
		headWhitespace: true,
		headMetaSocial: true,
		headMetaRobots: true,
		headMetaHttpEquiv: true,
		headMetaVerification: true,
		headMetaAuthorship: _slimDOMOptions === "all",
		headMetaDescKeywords: _slimDOMOptions === "all",
		headTitleMutations: _slimDOMOptions === "all"
	};
	else if (_slimDOMOptions) return _slimDOMOptions;
	return {};
}
function slimDOMExcluded(sn, slimDOMOptions) {
	if (slimDOMOptions.comment && sn.type === NodeType.Comment) return true;
	else if (sn.type === NodeType.Element) {
		if (slimDOMOptions.script && (sn.tagName === "script" || sn.tagName === "link" && (sn.attributes.rel === "preload" && sn.attributes.as === "script" || sn.attributes.rel === "modulepreload") || sn.tagName === "link" && sn.attributes.rel === "prefetch" && typeof sn.attributes.href === "string" && extractFileExtension(sn.attributes.href) === "js")) return true;
		else if (slimDOMOptions.headFavicon && (sn.tagName === "link" && sn.attributes.rel === "shortcut icon" || sn.tagName === "meta" && (lowerIfExists(sn.attributes.name).match(/^msapplication-tile(image|color)$/) || lowerIfExists(sn.attributes.name) === "application-name" || lowerIfExists(sn.attributes.rel) === "icon" || lowerIfExists(sn.attributes.rel) === "apple-touch-icon" || lowerIfExists(sn.attributes.rel) === "shortcut icon"))) return true;
		else if (sn.tagName === "meta") {
			if (slimDOMOptions.headMetaDescKeywords && lowerIfExists(sn.attributes.name).match(/^description|keywords$/)) return true;
			else if (slimDOMOptions.headMetaSocial && (lowerIfExists(sn.attributes.property).match(/^(og|twitter|fb):/) || lowerIfExists(sn.attributes.name).match(/^(og|twitter):/) || lowerIfExists(sn.attributes.name) === "pinterest")) return true;
			else if (slimDOMOptions.headMetaRobots && (lowerIfExists(sn.attributes.name) === "robots" || lowerIfExists(sn.attributes.name) === "googlebot" || lowerIfExists(sn.attributes.name) === "bingbot")) return true;
			else if (slimDOMOptions.headMetaHttpEquiv && sn.attributes["http-equiv"] !== void 0) return true;
			else if (slimDOMOptions.headMetaAuthorship && (lowerIfExists(sn.attributes.name) === "author" || lowerIfExists(sn.attributes.name) === "generator" || lowerIfExists(sn.attributes.name) === "framework" || lowerIfExists(sn.attributes.name) === "publisher" || lowerIfExists(sn.attributes.name) === "progid" || lowerIfExists(sn.attributes.property).match(/^article:/) || lowerIfExists(sn.attributes.property).match(/^product:/))) return true;
			else if (slimDOMOptions.headMetaVerification && (lowerIfExists(sn.attributes.name) === "google-site-verification" || lowerIfExists(sn.attributes.name) === "yandex-verification" || lowerIfExists(sn.attributes.name) === "csrf-token" || lowerIfExists(sn.attributes.name) === "p:domain_verify" || lowerIfExists(sn.attributes.name) === "verify-v1" || lowerIfExists(sn.attributes.name) === "verification" || lowerIfExists(sn.attributes.name) === "shopify-checkout-api-token")) return true;
		}
	}
	return false;
}
function serializeNodeWithId(n, options) {
	const { doc, mirror: mirror2, blockClass, blockSelector, maskTextClass, maskTextSelector, skipChild = false, inlineStylesheet = true, maskInputOptions = {}, maskTextFn, maskInputFn, slimDOMOptions, dataURLOptions = {}, inlineImages = false, recordCanvas = false, onSerialize, onIframeLoad, iframeLoadTimeout = 5e3, onStylesheetLoad, stylesheetLoadTimeout = 5e3, keepIframeSrcFn = () => false, newlyAddedElement = false, cssCaptured = false } = options;
	let { needsMask } = options;
	let { preserveWhiteSpace = true } = options;
	if (!needsMask) needsMask = needMaskingText(n, maskTextClass, maskTextSelector, needsMask === void 0);
	const _serializedNode = serializeNode(n, {
		doc,
		mirror: mirror2,
		blockClass,
		blockSelector,
		needsMask,
		inlineStylesheet,
		maskInputOptions,
		maskTextFn,
		maskInputFn,
		dataURLOptions,
		inlineImages,
		recordCanvas,
		keepIframeSrcFn,
		newlyAddedElement,
		cssCaptured
	});
	if (!_serializedNode) {
		console.warn(n, "not serialized");
		return null;
	}
	let id;
	if (mirror2.hasNode(n)) id = mirror2.getId(n);
	else if (slimDOMExcluded(_serializedNode, slimDOMOptions) || !preserveWhiteSpace && _serializedNode.type === NodeType.Text && !_serializedNode.textContent.replace(/^\s+|\s+$/gm, "").length) id = IGNORED_NODE;
	else id = genId();
	const serializedNode = Object.assign(_serializedNode, { id });
	mirror2.add(n, serializedNode);
	if (id === IGNORED_NODE) return null;
	if (onSerialize) onSerialize(n);
	let recordChild = !skipChild;
	if (serializedNode.type === NodeType.Element) {
		recordChild = recordChild && !serializedNode.needBlock;
		delete serializedNode.needBlock;
		const shadowRootEl = index.shadowRoot(n);
		if (shadowRootEl && isNativeShadowDom(shadowRootEl)) serializedNode.isShadowHost = true;
	}
	if ((serializedNode.type === NodeType.Document || serializedNode.type === NodeType.Element) && recordChild) {
		if (slimDOMOptions.headWhitespace && serializedNode.type === NodeType.Element && serializedNode.tagName === "head") preserveWhiteSpace = false;
		const bypassOptions = {
			doc,
			mirror: mirror2,
			blockClass,
			blockSelector,
			needsMask,
			maskTextClass,
			maskTextSelector,
			skipChild,
			inlineStylesheet,
			maskInputOptions,
			maskTextFn,
			maskInputFn,
			slimDOMOptions,
			dataURLOptions,
			inlineImages,
			recordCanvas,
			preserveWhiteSpace,
			onSerialize,
			onIframeLoad,
			iframeLoadTimeout,
			onStylesheetLoad,
			stylesheetLoadTimeout,
			keepIframeSrcFn,
			cssCaptured: false
		};
		if (serializedNode.type === NodeType.Element && serializedNode.tagName === "textarea" && serializedNode.attributes.value !== void 0);
		else {
			if (serializedNode.type === NodeType.Element && serializedNode.attributes._cssText !== void 0 && typeof serializedNode.attributes._cssText === "string") bypassOptions.cssCaptured = true;
			for (const childN of Array.from(index.childNodes(n))) {
				const serializedChildNode = serializeNodeWithId(childN, bypassOptions);
				if (serializedChildNode) serializedNode.childNodes.push(serializedChildNode);
			}
		}
		let shadowRootEl = null;
		if (isElement(n) && (shadowRootEl = index.shadowRoot(n))) for (const childN of Array.from(index.childNodes(shadowRootEl))) {
			const serializedChildNode = serializeNodeWithId(childN, bypassOptions);
			if (serializedChildNode) {
				isNativeShadowDom(shadowRootEl) && (serializedChildNode.isShadow = true);
				serializedNode.childNodes.push(serializedChildNode);
			}
		}
	}
	const parent = index.parentNode(n);
	if (parent && isShadowRoot(parent) && isNativeShadowDom(parent)) serializedNode.isShadow = true;
	if (serializedNode.type === NodeType.Element && serializedNode.tagName === "iframe") onceIframeLoaded(n, () => {
		const iframeDoc = n.contentDocument;
		if (iframeDoc && onIframeLoad) {
			const serializedIframeNode = serializeNodeWithId(iframeDoc, {
				doc: iframeDoc,
				mirror: mirror2,
				blockClass,
				blockSelector,
				needsMask,
				maskTextClass,
				maskTextSelector,
				skipChild: false,
				inlineStylesheet,
				maskInputOptions,
				maskTextFn,
				maskInputFn,
				slimDOMOptions,
				dataURLOptions,
				inlineImages,
				recordCanvas,
				preserveWhiteSpace,
				onSerialize,
				onIframeLoad,
				iframeLoadTimeout,
				onStylesheetLoad,
				stylesheetLoadTimeout,
				keepIframeSrcFn
			});
			if (serializedIframeNode) onIframeLoad(n, serializedIframeNode);
		}
	}, iframeLoadTimeout);
	if (serializedNode.type === NodeType.Element && serializedNode.tagName === "link" && typeof serializedNode.attributes.rel === "string" && (serializedNode.attributes.rel === "stylesheet" || serializedNode.attributes.rel === "preload" && typeof serializedNode.attributes.href === "string" && extractFileExtension(serializedNode.attributes.href) === "css")) onceStylesheetLoaded(n, () => {
		if (onStylesheetLoad) {
			const serializedLinkNode = serializeNodeWithId(n, {
				doc,
				mirror: mirror2,
				blockClass,
				blockSelector,
				needsMask,
				maskTextClass,
				maskTextSelector,
				skipChild: false,
				inlineStylesheet,
				maskInputOptions,
				maskTextFn,
				maskInputFn,
				slimDOMOptions,
				dataURLOptions,
				inlineImages,
				recordCanvas,
				preserveWhiteSpace,
				onSerialize,
				onIframeLoad,
				iframeLoadTimeout,
				onStylesheetLoad,
				stylesheetLoadTimeout,
				keepIframeSrcFn
			});
			if (serializedLinkNode) onStylesheetLoad(n, serializedLinkNode);
		}
	}, stylesheetLoadTimeout);
	return serializedNode;
}
function snapshot(n, options) {
	const { mirror: mirror2 = new Mirror(), blockClass = "rr-block", blockSelector = null, maskTextClass = "rr-mask", maskTextSelector = null, inlineStylesheet = true, inlineImages = false, recordCanvas = false, maskAllInputs = false, maskTextFn, maskInputFn, slimDOM = false, dataURLOptions, preserveWhiteSpace, onSerialize, onIframeLoad, iframeLoadTimeout, onStylesheetLoad, stylesheetLoadTimeout, keepIframeSrcFn = () => false } = options;
	return serializeNodeWithId(n, {
		doc: n,
		mirror: mirror2,
		blockClass,
		blockSelector,
		maskTextClass,
		maskTextSelector,
		skipChild: false,
		inlineStylesheet,
		maskInputOptions: maskAllInputs === true ? {
			color: true,
			date: true,
			"datetime-local": true,
			email: true,
			month: true,
			number: true,
			range: true,
			search: true,
			tel: true,
			text: true,
			time: true,
			url: true,
			week: true,
			textarea: true,
			select: true,
			password: true
		} : maskAllInputs === false ? { password: true } : maskAllInputs,
		maskTextFn,
		maskInputFn,
		slimDOMOptions: slimDOMDefaults(slimDOM),
		dataURLOptions,
		inlineImages,
		recordCanvas,
		preserveWhiteSpace,
		onSerialize,
		onIframeLoad,
		iframeLoadTimeout,
		onStylesheetLoad,
		stylesheetLoadTimeout,
		keepIframeSrcFn,
		newlyAddedElement: false
	});
}
var BaseRRNode = class BaseRRNode {
	constructor(..._args) {
		__publicField(this, "parentElement", null);
		__publicField(this, "parentNode", null);
		__publicField(this, "ownerDocument");
		__publicField(this, "firstChild", null);
		__publicField(this, "lastChild", null);
		__publicField(this, "previousSibling", null);
		__publicField(this, "nextSibling", null);
		__publicField(this, "ELEMENT_NODE", 1);
		__publicField(this, "TEXT_NODE", 3);
		__publicField(this, "nodeType");
		__publicField(this, "nodeName");
		__publicField(this, "RRNodeType");
	}
	get childNodes() {
		const childNodes2 = [];
		let childIterator = this.firstChild;
		while (childIterator) {
			childNodes2.push(childIterator);
			childIterator = childIterator.nextSibling;
		}
		return childNodes2;
	}
	contains(node) {
		if (!(node instanceof BaseRRNode)) return false;
		else if (node.ownerDocument !== this.ownerDocument) return false;
		else if (node === this) return true;
		while (node.parentNode) {
			if (node.parentNode === this) return true;
			node = node.parentNode;
		}
		return false;
	}
	appendChild(_newChild) {
		throw new Error(`RRDomException: Failed to execute 'appendChild' on 'RRNode': This RRNode type does not support this method.`);
	}
	insertBefore(_newChild, _refChild) {
		throw new Error(`RRDomException: Failed to execute 'insertBefore' on 'RRNode': This RRNode type does not support this method.`);
	}
	removeChild(_node) {
		throw new Error(`RRDomException: Failed to execute 'removeChild' on 'RRNode': This RRNode type does not support this method.`);
	}
	toString() {
		return "RRNode";
	}
};
function on(type, fn, target = document) {
	const options = {
		capture: true,
		passive: true
	};
	target.addEventListener(type, fn, options);
	return () => target.removeEventListener(type, fn, options);
}
var DEPARTED_MIRROR_ACCESS_WARNING = "Please stop import mirror directly. Instead of that,\r\nnow you can use replayer.getMirror() to access the mirror instance of a replayer,\r\nor you can use record.mirror to access the mirror instance during recording.";
var _mirror = {
	map: {},
	getId() {
		console.error(DEPARTED_MIRROR_ACCESS_WARNING);
		return -1;
	},
	getNode() {
		console.error(DEPARTED_MIRROR_ACCESS_WARNING);
		return null;
	},
	removeNodeFromMap() {
		console.error(DEPARTED_MIRROR_ACCESS_WARNING);
	},
	has() {
		console.error(DEPARTED_MIRROR_ACCESS_WARNING);
		return false;
	},
	reset() {
		console.error(DEPARTED_MIRROR_ACCESS_WARNING);
	}
};
if (typeof window !== "undefined" && window.Proxy && window.Reflect) _mirror = new Proxy(_mirror, { get(target, prop, receiver) {
	if (prop === "map") console.error(DEPARTED_MIRROR_ACCESS_WARNING);
	return Reflect.get(target, prop, receiver);
} });
function throttle(func, wait, options = {}) {
	let timeout = null;
	let previous = 0;
	return function(...args) {
		const now = Date.now();
		if (!previous && options.leading === false) previous = now;
		const remaining = wait - (now - previous);
		const context = this;
		if (remaining <= 0 || remaining > wait) {
			if (timeout) {
				clearTimeout(timeout);
				timeout = null;
			}
			previous = now;
			func.apply(context, args);
		} else if (!timeout && options.trailing !== false) timeout = setTimeout(() => {
			previous = options.leading === false ? 0 : Date.now();
			timeout = null;
			func.apply(context, args);
		}, remaining);
	};
}
function hookSetter(target, key, d, isRevoked, win = window) {
	const original = win.Object.getOwnPropertyDescriptor(target, key);
	win.Object.defineProperty(target, key, isRevoked ? d : { set(value) {
		setTimeout(() => {
			d.set.call(this, value);
		}, 0);
		if (original && original.set) original.set.call(this, value);
	} });
	return () => hookSetter(target, key, original || {}, true);
}
function getWindowScroll(win) {
	var _a2, _b, _c, _d;
	const doc = win.document;
	return {
		left: doc.scrollingElement ? doc.scrollingElement.scrollLeft : win.pageXOffset !== void 0 ? win.pageXOffset : doc.documentElement.scrollLeft || (doc == null ? void 0 : doc.body) && ((_a2 = index.parentElement(doc.body)) == null ? void 0 : _a2.scrollLeft) || ((_b = doc == null ? void 0 : doc.body) == null ? void 0 : _b.scrollLeft) || 0,
		top: doc.scrollingElement ? doc.scrollingElement.scrollTop : win.pageYOffset !== void 0 ? win.pageYOffset : (doc == null ? void 0 : doc.documentElement.scrollTop) || (doc == null ? void 0 : doc.body) && ((_c = index.parentElement(doc.body)) == null ? void 0 : _c.scrollTop) || ((_d = doc == null ? void 0 : doc.body) == null ? void 0 : _d.scrollTop) || 0
	};
}
function getWindowHeight() {
	return window.innerHeight || document.documentElement && document.documentElement.clientHeight || document.body && document.body.clientHeight;
}
function getWindowWidth() {
	return window.innerWidth || document.documentElement && document.documentElement.clientWidth || document.body && document.body.clientWidth;
}
function closestElementOfNode(node) {
	if (!node) return null;
	return node.nodeType === node.ELEMENT_NODE ? node : index.parentElement(node);
}
function isBlocked(node, blockClass, blockSelector, checkAncestors) {
	if (!node) return false;
	const el = closestElementOfNode(node);
	if (!el) return false;
	try {
		if (typeof blockClass === "string") {
			if (el.classList.contains(blockClass)) return true;
			if (checkAncestors && el.closest("." + blockClass) !== null) return true;
		} else if (classMatchesRegex(el, blockClass, checkAncestors)) return true;
	} catch (e) {}
	if (blockSelector) {
		if (el.matches(blockSelector)) return true;
		if (checkAncestors && el.closest(blockSelector) !== null) return true;
	}
	return false;
}
function isSerialized(n, mirror2) {
	return mirror2.getId(n) !== -1;
}
function isIgnored(n, mirror2, slimDOMOptions) {
	if (n.tagName === "TITLE" && slimDOMOptions.headTitleMutations) return true;
	return mirror2.getId(n) === IGNORED_NODE;
}
function isAncestorRemoved(target, mirror2) {
	if (isShadowRoot(target)) return false;
	const id = mirror2.getId(target);
	if (!mirror2.has(id)) return true;
	const parent = index.parentNode(target);
	if (parent && parent.nodeType === target.DOCUMENT_NODE) return false;
	if (!parent) return true;
	return isAncestorRemoved(parent, mirror2);
}
function legacy_isTouchEvent(event) {
	return Boolean(event.changedTouches);
}
function polyfill(win = window) {
	if ("NodeList" in win && !win.NodeList.prototype.forEach) win.NodeList.prototype.forEach = Array.prototype.forEach;
	if ("DOMTokenList" in win && !win.DOMTokenList.prototype.forEach) win.DOMTokenList.prototype.forEach = Array.prototype.forEach;
}
function isSerializedIframe(n, mirror2) {
	return Boolean(n.nodeName === "IFRAME" && mirror2.getMeta(n));
}
function isSerializedStylesheet(n, mirror2) {
	return Boolean(n.nodeName === "LINK" && n.nodeType === n.ELEMENT_NODE && n.getAttribute && n.getAttribute("rel") === "stylesheet" && mirror2.getMeta(n));
}
function hasShadowRoot(n) {
	if (!n) return false;
	if (n instanceof BaseRRNode && "shadowRoot" in n) return Boolean(n.shadowRoot);
	return Boolean(index.shadowRoot(n));
}
var StyleSheetMirror = class {
	constructor() {
		__publicField(this, "id", 1);
		__publicField(this, "styleIDMap", /* @__PURE__ */ new WeakMap());
		__publicField(this, "idStyleMap", /* @__PURE__ */ new Map());
	}
	getId(stylesheet) {
		return this.styleIDMap.get(stylesheet) ?? -1;
	}
	has(stylesheet) {
		return this.styleIDMap.has(stylesheet);
	}
	/**
	* @returns If the stylesheet is in the mirror, returns the id of the stylesheet. If not, return the new assigned id.
	*/
	add(stylesheet, id) {
		if (this.has(stylesheet)) return this.getId(stylesheet);
		let newId;
		if (id === void 0) newId = this.id++;
		else newId = id;
		this.styleIDMap.set(stylesheet, newId);
		this.idStyleMap.set(newId, stylesheet);
		return newId;
	}
	getStyle(id) {
		return this.idStyleMap.get(id) || null;
	}
	reset() {
		this.styleIDMap = /* @__PURE__ */ new WeakMap();
		this.idStyleMap = /* @__PURE__ */ new Map();
		this.id = 1;
	}
	generateId() {
		return this.id++;
	}
};
function getShadowHost(n) {
	var _a2;
	let shadowHost = null;
	if ("getRootNode" in n && ((_a2 = index.getRootNode(n)) == null ? void 0 : _a2.nodeType) === Node.DOCUMENT_FRAGMENT_NODE && index.host(index.getRootNode(n))) shadowHost = index.host(index.getRootNode(n));
	return shadowHost;
}
function getRootShadowHost(n) {
	let rootShadowHost = n;
	let shadowHost;
	while (shadowHost = getShadowHost(rootShadowHost)) rootShadowHost = shadowHost;
	return rootShadowHost;
}
function shadowHostInDom(n) {
	const doc = index.ownerDocument(n);
	if (!doc) return false;
	const shadowHost = getRootShadowHost(n);
	return index.contains(doc, shadowHost);
}
function inDom(n) {
	const doc = index.ownerDocument(n);
	if (!doc) return false;
	return index.contains(doc, n) || shadowHostInDom(n);
}
var moveKey = (id, parentId) => `${id}@${parentId}`;
var MutationBuffer = class {
	constructor() {
		__publicField(this, "frozen", false);
		__publicField(this, "locked", false);
		__publicField(this, "texts", []);
		__publicField(this, "attributes", []);
		__publicField(this, "attributeMap", /* @__PURE__ */ new WeakMap());
		__publicField(this, "removes", []);
		__publicField(this, "mapRemoves", []);
		__publicField(this, "movedMap", {});
		/**
		* the browser MutationObserver emits multiple mutations after
		* a delay for performance reasons, making tracing added nodes hard
		* in our `processMutations` callback function.
		* For example, if we append an element el_1 into body, and then append
		* another element el_2 into el_1, these two mutations may be passed to the
		* callback function together when the two operations were done.
		* Generally we need to trace child nodes of newly added nodes, but in this
		* case if we count el_2 as el_1's child node in the first mutation record,
		* then we will count el_2 again in the second mutation record which was
		* duplicated.
		* To avoid of duplicate counting added nodes, we use a Set to store
		* added nodes and its child nodes during iterate mutation records. Then
		* collect added nodes from the Set which have no duplicate copy. But
		* this also causes newly added nodes will not be serialized with id ASAP,
		* which means all the id related calculation should be lazy too.
		*/
		__publicField(this, "addedSet", /* @__PURE__ */ new Set());
		__publicField(this, "movedSet", /* @__PURE__ */ new Set());
		__publicField(this, "droppedSet", /* @__PURE__ */ new Set());
		__publicField(this, "removesSubTreeCache", /* @__PURE__ */ new Set());
		__publicField(this, "mutationCb");
		__publicField(this, "blockClass");
		__publicField(this, "blockSelector");
		__publicField(this, "maskTextClass");
		__publicField(this, "maskTextSelector");
		__publicField(this, "inlineStylesheet");
		__publicField(this, "maskInputOptions");
		__publicField(this, "maskTextFn");
		__publicField(this, "maskInputFn");
		__publicField(this, "keepIframeSrcFn");
		__publicField(this, "recordCanvas");
		__publicField(this, "inlineImages");
		__publicField(this, "slimDOMOptions");
		__publicField(this, "dataURLOptions");
		__publicField(this, "doc");
		__publicField(this, "mirror");
		__publicField(this, "iframeManager");
		__publicField(this, "stylesheetManager");
		__publicField(this, "shadowDomManager");
		__publicField(this, "canvasManager");
		__publicField(this, "processedNodeManager");
		__publicField(this, "unattachedDoc");
		__publicField(this, "processMutations", (mutations) => {
			mutations.forEach(this.processMutation);
			this.emit();
		});
		__publicField(this, "emit", () => {
			if (this.frozen || this.locked) return;
			const adds = [];
			const addedIds = /* @__PURE__ */ new Set();
			while (this.mapRemoves.length) this.mirror.removeNodeFromMap(this.mapRemoves.shift());
			for (const n2 of this.movedSet) {
				const parentNode22 = index.parentNode(n2);
				if (this.removesSubTreeCache.has(parentNode22) && !this.movedSet.has(parentNode22)) continue;
				this.addedSet.add(n2);
			}
			let n = null;
			let parentNode2 = null;
			let parentId = -1;
			let nextSibling2 = null;
			let ancestorBad = false;
			const missingParents = /* @__PURE__ */ new Set();
			const iter = this.addedSet.values();
			let curr = iter.next();
			while (this.addedSet.size) {
				if (n !== null && this.addedSet.has(index.previousSibling(n))) {
					nextSibling2 = n;
					n = index.previousSibling(n);
				} else {
					if (!this.addedSet.has(curr.value)) curr = iter.next();
					n = curr.value;
					while (true) {
						parentNode2 = index.parentNode(n);
						if (this.addedSet.has(parentNode2)) {
							n = parentNode2;
							continue;
						}
						break;
					}
					if (missingParents.has(parentNode2)) parentNode2 = null;
					else if (parentNode2) {
						if (!inDom(parentNode2)) ancestorBad = true;
						else {
							ancestorBad = isSelfOrAncestorInSet(this.droppedSet, parentNode2) || this.removesSubTreeCache.has(parentNode2);
							if (ancestorBad && isSelfOrAncestorInSet(this.movedSet, n)) ancestorBad = false;
						}
						if (this.addedSet.has(index.lastChild(parentNode2))) {
							n = index.lastChild(parentNode2);
							nextSibling2 = null;
						} else while (true) {
							nextSibling2 = index.nextSibling(n);
							if (this.addedSet.has(nextSibling2)) {
								n = nextSibling2;
								continue;
							}
							break;
						}
						parentId = isShadowRoot(parentNode2) ? this.mirror.getId(getShadowHost(n)) : this.mirror.getId(parentNode2);
						if (parentId === -1 && parentNode2.nodeType === Node.DOCUMENT_FRAGMENT_NODE) {
							const shadowHost = index.host(parentNode2);
							parentId = this.mirror.getId(shadowHost);
						}
					}
				}
				this.addedSet.delete(n);
				if (!parentNode2 || parentId === -1) {
					missingParents.add(n);
					continue;
				} else if (ancestorBad) {
					this.droppedSet.add(n);
					continue;
				}
				let cssCaptured = false;
				if (n.nodeType === Node.TEXT_NODE) {
					const parentTag = parentNode2.tagName;
					if (parentTag === "TEXTAREA") continue;
					else if (parentTag === "STYLE" && addedIds.has(parentId)) cssCaptured = true;
				}
				let nextId = nextSibling2 ? this.mirror.getId(nextSibling2) : null;
				while (nextId === IGNORED_NODE) {
					nextSibling2 = nextSibling2 && index.nextSibling(nextSibling2);
					nextId = nextSibling2 && this.mirror.getId(nextSibling2);
				}
				if (nextId === -1) {
					console.warn("Couldn't record new node. Couldn't find mirror id for nextSibling:", nextSibling2);
					n = null;
					continue;
				}
				const sn = serializeNodeWithId(n, {
					doc: this.doc,
					mirror: this.mirror,
					blockClass: this.blockClass,
					blockSelector: this.blockSelector,
					maskTextClass: this.maskTextClass,
					maskTextSelector: this.maskTextSelector,
					skipChild: true,
					newlyAddedElement: true,
					inlineStylesheet: this.inlineStylesheet,
					maskInputOptions: this.maskInputOptions,
					maskTextFn: this.maskTextFn,
					maskInputFn: this.maskInputFn,
					slimDOMOptions: this.slimDOMOptions,
					dataURLOptions: this.dataURLOptions,
					recordCanvas: this.recordCanvas,
					inlineImages: this.inlineImages,
					onSerialize: (currentN) => {
						if (isSerializedIframe(currentN, this.mirror)) this.iframeManager.addIframe(currentN);
						if (isSerializedStylesheet(currentN, this.mirror)) this.stylesheetManager.trackLinkElement(currentN);
						if (hasShadowRoot(n)) this.shadowDomManager.addShadowRoot(index.shadowRoot(n), this.doc);
					},
					onIframeLoad: (iframe, childSn) => {
						this.iframeManager.attachIframe(iframe, childSn);
						this.shadowDomManager.observeAttachShadow(iframe);
					},
					onStylesheetLoad: (link, childSn) => {
						this.stylesheetManager.attachLinkElement(link, childSn);
					},
					cssCaptured
				});
				if (sn) {
					adds.push({
						parentId,
						nextId,
						node: sn
					});
					addedIds.add(sn.id);
				}
			}
			const payload = {
				texts: this.texts.map((text) => {
					const n2 = text.node;
					const parent = index.parentNode(n2);
					if (parent && parent.tagName === "TEXTAREA") this.genTextAreaValueMutation(parent);
					return {
						id: this.mirror.getId(n2),
						value: text.value
					};
				}).filter((text) => !addedIds.has(text.id)).filter((text) => this.mirror.has(text.id)),
				attributes: this.attributes.map((attribute) => {
					const { attributes } = attribute;
					if (typeof attributes.style === "string") {
						const diffAsStr = JSON.stringify(attribute.styleDiff);
						const unchangedAsStr = JSON.stringify(attribute._unchangedStyles);
						if (diffAsStr.length < attributes.style.length) {
							if ((diffAsStr + unchangedAsStr).split("var(").length === attributes.style.split("var(").length) attributes.style = attribute.styleDiff;
						}
					}
					return {
						id: this.mirror.getId(attribute.node),
						attributes
					};
				}).filter((attribute) => !addedIds.has(attribute.id)).filter((attribute) => this.mirror.has(attribute.id)),
				removes: this.removes,
				adds
			};
			if (!payload.texts.length && !payload.attributes.length && !payload.removes.length && !payload.adds.length) return;
			this.texts = [];
			this.attributes = [];
			this.attributeMap = /* @__PURE__ */ new WeakMap();
			this.removes = [];
			this.addedSet = /* @__PURE__ */ new Set();
			this.movedSet = /* @__PURE__ */ new Set();
			this.droppedSet = /* @__PURE__ */ new Set();
			this.removesSubTreeCache = /* @__PURE__ */ new Set();
			this.movedMap = {};
			this.mutationCb(payload);
		});
		__publicField(this, "genTextAreaValueMutation", (textarea) => {
			let item = this.attributeMap.get(textarea);
			if (!item) {
				item = {
					node: textarea,
					attributes: {},
					styleDiff: {},
					_unchangedStyles: {}
				};
				this.attributes.push(item);
				this.attributeMap.set(textarea, item);
			}
			const value = Array.from(index.childNodes(textarea), (cn) => index.textContent(cn) || "").join("");
			item.attributes.value = maskInputValue({
				element: textarea,
				maskInputOptions: this.maskInputOptions,
				tagName: textarea.tagName,
				type: getInputType(textarea),
				value,
				maskInputFn: this.maskInputFn
			});
		});
		__publicField(this, "processMutation", (m) => {
			if (isIgnored(m.target, this.mirror, this.slimDOMOptions)) return;
			switch (m.type) {
				case "characterData": {
					const value = index.textContent(m.target);
					if (!isBlocked(m.target, this.blockClass, this.blockSelector, false) && value !== m.oldValue) this.texts.push({
						value: needMaskingText(m.target, this.maskTextClass, this.maskTextSelector, true) && value ? this.maskTextFn ? this.maskTextFn(value, closestElementOfNode(m.target)) : value.replace(/[\S]/g, "*") : value,
						node: m.target
					});
					break;
				}
				case "attributes": {
					const target = m.target;
					const tagNameLower = toLowerCase(target.tagName);
					let attributeName = m.attributeName;
					let value = m.target.getAttribute(attributeName);
					if (attributeName === "value") {
						const type = getInputType(target);
						value = maskInputValue({
							element: target,
							maskInputOptions: this.maskInputOptions,
							tagName: target.tagName,
							type,
							value,
							maskInputFn: this.maskInputFn
						});
					}
					if (isBlocked(m.target, this.blockClass, this.blockSelector, false) || value === m.oldValue) return;
					let item = this.attributeMap.get(m.target);
					if (tagNameLower === "iframe" && attributeName === "src" && !this.keepIframeSrcFn(value)) {
						if (!target.contentDocument) attributeName = "rr_src";
						else return;
					}
					if (!item) {
						item = {
							node: m.target,
							attributes: {},
							styleDiff: {},
							_unchangedStyles: {}
						};
						this.attributes.push(item);
						this.attributeMap.set(m.target, item);
					}
					if (attributeName === "type" && tagNameLower === "input" && (m.oldValue || "").toLowerCase() === "password") target.setAttribute("data-rr-is-password", "true");
					if (!ignoreAttribute(tagNameLower, attributeName)) {
						item.attributes[attributeName] = transformAttribute(this.doc, tagNameLower, toLowerCase(attributeName), value);
						if (attributeName === "style") {
							if (!this.unattachedDoc) try {
								this.unattachedDoc = document.implementation.createHTMLDocument();
							} catch (e) {
								this.unattachedDoc = this.doc;
							}
							const old = this.unattachedDoc.createElement("span");
							if (m.oldValue) old.setAttribute("style", m.oldValue);
							for (const pname of Array.from(target.style)) {
								const newValue = target.style.getPropertyValue(pname);
								const newPriority = target.style.getPropertyPriority(pname);
								if (newValue !== old.style.getPropertyValue(pname) || newPriority !== old.style.getPropertyPriority(pname)) {
									if (newPriority === "") item.styleDiff[pname] = newValue;
									else item.styleDiff[pname] = [newValue, newPriority];
								} else item._unchangedStyles[pname] = [newValue, newPriority];
							}
							for (const pname of Array.from(old.style)) if (target.style.getPropertyValue(pname) === "") item.styleDiff[pname] = false;
						} else if (attributeName === "open" && target.tagName === "DIALOG") {
							if (target.matches("dialog:modal")) item.attributes["rr_open_mode"] = "modal";
							else item.attributes["rr_open_mode"] = "non-modal";
						}
					}
					break;
				}
				case "childList":
					if (isBlocked(m.target, this.blockClass, this.blockSelector, true)) return;
					if (m.target.tagName === "TEXTAREA") {
						this.genTextAreaValueMutation(m.target);
						return;
					}
					m.addedNodes.forEach((n) => this.genAdds(n, m.target));
					m.removedNodes.forEach((n) => {
						const nodeId = this.mirror.getId(n);
						const parentId = isShadowRoot(m.target) ? this.mirror.getId(index.host(m.target)) : this.mirror.getId(m.target);
						if (isBlocked(m.target, this.blockClass, this.blockSelector, false) || isIgnored(n, this.mirror, this.slimDOMOptions) || !isSerialized(n, this.mirror)) return;
						if (this.addedSet.has(n)) {
							deepDelete(this.addedSet, n);
							this.droppedSet.add(n);
						} else if (this.addedSet.has(m.target) && nodeId === -1);
						else if (isAncestorRemoved(m.target, this.mirror));
						else if (this.movedSet.has(n) && this.movedMap[moveKey(nodeId, parentId)]) deepDelete(this.movedSet, n);
						else {
							this.removes.push({
								parentId,
								id: nodeId,
								isShadow: isShadowRoot(m.target) && isNativeShadowDom(m.target) ? true : void 0
							});
							processRemoves(n, this.removesSubTreeCache);
						}
						this.mapRemoves.push(n);
					});
			}
		});
		/**
		* Make sure you check if `n`'s parent is blocked before calling this function
		* */
		__publicField(this, "genAdds", (n, target) => {
			if (this.processedNodeManager.inOtherBuffer(n, this)) return;
			if (this.addedSet.has(n) || this.movedSet.has(n)) return;
			if (this.mirror.hasNode(n)) {
				if (isIgnored(n, this.mirror, this.slimDOMOptions)) return;
				this.movedSet.add(n);
				let targetId = null;
				if (target && this.mirror.hasNode(target)) targetId = this.mirror.getId(target);
				if (targetId && targetId !== -1) this.movedMap[moveKey(this.mirror.getId(n), targetId)] = true;
			} else {
				this.addedSet.add(n);
				this.droppedSet.delete(n);
			}
			if (!isBlocked(n, this.blockClass, this.blockSelector, false)) {
				index.childNodes(n).forEach((childN) => this.genAdds(childN));
				if (hasShadowRoot(n)) index.childNodes(index.shadowRoot(n)).forEach((childN) => {
					this.processedNodeManager.add(childN, this);
					this.genAdds(childN, n);
				});
			}
		});
	}
	init(options) {
		[
			"mutationCb",
			"blockClass",
			"blockSelector",
			"maskTextClass",
			"maskTextSelector",
			"inlineStylesheet",
			"maskInputOptions",
			"maskTextFn",
			"maskInputFn",
			"keepIframeSrcFn",
			"recordCanvas",
			"inlineImages",
			"slimDOMOptions",
			"dataURLOptions",
			"doc",
			"mirror",
			"iframeManager",
			"stylesheetManager",
			"shadowDomManager",
			"canvasManager",
			"processedNodeManager"
		].forEach((key) => {
			this[key] = options[key];
		});
	}
	freeze() {
		this.frozen = true;
		this.canvasManager.freeze();
	}
	unfreeze() {
		this.frozen = false;
		this.canvasManager.unfreeze();
		this.emit();
	}
	isFrozen() {
		return this.frozen;
	}
	lock() {
		this.locked = true;
		this.canvasManager.lock();
	}
	unlock() {
		this.locked = false;
		this.canvasManager.unlock();
		this.emit();
	}
	reset() {
		this.shadowDomManager.reset();
		this.canvasManager.reset();
	}
};
function deepDelete(addsSet, n) {
	addsSet.delete(n);
	index.childNodes(n).forEach((childN) => deepDelete(addsSet, childN));
}
function processRemoves(n, cache) {
	const queue = [n];
	while (queue.length) {
		const next = queue.pop();
		if (cache.has(next)) continue;
		cache.add(next);
		index.childNodes(next).forEach((n2) => queue.push(n2));
	}
}
function isSelfOrAncestorInSet(set, n) {
	if (set.size === 0) return false;
	return _isSelfOrAncestorInSet(set, n);
}
function _isSelfOrAncestorInSet(set, n) {
	if (set.has(n)) return true;
	const parent = index.parentNode(n);
	if (!parent) return false;
	return _isSelfOrAncestorInSet(set, parent);
}
var errorHandler;
function registerErrorHandler(handler) {
	errorHandler = handler;
}
function unregisterErrorHandler() {
	errorHandler = void 0;
}
var callbackWrapper = (cb) => {
	if (!errorHandler) return cb;
	const rrwebWrapped = (...rest) => {
		try {
			return cb(...rest);
		} catch (error) {
			if (errorHandler && errorHandler(error) === true) return;
			throw error;
		}
	};
	return rrwebWrapped;
};
var mutationBuffers = [];
function getEventTarget(event) {
	try {
		if ("composedPath" in event) {
			const path = event.composedPath();
			if (path.length) return path[0];
		} else if ("path" in event && event.path.length) return event.path[0];
	} catch {}
	return event && event.target;
}
function initMutationObserver(options, rootEl) {
	const mutationBuffer = new MutationBuffer();
	mutationBuffers.push(mutationBuffer);
	mutationBuffer.init(options);
	const [ObserverCtor, iframeCleanup] = mutationObserverCtor();
	const observer = gather(ObserverCtor, callbackWrapper(mutationBuffer.processMutations.bind(mutationBuffer)));
	observer.observe(rootEl, {
		attributes: true,
		attributeOldValue: true,
		characterData: true,
		characterDataOldValue: true,
		childList: true,
		subtree: true
	});
	return [observer, iframeCleanup];
}
function initMoveObserver({ mousemoveCb, sampling, doc, mirror: mirror2 }) {
	if (sampling.mousemove === false) return () => {};
	const threshold = typeof sampling.mousemove === "number" ? sampling.mousemove : 50;
	const callbackThreshold = typeof sampling.mousemoveCallback === "number" ? sampling.mousemoveCallback : 500;
	let positions = [];
	let timeBaseline;
	const wrappedCb = throttle(callbackWrapper((source) => {
		const totalOffset = Date.now() - timeBaseline;
		mousemoveCb(positions.map((p) => {
			p.timeOffset -= totalOffset;
			return p;
		}), source);
		positions = [];
		timeBaseline = null;
	}), callbackThreshold);
	const updatePosition = callbackWrapper(throttle(callbackWrapper((evt) => {
		const target = getEventTarget(evt);
		const { clientX, clientY } = legacy_isTouchEvent(evt) ? evt.changedTouches[0] : evt;
		if (!timeBaseline) timeBaseline = nowTimestamp();
		positions.push({
			x: clientX,
			y: clientY,
			id: mirror2.getId(target),
			timeOffset: nowTimestamp() - timeBaseline
		});
		wrappedCb(typeof DragEvent !== "undefined" && evt instanceof DragEvent ? IncrementalSource.Drag : evt instanceof MouseEvent ? IncrementalSource.MouseMove : IncrementalSource.TouchMove);
	}), threshold, { trailing: false }));
	const handlers = [
		on("mousemove", updatePosition, doc),
		on("touchmove", updatePosition, doc),
		on("drag", updatePosition, doc)
	];
	return callbackWrapper(() => {
		handlers.forEach((h) => h());
	});
}
function initMouseInteractionObserver({ mouseInteractionCb, doc, mirror: mirror2, blockClass, blockSelector, sampling }) {
	if (sampling.mouseInteraction === false) return () => {};
	const disableMap = sampling.mouseInteraction === true || sampling.mouseInteraction === void 0 ? {} : sampling.mouseInteraction;
	const handlers = [];
	let currentPointerType = null;
	const getHandler = (eventKey) => {
		return (event) => {
			const target = getEventTarget(event);
			if (isBlocked(target, blockClass, blockSelector, true)) return;
			let pointerType = null;
			let thisEventKey = eventKey;
			if ("pointerType" in event) {
				switch (event.pointerType) {
					case "mouse":
						pointerType = PointerTypes.Mouse;
						break;
					case "touch":
						pointerType = PointerTypes.Touch;
						break;
					case "pen": pointerType = PointerTypes.Pen;
				}
				if (pointerType === PointerTypes.Touch) {
					if (MouseInteractions[eventKey] === MouseInteractions.MouseDown) thisEventKey = "TouchStart";
					else if (MouseInteractions[eventKey] === MouseInteractions.MouseUp) thisEventKey = "TouchEnd";
				} else if (pointerType === PointerTypes.Pen);
			} else if (legacy_isTouchEvent(event)) pointerType = PointerTypes.Touch;
			if (pointerType !== null) {
				currentPointerType = pointerType;
				if (thisEventKey.startsWith("Touch") && pointerType === PointerTypes.Touch || thisEventKey.startsWith("Mouse") && pointerType === PointerTypes.Mouse) pointerType = null;
			} else if (MouseInteractions[eventKey] === MouseInteractions.Click) {
				pointerType = currentPointerType;
				currentPointerType = null;
			}
			const e = legacy_isTouchEvent(event) ? event.changedTouches[0] : event;
			if (!e) return;
			const id = mirror2.getId(target);
			const { clientX, clientY } = e;
			callbackWrapper(mouseInteractionCb)({
				type: MouseInteractions[thisEventKey],
				id,
				x: clientX,
				y: clientY,
				...pointerType !== null && { pointerType }
			});
		};
	};
	Object.keys(MouseInteractions).filter((key) => Number.isNaN(Number(key)) && !key.endsWith("_Departed") && disableMap[key] !== false).forEach((eventKey) => {
		let eventName = toLowerCase(eventKey);
		const handler = getHandler(eventKey);
		if (window.PointerEvent) switch (MouseInteractions[eventKey]) {
			case MouseInteractions.MouseDown:
			case MouseInteractions.MouseUp:
				eventName = eventName.replace("mouse", "pointer");
				break;
			case MouseInteractions.TouchStart:
			case MouseInteractions.TouchEnd: return;
		}
		handlers.push(on(eventName, handler, doc));
	});
	return callbackWrapper(() => {
		handlers.forEach((h) => h());
	});
}
function initScrollObserver({ scrollCb, doc, mirror: mirror2, blockClass, blockSelector, sampling }) {
	return on("scroll", callbackWrapper(throttle(callbackWrapper((evt) => {
		const target = getEventTarget(evt);
		if (!target || isBlocked(target, blockClass, blockSelector, true)) return;
		const id = mirror2.getId(target);
		if (target === doc && doc.defaultView) {
			const scrollLeftTop = getWindowScroll(doc.defaultView);
			scrollCb({
				id,
				x: scrollLeftTop.left,
				y: scrollLeftTop.top
			});
		} else scrollCb({
			id,
			x: target.scrollLeft,
			y: target.scrollTop
		});
	}), sampling.scroll || 100)), doc);
}
function initViewportResizeObserver({ viewportResizeCb }, { win }) {
	let lastH = -1;
	let lastW = -1;
	return on("resize", callbackWrapper(throttle(callbackWrapper(() => {
		const height = getWindowHeight();
		const width = getWindowWidth();
		if (lastH !== height || lastW !== width) {
			viewportResizeCb({
				width: Number(width),
				height: Number(height)
			});
			lastH = height;
			lastW = width;
		}
	}), 200)), win);
}
var INPUT_TAGS = [
	"INPUT",
	"TEXTAREA",
	"SELECT"
];
var lastInputValueMap = /* @__PURE__ */ new WeakMap();
function initInputObserver({ inputCb, doc, mirror: mirror2, blockClass, blockSelector, ignoreClass, ignoreSelector, maskInputOptions, maskInputFn, sampling, userTriggeredOnInput }) {
	function eventHandler(event) {
		let target = getEventTarget(event);
		const userTriggered = event.isTrusted;
		const tagName = target && target.tagName;
		if (target && tagName === "OPTION") target = index.parentElement(target);
		if (!target || !tagName || INPUT_TAGS.indexOf(tagName) < 0 || isBlocked(target, blockClass, blockSelector, true)) return;
		if (target.classList.contains(ignoreClass) || ignoreSelector && target.matches(ignoreSelector)) return;
		let text = target.value;
		let isChecked = false;
		const type = getInputType(target) || "";
		if (type === "radio" || type === "checkbox") isChecked = target.checked;
		else if (maskInputOptions[tagName.toLowerCase()] || maskInputOptions[type]) text = maskInputValue({
			element: target,
			maskInputOptions,
			tagName,
			type,
			value: text,
			maskInputFn
		});
		cbWithDedup(target, userTriggeredOnInput ? {
			text,
			isChecked,
			userTriggered
		} : {
			text,
			isChecked
		});
		const name = target.name;
		if (type === "radio" && name && isChecked) doc.querySelectorAll(`input[type="radio"][name="${name}"]`).forEach((el) => {
			if (el !== target) {
				const text2 = el.value;
				cbWithDedup(el, userTriggeredOnInput ? {
					text: text2,
					isChecked: !isChecked,
					userTriggered: false
				} : {
					text: text2,
					isChecked: !isChecked
				});
			}
		});
	}
	function cbWithDedup(target, v) {
		const lastInputValue = lastInputValueMap.get(target);
		if (!lastInputValue || lastInputValue.text !== v.text || lastInputValue.isChecked !== v.isChecked) {
			lastInputValueMap.set(target, v);
			const id = mirror2.getId(target);
			callbackWrapper(inputCb)({
				...v,
				id
			});
		}
	}
	const handlers = (sampling.input === "last" ? ["change"] : ["input", "change"]).map((eventName) => on(eventName, callbackWrapper(eventHandler), doc));
	const currentWindow = doc.defaultView;
	if (!currentWindow) return () => {
		handlers.forEach((h) => h());
	};
	const propertyDescriptor = currentWindow.Object.getOwnPropertyDescriptor(currentWindow.HTMLInputElement.prototype, "value");
	const hookProperties = [
		[currentWindow.HTMLInputElement.prototype, "value"],
		[currentWindow.HTMLInputElement.prototype, "checked"],
		[currentWindow.HTMLSelectElement.prototype, "value"],
		[currentWindow.HTMLTextAreaElement.prototype, "value"],
		[currentWindow.HTMLSelectElement.prototype, "selectedIndex"],
		[currentWindow.HTMLOptionElement.prototype, "selected"]
	];
	if (propertyDescriptor && propertyDescriptor.set) handlers.push(...hookProperties.map((p) => hookSetter(p[0], p[1], { set() {
		callbackWrapper(eventHandler)({
			target: this,
			isTrusted: false
		});
	} }, false, currentWindow)));
	return callbackWrapper(() => {
		handlers.forEach((h) => h());
	});
}
function getNestedCSSRulePositions(rule) {
	const positions = [];
	function recurse(childRule, pos) {
		if (hasNestedCSSRule("CSSGroupingRule") && childRule.parentRule instanceof CSSGroupingRule || hasNestedCSSRule("CSSMediaRule") && childRule.parentRule instanceof CSSMediaRule || hasNestedCSSRule("CSSSupportsRule") && childRule.parentRule instanceof CSSSupportsRule || hasNestedCSSRule("CSSConditionRule") && childRule.parentRule instanceof CSSConditionRule) {
			const index2 = Array.from(childRule.parentRule.cssRules).indexOf(childRule);
			pos.unshift(index2);
			return recurse(childRule.parentRule, pos);
		} else if (childRule.parentStyleSheet) {
			const index2 = Array.from(childRule.parentStyleSheet.cssRules).indexOf(childRule);
			pos.unshift(index2);
		}
		return pos;
	}
	return recurse(rule, positions);
}
function getIdAndStyleId(sheet, mirror2, styleMirror) {
	let id, styleId;
	if (!sheet) return {};
	if (sheet.ownerNode) id = mirror2.getId(sheet.ownerNode);
	else styleId = styleMirror.getId(sheet);
	return {
		styleId,
		id
	};
}
function initStyleSheetObserver({ styleSheetRuleCb, mirror: mirror2, stylesheetManager }, { win }) {
	if (!win.CSSStyleSheet || !win.CSSStyleSheet.prototype) return () => {};
	const insertRule = win.CSSStyleSheet.prototype.insertRule;
	win.CSSStyleSheet.prototype.insertRule = new Proxy(insertRule, { apply: callbackWrapper((target, thisArg, argumentsList) => {
		const [rule, index2] = argumentsList;
		const { id, styleId } = getIdAndStyleId(thisArg, mirror2, stylesheetManager.styleMirror);
		if (id && id !== -1 || styleId && styleId !== -1) styleSheetRuleCb({
			id,
			styleId,
			adds: [{
				rule,
				index: index2
			}]
		});
		return target.apply(thisArg, argumentsList);
	}) });
	win.CSSStyleSheet.prototype.addRule = function(selector, styleBlock, index2 = this.cssRules.length) {
		const rule = `${selector} { ${styleBlock} }`;
		return win.CSSStyleSheet.prototype.insertRule.apply(this, [rule, index2]);
	};
	const deleteRule = win.CSSStyleSheet.prototype.deleteRule;
	win.CSSStyleSheet.prototype.deleteRule = new Proxy(deleteRule, { apply: callbackWrapper((target, thisArg, argumentsList) => {
		const [index2] = argumentsList;
		const { id, styleId } = getIdAndStyleId(thisArg, mirror2, stylesheetManager.styleMirror);
		if (id && id !== -1 || styleId && styleId !== -1) styleSheetRuleCb({
			id,
			styleId,
			removes: [{ index: index2 }]
		});
		return target.apply(thisArg, argumentsList);
	}) });
	win.CSSStyleSheet.prototype.removeRule = function(index2) {
		return win.CSSStyleSheet.prototype.deleteRule.apply(this, [index2]);
	};
	let replace;
	if (win.CSSStyleSheet.prototype.replace) {
		replace = win.CSSStyleSheet.prototype.replace;
		win.CSSStyleSheet.prototype.replace = new Proxy(replace, { apply: callbackWrapper((target, thisArg, argumentsList) => {
			const [text] = argumentsList;
			const { id, styleId } = getIdAndStyleId(thisArg, mirror2, stylesheetManager.styleMirror);
			if (id && id !== -1 || styleId && styleId !== -1) styleSheetRuleCb({
				id,
				styleId,
				replace: text
			});
			return target.apply(thisArg, argumentsList);
		}) });
	}
	let replaceSync;
	if (win.CSSStyleSheet.prototype.replaceSync) {
		replaceSync = win.CSSStyleSheet.prototype.replaceSync;
		win.CSSStyleSheet.prototype.replaceSync = new Proxy(replaceSync, { apply: callbackWrapper((target, thisArg, argumentsList) => {
			const [text] = argumentsList;
			const { id, styleId } = getIdAndStyleId(thisArg, mirror2, stylesheetManager.styleMirror);
			if (id && id !== -1 || styleId && styleId !== -1) styleSheetRuleCb({
				id,
				styleId,
				replaceSync: text
			});
			return target.apply(thisArg, argumentsList);
		}) });
	}
	const supportedNestedCSSRuleTypes = {};
	if (canMonkeyPatchNestedCSSRule("CSSGroupingRule")) supportedNestedCSSRuleTypes.CSSGroupingRule = win.CSSGroupingRule;
	else {
		if (canMonkeyPatchNestedCSSRule("CSSMediaRule")) supportedNestedCSSRuleTypes.CSSMediaRule = win.CSSMediaRule;
		if (canMonkeyPatchNestedCSSRule("CSSConditionRule")) supportedNestedCSSRuleTypes.CSSConditionRule = win.CSSConditionRule;
		if (canMonkeyPatchNestedCSSRule("CSSSupportsRule")) supportedNestedCSSRuleTypes.CSSSupportsRule = win.CSSSupportsRule;
	}
	const unmodifiedFunctions = {};
	Object.entries(supportedNestedCSSRuleTypes).forEach(([typeKey, type]) => {
		unmodifiedFunctions[typeKey] = {
			insertRule: type.prototype.insertRule,
			deleteRule: type.prototype.deleteRule
		};
		type.prototype.insertRule = new Proxy(unmodifiedFunctions[typeKey].insertRule, { apply: callbackWrapper((target, thisArg, argumentsList) => {
			const [rule, index2] = argumentsList;
			const { id, styleId } = getIdAndStyleId(thisArg.parentStyleSheet, mirror2, stylesheetManager.styleMirror);
			if (id && id !== -1 || styleId && styleId !== -1) styleSheetRuleCb({
				id,
				styleId,
				adds: [{
					rule,
					index: [...getNestedCSSRulePositions(thisArg), index2 || 0]
				}]
			});
			return target.apply(thisArg, argumentsList);
		}) });
		type.prototype.deleteRule = new Proxy(unmodifiedFunctions[typeKey].deleteRule, { apply: callbackWrapper((target, thisArg, argumentsList) => {
			const [index2] = argumentsList;
			const { id, styleId } = getIdAndStyleId(thisArg.parentStyleSheet, mirror2, stylesheetManager.styleMirror);
			if (id && id !== -1 || styleId && styleId !== -1) styleSheetRuleCb({
				id,
				styleId,
				removes: [{ index: [...getNestedCSSRulePositions(thisArg), index2] }]
			});
			return target.apply(thisArg, argumentsList);
		}) });
	});
	return callbackWrapper(() => {
		win.CSSStyleSheet.prototype.insertRule = insertRule;
		win.CSSStyleSheet.prototype.deleteRule = deleteRule;
		replace && (win.CSSStyleSheet.prototype.replace = replace);
		replaceSync && (win.CSSStyleSheet.prototype.replaceSync = replaceSync);
		Object.entries(supportedNestedCSSRuleTypes).forEach(([typeKey, type]) => {
			type.prototype.insertRule = unmodifiedFunctions[typeKey].insertRule;
			type.prototype.deleteRule = unmodifiedFunctions[typeKey].deleteRule;
		});
	});
}
function initAdoptedStyleSheetObserver({ mirror: mirror2, stylesheetManager }, host2) {
	var _a2, _b, _c;
	let hostId = null;
	if (host2.nodeName === "#document") hostId = mirror2.getId(host2);
	else hostId = mirror2.getId(index.host(host2));
	const patchTarget = host2.nodeName === "#document" ? (_a2 = host2.defaultView) == null ? void 0 : _a2.Document : (_c = (_b = host2.ownerDocument) == null ? void 0 : _b.defaultView) == null ? void 0 : _c.ShadowRoot;
	const originalPropertyDescriptor = (patchTarget == null ? void 0 : patchTarget.prototype) ? Object.getOwnPropertyDescriptor(patchTarget == null ? void 0 : patchTarget.prototype, "adoptedStyleSheets") : void 0;
	if (hostId === null || hostId === -1 || !patchTarget || !originalPropertyDescriptor) return () => {};
	Object.defineProperty(host2, "adoptedStyleSheets", {
		configurable: originalPropertyDescriptor.configurable,
		enumerable: originalPropertyDescriptor.enumerable,
		get() {
			var _a3;
			return (_a3 = originalPropertyDescriptor.get) == null ? void 0 : _a3.call(this);
		},
		set(sheets) {
			var _a3;
			const result = (_a3 = originalPropertyDescriptor.set) == null ? void 0 : _a3.call(this, sheets);
			if (hostId !== null && hostId !== -1) try {
				stylesheetManager.adoptStyleSheets(sheets, hostId);
			} catch (e) {}
			return result;
		}
	});
	return callbackWrapper(() => {
		Object.defineProperty(host2, "adoptedStyleSheets", {
			configurable: originalPropertyDescriptor.configurable,
			enumerable: originalPropertyDescriptor.enumerable,
			get: originalPropertyDescriptor.get,
			set: originalPropertyDescriptor.set
		});
	});
}
function initStyleDeclarationObserver({ styleDeclarationCb, mirror: mirror2, ignoreCSSAttributes, stylesheetManager }, { win }) {
	const setProperty = win.CSSStyleDeclaration.prototype.setProperty;
	win.CSSStyleDeclaration.prototype.setProperty = new Proxy(setProperty, { apply: callbackWrapper((target, thisArg, argumentsList) => {
		var _a2;
		const [property, value, priority] = argumentsList;
		if (ignoreCSSAttributes.has(property)) return setProperty.apply(thisArg, [
			property,
			value,
			priority
		]);
		const { id, styleId } = getIdAndStyleId((_a2 = thisArg.parentRule) == null ? void 0 : _a2.parentStyleSheet, mirror2, stylesheetManager.styleMirror);
		if (id && id !== -1 || styleId && styleId !== -1) styleDeclarationCb({
			id,
			styleId,
			set: {
				property,
				value,
				priority
			},
			index: getNestedCSSRulePositions(thisArg.parentRule)
		});
		return target.apply(thisArg, argumentsList);
	}) });
	const removeProperty = win.CSSStyleDeclaration.prototype.removeProperty;
	win.CSSStyleDeclaration.prototype.removeProperty = new Proxy(removeProperty, { apply: callbackWrapper((target, thisArg, argumentsList) => {
		var _a2;
		const [property] = argumentsList;
		if (ignoreCSSAttributes.has(property)) return removeProperty.apply(thisArg, [property]);
		const { id, styleId } = getIdAndStyleId((_a2 = thisArg.parentRule) == null ? void 0 : _a2.parentStyleSheet, mirror2, stylesheetManager.styleMirror);
		if (id && id !== -1 || styleId && styleId !== -1) styleDeclarationCb({
			id,
			styleId,
			remove: { property },
			index: getNestedCSSRulePositions(thisArg.parentRule)
		});
		return target.apply(thisArg, argumentsList);
	}) });
	return callbackWrapper(() => {
		win.CSSStyleDeclaration.prototype.setProperty = setProperty;
		win.CSSStyleDeclaration.prototype.removeProperty = removeProperty;
	});
}
function initMediaInteractionObserver({ mediaInteractionCb, blockClass, blockSelector, mirror: mirror2, sampling, doc }) {
	const handler = callbackWrapper((type) => throttle(callbackWrapper((event) => {
		const target = getEventTarget(event);
		if (!target || isBlocked(target, blockClass, blockSelector, true)) return;
		const { currentTime, volume, muted, playbackRate, loop } = target;
		mediaInteractionCb({
			type,
			id: mirror2.getId(target),
			currentTime,
			volume,
			muted,
			playbackRate,
			loop
		});
	}), sampling.media || 500));
	const handlers = [
		on("play", handler(MediaInteractions.Play), doc),
		on("pause", handler(MediaInteractions.Pause), doc),
		on("seeked", handler(MediaInteractions.Seeked), doc),
		on("volumechange", handler(MediaInteractions.VolumeChange), doc),
		on("ratechange", handler(MediaInteractions.RateChange), doc)
	];
	return callbackWrapper(() => {
		handlers.forEach((h) => h());
	});
}
function initFontObserver({ fontCb, doc }) {
	const win = doc.defaultView;
	if (!win) return () => {};
	const handlers = [];
	const fontMap = /* @__PURE__ */ new WeakMap();
	const originalFontFace = win.FontFace;
	win.FontFace = function FontFace(family, source, descriptors) {
		const fontFace = new originalFontFace(family, source, descriptors);
		fontMap.set(fontFace, {
			family,
			buffer: typeof source !== "string",
			descriptors,
			fontSource: typeof source === "string" ? source : JSON.stringify(Array.from(new Uint8Array(source)))
		});
		return fontFace;
	};
	const restoreHandler = patch(doc.fonts, "add", function(original) {
		return function(fontFace) {
			setTimeout(callbackWrapper(() => {
				const p = fontMap.get(fontFace);
				if (p) {
					fontCb(p);
					fontMap.delete(fontFace);
				}
			}), 0);
			return original.apply(this, [fontFace]);
		};
	});
	handlers.push(() => {
		win.FontFace = originalFontFace;
	});
	handlers.push(restoreHandler);
	return callbackWrapper(() => {
		handlers.forEach((h) => h());
	});
}
function initSelectionObserver(param) {
	const { doc, mirror: mirror2, blockClass, blockSelector, selectionCb } = param;
	let collapsed = true;
	const updateSelection = callbackWrapper(() => {
		const selection = doc.getSelection();
		if (!selection || collapsed && (selection == null ? void 0 : selection.isCollapsed)) return;
		collapsed = selection.isCollapsed || false;
		const ranges = [];
		const count = selection.rangeCount || 0;
		for (let i = 0; i < count; i++) {
			const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(i);
			if (isBlocked(startContainer, blockClass, blockSelector, true) || isBlocked(endContainer, blockClass, blockSelector, true)) continue;
			ranges.push({
				start: mirror2.getId(startContainer),
				startOffset,
				end: mirror2.getId(endContainer),
				endOffset
			});
		}
		selectionCb({ ranges });
	});
	updateSelection();
	return on("selectionchange", updateSelection);
}
function initCustomElementObserver({ doc, customElementCb }) {
	const win = doc.defaultView;
	if (!win || !win.customElements) return () => {};
	return patch(win.customElements, "define", function(original) {
		return function(name, constructor, options) {
			try {
				customElementCb({ define: { name } });
			} catch (e) {
				console.warn(`Custom element callback failed for ${name}`);
			}
			return original.apply(this, [
				name,
				constructor,
				options
			]);
		};
	});
}
function mergeHooks(o, hooks) {
	const { mutationCb, mousemoveCb, mouseInteractionCb, scrollCb, viewportResizeCb, inputCb, mediaInteractionCb, styleSheetRuleCb, styleDeclarationCb, canvasMutationCb, fontCb, selectionCb, customElementCb } = o;
	o.mutationCb = (...p) => {
		if (hooks.mutation) hooks.mutation(...p);
		mutationCb(...p);
	};
	o.mousemoveCb = (...p) => {
		if (hooks.mousemove) hooks.mousemove(...p);
		mousemoveCb(...p);
	};
	o.mouseInteractionCb = (...p) => {
		if (hooks.mouseInteraction) hooks.mouseInteraction(...p);
		mouseInteractionCb(...p);
	};
	o.scrollCb = (...p) => {
		if (hooks.scroll) hooks.scroll(...p);
		scrollCb(...p);
	};
	o.viewportResizeCb = (...p) => {
		if (hooks.viewportResize) hooks.viewportResize(...p);
		viewportResizeCb(...p);
	};
	o.inputCb = (...p) => {
		if (hooks.input) hooks.input(...p);
		inputCb(...p);
	};
	o.mediaInteractionCb = (...p) => {
		if (hooks.mediaInteaction) hooks.mediaInteaction(...p);
		mediaInteractionCb(...p);
	};
	o.styleSheetRuleCb = (...p) => {
		if (hooks.styleSheetRule) hooks.styleSheetRule(...p);
		styleSheetRuleCb(...p);
	};
	o.styleDeclarationCb = (...p) => {
		if (hooks.styleDeclaration) hooks.styleDeclaration(...p);
		styleDeclarationCb(...p);
	};
	o.canvasMutationCb = (...p) => {
		if (hooks.canvasMutation) hooks.canvasMutation(...p);
		canvasMutationCb(...p);
	};
	o.fontCb = (...p) => {
		if (hooks.font) hooks.font(...p);
		fontCb(...p);
	};
	o.selectionCb = (...p) => {
		if (hooks.selection) hooks.selection(...p);
		selectionCb(...p);
	};
	o.customElementCb = (...c) => {
		if (hooks.customElement) hooks.customElement(...c);
		customElementCb(...c);
	};
}
function initObservers(o, hooks = {}) {
	const currentWindow = o.doc.defaultView;
	if (!currentWindow) return () => {};
	mergeHooks(o, hooks);
	let mutationObserver;
	let cleanupMutationIframe = () => {};
	if (o.recordDOM) [mutationObserver, cleanupMutationIframe] = initMutationObserver(o, o.doc);
	const mousemoveHandler = initMoveObserver(o);
	const mouseInteractionHandler = initMouseInteractionObserver(o);
	const scrollHandler = initScrollObserver(o);
	const viewportResizeHandler = initViewportResizeObserver(o, { win: currentWindow });
	const inputHandler = initInputObserver(o);
	const mediaInteractionHandler = initMediaInteractionObserver(o);
	let styleSheetObserver = () => {};
	let adoptedStyleSheetObserver = () => {};
	let styleDeclarationObserver = () => {};
	let fontObserver = () => {};
	if (o.recordDOM) {
		styleSheetObserver = initStyleSheetObserver(o, { win: currentWindow });
		adoptedStyleSheetObserver = initAdoptedStyleSheetObserver(o, o.doc);
		styleDeclarationObserver = initStyleDeclarationObserver(o, { win: currentWindow });
		if (o.collectFonts) fontObserver = initFontObserver(o);
	}
	const selectionObserver = initSelectionObserver(o);
	const customElementObserver = initCustomElementObserver(o);
	const pluginHandlers = [];
	for (const plugin of o.plugins) pluginHandlers.push(plugin.observer(plugin.callback, currentWindow, plugin.options));
	return callbackWrapper(() => {
		mutationBuffers.forEach((b) => b.reset());
		mutationObserver?.disconnect();
		cleanupMutationIframe();
		mousemoveHandler();
		mouseInteractionHandler();
		scrollHandler();
		viewportResizeHandler();
		inputHandler();
		mediaInteractionHandler();
		styleSheetObserver();
		adoptedStyleSheetObserver();
		styleDeclarationObserver();
		fontObserver();
		selectionObserver();
		customElementObserver();
		pluginHandlers.forEach((h) => h());
	});
}
function hasNestedCSSRule(prop) {
	return typeof window[prop] !== "undefined";
}
function canMonkeyPatchNestedCSSRule(prop) {
	return Boolean(typeof window[prop] !== "undefined" && window[prop].prototype && "insertRule" in window[prop].prototype && "deleteRule" in window[prop].prototype);
}
var CrossOriginIframeMirror = class {
	constructor(generateIdFn) {
		__publicField(this, "iframeIdToRemoteIdMap", /* @__PURE__ */ new WeakMap());
		__publicField(this, "iframeRemoteIdToIdMap", /* @__PURE__ */ new WeakMap());
		this.generateIdFn = generateIdFn;
	}
	getId(iframe, remoteId, idToRemoteMap, remoteToIdMap) {
		const idToRemoteIdMap = idToRemoteMap || this.getIdToRemoteIdMap(iframe);
		const remoteIdToIdMap = remoteToIdMap || this.getRemoteIdToIdMap(iframe);
		let id = idToRemoteIdMap.get(remoteId);
		if (!id) {
			id = this.generateIdFn();
			idToRemoteIdMap.set(remoteId, id);
			remoteIdToIdMap.set(id, remoteId);
		}
		return id;
	}
	getIds(iframe, remoteId) {
		const idToRemoteIdMap = this.getIdToRemoteIdMap(iframe);
		const remoteIdToIdMap = this.getRemoteIdToIdMap(iframe);
		return remoteId.map((id) => this.getId(iframe, id, idToRemoteIdMap, remoteIdToIdMap));
	}
	getRemoteId(iframe, id, map) {
		const remoteIdToIdMap = map || this.getRemoteIdToIdMap(iframe);
		if (typeof id !== "number") return id;
		const remoteId = remoteIdToIdMap.get(id);
		if (!remoteId) return -1;
		return remoteId;
	}
	getRemoteIds(iframe, ids) {
		const remoteIdToIdMap = this.getRemoteIdToIdMap(iframe);
		return ids.map((id) => this.getRemoteId(iframe, id, remoteIdToIdMap));
	}
	reset(iframe) {
		if (!iframe) {
			this.iframeIdToRemoteIdMap = /* @__PURE__ */ new WeakMap();
			this.iframeRemoteIdToIdMap = /* @__PURE__ */ new WeakMap();
			return;
		}
		this.iframeIdToRemoteIdMap.delete(iframe);
		this.iframeRemoteIdToIdMap.delete(iframe);
	}
	getIdToRemoteIdMap(iframe) {
		let idToRemoteIdMap = this.iframeIdToRemoteIdMap.get(iframe);
		if (!idToRemoteIdMap) {
			idToRemoteIdMap = /* @__PURE__ */ new Map();
			this.iframeIdToRemoteIdMap.set(iframe, idToRemoteIdMap);
		}
		return idToRemoteIdMap;
	}
	getRemoteIdToIdMap(iframe) {
		let remoteIdToIdMap = this.iframeRemoteIdToIdMap.get(iframe);
		if (!remoteIdToIdMap) {
			remoteIdToIdMap = /* @__PURE__ */ new Map();
			this.iframeRemoteIdToIdMap.set(iframe, remoteIdToIdMap);
		}
		return remoteIdToIdMap;
	}
};
var IframeManager = class {
	constructor(options) {
		__publicField(this, "iframes", /* @__PURE__ */ new WeakMap());
		__publicField(this, "crossOriginIframeMap", /* @__PURE__ */ new WeakMap());
		__publicField(this, "crossOriginIframeMirror", new CrossOriginIframeMirror(genId));
		__publicField(this, "crossOriginIframeStyleMirror");
		__publicField(this, "crossOriginIframeRootIdMap", /* @__PURE__ */ new WeakMap());
		__publicField(this, "mirror");
		__publicField(this, "mutationCb");
		__publicField(this, "wrappedEmit");
		__publicField(this, "loadListener");
		__publicField(this, "stylesheetManager");
		__publicField(this, "recordCrossOriginIframes");
		this.mutationCb = options.mutationCb;
		this.wrappedEmit = options.wrappedEmit;
		this.stylesheetManager = options.stylesheetManager;
		this.recordCrossOriginIframes = options.recordCrossOriginIframes;
		this.crossOriginIframeStyleMirror = new CrossOriginIframeMirror(this.stylesheetManager.styleMirror.generateId.bind(this.stylesheetManager.styleMirror));
		this.mirror = options.mirror;
		if (this.recordCrossOriginIframes) window.addEventListener("message", this.handleMessage.bind(this));
	}
	addIframe(iframeEl) {
		this.iframes.set(iframeEl, true);
		if (iframeEl.contentWindow) this.crossOriginIframeMap.set(iframeEl.contentWindow, iframeEl);
	}
	addLoadListener(cb) {
		this.loadListener = cb;
	}
	attachIframe(iframeEl, childSn) {
		var _a2, _b;
		this.mutationCb({
			adds: [{
				parentId: this.mirror.getId(iframeEl),
				nextId: null,
				node: childSn
			}],
			removes: [],
			texts: [],
			attributes: [],
			isAttachIframe: true
		});
		if (this.recordCrossOriginIframes) (_a2 = iframeEl.contentWindow) == null || _a2.addEventListener("message", this.handleMessage.bind(this));
		(_b = this.loadListener) == null || _b.call(this, iframeEl);
		if (iframeEl.contentDocument && iframeEl.contentDocument.adoptedStyleSheets && iframeEl.contentDocument.adoptedStyleSheets.length > 0) this.stylesheetManager.adoptStyleSheets(iframeEl.contentDocument.adoptedStyleSheets, this.mirror.getId(iframeEl.contentDocument));
	}
	handleMessage(message) {
		const crossOriginMessageEvent = message;
		if (crossOriginMessageEvent.data.type !== "rrweb" || crossOriginMessageEvent.origin !== crossOriginMessageEvent.data.origin) return;
		if (!message.source) return;
		const iframeEl = this.crossOriginIframeMap.get(message.source);
		if (!iframeEl) return;
		const transformedEvent = this.transformCrossOriginEvent(iframeEl, crossOriginMessageEvent.data.event);
		if (transformedEvent) this.wrappedEmit(transformedEvent, crossOriginMessageEvent.data.isCheckout);
	}
	transformCrossOriginEvent(iframeEl, e) {
		var _a2;
		switch (e.type) {
			case EventType.FullSnapshot: {
				this.crossOriginIframeMirror.reset(iframeEl);
				this.crossOriginIframeStyleMirror.reset(iframeEl);
				this.replaceIdOnNode(e.data.node, iframeEl);
				const rootId = e.data.node.id;
				this.crossOriginIframeRootIdMap.set(iframeEl, rootId);
				this.patchRootIdOnNode(e.data.node, rootId);
				return {
					timestamp: e.timestamp,
					type: EventType.IncrementalSnapshot,
					data: {
						source: IncrementalSource.Mutation,
						adds: [{
							parentId: this.mirror.getId(iframeEl),
							nextId: null,
							node: e.data.node
						}],
						removes: [],
						texts: [],
						attributes: [],
						isAttachIframe: true
					}
				};
			}
			case EventType.Meta:
			case EventType.Load:
			case EventType.DomContentLoaded: return false;
			case EventType.Plugin: return e;
			case EventType.Custom:
				this.replaceIds(e.data.payload, iframeEl, [
					"id",
					"parentId",
					"previousId",
					"nextId"
				]);
				return e;
			case EventType.IncrementalSnapshot: switch (e.data.source) {
				case IncrementalSource.Mutation:
					e.data.adds.forEach((n) => {
						this.replaceIds(n, iframeEl, [
							"parentId",
							"nextId",
							"previousId"
						]);
						this.replaceIdOnNode(n.node, iframeEl);
						const rootId = this.crossOriginIframeRootIdMap.get(iframeEl);
						rootId && this.patchRootIdOnNode(n.node, rootId);
					});
					e.data.removes.forEach((n) => {
						this.replaceIds(n, iframeEl, ["parentId", "id"]);
					});
					e.data.attributes.forEach((n) => {
						this.replaceIds(n, iframeEl, ["id"]);
					});
					e.data.texts.forEach((n) => {
						this.replaceIds(n, iframeEl, ["id"]);
					});
					return e;
				case IncrementalSource.Drag:
				case IncrementalSource.TouchMove:
				case IncrementalSource.MouseMove:
					e.data.positions.forEach((p) => {
						this.replaceIds(p, iframeEl, ["id"]);
					});
					return e;
				case IncrementalSource.ViewportResize: return false;
				case IncrementalSource.MediaInteraction:
				case IncrementalSource.MouseInteraction:
				case IncrementalSource.Scroll:
				case IncrementalSource.CanvasMutation:
				case IncrementalSource.Input:
					this.replaceIds(e.data, iframeEl, ["id"]);
					return e;
				case IncrementalSource.StyleSheetRule:
				case IncrementalSource.StyleDeclaration:
					this.replaceIds(e.data, iframeEl, ["id"]);
					this.replaceStyleIds(e.data, iframeEl, ["styleId"]);
					return e;
				case IncrementalSource.Font: return e;
				case IncrementalSource.Selection:
					e.data.ranges.forEach((range) => {
						this.replaceIds(range, iframeEl, ["start", "end"]);
					});
					return e;
				case IncrementalSource.AdoptedStyleSheet:
					this.replaceIds(e.data, iframeEl, ["id"]);
					this.replaceStyleIds(e.data, iframeEl, ["styleIds"]);
					(_a2 = e.data.styles) == null || _a2.forEach((style) => {
						this.replaceStyleIds(style, iframeEl, ["styleId"]);
					});
					return e;
			}
		}
		return false;
	}
	replace(iframeMirror, obj, iframeEl, keys) {
		for (const key of keys) {
			if (!Array.isArray(obj[key]) && typeof obj[key] !== "number") continue;
			if (Array.isArray(obj[key])) obj[key] = iframeMirror.getIds(iframeEl, obj[key]);
			else obj[key] = iframeMirror.getId(iframeEl, obj[key]);
		}
		return obj;
	}
	replaceIds(obj, iframeEl, keys) {
		return this.replace(this.crossOriginIframeMirror, obj, iframeEl, keys);
	}
	replaceStyleIds(obj, iframeEl, keys) {
		return this.replace(this.crossOriginIframeStyleMirror, obj, iframeEl, keys);
	}
	replaceIdOnNode(node, iframeEl) {
		this.replaceIds(node, iframeEl, ["id", "rootId"]);
		if ("childNodes" in node) node.childNodes.forEach((child) => {
			this.replaceIdOnNode(child, iframeEl);
		});
	}
	patchRootIdOnNode(node, rootId) {
		if (node.type !== NodeType.Document && !node.rootId) node.rootId = rootId;
		if ("childNodes" in node) node.childNodes.forEach((child) => {
			this.patchRootIdOnNode(child, rootId);
		});
	}
};
var ShadowDomManager = class {
	constructor(options) {
		__publicField(this, "shadowDoms", /* @__PURE__ */ new WeakSet());
		__publicField(this, "mutationCb");
		__publicField(this, "scrollCb");
		__publicField(this, "bypassOptions");
		__publicField(this, "mirror");
		__publicField(this, "restoreHandlers", []);
		this.mutationCb = options.mutationCb;
		this.scrollCb = options.scrollCb;
		this.bypassOptions = options.bypassOptions;
		this.mirror = options.mirror;
		this.init();
	}
	init() {
		this.reset();
		this.patchAttachShadow(Element, document);
	}
	addShadowRoot(shadowRoot2, doc) {
		if (!isNativeShadowDom(shadowRoot2)) return;
		if (this.shadowDoms.has(shadowRoot2)) return;
		this.shadowDoms.add(shadowRoot2);
		const [observer] = initMutationObserver({
			...this.bypassOptions,
			doc,
			mutationCb: this.mutationCb,
			mirror: this.mirror,
			shadowDomManager: this
		}, shadowRoot2);
		this.restoreHandlers.push(() => observer.disconnect());
		this.restoreHandlers.push(initScrollObserver({
			...this.bypassOptions,
			scrollCb: this.scrollCb,
			doc: shadowRoot2,
			mirror: this.mirror
		}));
		setTimeout(() => {
			if (shadowRoot2.adoptedStyleSheets && shadowRoot2.adoptedStyleSheets.length > 0) this.bypassOptions.stylesheetManager.adoptStyleSheets(shadowRoot2.adoptedStyleSheets, this.mirror.getId(index.host(shadowRoot2)));
			this.restoreHandlers.push(initAdoptedStyleSheetObserver({
				mirror: this.mirror,
				stylesheetManager: this.bypassOptions.stylesheetManager
			}, shadowRoot2));
		}, 0);
	}
	/**
	* Monkey patch 'attachShadow' of an IFrameElement to observe newly added shadow doms.
	*/
	observeAttachShadow(iframeElement) {
		if (!iframeElement.contentWindow || !iframeElement.contentDocument) return;
		this.patchAttachShadow(iframeElement.contentWindow.Element, iframeElement.contentDocument);
	}
	/**
	* Patch 'attachShadow' to observe newly added shadow doms.
	*/
	patchAttachShadow(element, doc) {
		const manager = this;
		this.restoreHandlers.push(patch(element.prototype, "attachShadow", function(original) {
			return function(option) {
				const sRoot = original.call(this, option);
				const shadowRootEl = index.shadowRoot(this);
				if (shadowRootEl && inDom(this)) manager.addShadowRoot(shadowRootEl, doc);
				return sRoot;
			};
		}));
	}
	reset() {
		this.restoreHandlers.forEach((handler) => {
			try {
				handler();
			} catch (e) {}
		});
		this.restoreHandlers = [];
		this.shadowDoms = /* @__PURE__ */ new WeakSet();
	}
};
var chars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
var lookup = typeof Uint8Array === "undefined" ? [] : /* @__PURE__ */ new Uint8Array(256);
for (var i = 0; i < chars.length; i++) lookup[chars.charCodeAt(i)] = i;
var encode$1 = function(arraybuffer) {
	var bytes = new Uint8Array(arraybuffer), i, len = bytes.length, base64 = "";
	for (i = 0; i < len; i += 3) {
		base64 += chars[bytes[i] >> 2];
		base64 += chars[(bytes[i] & 3) << 4 | bytes[i + 1] >> 4];
		base64 += chars[(bytes[i + 1] & 15) << 2 | bytes[i + 2] >> 6];
		base64 += chars[bytes[i + 2] & 63];
	}
	if (len % 3 === 2) base64 = base64.substring(0, base64.length - 1) + "=";
	else if (len % 3 === 1) base64 = base64.substring(0, base64.length - 2) + "==";
	return base64;
};
var canvasVarMap = /* @__PURE__ */ new Map();
function variableListFor(ctx, ctor) {
	let contextMap = canvasVarMap.get(ctx);
	if (!contextMap) {
		contextMap = /* @__PURE__ */ new Map();
		canvasVarMap.set(ctx, contextMap);
	}
	if (!contextMap.has(ctor)) contextMap.set(ctor, []);
	return contextMap.get(ctor);
}
var saveWebGLVar = (value, win, ctx) => {
	if (!value || !(isInstanceOfWebGLObject(value, win) || typeof value === "object")) return;
	const name = value.constructor.name;
	const list = variableListFor(ctx, name);
	let index2 = list.indexOf(value);
	if (index2 === -1) {
		index2 = list.length;
		list.push(value);
	}
	return index2;
};
function serializeArg(value, win, ctx) {
	if (value instanceof Array) return value.map((arg) => serializeArg(arg, win, ctx));
	else if (value === null) return value;
	else if (value instanceof Float32Array || value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint32Array || value instanceof Uint8Array || value instanceof Uint16Array || value instanceof Int16Array || value instanceof Int8Array || value instanceof Uint8ClampedArray) return {
		rr_type: value.constructor.name,
		args: [Object.values(value)]
	};
	else if (value instanceof ArrayBuffer) return {
		rr_type: value.constructor.name,
		base64: encode$1(value)
	};
	else if (value instanceof DataView) return {
		rr_type: value.constructor.name,
		args: [
			serializeArg(value.buffer, win, ctx),
			value.byteOffset,
			value.byteLength
		]
	};
	else if (value instanceof HTMLImageElement) {
		const name = value.constructor.name;
		const { src } = value;
		return {
			rr_type: name,
			src
		};
	} else if (value instanceof HTMLCanvasElement) return {
		rr_type: "HTMLImageElement",
		src: value.toDataURL()
	};
	else if (value instanceof ImageData) return {
		rr_type: value.constructor.name,
		args: [
			serializeArg(value.data, win, ctx),
			value.width,
			value.height
		]
	};
	else if (isInstanceOfWebGLObject(value, win) || typeof value === "object") return {
		rr_type: value.constructor.name,
		index: saveWebGLVar(value, win, ctx)
	};
	return value;
}
var serializeArgs = (args, win, ctx) => {
	return args.map((arg) => serializeArg(arg, win, ctx));
};
var isInstanceOfWebGLObject = (value, win) => {
	const supportedWebGLConstructorNames = [
		"WebGLActiveInfo",
		"WebGLBuffer",
		"WebGLFramebuffer",
		"WebGLProgram",
		"WebGLRenderbuffer",
		"WebGLShader",
		"WebGLShaderPrecisionFormat",
		"WebGLTexture",
		"WebGLUniformLocation",
		"WebGLVertexArrayObject",
		"WebGLVertexArrayObjectOES"
	].filter((name) => typeof win[name] === "function");
	return Boolean(supportedWebGLConstructorNames.find((name) => value instanceof win[name]));
};
function initCanvas2DMutationObserver(cb, win, blockClass, blockSelector) {
	const handlers = [];
	const props2D = Object.getOwnPropertyNames(win.CanvasRenderingContext2D.prototype);
	for (const prop of props2D) try {
		if (typeof win.CanvasRenderingContext2D.prototype[prop] !== "function") continue;
		const restoreHandler = patch(win.CanvasRenderingContext2D.prototype, prop, function(original) {
			return function(...args) {
				if (!isBlocked(this.canvas, blockClass, blockSelector, true)) setTimeout(() => {
					const recordArgs = serializeArgs(args, win, this);
					cb(this.canvas, {
						type: CanvasContext["2D"],
						property: prop,
						args: recordArgs
					});
				}, 0);
				return original.apply(this, args);
			};
		});
		handlers.push(restoreHandler);
	} catch {
		const hookHandler = hookSetter(win.CanvasRenderingContext2D.prototype, prop, { set(v) {
			cb(this.canvas, {
				type: CanvasContext["2D"],
				property: prop,
				args: [v],
				setter: true
			});
		} });
		handlers.push(hookHandler);
	}
	return () => {
		handlers.forEach((h) => h());
	};
}
function getNormalizedContextName(contextType) {
	return contextType === "experimental-webgl" ? "webgl" : contextType;
}
function initCanvasContextObserver(win, blockClass, blockSelector, setPreserveDrawingBufferToTrue) {
	const handlers = [];
	try {
		const restoreHandler = patch(win.HTMLCanvasElement.prototype, "getContext", function(original) {
			return function(contextType, ...args) {
				if (!isBlocked(this, blockClass, blockSelector, true)) {
					const ctxName = getNormalizedContextName(contextType);
					if (!("__context" in this)) this.__context = ctxName;
					if (setPreserveDrawingBufferToTrue && ["webgl", "webgl2"].includes(ctxName)) {
						if (args[0] && typeof args[0] === "object") {
							const contextAttributes = args[0];
							if (!contextAttributes.preserveDrawingBuffer) contextAttributes.preserveDrawingBuffer = true;
						} else args.splice(0, 1, { preserveDrawingBuffer: true });
					}
				}
				return original.apply(this, [contextType, ...args]);
			};
		});
		handlers.push(restoreHandler);
	} catch {
		console.error("failed to patch HTMLCanvasElement.prototype.getContext");
	}
	return () => {
		handlers.forEach((h) => h());
	};
}
function patchGLPrototype(prototype, type, cb, blockClass, blockSelector, win) {
	const handlers = [];
	const props = Object.getOwnPropertyNames(prototype);
	for (const prop of props) {
		if ([
			"isContextLost",
			"canvas",
			"drawingBufferWidth",
			"drawingBufferHeight"
		].includes(prop)) continue;
		try {
			if (typeof prototype[prop] !== "function") continue;
			const restoreHandler = patch(prototype, prop, function(original) {
				return function(...args) {
					const result = original.apply(this, args);
					saveWebGLVar(result, win, this);
					if ("tagName" in this.canvas && !isBlocked(this.canvas, blockClass, blockSelector, true)) {
						const recordArgs = serializeArgs(args, win, this);
						const mutation = {
							type,
							property: prop,
							args: recordArgs
						};
						cb(this.canvas, mutation);
					}
					return result;
				};
			});
			handlers.push(restoreHandler);
		} catch {
			const hookHandler = hookSetter(prototype, prop, { set(v) {
				cb(this.canvas, {
					type,
					property: prop,
					args: [v],
					setter: true
				});
			} });
			handlers.push(hookHandler);
		}
	}
	return handlers;
}
function initCanvasWebGLMutationObserver(cb, win, blockClass, blockSelector) {
	const handlers = [];
	if (typeof win.WebGLRenderingContext !== "undefined") handlers.push(...patchGLPrototype(win.WebGLRenderingContext.prototype, CanvasContext.WebGL, cb, blockClass, blockSelector, win));
	if (typeof win.WebGL2RenderingContext !== "undefined") handlers.push(...patchGLPrototype(win.WebGL2RenderingContext.prototype, CanvasContext.WebGL2, cb, blockClass, blockSelector, win));
	return () => {
		handlers.forEach((h) => h());
	};
}
var jsContent = "(function() {\n  \"use strict\";\n  var chars = \"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/\";\n  var lookup = typeof Uint8Array === \"undefined\" ? [] : new Uint8Array(256);\n  for (var i = 0; i < chars.length; i++) {\n    lookup[chars.charCodeAt(i)] = i;\n  }\n  var encode = function(arraybuffer) {\n    var bytes = new Uint8Array(arraybuffer), i2, len = bytes.length, base64 = \"\";\n    for (i2 = 0; i2 < len; i2 += 3) {\n      base64 += chars[bytes[i2] >> 2];\n      base64 += chars[(bytes[i2] & 3) << 4 | bytes[i2 + 1] >> 4];\n      base64 += chars[(bytes[i2 + 1] & 15) << 2 | bytes[i2 + 2] >> 6];\n      base64 += chars[bytes[i2 + 2] & 63];\n    }\n    if (len % 3 === 2) {\n      base64 = base64.substring(0, base64.length - 1) + \"=\";\n    } else if (len % 3 === 1) {\n      base64 = base64.substring(0, base64.length - 2) + \"==\";\n    }\n    return base64;\n  };\n  const lastBlobMap = /* @__PURE__ */ new Map();\n  const transparentBlobMap = /* @__PURE__ */ new Map();\n  async function getTransparentBlobFor(width, height, dataURLOptions) {\n    const id = `${width}-${height}`;\n    if (\"OffscreenCanvas\" in globalThis) {\n      if (transparentBlobMap.has(id)) return transparentBlobMap.get(id);\n      const offscreen = new OffscreenCanvas(width, height);\n      offscreen.getContext(\"2d\");\n      const blob = await offscreen.convertToBlob(dataURLOptions);\n      const arrayBuffer = await blob.arrayBuffer();\n      const base64 = encode(arrayBuffer);\n      transparentBlobMap.set(id, base64);\n      return base64;\n    } else {\n      return \"\";\n    }\n  }\n  const worker = self;\n  worker.onmessage = async function(e) {\n    if (\"OffscreenCanvas\" in globalThis) {\n      const { id, bitmap, width, height, dataURLOptions } = e.data;\n      const transparentBase64 = getTransparentBlobFor(\n        width,\n        height,\n        dataURLOptions\n      );\n      const offscreen = new OffscreenCanvas(width, height);\n      const ctx = offscreen.getContext(\"2d\");\n      ctx.drawImage(bitmap, 0, 0);\n      bitmap.close();\n      const blob = await offscreen.convertToBlob(dataURLOptions);\n      const type = blob.type;\n      const arrayBuffer = await blob.arrayBuffer();\n      const base64 = encode(arrayBuffer);\n      if (!lastBlobMap.has(id) && await transparentBase64 === base64) {\n        lastBlobMap.set(id, base64);\n        return worker.postMessage({ id });\n      }\n      if (lastBlobMap.get(id) === base64) return worker.postMessage({ id });\n      worker.postMessage({\n        id,\n        type,\n        base64,\n        width,\n        height\n      });\n      lastBlobMap.set(id, base64);\n    } else {\n      return worker.postMessage({ id: e.data.id });\n    }\n  };\n})();\n//# sourceMappingURL=image-bitmap-data-url-worker-IJpC7g_b.js.map\n";
var blob = typeof self !== "undefined" && self.Blob && new Blob([jsContent], { type: "text/javascript;charset=utf-8" });
function WorkerWrapper(options) {
	let objURL;
	try {
		objURL = blob && (self.URL || self.webkitURL).createObjectURL(blob);
		if (!objURL) throw "";
		const worker = new Worker(objURL, { name: options == null ? void 0 : options.name });
		worker.addEventListener("error", () => {
			(self.URL || self.webkitURL).revokeObjectURL(objURL);
		});
		return worker;
	} catch (e) {
		return new Worker("data:text/javascript;charset=utf-8," + encodeURIComponent(jsContent), { name: options == null ? void 0 : options.name });
	} finally {
		objURL && (self.URL || self.webkitURL).revokeObjectURL(objURL);
	}
}
var CanvasManager = class {
	constructor(options) {
		__publicField(this, "pendingCanvasMutations", /* @__PURE__ */ new Map());
		__publicField(this, "rafStamps", {
			latestId: 0,
			invokeId: null
		});
		__publicField(this, "mirror");
		__publicField(this, "mutationCb");
		__publicField(this, "resetObservers");
		__publicField(this, "frozen", false);
		__publicField(this, "locked", false);
		__publicField(this, "processMutation", (target, mutation) => {
			if (this.rafStamps.invokeId && this.rafStamps.latestId !== this.rafStamps.invokeId || !this.rafStamps.invokeId) this.rafStamps.invokeId = this.rafStamps.latestId;
			if (!this.pendingCanvasMutations.has(target)) this.pendingCanvasMutations.set(target, []);
			this.pendingCanvasMutations.get(target).push(mutation);
		});
		const { sampling = "all", win, blockClass, blockSelector, recordCanvas, dataURLOptions } = options;
		this.mutationCb = options.mutationCb;
		this.mirror = options.mirror;
		if (recordCanvas && sampling === "all") this.initCanvasMutationObserver(win, blockClass, blockSelector);
		if (recordCanvas && typeof sampling === "number") this.initCanvasFPSObserver(sampling, win, blockClass, blockSelector, { dataURLOptions });
	}
	reset() {
		this.pendingCanvasMutations.clear();
		this.resetObservers && this.resetObservers();
	}
	freeze() {
		this.frozen = true;
	}
	unfreeze() {
		this.frozen = false;
	}
	lock() {
		this.locked = true;
	}
	unlock() {
		this.locked = false;
	}
	initCanvasFPSObserver(fps, win, blockClass, blockSelector, options) {
		const canvasContextReset = initCanvasContextObserver(win, blockClass, blockSelector, true);
		const snapshotInProgressMap = /* @__PURE__ */ new Map();
		const worker = new WorkerWrapper();
		worker.onmessage = (e) => {
			const { id } = e.data;
			snapshotInProgressMap.set(id, false);
			if (!("base64" in e.data)) return;
			const { base64, type, width, height } = e.data;
			this.mutationCb({
				id,
				type: CanvasContext["2D"],
				commands: [{
					property: "clearRect",
					args: [
						0,
						0,
						width,
						height
					]
				}, {
					property: "drawImage",
					args: [
						{
							rr_type: "ImageBitmap",
							args: [{
								rr_type: "Blob",
								data: [{
									rr_type: "ArrayBuffer",
									base64
								}],
								type
							}]
						},
						0,
						0
					]
				}]
			});
		};
		const timeBetweenSnapshots = 1e3 / fps;
		let lastSnapshotTime = 0;
		let rafId;
		const getCanvas = () => {
			const matchedCanvas = [];
			win.document.querySelectorAll("canvas").forEach((canvas) => {
				if (!isBlocked(canvas, blockClass, blockSelector, true)) matchedCanvas.push(canvas);
			});
			return matchedCanvas;
		};
		const takeCanvasSnapshots = (timestamp) => {
			if (lastSnapshotTime && timestamp - lastSnapshotTime < timeBetweenSnapshots) {
				rafId = requestAnimationFrame(takeCanvasSnapshots);
				return;
			}
			lastSnapshotTime = timestamp;
			getCanvas().forEach(async (canvas) => {
				var _a2;
				const id = this.mirror.getId(canvas);
				if (snapshotInProgressMap.get(id)) return;
				if (canvas.width === 0 || canvas.height === 0) return;
				snapshotInProgressMap.set(id, true);
				if (["webgl", "webgl2"].includes(canvas.__context)) {
					const context = canvas.getContext(canvas.__context);
					if (((_a2 = context == null ? void 0 : context.getContextAttributes()) == null ? void 0 : _a2.preserveDrawingBuffer) === false) context.clear(context.COLOR_BUFFER_BIT);
				}
				const bitmap = await createImageBitmap(canvas);
				worker.postMessage({
					id,
					bitmap,
					width: canvas.width,
					height: canvas.height,
					dataURLOptions: options.dataURLOptions
				}, [bitmap]);
			});
			rafId = requestAnimationFrame(takeCanvasSnapshots);
		};
		rafId = requestAnimationFrame(takeCanvasSnapshots);
		this.resetObservers = () => {
			canvasContextReset();
			cancelAnimationFrame(rafId);
		};
	}
	initCanvasMutationObserver(win, blockClass, blockSelector) {
		this.startRAFTimestamping();
		this.startPendingCanvasMutationFlusher();
		const canvasContextReset = initCanvasContextObserver(win, blockClass, blockSelector, false);
		const canvas2DReset = initCanvas2DMutationObserver(this.processMutation.bind(this), win, blockClass, blockSelector);
		const canvasWebGL1and2Reset = initCanvasWebGLMutationObserver(this.processMutation.bind(this), win, blockClass, blockSelector);
		this.resetObservers = () => {
			canvasContextReset();
			canvas2DReset();
			canvasWebGL1and2Reset();
		};
	}
	startPendingCanvasMutationFlusher() {
		requestAnimationFrame(() => this.flushPendingCanvasMutations());
	}
	startRAFTimestamping() {
		const setLatestRAFTimestamp = (timestamp) => {
			this.rafStamps.latestId = timestamp;
			requestAnimationFrame(setLatestRAFTimestamp);
		};
		requestAnimationFrame(setLatestRAFTimestamp);
	}
	flushPendingCanvasMutations() {
		this.pendingCanvasMutations.forEach((_values, canvas) => {
			const id = this.mirror.getId(canvas);
			this.flushPendingCanvasMutationFor(canvas, id);
		});
		requestAnimationFrame(() => this.flushPendingCanvasMutations());
	}
	flushPendingCanvasMutationFor(canvas, id) {
		if (this.frozen || this.locked) return;
		const valuesWithType = this.pendingCanvasMutations.get(canvas);
		if (!valuesWithType || id === -1) return;
		const values = valuesWithType.map((value) => {
			const { type: type2, ...rest } = value;
			return rest;
		});
		const { type } = valuesWithType[0];
		this.mutationCb({
			id,
			type,
			commands: values
		});
		this.pendingCanvasMutations.delete(canvas);
	}
};
var StylesheetManager = class {
	constructor(options) {
		__publicField(this, "trackedLinkElements", /* @__PURE__ */ new WeakSet());
		__publicField(this, "mutationCb");
		__publicField(this, "adoptedStyleSheetCb");
		__publicField(this, "styleMirror", new StyleSheetMirror());
		this.mutationCb = options.mutationCb;
		this.adoptedStyleSheetCb = options.adoptedStyleSheetCb;
	}
	attachLinkElement(linkEl, childSn) {
		if ("_cssText" in childSn.attributes) this.mutationCb({
			adds: [],
			removes: [],
			texts: [],
			attributes: [{
				id: childSn.id,
				attributes: childSn.attributes
			}]
		});
		this.trackLinkElement(linkEl);
	}
	trackLinkElement(linkEl) {
		if (this.trackedLinkElements.has(linkEl)) return;
		this.trackedLinkElements.add(linkEl);
		this.trackStylesheetInLinkElement(linkEl);
	}
	adoptStyleSheets(sheets, hostId) {
		if (sheets.length === 0) return;
		const adoptedStyleSheetData = {
			id: hostId,
			styleIds: []
		};
		const styles = [];
		for (const sheet of sheets) {
			let styleId;
			if (!this.styleMirror.has(sheet)) {
				styleId = this.styleMirror.add(sheet);
				styles.push({
					styleId,
					rules: Array.from(sheet.rules || CSSRule, (r, index2) => ({
						rule: stringifyRule(r, sheet.href),
						index: index2
					}))
				});
			} else styleId = this.styleMirror.getId(sheet);
			adoptedStyleSheetData.styleIds.push(styleId);
		}
		if (styles.length > 0) adoptedStyleSheetData.styles = styles;
		this.adoptedStyleSheetCb(adoptedStyleSheetData);
	}
	reset() {
		this.styleMirror.reset();
		this.trackedLinkElements = /* @__PURE__ */ new WeakSet();
	}
	trackStylesheetInLinkElement(_linkEl) {}
};
var ProcessedNodeManager = class {
	constructor() {
		__publicField(this, "nodeMap", /* @__PURE__ */ new WeakMap());
		__publicField(this, "active", false);
	}
	inOtherBuffer(node, thisBuffer) {
		const buffers = this.nodeMap.get(node);
		return buffers && Array.from(buffers).some((buffer) => buffer !== thisBuffer);
	}
	add(node, buffer) {
		if (!this.active) {
			this.active = true;
			requestAnimationFrame(() => {
				this.nodeMap = /* @__PURE__ */ new WeakMap();
				this.active = false;
			});
		}
		this.nodeMap.set(node, (this.nodeMap.get(node) || /* @__PURE__ */ new Set()).add(buffer));
	}
	destroy() {}
};
var wrappedEmit;
var takeFullSnapshot;
var canvasManager;
var recording = false;
try {
	if (Array.from([1], (x) => x * 2)[0] !== 2) {
		const cleanFrame = document.createElement("iframe");
		document.body.appendChild(cleanFrame);
		Array.from = ((_a = cleanFrame.contentWindow) == null ? void 0 : _a.Array.from) || Array.from;
		document.body.removeChild(cleanFrame);
	}
} catch (err) {
	console.debug("Unable to override Array.from", err);
}
var mirror = createMirror();
function record(options = {}) {
	const { emit, checkoutEveryNms, checkoutEveryNth, blockClass = "rr-block", blockSelector = null, ignoreClass = "rr-ignore", ignoreSelector = null, maskTextClass = "rr-mask", maskTextSelector = null, inlineStylesheet = true, maskAllInputs, maskInputOptions: _maskInputOptions, slimDOMOptions: _slimDOMOptions, maskInputFn, maskTextFn, hooks, packFn, sampling = {}, dataURLOptions = {}, mousemoveWait, recordDOM = true, recordCanvas = false, recordCrossOriginIframes = false, recordAfter = options.recordAfter === "DOMContentLoaded" ? options.recordAfter : "load", userTriggeredOnInput = false, collectFonts = false, inlineImages = false, plugins, keepIframeSrcFn = () => false, ignoreCSSAttributes = /* @__PURE__ */ new Set([]), errorHandler: errorHandler2 } = options;
	registerErrorHandler(errorHandler2);
	const inEmittingFrame = recordCrossOriginIframes ? window.parent === window : true;
	let passEmitsToParent = false;
	if (!inEmittingFrame) try {
		if (window.parent.document) passEmitsToParent = false;
	} catch (e) {
		passEmitsToParent = true;
	}
	if (inEmittingFrame && !emit) throw new Error("emit function is required");
	if (!inEmittingFrame && !passEmitsToParent) return () => {};
	if (mousemoveWait !== void 0 && sampling.mousemove === void 0) sampling.mousemove = mousemoveWait;
	mirror.reset();
	const maskInputOptions = maskAllInputs === true ? {
		color: true,
		date: true,
		"datetime-local": true,
		email: true,
		month: true,
		number: true,
		range: true,
		search: true,
		tel: true,
		text: true,
		time: true,
		url: true,
		week: true,
		textarea: true,
		select: true,
		password: true
	} : _maskInputOptions !== void 0 ? _maskInputOptions : { password: true };
	const slimDOMOptions = slimDOMDefaults(_slimDOMOptions);
	polyfill();
	let lastFullSnapshotEvent;
	let incrementalSnapshotCount = 0;
	const eventProcessor = (e) => {
		for (const plugin of plugins || []) if (plugin.eventProcessor) e = plugin.eventProcessor(e);
		if (packFn && !passEmitsToParent) e = packFn(e);
		return e;
	};
	wrappedEmit = (r, isCheckout) => {
		var _a2;
		const e = r;
		e.timestamp = nowTimestamp();
		if (((_a2 = mutationBuffers[0]) == null ? void 0 : _a2.isFrozen()) && e.type !== EventType.FullSnapshot && !(e.type === EventType.IncrementalSnapshot && e.data.source === IncrementalSource.Mutation)) mutationBuffers.forEach((buf) => buf.unfreeze());
		if (inEmittingFrame) emit?.(eventProcessor(e), isCheckout);
		else if (passEmitsToParent) {
			const message = {
				type: "rrweb",
				event: eventProcessor(e),
				origin: window.location.origin,
				isCheckout
			};
			window.parent.postMessage(message, "*");
		}
		if (e.type === EventType.FullSnapshot) {
			lastFullSnapshotEvent = e;
			incrementalSnapshotCount = 0;
		} else if (e.type === EventType.IncrementalSnapshot) {
			if (e.data.source === IncrementalSource.Mutation && e.data.isAttachIframe) return;
			incrementalSnapshotCount++;
			const exceedCount = checkoutEveryNth && incrementalSnapshotCount >= checkoutEveryNth;
			const exceedTime = checkoutEveryNms && e.timestamp - lastFullSnapshotEvent.timestamp > checkoutEveryNms;
			if (exceedCount || exceedTime) takeFullSnapshot(true);
		}
	};
	const wrappedMutationEmit = (m) => {
		wrappedEmit({
			type: EventType.IncrementalSnapshot,
			data: {
				source: IncrementalSource.Mutation,
				...m
			}
		});
	};
	const wrappedScrollEmit = (p) => wrappedEmit({
		type: EventType.IncrementalSnapshot,
		data: {
			source: IncrementalSource.Scroll,
			...p
		}
	});
	const wrappedCanvasMutationEmit = (p) => wrappedEmit({
		type: EventType.IncrementalSnapshot,
		data: {
			source: IncrementalSource.CanvasMutation,
			...p
		}
	});
	const wrappedAdoptedStyleSheetEmit = (a) => wrappedEmit({
		type: EventType.IncrementalSnapshot,
		data: {
			source: IncrementalSource.AdoptedStyleSheet,
			...a
		}
	});
	const stylesheetManager = new StylesheetManager({
		mutationCb: wrappedMutationEmit,
		adoptedStyleSheetCb: wrappedAdoptedStyleSheetEmit
	});
	const iframeManager = new IframeManager({
		mirror,
		mutationCb: wrappedMutationEmit,
		stylesheetManager,
		recordCrossOriginIframes,
		wrappedEmit
	});
	for (const plugin of plugins || []) if (plugin.getMirror) plugin.getMirror({
		nodeMirror: mirror,
		crossOriginIframeMirror: iframeManager.crossOriginIframeMirror,
		crossOriginIframeStyleMirror: iframeManager.crossOriginIframeStyleMirror
	});
	const processedNodeManager = new ProcessedNodeManager();
	canvasManager = new CanvasManager({
		recordCanvas,
		mutationCb: wrappedCanvasMutationEmit,
		win: window,
		blockClass,
		blockSelector,
		mirror,
		sampling: sampling.canvas,
		dataURLOptions
	});
	const shadowDomManager = new ShadowDomManager({
		mutationCb: wrappedMutationEmit,
		scrollCb: wrappedScrollEmit,
		bypassOptions: {
			blockClass,
			blockSelector,
			maskTextClass,
			maskTextSelector,
			inlineStylesheet,
			maskInputOptions,
			dataURLOptions,
			maskTextFn,
			maskInputFn,
			recordCanvas,
			inlineImages,
			sampling,
			slimDOMOptions,
			iframeManager,
			stylesheetManager,
			canvasManager,
			keepIframeSrcFn,
			processedNodeManager
		},
		mirror
	});
	takeFullSnapshot = (isCheckout = false) => {
		if (!recordDOM) return;
		wrappedEmit({
			type: EventType.Meta,
			data: {
				href: window.location.href,
				width: getWindowWidth(),
				height: getWindowHeight()
			}
		}, isCheckout);
		stylesheetManager.reset();
		shadowDomManager.init();
		mutationBuffers.forEach((buf) => buf.lock());
		const node = snapshot(document, {
			mirror,
			blockClass,
			blockSelector,
			maskTextClass,
			maskTextSelector,
			inlineStylesheet,
			maskAllInputs: maskInputOptions,
			maskTextFn,
			maskInputFn,
			slimDOM: slimDOMOptions,
			dataURLOptions,
			recordCanvas,
			inlineImages,
			onSerialize: (n) => {
				if (isSerializedIframe(n, mirror)) iframeManager.addIframe(n);
				if (isSerializedStylesheet(n, mirror)) stylesheetManager.trackLinkElement(n);
				if (hasShadowRoot(n)) shadowDomManager.addShadowRoot(index.shadowRoot(n), document);
			},
			onIframeLoad: (iframe, childSn) => {
				iframeManager.attachIframe(iframe, childSn);
				shadowDomManager.observeAttachShadow(iframe);
			},
			onStylesheetLoad: (linkEl, childSn) => {
				stylesheetManager.attachLinkElement(linkEl, childSn);
			},
			keepIframeSrcFn
		});
		if (!node) return console.warn("Failed to snapshot the document");
		wrappedEmit({
			type: EventType.FullSnapshot,
			data: {
				node,
				initialOffset: getWindowScroll(window)
			}
		}, isCheckout);
		mutationBuffers.forEach((buf) => buf.unlock());
		if (document.adoptedStyleSheets && document.adoptedStyleSheets.length > 0) stylesheetManager.adoptStyleSheets(document.adoptedStyleSheets, mirror.getId(document));
	};
	try {
		const handlers = [];
		const observe = (doc) => {
			var _a2;
			return callbackWrapper(initObservers)({
				mutationCb: wrappedMutationEmit,
				mousemoveCb: (positions, source) => wrappedEmit({
					type: EventType.IncrementalSnapshot,
					data: {
						source,
						positions
					}
				}),
				mouseInteractionCb: (d) => wrappedEmit({
					type: EventType.IncrementalSnapshot,
					data: {
						source: IncrementalSource.MouseInteraction,
						...d
					}
				}),
				scrollCb: wrappedScrollEmit,
				viewportResizeCb: (d) => wrappedEmit({
					type: EventType.IncrementalSnapshot,
					data: {
						source: IncrementalSource.ViewportResize,
						...d
					}
				}),
				inputCb: (v) => wrappedEmit({
					type: EventType.IncrementalSnapshot,
					data: {
						source: IncrementalSource.Input,
						...v
					}
				}),
				mediaInteractionCb: (p) => wrappedEmit({
					type: EventType.IncrementalSnapshot,
					data: {
						source: IncrementalSource.MediaInteraction,
						...p
					}
				}),
				styleSheetRuleCb: (r) => wrappedEmit({
					type: EventType.IncrementalSnapshot,
					data: {
						source: IncrementalSource.StyleSheetRule,
						...r
					}
				}),
				styleDeclarationCb: (r) => wrappedEmit({
					type: EventType.IncrementalSnapshot,
					data: {
						source: IncrementalSource.StyleDeclaration,
						...r
					}
				}),
				canvasMutationCb: wrappedCanvasMutationEmit,
				fontCb: (p) => wrappedEmit({
					type: EventType.IncrementalSnapshot,
					data: {
						source: IncrementalSource.Font,
						...p
					}
				}),
				selectionCb: (p) => {
					wrappedEmit({
						type: EventType.IncrementalSnapshot,
						data: {
							source: IncrementalSource.Selection,
							...p
						}
					});
				},
				customElementCb: (c) => {
					wrappedEmit({
						type: EventType.IncrementalSnapshot,
						data: {
							source: IncrementalSource.CustomElement,
							...c
						}
					});
				},
				blockClass,
				ignoreClass,
				ignoreSelector,
				maskTextClass,
				maskTextSelector,
				maskInputOptions,
				inlineStylesheet,
				sampling,
				recordDOM,
				recordCanvas,
				inlineImages,
				userTriggeredOnInput,
				collectFonts,
				doc,
				maskInputFn,
				maskTextFn,
				keepIframeSrcFn,
				blockSelector,
				slimDOMOptions,
				dataURLOptions,
				mirror,
				iframeManager,
				stylesheetManager,
				shadowDomManager,
				processedNodeManager,
				canvasManager,
				ignoreCSSAttributes,
				plugins: ((_a2 = plugins == null ? void 0 : plugins.filter((p) => p.observer)) == null ? void 0 : _a2.map((p) => ({
					observer: p.observer,
					options: p.options,
					callback: (payload) => wrappedEmit({
						type: EventType.Plugin,
						data: {
							plugin: p.name,
							payload
						}
					})
				}))) || []
			}, hooks);
		};
		iframeManager.addLoadListener((iframeEl) => {
			try {
				handlers.push(observe(iframeEl.contentDocument));
			} catch (error) {
				console.warn(error);
			}
		});
		const init = () => {
			takeFullSnapshot();
			handlers.push(observe(document));
			recording = true;
		};
		if (["interactive", "complete"].includes(document.readyState)) init();
		else {
			handlers.push(on("DOMContentLoaded", () => {
				wrappedEmit({
					type: EventType.DomContentLoaded,
					data: {}
				});
				if (recordAfter === "DOMContentLoaded") init();
			}));
			handlers.push(on("load", () => {
				wrappedEmit({
					type: EventType.Load,
					data: {}
				});
				if (recordAfter === "load") init();
			}, window));
		}
		return () => {
			handlers.forEach((handler) => {
				try {
					handler();
				} catch (error) {
					if (!String(error).toLowerCase().includes("cross-origin")) console.warn(error);
				}
			});
			processedNodeManager.destroy();
			recording = false;
			unregisterErrorHandler();
		};
	} catch (error) {
		console.warn(error);
	}
}
record.addCustomEvent = (tag, payload) => {
	if (!recording) throw new Error("please add custom event after start recording");
	wrappedEmit({
		type: EventType.Custom,
		data: {
			tag,
			payload
		}
	});
};
record.freezePage = () => {
	mutationBuffers.forEach((buf) => buf.freeze());
};
record.takeFullSnapshot = (isCheckout) => {
	if (!recording) throw new Error("please take full snapshot after start recording");
	takeFullSnapshot(isCheckout);
};
record.mirror = mirror;
// packages/tracker/src/replay/calm.ts
/** Changes of an element's look that are told one by one before only one a second is: a menu that opens, a bar that fills. */
var AT_ONCE$1 = 10;
var EVERY = 1e3;
/** Elements whose look is told anew in one go. Where more move, each moves more rarely in the replay. */
var MOST$5 = 100;
/** What scripts set that animate: how something looks and where it is, never what it says. */
var LOOKS = /^(style|transform|d|points|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|width|height|opacity|viewBox|stroke-dashoffset)$/;
/** A recorder's address of a picture is whole; as it stands in the page it may not be. */
var PICTURE = /url\(/;
var createCalm = ({ clock, read, write }) => {
	/** Of each node, changes that may still be told at once, and when that was so. */
	let purses = /* @__PURE__ */ new Map();
	let held = /* @__PURE__ */ new Map();
	let timer;
	const mayPass = (id) => {
		const now = clock();
		const purse = purses.get(id) ?? {
			left: AT_ONCE$1,
			at: now
		};
		const left = Math.min(AT_ONCE$1, purse.left + (now - purse.at) / EVERY);
		const isRich = left >= 1;
		purses.set(id, {
			left: isRich ? left - 1 : left,
			at: now
		});
		return isRich;
	};
	const release = (most) => {
		timer = void 0;
		const changes = [];
		for (const [id, names] of held) {
			if (changes.length === most) break;
			held.delete(id);
			mayPass(id);
			const values = [...names].flatMap((name) => {
				const value = read(id, name);
				return value === void 0 ? [] : [[name, value]];
			});
			if (values.length) changes.push({
				id,
				attributes: Object.fromEntries(values)
			});
		}
		if (held.size) timer = setTimeout(release, EVERY, MOST$5);
		else if (purses.size > 1e3) purses = /* @__PURE__ */ new Map();
		if (changes.length) write(changes);
	};
	return {
		pass: (changes) => changes.filter(({ id, attributes }) => {
			const entries = Object.entries(attributes);
			if (!entries.every(([name, value]) => LOOKS.test(name) && !PICTURE.test(JSON.stringify(value))) || !held.has(id) && mayPass(id)) return true;
			const names = held.get(id) ?? /* @__PURE__ */ new Set();
			for (const [name] of entries) names.add(name);
			held.set(id, names);
			timer ??= setTimeout(release, EVERY, MOST$5);
			return false;
		}),
		flush() {
			clearTimeout(timer);
			release(Number.POSITIVE_INFINITY);
		},
		forget() {
			clearTimeout(timer);
			timer = void 0;
			held = /* @__PURE__ */ new Map();
		}
	};
};
// packages/tracker/src/replay/chunk.ts
/** UTF-16 units of a chunk: more would be slow to compress, and find no room where unsent ones are kept. A single event may be larger. */
var FULL = 35e4;
/** The same for the pieces in which a page leaves at its end what it has: several fit into the 64 KB of all beacons. */
var PIECE = 2e4;
/** More than this is sent at once rather than risked: a page may end before it is compressed. */
var RISKY = 25e3;
var createChunk = (send) => {
	let events = [];
	let size = 0;
	let page = "";
	const cut = (most) => {
		const pieces = [];
		let room = 0;
		for (const json of events) {
			room -= json.length;
			if (room < 0) {
				pieces.push([]);
				room = most - json.length;
			}
			pieces.at(-1)?.push(json);
		}
		events = [];
		size = 0;
		return pieces.map((piece) => `{"page_id":"${page}","events":[${piece.join()}]}`);
	};
	const flush = () => {
		for (const chunk of cut(Number.POSITIVE_INFINITY)) send(chunk);
	};
	return {
		sendLarge() {
			if (size > RISKY) flush();
		},
		push(pageId, json) {
			if (json.length > 12582912) return false;
			if (pageId !== page || size + json.length > FULL || events.length === 2e4) flush();
			page = pageId;
			events.push(json);
			size += json.length;
			return true;
		},
		take: (inPieces) => cut(inPieces ? PIECE : Number.POSITIVE_INFINITY)
	};
};
// packages/tracker/src/replay/clean-recorded.ts
/**
* A recorded event as it may leave: what was typed or is marked is masked, and what looks private is scrubbed, in texts,
* attributes and addresses. Undefined when nothing is left of it.
* @param url the address of the page; it leaves as it does in events
*/
var cleanRecorded = (event, mirror, url, level) => {
	switch (event.type) {
		case EventType$1.Meta: return {
			...event,
			data: {
				...event.data,
				href: clip(url, PROP_VALUE_LENGTH)
			}
		};
		case EventType$1.FullSnapshot: return {
			...event,
			data: {
				...event.data,
				node: cleanNode(event.data.node, mirror, level, aboveAll(level))
			}
		};
		case EventType$1.IncrementalSnapshot: {
			if (event.data.source === IncrementalSource$1.Input) return {
				...event,
				data: {
					...event.data,
					text: cleanText(event.data.text, level.isAllMasked, level)
				}
			};
			if (event.data.source !== IncrementalSource$1.Mutation) return event;
			const data = cleanMutation(event.data, mirror, level);
			const { texts, attributes, removes, adds } = data;
			return texts.length + attributes.length + removes.length + adds.length ? {
				...event,
				data
			} : void 0;
		}
		default: return event;
	}
};
var cleanMutation = (data, mirror, level) => {
	/** What is made of each change, by the node it is at; nothing where that is blocked. */
	const each = (changes, idOf, clean) => {
		const cleaned = [];
		for (const change of changes) {
			const node = mirror.getNode(idOf(change));
			const above = aboveWithin(node, level);
			if (above) cleaned.push(clean(change, node, above));
		}
		return cleaned;
	};
	return {
		...data,
		texts: each(data.texts, idOfChange, ({ id, value }, node, above) => ({
			id,
			value: value && cleanText(value, isHidden(above), level, node?.parentNode?.nodeName)
		})),
		attributes: each(data.attributes, idOfChange, ({ id, attributes }, node, above) => {
			const element = node;
			const type = element?.getAttribute("type");
			return {
				id,
				attributes: cleanAttributes(element?.localName, type, attributes, isHidden(above), level)
			};
		}),
		adds: each(data.adds.filter(isThere), ({ parentId }) => parentId, (add, _, above) => ({
			...add,
			node: cleanNode(add.node, mirror, level, above)
		}))
	};
};
var idOfChange = ({ id }) => id;
/**
* Not the document of a frame before its page has come: it is recorded again, whole and by the same id, once that has, and
* a player that goes through both in one go shows the first.
*/
var isThere = ({ node }) => node.type !== NodeType$1.Document || node.childNodes.length > 0;
/** A copy of a node and of all below it, cleaned. */
var cleanNode = (node, mirror, level, above) => {
	if (!("childNodes" in node)) return cleanAlone(node, above, level);
	const here = aboveIn(node, mirror.getNode(node.id), above, level);
	const childNodes = node.childNodes.map((child) => cleanNode(child, mirror, level, here));
	return {
		...cleanAlone(node, here, level),
		childNodes
	};
};
// packages/tracker/src/replay/closed-roots.ts
/** Roots that their elements keep to themselves. rrweb keeps the getter it is given below, and with it these. */
var roots = /* @__PURE__ */ new WeakMap();
/** The shadow root of an element, also of one that hides it. */
var shadowRootOf = (host) => host.shadowRoot ?? roots.get(host) ?? null;
/**
* Remembers the closed roots that are attached from here on. They stay closed to the page, and what is marked or typed into
* is masked in them as anywhere.
*/
var watchClosedRoots = (own) => {
	patch$1(own, Element.prototype, "attachShadow", (original, isOn) => {
		return function(init) {
			const root = original.call(this, init);
			if (isOn() && init?.mode === "closed") roots.set(this, root);
			return root;
		};
	});
	own.atStop(() => {
		roots = /* @__PURE__ */ new WeakMap();
	});
};
/**
* Lets rrweb see them. It reads roots by the getter that it finds when it first needs one, as long as all it asks for look like
* the browser's own, and keeps that. So that is when it finds another one, which looks into closed roots too. Nothing of the
* page's runs meanwhile. The methods are among what rrweb (2.1) takes for getters: where they are not, it makes a frame in
* the page to find some.
*/
var withClosedRoots = (begin) => {
	const { querySelector, querySelectorAll } = Element.prototype;
	const { get: rootOf } = Object.getOwnPropertyDescriptor(Element.prototype, "shadowRoot") ?? {};
	const undo = [
		lend("shadowRoot", (host) => (rootOf && Reflect.apply(rootOf, host, [])) ?? roots.get(host) ?? null),
		lend("querySelector", () => querySelector),
		lend("querySelectorAll", () => querySelectorAll)
	];
	try {
		return begin();
	} finally {
		for (const giveBack of undo) giveBack();
	}
};
/** @returns what puts back what was there */
var lend = (name, read) => {
	const own = Object.getOwnPropertyDescriptor(Element.prototype, name);
	if (!own?.configurable) return () => {};
	const get = function() {
		return read(this);
	};
	Object.defineProperty(Element.prototype, name, {
		configurable: true,
		get: new Proxy(get, {})
	});
	return () => Object.defineProperty(Element.prototype, name, own);
};
// packages/tracker/src/replay/console.ts
var LEVELS = [
	"error",
	"warn",
	"info",
	"log",
	"debug"
];
/** A page that writes without end says nothing more after these. */
var MOST$4 = 200;
/** Members of an object that are told, and how deep. */
var MEMBERS = 10;
var DEPTH = 2;
/** UTF-16 units of one thing written: what is cut off later anyway is not made first. */
var LONGEST = 500;
/** What the page writes to its console, as text; the same line once in a row. The console has it all the same, and first. */
var watchConsole = ({ own, guard, tell }) => {
	let told = 0;
	let last = "";
	let isTelling = false;
	for (const level of LEVELS) patch$1(own, console, level, (original, isOn) => {
		const note = guard((things) => {
			if (!isOn() || isTelling || told >= MOST$4) return;
			isTelling = true;
			try {
				const message = things.map((thing) => wordsOf(thing, DEPTH)).join(" ");
				if (`${level} ${message}` !== last) tell({
					type: "console",
					name: level,
					props: { message }
				}, true);
				last = `${level} ${message}`;
				told++;
			} finally {
				isTelling = false;
			}
		});
		return function(...given) {
			original.apply(this, given);
			note(given);
		};
	});
};
/** As consoles show it, shortened: of an object its first members, without what has a secret's name. */
var wordsOf = (thing, depth) => {
	if (typeof thing === "string") return thing.slice(0, LONGEST);
	if (thing instanceof Error) return `${thing.name}: ${thing.message}`.slice(0, LONGEST);
	if (!thing || typeof thing !== "object") return typeof thing === "function" ? "ƒ" : String(thing);
	if (thing instanceof Node) return `<${thing.nodeName.toLowerCase()}>`;
	if (!depth) return Array.isArray(thing) ? "[…]" : "{…}";
	const inner = (value) => wordsOf(value, depth - 1);
	if (Array.isArray(thing)) return `[${thing.slice(0, MEMBERS).map(inner)}${thing.length > MEMBERS ? ",…" : ""}]`;
	return `{${Object.keys(thing).slice(0, MEMBERS).map((key) => `${key}: ${isSecretName(key) ? "***" : inner(Reflect.get(thing, key))}`).join(", ")}}`.slice(0, LONGEST);
};
// packages/tracker/src/replay/frames/speech.ts
/** A word of this site's script, from a page of this site's. Who else may send messages is nobody. */
var wordFrom = ({ data, origin }, site) => {
	const { desirepath, site: named } = data ?? {};
	return (desirepath === "asks" || desirepath === "takes") && named === site.tracking_id && URL.canParse(origin) && isPermitted(site, new URL(origin), {}) ? desirepath : void 0;
};
// packages/tracker/src/replay/frames/join-page.ts
/** ms after its start at which a frame asks: the recorder of the page around it may come later. */
var ASKS_AT = [
	0,
	500,
	1e3,
	2e3,
	4e3,
	8e3,
	16e3
];
/** Whether the page around is of another origin: frames of its own are recorded by it without a word from them. */
var isFramedElsewhere = () => window.parent !== window && !window.frameElement;
/** Asks the page around to record this frame as a part of itself; nothing is told to a page that is not the site's. */
var joinPage = ({ own, guard, site, onOrder }) => {
	let port;
	const ask = {
		desirepath: "asks",
		site: site.tracking_id
	};
	const timers = ASKS_AT.map((ms) => setTimeout(() => {
		if (!port) window.parent.postMessage(ask, "*");
	}, ms));
	const hear = guard((message) => {
		if (message.source !== window.parent || wordFrom(message, site) !== "takes") return;
		port?.close();
		port = message.ports[0];
		if (!port) return;
		port.onmessage = guard(({ data }) => {
			if (data === "leave") port = void 0;
			onOrder(data);
		});
		onOrder("snapshot");
	});
	window.addEventListener("message", hear);
	own.atStop(() => {
		window.removeEventListener("message", hear);
		for (const timer of timers) clearTimeout(timer);
		port?.close();
		port = void 0;
	});
	return { give(json) {
		port?.postMessage(json);
		return !!port;
	} };
};
// packages/tracker/src/replay/frames/translate.ts
/** No document has as many nodes: those of the n-th frame are numbered from n times this. */
var APART = 1e7;
/** Under these keys events hold the numbers of nodes and of style sheets, and elsewhere none. */
var NUMBERS = /^(id|parentId|nextId|previousId|rootId|styleId|styleIds)$/;
var STATE = "desirepath/state@1";
/** What a frame has recorded of itself, as the page around it records its frames; undefined for what is the page's alone. */
var asPartOf = (event, frameId, number) => {
	const shift = (value, key = "") => {
		if (typeof value === "number") return NUMBERS.test(key) && value > 0 ? value + number * APART : value;
		if (Array.isArray(value)) return value.map((item) => shift(item, key));
		if (!value || typeof value !== "object") return value;
		return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shift(inner, name)]));
	};
	switch (event.type) {
		case EventType$1.FullSnapshot: {
			const node = shift(event.data.node);
			return {
				type: EventType$1.IncrementalSnapshot,
				timestamp: event.timestamp,
				data: {
					source: IncrementalSource$1.Mutation,
					texts: [],
					attributes: [],
					removes: [],
					adds: [{
						parentId: frameId,
						nextId: null,
						node: rooted(node, node.id)
					}],
					isAttachIframe: true
				}
			};
		}
		case EventType$1.IncrementalSnapshot:
			if (event.data.source === IncrementalSource$1.ViewportResize || event.data.source === IncrementalSource$1.Selection) return void 0;
			return {
				...event,
				data: shift(event.data)
			};
		case EventType$1.Plugin: return event.data.plugin === STATE ? {
			...event,
			data: shift(event.data)
		} : void 0;
		default: return;
	}
};
/** Each node but a document says to which one it belongs, unless that is the page's. */
var rooted = (node, rootId) => ({
	...node,
	...node.type !== NodeType$1.Document && !node.rootId && { rootId },
	..."childNodes" in node && { childNodes: node.childNodes.map((child) => rooted(child, rootId)) }
});
// packages/tracker/src/replay/frames/take-in.ts
/** Frames of a page that are recorded at once. */
var MOST$3 = 20;
/** Records frames of other origins along that ask for it, as far as they are the site's and nothing hides them here. */
var takeInFrames = ({ own, guard, site, frames, write }) => {
	const ports = /* @__PURE__ */ new Map();
	let taken = 0;
	const letGo = () => {
		for (const [frame, port] of ports) {
			if (frame.isConnected) continue;
			port.close();
			ports.delete(frame);
		}
	};
	const order = (given) => {
		letGo();
		for (const port of ports.values()) port.postMessage(given);
	};
	const take = (frame, { source, origin }) => {
		const { port1, port2 } = new MessageChannel();
		const number = ++taken;
		port1.onmessage = guard(({ data }) => {
			if (!isShown(frame) || typeof data !== "string" || data.length > 12582912) return;
			const event = asPartOf(JSON.parse(data), record.mirror.getId(frame), number);
			if (event) write(event);
		});
		ports.get(frame)?.close();
		ports.set(frame, port1);
		const word = {
			desirepath: "takes",
			site: site.tracking_id
		};
		source?.postMessage(word, {
			targetOrigin: origin,
			transfer: [port2]
		});
	};
	const hear = guard((message) => {
		if (wordFrom(message, site) !== "asks") return;
		letGo();
		const frame = frames().find(({ contentWindow }) => contentWindow === message.source);
		if (frame && isShown(frame) && (ports.has(frame) || ports.size < MOST$3)) take(frame, message);
	});
	window.addEventListener("message", hear);
	own.atStop(() => {
		window.removeEventListener("message", hear);
		order("leave");
		for (const port of ports.values()) port.close();
		ports.clear();
	});
	return { renew: () => order("snapshot") };
};
/** Whether its element is recorded, and not as something hidden. */
var isShown = (frame) => record.mirror.getNode(record.mirror.getId(frame)) === frame && !coverOf(frame);
// packages/tracker/src/replay/network.ts
/** A page that polls says nothing more after these. */
var MOST$2 = 1e3;
/** All requests of the page from its beginning on, as the browser times them. */
var watchNetwork = ({ own, guard, apiUrl, reads, write }) => {
	const ours = new URL(apiUrl).origin;
	const methods = /* @__PURE__ */ new Map();
	const remember = guard((address, method) => {
		if (methods.size < MOST$2) methods.set(new URL(String(address), document.baseURI).href, (method ?? "GET").toUpperCase());
	});
	patch$1(own, window, "fetch", (original, isOn) => {
		return function(...given) {
			const [input, init] = given;
			const asked = input;
			if (isOn()) remember(asked.url ?? input, init?.method ?? asked.method);
			return original.apply(this, given);
		};
	});
	patch$1(own, XMLHttpRequest.prototype, "open", (original, isOn) => {
		return function(...given) {
			if (isOn()) remember(given[1], String(given[0]));
			return original.apply(this, given);
		};
	});
	let written = 0;
	const observer = new PerformanceObserver(guard((list) => {
		const entries = list.getEntries();
		const isOfPage = ({ initiatorType, name }) => initiatorType !== "fetch" || !reads.has(name);
		const requests = entries.filter(isOfPage).flatMap((entry) => requestOf(entry, ours, methods)).slice(0, MOST$2 - written);
		written += requests.length;
		if (requests.length) write(requests);
	}));
	observer.observe({
		type: "resource",
		buffered: true
	});
	own.atStop(() => observer.disconnect());
};
var requestOf = ({ name, entryType, initiatorType, startTime, duration, transferSize, responseStatus }, ours, methods) => {
	const { protocol, origin, pathname } = new URL(name);
	if (origin === ours && /^\/(t|api\/track)\//.test(pathname) || !/^http/.test(protocol)) return [];
	return [{
		name: clip(`${origin === location.origin ? "" : origin}${pathname}`, PROP_VALUE_LENGTH),
		entryType,
		initiatorType,
		method: methods.get(name) ?? "",
		status: responseStatus || 0,
		startTime: Math.round(performance.timeOrigin + startTime),
		duration: Math.round(duration),
		transferSize
	}];
};
// packages/tracker/src/replay/animations.ts
/** Of one tree: a page with more moves for effect. */
var MOST$1 = 200;
/** What scripts animate, and what of CSS stands still: the rest of CSS moves by itself wherever it is shown. By element. */
var animationsIn = (root, { isStructureOnly }) => {
	const found = /* @__PURE__ */ new Map();
	for (const animation of root.getAnimations().slice(0, MOST$1)) {
		const { effect, playState } = animation;
		if (!effect || !("target" in effect) || "transitionProperty" in animation) continue;
		const { target } = effect;
		const name = "animationName" in animation ? String(animation.animationName) : void 0;
		if (!target || name !== void 0 && playState !== "paused") continue;
		const recorded = recordedOf(animation, effect, name, isStructureOnly);
		found.set(target, [...found.get(target) ?? [], recorded]);
	}
	return found;
};
var recordedOf = ({ currentTime, playState }, effect, name, isStructureOnly) => {
	const timing = effect.getTiming();
	const { iterations = 1, duration = "auto" } = timing;
	const { pseudoElement } = effect;
	return {
		...name !== void 0 && { name },
		keyframes: name === void 0 ? effect.getKeyframes().map((frame) => cleanFrame(frame, isStructureOnly)) : [],
		timing: {
			delay: timing.delay ?? 0,
			endDelay: timing.endDelay ?? 0,
			duration: typeof duration === "number" ? duration : "auto",
			direction: timing.direction ?? "normal",
			easing: timing.easing ?? "linear",
			fill: timing.fill ?? "auto",
			iterations: Number.isFinite(iterations) ? iterations : null,
			iterationStart: timing.iterationStart ?? 0
		},
		...pseudoElement && { pseudo: pseudoElement },
		at: typeof currentTime === "number" ? currentTime : null,
		is_running: playState === "running"
	};
};
var cleanFrame = ({ computedOffset: _, ...frame }, isStructureOnly) => {
	const clean = {};
	for (const [name, value = null] of Object.entries(frame)) clean[name] = isStructureOnly && typeof value === "string" ? withoutPictures(value) : value;
	return clean;
};
// packages/tracker/src/replay/page-state.ts
/** Of one look at the page: a page with more of something has it for effect. */
var MOST = 200;
/** What a page shows and its DOM does not say, as far as it can be seen from outside without changing the page. */
var createPageStates = (roots, level) => {
	const names = /* @__PURE__ */ new Set();
	let told = /* @__PURE__ */ new Map();
	return {
		learn(json) {
			if (!json.includes(":state(")) return;
			for (const [, name = ""] of json.matchAll(/:state\(\s*([\w-]{1,128})\s*\)/g)) if (names.size < MOST) names.add(name);
		},
		changes() {
			const now = /* @__PURE__ */ new Map();
			for (const root of roots.all()) for (const change of [
				...disabledIn(root),
				...popoversIn(root),
				...statesIn(root, names),
				...animated(root, level)
			]) {
				const json = JSON.stringify(change, (key, value) => key === "at" && isRunning(change) ? 0 : value);
				now.set(`${change.kind} ${change.id}`, {
					change,
					json
				});
			}
			const gone = [...told].filter(([key]) => !now.has(key)).map(([, { change }]) => ({
				...change,
				value: null
			}));
			const fresh = [...now].filter(([key, { json }]) => told.get(key)?.json !== json).map(([, { change }]) => change);
			told = now;
			return [...gone, ...fresh];
		},
		forget() {
			told.clear();
		}
	};
};
var isRunning = ({ kind, value }) => kind === "animations" && value.some(({ is_running }) => is_running);
/** The id of a recorded node, unless nothing of it may leave. */
var idOf = (node) => {
	const id = record.mirror.getId(node);
	return id > 0 && record.mirror.getNode(id) === node && coverOf(node) !== "blocked" ? id : void 0;
};
var stateOf = (node, state) => {
	const id = node ? idOf(node) : void 0;
	return id === void 0 ? [] : [state(id)];
};
var disabledIn = (root) => [...root.styleSheets].filter(({ disabled }) => disabled).slice(0, MOST).flatMap(({ ownerNode }) => stateOf(ownerNode, (id) => ({
	kind: "disabled",
	id,
	value: true
})));
var popoversIn = (root) => matching(root, "[popover]:popover-open").flatMap((node) => stateOf(node, (id) => ({
	kind: "popover",
	id,
	value: true
})));
var statesIn = (root, names) => {
	const found = /* @__PURE__ */ new Map();
	for (const name of names) for (const node of matching(root, `:state(${name})`)) found.set(node, [...found.get(node) ?? [], name]);
	return [...found].flatMap(([node, value]) => stateOf(node, (id) => ({
		kind: "states",
		id,
		value
	})));
};
/** None where this browser does not know the selector. */
var matching = (root, selector) => {
	try {
		return [...root.querySelectorAll(selector)].slice(0, MOST);
	} catch {
		return [];
	}
};
var animated = (root, level) => [...animationsIn(root, level)].flatMap(([node, value]) => stateOf(node, (id) => ({
	kind: "animations",
	id,
	value
})));
// packages/tracker/src/replay/pictures.ts
/** While it changes a canvas is taken small and coarse; once it stands still, well, up to the longer side of most screens. */
var ROUGH = {
	px: 400,
	quality: .4
};
var FINE = {
	px: 2e3,
	quality: .85
};
/** For what is too full of detail to be told well. */
var FAIR = {
	px: 1e3,
	quality: .4
};
/** Characters that pictures may take, on average and at once: what a recording takes without any. */
var A_SECOND = 2e4;
var AT_ONCE = 4e5;
/** Canvases and images looked at in one turn; the others have theirs later. */
var A_TURN = 4;
/** A canvas that does not change is looked at after 2, 4, 8 turns. */
var LONGEST_REST = 8;
var createPictures = (roots, level, tell) => {
	let seen = /* @__PURE__ */ new WeakMap();
	/** Drawn with what another site gave, and so not ours to read. */
	const unreadable = /* @__PURE__ */ new WeakSet();
	const busy = /* @__PURE__ */ new WeakSet();
	let purse = {
		amount: AT_ONCE,
		at: 0
	};
	let next = 0;
	const mayShow = (element) => {
		if (coverOf(element) || level.isStructureOnly) return false;
		return !level.isAllMasked || !!level.shown && isWithin(element, level.shown);
	};
	/** Whether it was told: there may be no room for it, and the page may have covered or removed the element meanwhile. */
	const send = (element, value) => {
		const id = record.mirror.getId(element);
		if (record.mirror.getNode(id) !== element || !mayShow(element) || value.length > purse.amount) return false;
		purse.amount -= value.length;
		tell({
			kind: "picture",
			id,
			value
		});
		return true;
	};
	const take = async (element) => {
		const state = seen.get(element) ?? {
			rough: "",
			isFine: false,
			wasDrawn: false,
			resting: 0,
			rest: 1
		};
		const isImage = !isCanvas(element);
		const bitmap = await createImageBitmap(element);
		const rough = isImage ? element.src : await encode(bitmap, ROUGH);
		const isSame = rough === state.rough;
		const isClear = !isImage && await isEmpty(bitmap, rough);
		const isBlank = isClear && state.wasDrawn && isWebGl(element);
		if (!isClear) state.wasDrawn = true;
		if (!isBlank && !isSame && !isImage) {
			state.isFine = false;
			if (send(element, rough)) state.rest = 1;
		} else if (isBlank || isSame && state.isFine || !send(element, await encodeWell(bitmap))) state.rest = Math.min(LONGEST_REST, state.rest * 2);
		else state.isFine = true;
		bitmap.close();
		seen.set(element, {
			...state,
			rough: isBlank ? state.rough : rough,
			resting: state.rest
		});
	};
	return {
		look(now) {
			purse = {
				amount: Math.min(AT_ONCE, purse.amount + (now - purse.at) / 1e3 * A_SECOND),
				at: now
			};
			const due = roots.all().flatMap((root) => [...root.querySelectorAll("canvas,img[src^=\"blob:\"]")]).filter((element) => {
				const state = seen.get(element);
				if (state) state.resting--;
				return !unreadable.has(element) && !busy.has(element) && !(state && state.resting > 0) && isSeen(element) && mayShow(element);
			});
			for (let turn = 0; turn < Math.min(A_TURN, due.length); turn++) {
				const element = due[next++ % due.length];
				if (!element || busy.has(element)) continue;
				busy.add(element);
				take(element).catch((problem) => {
					if (problem.name === "SecurityError") unreadable.add(element);
				}).finally(() => busy.delete(element));
			}
		},
		forget() {
			seen = /* @__PURE__ */ new WeakMap();
		}
	};
};
/** By what it has: elements of a frame are no instances of this window's classes. */
var isCanvas = (element) => "getContext" in element;
/** Whether there is something to see of it, in the window. */
var isSeen = (element) => {
	const { width, height, top, left, bottom, right } = element.getBoundingClientRect();
	const { innerHeight, innerWidth } = element.ownerDocument.defaultView ?? window;
	const isInWindow = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
	const hasContent = isCanvas(element) ? element.width * element.height > 0 : element.complete && element.naturalWidth > 0;
	return width * height > 0 && isInWindow && hasContent;
};
/** Only to be asked of one that has drawn something: it has a context, and asking for another kind makes none. */
var isWebGl = (canvas) => {
	try {
		return !canvas.getContext("2d");
	} catch {
		return false;
	}
};
var surfaceOf = (bitmap, px) => {
	const scale = Math.min(1, px / Math.max(bitmap.width, bitmap.height));
	return new OffscreenCanvas(Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale));
};
var isEmpty = async (bitmap, rough) => {
	const surface = surfaceOf(bitmap, ROUGH.px);
	surface.getContext("2d");
	return await toText(surface, ROUGH.quality) === rough;
};
/** As well as there is ever room for. */
var encodeWell = async (bitmap) => {
	for (const kind of [FINE, FAIR]) {
		const picture = await encode(bitmap, kind);
		if (picture.length <= AT_ONCE) return picture;
	}
	return encode(bitmap, ROUGH);
};
/** The picture as a data URL. @throws where it may not be read */
var encode = (bitmap, { px, quality }) => {
	const surface = surfaceOf(bitmap, px);
	surface.getContext("2d")?.drawImage(bitmap, 0, 0, surface.width, surface.height);
	return toText(surface, quality);
};
var toText = async (surface, quality) => {
	const blob = await surface.convertToBlob({
		type: "image/webp",
		quality
	});
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(String(reader.result));
		reader.onerror = reject;
		reader.readAsDataURL(blob);
	});
};
// packages/tracker/src/replay/roots.ts
var createRoots = () => {
	/** Ids of inner documents and of elements with shadow roots. */
	let ids = [];
	const learn = (node) => {
		if (node.type === NodeType$1.Document || node.type === NodeType$1.Element && node.isShadowHost) ids.push(node.id);
		if ("childNodes" in node) for (const child of node.childNodes) learn(child);
	};
	const rootsOf = (id) => {
		const node = record.mirror.getNode(id);
		if (!node?.isConnected || node === document) return [];
		const root = node.nodeType === Node.DOCUMENT_NODE ? node : shadowRootOf(node);
		return root && (root.nodeType !== Node.DOCUMENT_NODE || root.defaultView) ? [root] : [];
	};
	return {
		hear({ type, data }) {
			if (type === EventType$1.FullSnapshot) {
				ids = [];
				learn(data.node);
			}
			if (type === EventType$1.IncrementalSnapshot && data.source === IncrementalSource$1.Mutation) for (const { node } of data.adds) learn(node);
		},
		all() {
			const roots = /* @__PURE__ */ new Set([document, ...ids.flatMap(rootsOf)]);
			ids = ids.filter((id) => rootsOf(id).length);
			return [...roots];
		}
	};
};
// packages/tracker/src/replay/state-watch.ts
/** What is not told of by any event is looked for this often, ms, when the page has nothing better to do. */
var LOOK_EVERY = 700;
var IDLE_WITHIN$1 = 1e3;
var PLUGIN = "desirepath/state@1";
/** Tells what a page shows beside its DOM: states that no attribute says and, where the site wants them, pictures. */
var watchState = ({ guard, level, hasPictures, write }) => {
	const roots = createRoots();
	const states = createPageStates(roots, level);
	const tell = (payload) => {
		if (payload.length) write({
			type: EventType$1.Plugin,
			data: {
				plugin: PLUGIN,
				payload
			},
			timestamp: Date.now()
		});
	};
	const pictures = hasPictures && window.OffscreenCanvas && createPictures(roots, level, guard((change) => tell([change])));
	let hasBegun = false;
	let callOff = () => {};
	let frame = 0;
	const look = guard(() => {
		if (document.hidden || !hasBegun) return;
		tell(states.changes());
		if (pictures) frame = requestAnimationFrame(guard(pictures.look));
	});
	const lookSoon = () => {
		callOff();
		callOff = onceIdle(look, IDLE_WITHIN$1);
	};
	const timer = setInterval(lookSoon, LOOK_EVERY);
	return {
		roots: roots.all,
		hear(event, json) {
			roots.hear(event);
			states.learn(json);
			if (event.type !== EventType$1.FullSnapshot) return;
			hasBegun = true;
			states.forget();
			if (pictures) pictures.forget();
			lookSoon();
		},
		rest() {
			hasBegun = false;
			callOff();
			cancelAnimationFrame(frame);
		},
		stop: () => clearInterval(timer)
	};
};
// packages/tracker/src/replay/undoable.ts
/** What rrweb (2.1) patches and leaves behind when it stops. */
var leftBehind = () => [
	[CSSStyleSheet.prototype, "addRule"],
	[CSSStyleSheet.prototype, "removeRule"],
	[document, "adoptedStyleSheets"]
];
/** Runs `patch`, which gives what undoes it. Returns what undoes it wholly, except where others have patched since. */
var undoable = (patch) => {
	const before = leftBehind().map(([owner, name]) => ({
		owner,
		name,
		was: Object.getOwnPropertyDescriptor(owner, name)
	}));
	const undo = patch();
	const patched = before.map((place) => ({
		...place,
		is: Object.getOwnPropertyDescriptor(place.owner, place.name)
	}));
	return () => {
		const untouched = patched.filter(({ owner, name, is }) => {
			const now = Object.getOwnPropertyDescriptor(owner, name);
			return now?.value === is?.value && now?.set === is?.set;
		});
		undo?.();
		for (const { owner, name, was } of untouched) if (was) Object.defineProperty(owner, name, was);
		else Reflect.deleteProperty(owner, name);
	};
};
// packages/tracker/src/replay/while-watched.ts
var WATCHED = "desirepath-watched";
/** Whoever watches sees what happens this much later, ms, and the way there and back. */
var SEND_EVERY = 1e3;
/** An answer that says so holds for this long, ms; while it does, the next one comes sooner. */
var HOLDS_FOR = 12e3;
/**
* Calls `send` every second while somebody watches this session live, which the answers to its batches tell. They are read
* where browsers let any script of a page read them: among the timings of its requests, on pages with https. Elsewhere
* nothing is called, and recordings come with the batches.
* @returns how to stop
*/
var whileWatched = (send) => {
	let sending;
	let ending;
	const end = () => {
		clearInterval(sending);
		clearTimeout(ending);
		sending = void 0;
	};
	const observer = new PerformanceObserver((list) => {
		if (!list.getEntries().some((entry) => entry.serverTiming?.some(({ name }) => name === WATCHED))) return;
		clearTimeout(ending);
		ending = setTimeout(end, HOLDS_FOR);
		sending ??= setInterval(send, SEND_EVERY);
	});
	observer.observe({ type: "resource" });
	return () => {
		observer.disconnect();
		end();
	};
};
// packages/tracker/src/replay/recorder.ts
releaseWhenAsked(record.mirror);
/** A single-page app needs this long to draw its next page; an idle moment after that costs it nothing. */
var SETTLED_AFTER = 500;
/** The page's own work goes first, but a busy page is recorded as well. */
var IDLE_WITHIN = 1e3;
/** A frame waits this long for the page around it to take it in, ms, before it is recorded by itself. */
var JOINED_WITHIN = 2500;
/** A page hidden for longer is likely forgotten; it is recorded anew when it shows again. */
var PAUSE_AFTER = 6e4;
var UNRECORDED = "desirepath/unrecorded@1";
var isMutation = (event) => event.type === EventType$1.IncrementalSnapshot && event.data.source === IncrementalSource$1.Mutation;
/** Of a recorded element, as it stands now; undefined where it is gone. */
var attributeOf = (id, name) => {
	const node = record.mirror.getNode(id);
	return node?.isConnected ? node.getAttribute(name) : void 0;
};
/** Returns what calls that off. */
var onceParsed = (run) => {
	document.addEventListener("DOMContentLoaded", run, { once: true });
	return () => document.removeEventListener("DOMContentLoaded", run);
};
var OF_POINTER = [
	IncrementalSource$1.MouseMove,
	IncrementalSource$1.TouchMove,
	IncrementalSource$1.Drag,
	IncrementalSource$1.MouseInteraction
];
var isOfPointer = ({ type, data }) => type === EventType$1.IncrementalSnapshot && OF_POINTER.includes(data.source);
var startRecorder = (host) => {
	const { page, sessionId, isMeasured, sealSoon, sendChunk, guard } = host;
	setCovers(host.site);
	const level = maskingLevelOf(host.site);
	const chunk = createChunk(sendChunk);
	const pace = createSnapshotPace();
	const calm = createCalm({
		clock: Date.now,
		read: attributeOf,
		write: guard((attributes) => keep({
			type: EventType$1.IncrementalSnapshot,
			data: {
				source: IncrementalSource$1.Mutation,
				texts: [],
				removes: [],
				adds: [],
				attributes
			},
			timestamp: Date.now()
		}))
	});
	let stopRecording;
	let callOff = () => {};
	let recorded = sessionId();
	let hasGivenUp = false;
	let isStopped = false;
	let pausing;
	const keep = (event) => {
		if (!isMeasured()) return;
		const { id, url } = page();
		const clean = cleanRecorded(event, record.mirror, url, level);
		if (!clean) return;
		const json = JSON.stringify(clean);
		if (joining?.give(json)) return state.hear(event, json);
		if (!chunk.push(id, json)) return giveUp(tooManyCharacters(json));
		assets?.see(clean);
		state.hear(event, json);
		const isSnapshot = event.type === EventType$1.FullSnapshot;
		if (isSnapshot) {
			chunk.sendLarge();
			inFrames.renew();
		}
		if (pace.note(isSnapshot, json.length)) renew();
		sealSoon();
	};
	/** What a frame has cleaned and sent. */
	const put = (event) => {
		const json = JSON.stringify(event);
		if (!stopRecording || !isMeasured() || !chunk.push(page().id, json)) return;
		if (pace.note(false, json.length)) renew();
		sealSoon();
	};
	const onEvent = guard((event) => {
		if (!isOfPointer(event) && release()) event.timestamp = Date.now();
		if (event.type === EventType$1.FullSnapshot) calm.forget();
		keep(isMutation(event) ? {
			...event,
			data: {
				...event.data,
				attributes: calm.pass(event.data.attributes)
			}
		} : event);
	});
	const writePlugin = (plugin, payload) => onEvent({
		type: EventType$1.Plugin,
		data: {
			plugin,
			payload
		},
		timestamp: Date.now()
	});
	/** There is no picture from here on, until a page view begins that can be recorded. */
	const giveUp = (why) => {
		hasGivenUp = true;
		writePlugin(UNRECORDED, why);
		setTimeout(guard(end));
	};
	const options = {
		emit: onEvent,
		blockSelector: BLOCKED,
		maskInputOptions: EVERY_INPUT,
		maskInputFn: maskInput,
		inlineStylesheet: true,
		slimDOMOptions: true,
		recordAfter: "DOMContentLoaded",
		errorHandler: () => true
	};
	const begin = guard(() => {
		if (stopRecording || isStopped) return;
		const tooLarge = tooManyElements();
		if (tooLarge) return giveUp(tooLarge);
		hasGivenUp = false;
		if (document.readyState === "loading") {
			callOff = onceParsed(begin);
			return;
		}
		stopRecording = undoable(() => withClosedRoots(() => record(options)));
	});
	const end = () => {
		if (stopRecording) {
			release();
			calm.flush();
			stopRecording();
			calm.forget();
			state.rest();
			stopRecording = void 0;
		}
		forget();
		callOff();
	};
	const snapshot = guard(() => {
		if (!stopRecording) return;
		const tooLarge = tooManyElements();
		if (tooLarge) return giveUp(tooLarge);
		record.takeFullSnapshot(true);
	});
	const settle = (run, after = SETTLED_AFTER) => {
		callOff();
		const timer = setTimeout(() => {
			callOff = onceIdle(run, IDLE_WITHIN);
		}, after);
		callOff = () => clearTimeout(timer);
	};
	const renew = () => settle(snapshot);
	const onVisibility = guard(() => {
		clearTimeout(pausing);
		if (document.hidden) pausing = setTimeout(guard(end), PAUSE_AFTER);
		else begin();
	});
	const takeChunks = (inPieces) => {
		release();
		if (inPieces) calm.flush();
		return chunk.take(inPieces);
	};
	const ends = [];
	const own = { atStop: (run) => void ends.push(guard(run)) };
	const { site, tell } = host;
	if (site.record_console) watchConsole({
		own,
		guard,
		tell
	});
	const reads = /* @__PURE__ */ new Set();
	const assets = level.isStructureOnly ? void 0 : keepAssets({
		own,
		guard,
		reads,
		site,
		isMeasured,
		pageId: () => page().id,
		tagOf: (id) => record.mirror.getNode(id)?.nodeName.toLowerCase()
	});
	if (site.record_network) {
		const write = (requests) => writePlugin("rrweb/network@1", { requests });
		watchNetwork({
			own,
			guard,
			apiUrl: site.api_url,
			reads,
			write
		});
	}
	const inFrames = takeInFrames({
		own,
		guard,
		site,
		frames: () => state.roots().flatMap((root) => [...root.querySelectorAll("iframe")]),
		write: put
	});
	const joining = isFramedElsewhere() ? joinPage({
		own,
		guard,
		site,
		onOrder() {
			if (stopRecording) snapshot();
			else begin();
		}
	}) : void 0;
	watchClosedRoots(own);
	const state = watchState({
		guard,
		level,
		hasPictures: site.record_canvas,
		write: (event) => {
			if (stopRecording) onEvent(event);
		}
	});
	const stopHurrying = whileWatched(guard(() => {
		for (const part of takeChunks(false)) sendChunk(part);
	}));
	if (joining) settle(begin, JOINED_WITHIN);
	else callOff = onceIdle(begin, IDLE_WITHIN);
	document.addEventListener("visibilitychange", onVisibility);
	return {
		takeChunks,
		snapshot() {
			const isSameSession = sessionId() === recorded;
			recorded = sessionId();
			if (hasGivenUp) settle(begin);
			if (!stopRecording) return;
			callOff();
			if (isSameSession) settle(snapshot);
			else snapshot();
		},
		stop() {
			isStopped = true;
			end();
			state.stop();
			stopHurrying();
			for (const undo of ends) undo();
			clearTimeout(pausing);
			document.removeEventListener("visibilitychange", onVisibility);
			for (const field of document.querySelectorAll("[data-rr-is-password]")) field.removeAttribute("data-rr-is-password");
		}
	};
};
export { startRecorder };
