const ASK_LIMIT_MS = 5_000;

/** True when a site answers at all within five seconds: what it says is for the one who downloads from it. */
export async function isReachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(ASK_LIMIT_MS) });
    return true;
  } catch {
    return false;
  }
}
