// Fetches the rest of the page as soon as the first screen stands, and again until it is here.
import { useEffect, useState } from "preact/hooks";
import { BACKOFF_CAP_MS, backoff } from "../../src/core/backoff.ts";
import sheet from "./talk.css?url";

type Rest = typeof import("./rest.tsx");

/** Null: not here yet. Failed once, some browsers remember it for the whole visit: only a reload helps then. */
export type Later = Rest | "failing" | null;

export function useRest(): Later {
  const [rest, setRest] = useState<Later>(null);
  useEffect(() => {
    const load = (failures: number): void => {
      Promise.all([import("./rest.tsx"), style()]).then(
        ([module]) => setRest(module),
        () => {
          setRest("failing");
          setTimeout(() => load(failures + 1), 1_000 + backoff(failures, BACKOFF_CAP_MS, Math.random));
        },
      );
    };
    load(0);
  }, []);
  return rest;
}

function style(): Promise<void> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = sheet;
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error("style sheet"));
    };
    document.head.append(link);
  });
}
