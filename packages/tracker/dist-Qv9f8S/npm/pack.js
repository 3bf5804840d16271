// packages/tracker/src/limits.ts
/**
* The contract's limits that bear on what is sent. Mirrored, not imported: the contract's module would bring all of its
* limits into a script that every page loads. `limits.test.ts` holds them equal.
*/
var URL_LENGTH = 2048;
var PROP_VALUE_LENGTH = 1024;
var PIXELS_MAX = 33554432;
var ELEMENT_STEPS = 1e4;
var REPLAY_EVENTS_PER_CHUNK = 2e4;
var SESSION_INACTIVITY = 18e5;
/** `seq` is a UInt32 column; the numbers of a batch and its chunk must still fit above it. */
var SEQ_MAX = 4294966794;
/** UTF-16 units, half of the bytes that a body may decode to: nearly all text takes one, some two. */
var LARGEST_REPLAY_EVENT = 12582912;
var ASSET_BYTES = 524288;
var ASSET_BYTES_PER_PAGE = 4194304;
var EMAIL = /[^\s:/?#&=;,<>()"'@]{1,64}(@|%(25)*40)(?!\dx\.)[\p{L}\d.-]+\.\p{L}+/gu;
var CARD = /\b\d{4}(([\s.+-]|%(25)*20)\d{4}){3}\b|\b\d{4}([\s.+-]|%(25)*20)\d{6}([\s.+-]|%(25)*20)\d{4,5}\b|\d{14,}/g;
var SECRET_NAME = /pass[wpc]|pwd|secret|token|card.?n|cvv|cvc/i;
/** Whether a property, attribute or parameter of this name holds something secret, whatever its value looks like. */
var isSecretName = (name) => SECRET_NAME.test(name);
/** The text without e-mail addresses and card numbers. Everything that leaves goes through here. */
var scrub = (text) => {
	const clean = text.replace(CARD, (found) => isCardNumber(found) ? "***" : found);
	return /@|%(25)*40/.test(clean) ? clean.replace(EMAIL, "***") : clean;
};
/**
* Grouped digits always count as a card. A single run counts when its check digit holds (ISO/IEC 7812-1: every second digit
* from the right counts double, as the sum of its digits).
*/
var isCardNumber = (found) => {
	if (/\D/.test(found)) return true;
	const sum = [...found].reverse().reduce((all, digit, i) => all + +(i % 2 ? "0246813579"[+digit] : digit), 0);
	return found.length < 20 && sum % 10 === 0;
};
/**
* The text without what is private, and of that the first `max` UTF-16 units, as well-formed Unicode: a cut may halve a
* surrogate pair, and a lone half is refused by stores that keep UTF-8.
*/
var clip = (text, max) => {
	const cut = scrub(text).slice(0, max);
	return cut.toWellFormed ? cut.toWellFormed() : cut;
};
// packages/tracker/src/address.ts
/**
* The address a page is known by: of the query only the named keys, in alphabetical order, and of the fragment nothing,
* unless the site routes by it. Built from parts, so that credentials in the address are left behind, and `file:` pages
* keep their form.
*/
var pageAddress = ({ protocol, host, pathname, search, hash }, queryKeys, isHashRouted) => {
	const kept = [...new URLSearchParams(search)].filter(([key]) => queryKeys.includes(key)).sort();
	const query = `${new URLSearchParams(kept)}`;
	const route = isHashRouted ? /^#!?\/[^?]+/.exec(hash)?.[0] ?? "" : "";
	return `${protocol}//${host}${pathname}${query && `?${query}`}${route}`;
};
/** Whether an address is on one of the domains or below it. A domain without a port stands for every port. */
var isOnDomain = (domains, { host, hostname }) => domains.some((domain) => `.${domain.includes(":") ? host : hostname}`.endsWith(`.${domain}`));
/** Whether the path of a page address is in one of the groups, such as `/admin/*`. */
var isInGroup = (groups, address) => {
	const path = address.replace(/^[a-z]+:\/\/[^/]*|\?[^#]*/g, "");
	return groups.some((group) => new RegExp(`^${group.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*+/g, ".*")}$`).test(path));
};
// packages/tracker/src/masking.ts
/**
* What site owners mark and what visitors type into: the text of these, and of all inside, is not read; and what is not read at
* all, not even what it is made of. As selectors, which match nothing but an error until they are known, so that nothing is
* read either.
*/
var MASKED = "";
var BLOCKED = "";
/** Both, as one text, by which browsers know a selector again. */
var COVERED = "";
/** From here on what a site's settings say. Each script has a copy of its own. */
var setCovers = ({ maskedSelector, blockedSelector }) => {
	MASKED = maskedSelector;
	BLOCKED = blockedSelector;
	COVERED = `${blockedSelector},${maskedSelector}`;
};
/** The outermost blocked element of a chain: nothing below it is read, not even what it is made of. */
var blockOf = (chain) => chain.filter((element) => element.matches(BLOCKED)).at(-1);
// packages/tracker/src/idle.ts
/** Runs when the page has nothing better to do, but within `withinMs`. */
var whenIdle = (run, withinMs) => {
	if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: withinMs });
	else setTimeout(run);
};
/** The same; returns what calls it off. */
var onceIdle = (run, withinMs) => {
	let isOff = false;
	whenIdle(() => {
		if (!isOff) run();
	}, withinMs);
	return () => {
		isOff = true;
	};
};
// packages/tracker/src/pack.ts
/** Shorter bodies fit into two packets as they are. UTF-16 units. */
var FROM = 2e3;
/** A busy page sends as well. */
var IDLE_WITHIN = 1e3;
/** Of this content type a body needs no preflight. */
var bodyOf = (content) => new Blob([content], { type: "text/plain" });
/** A batch's body, compressed where that pays and the browser can; the server knows gzip by its first bytes. */
var pack = async (json) => {
	if (json.length < FROM || !window.CompressionStream) return bodyOf(json);
	if (!document.hidden) await new Promise((resolve) => whenIdle(resolve, IDLE_WITHIN));
	const compressed = new Response(json).body.pipeThrough(new CompressionStream("gzip"));
	return bodyOf(await new Response(compressed).blob());
};
export { SEQ_MAX as C, REPLAY_EVENTS_PER_CHUNK as S, URL_LENGTH as T, ASSET_BYTES_PER_PAGE as _, BLOCKED as a, PIXELS_MAX as b, blockOf as c, isOnDomain as d, pageAddress as f, ASSET_BYTES as g, scrub as h, whenIdle as i, setCovers as l, isSecretName as m, pack as n, COVERED as o, clip as p, onceIdle as r, MASKED as s, bodyOf as t, isInGroup as u, ELEMENT_STEPS as v, SESSION_INACTIVITY as w, PROP_VALUE_LENGTH as x, LARGEST_REPLAY_EVENT as y };
