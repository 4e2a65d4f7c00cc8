/** VTEX serves what is in an app's folder `public` under one path for a published app, and under another for a linked one. */
export const ownScriptUrl = (appId = '') => {
  const root = appId.includes('+') ? '/_v/private/assets/v1/linked' : '/_v/public/assets/v1/published'
  return `${root}/${appId}/public/telesales-toolbar/telesales-toolbar.js`
}
