// Adds to the record of a session: after a lost answer the same command again; what fails is explained.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { SessionId } from "../../protocol/generated";
import { useCommandIds } from "../command-id";
import { useReport } from "./use-ask";

export interface Saving {
  busy: boolean;
  /** `send` is given the command's id; `onSaved` runs before the record is read again. */
  save<Body extends object>(
    body: Body,
    send: (id: string, body: Body) => Promise<unknown>,
    onSaved: () => void,
  ): Promise<void>;
}

export function useSaving(session: SessionId): Saving {
  const queries = useQueryClient();
  const report = useReport();
  const ids = useCommandIds();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    save: async (body, send, onSaved) => {
      setBusy(true);
      try {
        await send(ids.idFor(body), body);
        ids.settled();
        onSaved();
        await queries.invalidateQueries({ queryKey: ["session", session] });
      } catch (error) {
        report(error);
      } finally {
        setBusy(false);
      }
    },
  };
}
