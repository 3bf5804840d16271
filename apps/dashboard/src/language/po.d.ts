declare module '*.po' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}

declare module '*.po?mirrored' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}
