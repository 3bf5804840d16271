/** Made at build time: see `contract-routes.ts` beside `vite.config.ts`. */
declare module 'virtual:contract-routes' {
  export const routes: import('@desirepath/contract').Contract;
}
