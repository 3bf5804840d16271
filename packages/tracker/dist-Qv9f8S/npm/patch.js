import { d as isOnDomain } from "./pack.js";
// packages/tracker/src/store.ts
/** Keeps nothing: for cookieless sites, whose ids live as long as the page. */
var noStore = {};
/** A browser's storage, or none where the browser refuses it: then naming it, or the first use of it, throws. */
var storeOf = (open) => {
	try {
		open().getItem("");
		return open();
	} catch {
		return noStore;
	}
};
/** Whether it was kept; a full storage keeps nothing more. */
var save = (store, key, value) => {
	try {
		store.setItem?.(key, JSON.stringify(value));
		return !!store.setItem;
	} catch {
		return false;
	}
};
/** What was saved under `key`, unless nothing was, or someone else has written there. */
var load = (store, key) => parseJson(store.getItem?.(key) ?? "");
var remove = (store, key) => store.removeItem?.(key);
var keysOf = (store, prefix) => Object.keys(store).filter((key) => key.startsWith(prefix));
/** Undefined for what is no JSON. */
var parseJson = (text) => {
	try {
		return JSON.parse(text);
	} catch {}
};
// packages/tracker/src/permission.ts
/** Everything the tracker keeps in a store begins so. */
var OURS = "desirepath.";
var OPTED_OUT = `${OURS}optout`;
var CONSENT = `${OURS}consent`;
var LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;
/** The domains whose pages are one site to its visitors. */
var domainsOf = ({ domain, linked_domains }) => [domain, ...linked_domains];
var hasRefused = ({ doNotTrack, globalPrivacyControl }) => doNotTrack === "1" || !!globalPrivacyControl;
/** Whether a page may be measured, as far as the site and the browser say. */
var isPermitted = (settings, page, wishes) => {
	if (settings.respect_dnt && hasRefused(wishes)) return false;
	if (!page.host) return page.protocol === "file:" && settings.allow_file_protocol;
	return isOnDomain(domainsOf(settings), page) || settings.allow_localhost && LOCAL.test(page.hostname);
};
/** What the visitor has answered, now or on an earlier visit; undefined before that. */
var loadChoice = (lasting) => load(lasting, CONSENT);
/**
* Remembers the answer. A refusal is kept on cookieless sites too, where `local` keeps nothing: it could not be honoured
* otherwise.
*/
var saveChoice = (choice, lasting, local) => {
	remove(lasting, CONSENT);
	save(choice.measure ? local : lasting, CONSENT, choice);
};
/** Takes back all that was kept of a visitor, besides the opt-out, which could not be honoured otherwise. */
var forget = (...stores) => {
	for (const store of stores) for (const key of keysOf(store, OURS)) if (key !== "desirepath.optout") remove(store, key);
};
/**
* Owners take their own visits out by visiting any page with `#desirepath=off`, in each of their browsers, and in again
* with `#desirepath=on`. The fragment is taken out of the address.
*/
var heedFragment = (lasting) => {
	const [fragment, wish] = /^#desirepath=(on|off)$/.exec(location.hash) ?? [];
	if (!fragment) return;
	if (wish === "off") save(lasting, OPTED_OUT, 1);
	else remove(lasting, OPTED_OUT);
	history.replaceState(history.state, "", location.pathname + location.search);
};
// packages/tracker/src/signals/patch.ts
/**
* Puts a function of ours in the place of one of the page's, until the scope is stopped, and as far as the page lets us.
* @param make must do what `original` does; whoever patches after us still calls ours, so it asks `isOn`
* @returns whether it is there
*/
var patch = ({ atStop }, owner, name, make) => {
	const original = owner[name];
	let isOn = true;
	const ours = make(original, () => isOn);
	if (!original || !Reflect.set(owner, name, ours)) return false;
	atStop(() => {
		isOn = false;
		if (owner[name] === ours) owner[name] = original;
	});
	return true;
};
export { hasRefused as a, loadChoice as c, load as d, noStore as f, storeOf as g, save as h, forget as i, saveChoice as l, remove as m, OPTED_OUT as n, heedFragment as o, parseJson as p, domainsOf as r, isPermitted as s, patch as t, keysOf as u };
