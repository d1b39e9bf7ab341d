// A newer version of the page: it waits until somebody takes it, and is not even offered while somebody is out.
import { useEffect, useState } from "preact/hooks";

/** Takes the newer version; null where there is none. */
export type Update = (() => void) | null;

const TAKE_OVER = "take over";

export function useUpdate(): Update {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    let over = false;
    void navigator.serviceWorker.getRegistration("/crew/").then((registration) => {
      if (over || registration === undefined) return;
      const look = (): void => setWaiting(registration.active === null ? null : registration.waiting);
      look();
      registration.addEventListener("updatefound", () =>
        registration.installing?.addEventListener("statechange", () => !over && look()),
      );
    });
    return () => {
      over = true;
    };
  }, []);
  if (waiting === null) return null;
  return () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage(TAKE_OVER);
  };
}
