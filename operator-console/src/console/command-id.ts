// Ids of commands that go over HTTP: the same for the same words, so that a lost answer can be asked for again.
import { useRef } from "react";
import { newId } from "../core/uuid.ts";

export interface CommandIds {
  /** The id for this body: the one it was sent with before, else a new one. */
  idFor(body: object): string;
  /** It worked: the same words would be another command. */
  settled(): void;
}

export function commandIds(make: () => string): CommandIds {
  let last: { words: string; id: string } | null = null;
  return {
    idFor: (body) => {
      const words = JSON.stringify(body);
      if (last?.words !== words) last = { words, id: make() };
      return last.id;
    },
    settled: () => {
      last = null;
    },
  };
}

export function useCommandIds(): CommandIds {
  return useRef(commandIds(newId)).current;
}
