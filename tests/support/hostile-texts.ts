/** What somebody could write where a person types: each runs or fetches something if any of it is ever taken for more than text. `address`: a server that must never hear of it. */
export const hostileTexts = (address: string): readonly string[] => [
  `<script>globalThis.ranOnce=1</script>`,
  `<script src="${address}/s.js"></script>`,
  `<img src="${address}/i.png" onerror="globalThis.ranOnce=2">`,
  `<svg onload="globalThis.ranOnce=3"><image href="${address}/v.png"/></svg>`,
  `<iframe src="${address}/f.html" srcdoc="<script>parent.ranOnce=4</script>"></iframe>`,
  `<style>@import url("${address}/c.css");*{background:url(${address}/b.png)}</style>`,
  `"><link rel="stylesheet" href="${address}/l.css"><link rel="preconnect" href="${address}">`,
  `'"><base href="${address}/"><meta http-equiv="refresh" content="0;url=${address}/m">`,
  `<object data="${address}/o"></object><embed src="${address}/e">`,
  `javascript:globalThis.ranOnce=5`,
  `{{constructor.constructor('globalThis.ranOnce=6')()}}`,
  '${globalThis.ranOnce=7}',
];

/** Elements that only a text that was taken for markup can have made. */
export const hostileElements = [
  'iframe', 'object', 'embed', 'base', 'webview', 'meta[http-equiv]', 'script:not([src])', 'script[src^="http"]', 'link[href^="http"]', 'img[src^="http"]', 'image', '[onerror]', '[onload]', 'a[href^="javascript"]',
].join(',');
