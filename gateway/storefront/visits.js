// Visits of a storefront. Nothing is sent, and no id is made, before agree(); the id is the session's of accessToken().
const UTM = {
  utm_source: 'source',
  utm_medium: 'medium',
  utm_campaign: 'campaign',
  gclid: 'clickId',
  fbclid: 'clickId',
};

export function createVisits({ shop, accessToken, channel = 'WEB', pauseMs = 2000 }) {
  let agreed = false;
  let origin;
  let moments = [];
  let waiting = [];
  let timer;

  async function send(batch) {
    try {
      const token = await accessToken();
      if (!agreed) return;
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const { status } = await fetch(`${shop}/beacon`, { method: 'POST', keepalive: true, headers, body: batch });
      if (status < 500 && ![401, 429].includes(status)) return;
    } catch {}
    // The same batch counts once: it may have arrived.
    if (agreed) waiting = [...waiting, batch].slice(-20);
  }

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    const batches = waiting;
    waiting = [];
    if (moments.length) batches.push(JSON.stringify({ batchId: crypto.randomUUID(), touchpoints: moments }));
    moments = [];
    return Promise.all(batches.map(send));
  }

  function record(kind, about) {
    if (!agreed) return;
    const occurredAt = new Date().toISOString();
    moments.push({ kind, channel, occurredAt, consent: true, page: location.href, ...origin, ...about });
    if (moments.length > 49) void flush();
    else timer ??= setTimeout(flush, pauseMs);
  }

  addEventListener('pagehide', () => agreed && flush());
  return {
    /** The person agrees: this page is the first that is told. */
    agree(about) {
      if (agreed) return;
      agreed = true;
      const asked = new URLSearchParams(location.search);
      origin = { referrer: document.referrer };
      for (const name in UTM) if (asked.get(name)) origin[UTM[name]] = asked.get(name);
      record('PAGE_VIEW', about);
    },
    /** No longer: what is not sent yet is forgotten. */
    withdraw() {
      agreed = false;
      moments = [];
      waiting = [];
      clearTimeout(timer);
      timer = undefined;
    },
    record,
    flush,
  };
}
