/**
 * Reads the session again where a first read failed: up to three times within 15 seconds if what went wrong may pass, none
 * while there is no connection. `run` is the element's; in its `error` a status is the response that has it, and what was not
 * answered in time an event.
 */
export const retry = async (run, read) => {
  const begin = Date.now();
  for (const pause of [500, 1000, 2000]) {
    const { status, headers } = run.error;
    // What is no session, though it is JSON, is none the next time.
    const mayPass = status ? /408|425|429|5../.test(status) : run.error.name === 'TypeError' && run.session === undefined;
    const wait = headers?.get('retry-after');
    const delay = Math.max(pause * (1 + Math.random() / 2), wait * 1000 || Date.parse(wait) - Date.now() || 0);
    if (!mayPass || Date.now() - begin + delay > 15000) break;
    do await new Promise((resolve) => setTimeout(resolve, delay));
    while (!run.code && !navigator.onLine);
    if (run.code) break;
    run.error = undefined;
    await read();
    if (!run.error) break;
  }
};
